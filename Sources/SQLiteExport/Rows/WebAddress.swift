import ByteText

/// The parts of a web address, as bytes.
struct WebAddress {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The host without a user and a port; empty for other addresses.
  private let host: Range<Int>
  /// From the path on.
  private let pathStart: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var start = 0
    for scheme: StaticString in ["https:", "http:", "ftp:"]
    where bytes.hasIgnoringCase(scheme, at: 0) {
      start = scheme.utf8CodeUnitCount
    }
    guard bytes.has("//", at: start) else {
      host = 0..<0
      pathStart = 0
      return
    }
    start += 2
    var end = start
    while end < bytes.count, !Self.endsHost(bytes[end]) { end += 1 }
    pathStart = end
    if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = at + 1 }
    if let colon = bytes[start..<end].lastIndex(of: UInt8(ascii: ":")),
      bytes[(colon + 1)..<end].allSatisfy(\.isASCIIDigit)
    {
      end = colon
    }
    host = start..<end
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "\\")
  }

  /// The host in small letters.
  func withHost(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard bytes[host].contains(where: { $0 != $0.asciiLowercased }) else {
      return body(UnsafeBufferPointer(rebasing: bytes[host]))
    }
    bytes[host].map(\.asciiLowercased).withUnsafeBufferPointer(body)
  }

  // Hashes of pages. Each takes the address's `site`, with which it begins, so that it is computed once.

  /// The hash of the page that it names.
  ///
  /// The scheme, `www.`, the place in the page and the last slash do not count, nor does how
  /// characters are encoded.
  func page(on site: Int) -> Int { page(on: site, upTo: queryEnd) }

  /// The hash of the page without what stands behind `?`; `nil` without it, and where nothing else
  /// names the page.
  func pageWithoutQuery(on site: Int) -> Int? {
    queryStart.flatMap { $0 > pathStart + 1 ? page(on: site, upTo: $0) : nil }
  }

  private var queryEnd: Int { bytes.firstIndex(of: UInt8(ascii: "#"), from: 0) ?? bytes.count }

  private var queryStart: Int? {
    bytes.firstIndex(of: UInt8(ascii: "?"), from: 0).flatMap { $0 < queryEnd ? $0 : nil }
  }

  /// The hash of the file that a smaller size of an image was made from: `a-300x200.jpg`, `a-scaled.jpg`.
  func original(on site: Int) -> Int? {
    let end = queryStart ?? queryEnd
    guard let dot = bytes[..<end].lastIndex(of: UInt8(ascii: ".")) else { return nil }
    var start = dot
    while start > pathStart, bytes[start - 1].isASCIIDigit { start -= 1 }
    if start < dot, start > pathStart, bytes[start - 1] == UInt8(ascii: "x") {
      var width = start - 1
      while width > pathStart, bytes[width - 1].isASCIIDigit { width -= 1 }
      guard width < start - 1, width > pathStart, bytes[width - 1] == UInt8(ascii: "-") else {
        return nil
      }
      return hash(on: site, pathStart..<width - 1, dot..<end)
    }
    let suffix = "-scaled" as StaticString
    let beforeSuffix = dot - suffix.utf8CodeUnitCount
    guard beforeSuffix > pathStart, bytes.has(suffix, at: beforeSuffix) else { return nil }
    return hash(on: site, pathStart..<beforeSuffix, dot..<end)
  }

  /// The id in the address of a post that has no name: `?p=12`, `?page_id=12`, `?attachment_id=12`.
  var postID: Int? {
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    for name: StaticString in ["p=", "page_id=", "attachment_id="]
    where bytes.has(name, at: mark + 1) {
      let digits = bytes[(mark + 1 + name.utf8CodeUnitCount)...].prefix { $0.isASCIIDigit }
      return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
    }
    return nil
  }

  /// The host as sites are compared, without `www` in front.
  var site: Int {
    var hash = StableHash()
    addHost(to: &hash)
    return hash.value
  }

  private func addHost(to hash: inout StableHash) {
    let start =
      bytes.hasIgnoringCase("www.", at: host.lowerBound) ? host.lowerBound + 4 : host.lowerBound
    for byte in bytes[start..<max(start, host.upperBound)] {
      hash.add(UInt64(byte.asciiLowercased))
    }
  }

  private func page(on site: Int, upTo end: Int) -> Int {
    var end = end
    while end > pathStart, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return hash(on: site, pathStart..<max(pathStart, end))
  }

  /// The hash of a path, whose second part may be somewhere else in the address.
  private func hash(on site: Int, _ path: Range<Int>, _ more: Range<Int> = 0..<0) -> Int {
    var hash = StableHash()
    hash.add(UInt64(bitPattern: Int64(site)))
    let start = Bytes(rebasing: bytes[path])
    if more.isEmpty, start.firstIndex(of: UInt8(ascii: "%"), from: 0) == nil {
      hash.add(UnsafeRawBufferPointer(start))
    } else {
      let whole = decoded(path) + decoded(more)
      whole.withUnsafeBytes { hash.add($0) }
    }
    return hash.value
  }

  private func decoded(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < range.upperBound,
        let high = bytes[index + 1].hexDigitValue, let low = bytes[index + 2].hexDigitValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

extension [UInt8] {
  /// Without the white space at its ends.
  var trimmedASCII: [UInt8] {
    guard let start = firstIndex(where: { !$0.isXMLWhiteSpace }),
      let end = lastIndex(where: { !$0.isXMLWhiteSpace })
    else { return [] }
    return Array(self[start...end])
  }
}
