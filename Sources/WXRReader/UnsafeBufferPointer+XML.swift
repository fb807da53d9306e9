import ByteText

extension UnsafeBufferPointer<UInt8> {
  /// Whether a reference to one of XML's five entities begins at `start`.
  func beginsXMLEntity(at start: Int) -> Bool {
    let known: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"]
    return known.contains { has($0, at: start) }
  }

  /// The bytes with `&amp;` for each `&` outside CDATA that does not begin a reference to one of
  /// XML's own entities; `nil` if there is no such `&`.
  func escapingUnknownReferences() -> [UInt8]? {
    var result: [UInt8] = []
    var copiedEnd = 0
    var index = 0
    while index < count {
      switch self[index] {
      case UInt8(ascii: "<") where has("<![CDATA[", at: index):
        index = find("]]>", from: index + 9) ?? count
      case UInt8(ascii: "<") where has("<!--", at: index):
        index = find("-->", from: index + 4) ?? count
      case UInt8(ascii: "&")
      where !beginsXMLEntity(at: index) && !has("&#", at: index):
        result.append(contentsOf: self[copiedEnd...index])
        result.append(contentsOf: "amp;".utf8)
        index += 1
        copiedEnd = index
      default: index += 1
      }
    }
    guard copiedEnd > 0 else { return nil }
    result.append(contentsOf: self[copiedEnd...])
    return result
  }

  /// The first character from U+0080 to U+009F.
  ///
  /// In UTF-8 it is `C2` and a byte from `80` to `9F`.
  func firstC1Character() -> Int? {
    var search = 0
    while let found = firstIndex(of: 0xC2, from: search) {
      search = found + 1
      if search < count, (0x80..<0xA0).contains(self[search]) { return found }
    }
    return nil
  }
}
