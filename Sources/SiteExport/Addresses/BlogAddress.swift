import ByteText
import SiteModel

/// Where a blog stands: its hosts, and the path below which its pages are.
package struct BlogAddress: Sendable {
  /// Scheme and host, such as `https://blog.example`; empty if the archive has no address.
  package private(set) var origin = ""
  /// The path of the blog, decoded and without its last slash: empty, or such as `/blog`.
  package private(set) var basePath = ""
  /// The hosts of the blog, one or two, in lower case and without `www.`.
  private var hosts: [[UInt8]] = []

  init(_ site: Site) {
    let stored = site.baseBlogURL.isEmpty ? site.link : site.baseBlogURL
    let address = URLReference(stored.contains("//") ? stored : "//" + stored)
    if Self.isHost(address.host) {
      origin = (address.scheme.isEmpty ? "https" : address.scheme) + "://" + address.host
    }
    basePath = AddressPath.decoded(address.path)
    while basePath.hasSuffix("/") { basePath.removeLast() }
    if !basePath.isEmpty, !AddressPath.isSafe(basePath) { basePath = "" }
    for stored in [stored, site.link] {
      let host = URLReference(stored.contains("//") ? stored : "//" + stored).bareHost
      if !host.isEmpty { hosts.append(Array(host.utf8)) }
    }
  }

  /// Whether a host is a name that generators take, with or without a port of digits.
  private static func isHost(_ host: String) -> Bool {
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", ".", "_": true
      default: scalar.value > 0x9F && scalar.properties.isAlphabetic
      }
    } && parts.dropFirst().allSatisfy { $0.utf8.allSatisfy(\.isASCIIDigit) }
  }

  /// The path of the blog as links have it, with a slash at the end.
  package var encodedBase: String { AddressPath.encoded(basePath) + "/" }

  /// The whole address of the blog, with a slash at the end; empty if it is not known.
  package var url: String { origin.isEmpty ? "" : origin + encodedBase }

  /// Whether an address is one of the blog: its host is, or it has none.
  func owns(_ address: URLReference) -> Bool {
    if address.host.isEmpty { return address.scheme.isEmpty }
    let host = address.bareHost.utf8
    return hosts.contains { $0.elementsEqual(host) }
  }

  /// Whether an address may be one of the blog, by a fast look at its host.
  ///
  /// Most links of visitors fail this. What passes is for `owns`.
  func mayOwn(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    var start =
      address.hasIgnoringCase("https://", at: 0)
      ? 8 : address.hasIgnoringCase("http://", at: 0) ? 7 : 0
    if start == 0 { return true }
    if address.hasIgnoringCase("www.", at: start) { start += 4 }
    var end = start
    while end < address.count, !Self.endsHost.contains(address[end]) {
      if address[end] == UInt8(ascii: ":") || address[end] >= 0x80 { return true }
      end += 1
    }
    return hosts.contains { host in
      host.count == end - start
        && host.indices.allSatisfy { address[start + $0].asciiLowercased == host[$0] }
    }
  }

  private static let endsHost: [UInt8] = [
    UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
  ]

  /// A decoded path without that of the blog in front; the path itself if it is not below that.
  func pathInBlog(_ path: Substring) -> String {
    let path = AddressPath.decoded(path)
    guard !basePath.isEmpty else { return path }
    let start = path.prefix(basePath.count)
    guard start.lowercased() == basePath.lowercased() else { return path }
    let rest = path.dropFirst(basePath.count)
    return rest.isEmpty ? "/" : rest.first == "/" ? String(rest) : path
  }

  /// The path that a post's `link` gives it, decoded and within the blog.
  ///
  /// - Returns: `/` for the page at the address of the blog itself, which is the static front page;
  ///   `nil` for a link without a path, or with a query, which is no address.
  func path(ofType type: String, link: String) -> String? {
    let address = URLReference(link)
    guard address.query == nil else { return nil }
    var path = AddressPath.joined(pathInBlog(address.path))
    // The same file as that of the folder.
    if path.hasSuffix("/index.html") { path.removeLast("index.html".count) }
    if path.isEmpty || path == "/" {
      return type == "page" && owns(address) && !link.isEmpty ? "/" : nil
    }
    return AddressPath.isSafe(path) && !Self.isPageOfList(path) ? path : nil
  }

  /// Whether WordPress shows a further page of a list at a path, whatever post might be there.
  ///
  /// - Source: wordpress-develop, `WP_Rewrite::generate_rewrite_rules` in
  ///   `src/wp-includes/class-wp-rewrite.php`.
  private static func isPageOfList(_ path: String) -> Bool {
    guard path.containsBytes(of: "page/") else { return false }
    let end = path.split(separator: "/").suffix(2)
    return end.count == 2 && end.first == "page"
      && end.last?.utf8.allSatisfy { $0.isASCIIDigit } == true
  }
}
