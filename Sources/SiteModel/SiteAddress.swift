/// The address of a site, as archives of the site have it: with different schemes, with `www.` and
/// without, with a slash at the end and without.
public enum SiteAddress {
  /// The form in which addresses of one site are equal.
  ///
  /// - Parameter address: A URL, or a host with or without a path.
  /// - Returns: Host and path; `nil` for a text that names no host, such as `http:` or `/`.
  public static func identity(of address: String) -> String? {
    let (scheme, rest) = divided(address)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var host = rest[..<end].lowercased()
    if scheme == nil && !looksLikeHost(host) { return nil }
    for (defaultScheme, port) in [("http", ":80"), ("https", ":443")]
    where scheme == defaultScheme && host.hasSuffix(port) {
      host.removeLast(port.count)
    }
    if host.hasSuffix(":") { host.removeLast() }
    if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host.removeFirst(4) }
    if host.isEmpty { return nil }
    var path = rest[end...]
    while path.hasSuffix("/") { path.removeLast() }
    return host + path
  }

  /// The scheme in small letters, and what follows it and its slashes.
  private static func divided(_ address: String) -> (scheme: String?, rest: Substring) {
    if address.hasPrefix("//") { return ("", address.dropFirst(2)) }
    guard let colon = address.firstIndex(of: ":"), colon != address.startIndex else {
      return (nil, address[...])
    }
    let scheme = address[..<colon].lowercased()
    var rest = address[colon...].dropFirst()
    guard rest.hasPrefix("//"), scheme.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      // A port follows this colon, or nothing does.
      return (nil, address[...])
    }
    rest = rest.dropFirst(2)
    return (scheme, rest)
  }

  /// Whether a text without a scheme is a host, and not a path or a half of an address.
  private static func looksLikeHost(_ text: String) -> Bool {
    let name = text.prefix { $0 != ":" }
    let port = text.dropFirst(name.count)
    return (name.contains(".") || name == "localhost") && name.first != "." && port != ":"
      && !name.contains(" ")
  }
}
