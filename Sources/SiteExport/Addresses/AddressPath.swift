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
    guard path.contains("//") else { return path }
    var joined = path
    while joined.contains("//") { joined = joined.replacing("//", with: "/") }
    return joined
  }

  /// The path without slashes at its ends.
  static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.utf8.first == UInt8(ascii: "/") { path.removeFirst() }
    while path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return String(path)
  }

  /// Whether each segment names a page or a folder: no `.`, no `..` in it, none that is empty or too long for a file.
  static func isSafe(_ path: String) -> Bool {
    guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(UInt8(ascii: "\\")) else {
      return false
    }
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if segments.last == "" { segments.removeLast() }
    return path.utf8.count <= 1000
      && segments.allSatisfy {
        !$0.isEmpty && $0 != "." && !$0.contains("..") && $0.utf8.count <= 240
      }
  }

  /// Whether a page lies in a file of that name: a path without a slash at the end, and with an extension.
  ///
  /// Any other page is the `index.html` of a folder.
  static func isFile(_ path: String) -> Bool {
    path.utf8.last != UInt8(ascii: "/") && path.split(separator: "/").last?.contains(".") == true
  }

  /// The form in which two paths are one place: without slashes at the ends, and without case, since
  /// file systems of macOS and Windows have none.
  static func identity(_ path: String) -> String { trimmed(path).lowercased() }
}
