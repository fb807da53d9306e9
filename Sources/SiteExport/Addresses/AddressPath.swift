import ByteText

/// The path of an address in two forms: decoded, as people read it, and encoded, as links have it.
package enum AddressPath {
  /// The path with the escapes of its segments decoded.
  ///
  /// A segment stays as stored if it would not be UTF-8 (WordPress cuts long slugs between bytes), or
  /// would have a slash or a control character.
  static func decoded(_ path: Substring) -> String {
    var path = path
    return path.withUTF8 { bytes in
      if bytes.find(UInt8(ascii: "%"), from: 0) == bytes.count {
        return bytes.string(0..<bytes.count)
      }
      var decoded: [UInt8] = []
      forEachSegment(of: bytes) { segment in
        if segment.startIndex > 0 { decoded.append(UInt8(ascii: "/")) }
        let segment = UnsafeBufferPointer(rebasing: segment)
        if !append(decoded: segment, to: &decoded) { decoded += segment }
      }
      return String(decoding: decoded, as: UTF8.self)
    }
  }

  /// Calls a closure with what stands between the slashes of a path.
  private static func forEachSegment(
    of path: UnsafeBufferPointer<UInt8>, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    var start = 0
    while true {
      let end = path.find(UInt8(ascii: "/"), from: start)
      body(path[start..<end])
      if end == path.count { return }
      start = end + 1
    }
  }

  /// Appends a segment with its escapes decoded.
  ///
  /// - Returns: Whether it could be decoded; otherwise nothing is appended.
  private static func append(
    decoded segment: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) -> Bool {
    let start = bytes.count
    PercentCoding.append(decoded: segment, to: &bytes)
    let isText = bytes[start...].withUnsafeBufferPointer { text in
      text.utf8 != .broken
        && text.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
    }
    if !isText { bytes.removeSubrange(start...) }
    return isText
  }

  /// A decoded path as a link has it.
  package static func encoded(_ path: String) -> String {
    var path = path
    let bytes = path.withUTF8 { $0.allSatisfy(isPlain) ? nil : encodedBytes(of: $0) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? path
  }

  private static func encodedBytes(of path: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var (bytes, decoded): ([UInt8], [UInt8]) = ([], [])
    bytes.reserveCapacity(3 * path.count)
    forEachSegment(of: path) { segment in
      if segment.startIndex > 0 { bytes.append(UInt8(ascii: "/")) }
      let segment = UnsafeBufferPointer(rebasing: segment)
      // A segment that cannot be decoded is still as stored.
      let isStored =
        segment.contains(UInt8(ascii: "%")) && !append(decoded: segment, to: &decoded)
      for byte in segment {
        if isPlain(byte) || isStored && byte == UInt8(ascii: "%") {
          bytes.append(byte)
        } else {
          PercentCoding.append(byte, to: &bytes)
        }
      }
    }
    return bytes
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
    var path = path
    return path.withUTF8 { $0.string(endsTrimmed(of: $0)) }
  }

  private static func endsTrimmed(of path: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (0, path.count)
    while start < end, path[start] == UInt8(ascii: "/") { start += 1 }
    while start < end, path[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return start..<end
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
    path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: "."))
  }

  /// The form in which two paths are one place: without slashes at the ends, and without case, since
  /// file systems of macOS and Windows have none.
  static func identity(_ path: String) -> String {
    trimmed(path).inLowerCase
  }
}
