import ByteText

/// The parts of a URL reference (RFC 3986, section 4.1), as they are stored.
struct URLReference {
  /// In lower case; empty for a reference without one.
  var scheme = ""
  /// With its port, in lower case; empty for a reference without one.
  var host = ""
  var path: Substring
  /// What follows `?`; `nil` without a `?`.
  var query: Substring?
  /// With its `#`; empty without one.
  var fragment: Substring

  init(_ text: String) { self.init(text[...]) }

  init(_ text: Substring) {
    var text = text
    let ends = text.withUTF8 { Ends(of: $0) }
    func part(_ range: Range<Int>) -> Substring {
      let utf8 = text.utf8
      return text[
        utf8.index(
          text.startIndex, offsetBy: range.lowerBound)..<utf8.index(
            text.startIndex, offsetBy: range.upperBound)]
    }
    if !ends.scheme.isEmpty { scheme = String(part(ends.scheme)).inLowerCase }
    if !ends.host.isEmpty { host = String(part(ends.host)).inLowerCase }
    path = part(ends.path)
    if ends.path.upperBound < ends.hash { query = part(ends.path.upperBound + 1..<ends.hash) }
    fragment = part(ends.hash..<text.utf8.count)
  }

  /// Where the parts of a reference stand.
  private struct Ends {
    var scheme = 0..<0
    var host = 0..<0
    var path: Range<Int>
    /// The place of the `#`, or the end.
    var hash: Int

    init(of text: UnsafeBufferPointer<UInt8>) {
      hash = text.find(UInt8(ascii: "#"), from: 0)
      let mark = Swift.min(text.find(UInt8(ascii: "?"), from: 0), hash)
      var start = 0
      let colon = text.find(UInt8(ascii: ":"), from: 0)
      if colon < mark, URLReference.isScheme(text[..<colon]) {
        scheme = 0..<colon
        start = colon + 1
      }
      if start + 2 <= mark, text.has("//", at: start) {
        let end = Swift.min(text.find(UInt8(ascii: "/"), from: start + 2), mark)
        host = start + 2..<end
        start = end
      }
      path = start..<mark
    }
  }

  private static func isScheme(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = text.first, first.isASCIILetter else { return false }
    return text.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }

  /// The host without `www.` and without the port of its scheme.
  var bareHost: String {
    var copy = host
    return copy.withUTF8 { bytes in
      let start = bytes.has("www.", at: 0) ? 4 : 0
      var end = bytes.count
      for port in [":80", ":443"] as [StaticString] {
        let begin = end - port.utf8CodeUnitCount
        if begin >= start, bytes.has(port, at: begin) { end = begin }
      }
      return end - start == bytes.count ? host : bytes.string(start..<end)
    }
  }

  /// The whole number that the query gives for a name; of several the first.
  func number(_ names: [String]) -> Int? {
    guard let query else { return nil }
    for pair in query.split(whereSeparator: { $0 == "&" || $0 == ";" }) {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      var name = String(pair[..<equals])
      if name.hasPrefix("amp") { name = String(name.dropFirst(3)) }
      if names.contains(name) || names.contains("#038" + name),
        let value = Int(pair[equals...].dropFirst())
      {
        return value
      }
    }
    return nil
  }
}
