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
    var rest = text
    let hash = rest.firstIndex(of: "#") ?? rest.endIndex
    fragment = rest[hash...]
    rest = rest[..<hash]
    if let mark = rest.firstIndex(of: "?") {
      query = rest[mark...].dropFirst()
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[colon...].dropFirst()
    }
    if rest.hasPrefix("//") {
      let authority = rest.dropFirst(2)
      let end = authority.firstIndex(of: "/") ?? authority.endIndex
      host = authority[..<end].lowercased()
      rest = authority[end...]
    }
    path = rest
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
      return false
    }
    return text.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x2B
        || $0 == 0x2D || $0 == 0x2E
    }
  }

  /// The host without `www.` and without the port of its scheme.
  var bareHost: String {
    var host = host[...]
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    if host.hasSuffix(":80") { host = host.dropLast(3) }
    if host.hasSuffix(":443") { host = host.dropLast(4) }
    return String(host)
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
