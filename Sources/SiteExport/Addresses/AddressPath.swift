import ByteText

/// The path of an address in two forms: decoded, as people read it, and encoded, as links have it.
package enum AddressPath {
  /// The path with the escapes of its segments decoded.
  ///
  /// A segment stays as stored if it would not be UTF-8 (WordPress cuts long slugs between bytes), or
  /// would have a slash or a control character.
  static func decoded(_ path: Substring) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return String(path) }
    return path.split(separator: "/", omittingEmptySubsequences: false)
      .map { decoded(segment: $0) ?? String($0) }.joined(separator: "/")
  }

  private static func decoded(segment: Substring) -> String? {
    let bytes = PercentCoding.decoded(segment.utf8)
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") })
    else { return nil }
    return text
  }

  /// A decoded path as a link has it.
  package static func encoded(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    var bytes: [UInt8] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      if !bytes.isEmpty || segment.startIndex > path.startIndex { bytes.append(0x2F) }
      // A segment that cannot be decoded is still as stored.
      let isStored = segment.utf8.contains(UInt8(ascii: "%")) && decoded(segment: segment) == nil
      for byte in segment.utf8 {
        if isPlain(byte) || isStored && byte == UInt8(ascii: "%") {
          bytes.append(byte)
        } else {
          PercentCoding.append(byte, to: &bytes)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Source: RFC 3986, section 3.3, without the signs that Markdown or HTML may read.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case _ where byte.isASCIILetter || byte.isASCIIDigit: true
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: ","),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// The path with one slash for each run of slashes.
  static func joined(_ path: String) -> String {
    guard path.utf8Range(of: "//") != nil else { return path }
    var joined: [UInt8] = []
    for byte in path.utf8 where byte != UInt8(ascii: "/") || joined.last != UInt8(ascii: "/") {
      joined.append(byte)
    }
    return String(decoding: joined, as: UTF8.self)
  }

  /// The path without slashes at its ends.
  static func trimmed(_ path: String) -> String {
    var utf8 = path.utf8[...]
    while utf8.first == UInt8(ascii: "/") { utf8.removeFirst() }
    while utf8.last == UInt8(ascii: "/") { utf8.removeLast() }
    return String(Substring(utf8))
  }

  /// Whether each segment names a page or a folder: no `.`, no `..` in it, none that is empty or too long for a file.
  static func isSafe(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { path in
      guard path.first == UInt8(ascii: "/"), path.count <= 1000 else { return false }
      var start = 1
      while start < path.count {
        let end = path.find(UInt8(ascii: "/"), from: start)
        if !isName(UnsafeBufferPointer(rebasing: path[start..<end])) { return false }
        start = end + 1
      }
      return true
    }
  }

  private static func isName(_ segment: UnsafeBufferPointer<UInt8>) -> Bool {
    !segment.isEmpty && segment.count <= 240 && !segment.elementsEqual(".".utf8)
      && !segment.contains(UInt8(ascii: "\\")) && segment.find("..", from: 0) == nil
  }

  /// Whether a page lies in a file of that name: a path without a slash at the end, and with an extension.
  ///
  /// Any other page is the `index.html` of a folder.
  static func isFile(_ path: String) -> Bool {
    path.utf8.last != UInt8(ascii: "/") && path.split(separator: "/").last?.contains(".") == true
  }

  /// The form in which two paths are one place: without slashes at the ends, and without case, since
  /// file systems of macOS and Windows have none.
  static func identity(_ path: String) -> String {
    let path = trimmed(path)
    return path.utf8.contains { $0.isASCIIUppercase || $0 >= 0x80 } ? path.lowercased() : path
  }
}
