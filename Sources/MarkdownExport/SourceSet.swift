import HTMLFragment

/// The list of one picture in several sizes, in the attribute `srcset`.
///
/// - Source: HTML, "Parsing a srcset attribute".
enum SourceSet {
  /// The list with its addresses replaced; `nil` if all stay.
  static func mapped(_ list: UnsafeBufferPointer<UInt8>, _ links: any LinkMap) -> [UInt8]? {
    var mapped: [UInt8] = []
    var copied = 0
    var index = 0
    while index < list.count {
      while index < list.count, isSpace(list[index]) || list[index] == comma { index += 1 }
      let start = index
      while index < list.count, !isSpace(list[index]) { index += 1 }
      var end = index
      while end > start, list[end - 1] == comma { end -= 1 }
      if end > start,
        let new = links.replacement(
          for: UnsafeBufferPointer(rebasing: list[start..<end]), of: .srcset)
      {
        mapped += list[copied..<start]
        mapped += new
        copied = end
      }
      // A comma behind the address ends the entry; else one behind its size does.
      if end < index { continue }
      while index < list.count, list[index] != comma { index += 1 }
    }
    return copied == 0 ? nil : mapped + list[copied...]
  }

  /// Whether a value may be an address or a list of them.
  static func mayBe(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    switch value.first {
    case UInt8(ascii: "/"), UInt8(ascii: "h"), UInt8(ascii: "H"), 0x09, 0x0A, 0x0D, 0x20: true
    default: false
    }
  }

  private static let comma = UInt8(ascii: ",")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
  }
}
