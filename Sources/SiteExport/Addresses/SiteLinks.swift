import MarkdownExport
import ByteText
import HTMLFragment

/// Turns links to posts of the blog into links within the site.
///
/// Links to other pages of the blog stay as they are: nobody knows whether the site will have them.
struct SiteLinks: LinkMap {
  private var blog: BlogAddress
  /// The addresses of the posts that everybody can open, by all paths that lead to them.
  private var pages: [String: String] = [:]
  private var pagesByID: [Int: String] = [:]
  /// Signs that the target reads in addresses, and that are therefore written as escapes.
  private let encoded: [UInt8]

  /// - Parameters:
  ///   - site: The settled site.
  ///   - encoded: Signs that are written as escapes in addresses.
  ///   - address: What a link to a post says; by default its path in the site.
  init(_ site: SiteOverview, encoding encoded: [UInt8], address: (ListedPost) -> String) {
    blog = site.blog
    self.encoded = encoded
    // Posts are large: what goes through all of them looks at each in its place.
    let posts = site.posts
    let places = posts.indices.filter { posts[$0].isPublic }
    pages.reserveCapacity(places.count)
    for post in places {
      let target = address(posts[post])
      pages[AddressPath.identity(posts[post].address)] = target
      if let id = posts[post].id, pagesByID[id] == nil { pagesByID[id] = target }
    }
    for post in places {
      for old in posts[post].formerAddresses {
        pages[AddressPath.identity(old)] = pages[AddressPath.identity(posts[post].address)]
      }
    }
    // Who wrote a link did not know that the page would have to move.
    for post in places where !posts[post].hasOwnAddress {
      let link = URLReference(posts[post].link)
      let path = AddressPath.identity(blog.pathInBlog(link.path))
      guard link.query == nil, !path.isEmpty, pages[path] == nil else { continue }
      pages[path] = pages[AddressPath.identity(posts[post].address)]
    }
  }

  func replacement(
    for address: UnsafeBufferPointer<UInt8>, of attribute: HTMLAttributeName
  ) -> [UInt8]? {
    if attribute == .href, mayBeOwn(address),
      let page = page(String(decoding: address, as: UTF8.self))
    {
      return Array(page.utf8)
    }
    guard !encoded.isEmpty, address.contains(where: encoded.contains) else { return nil }
    var bytes: [UInt8] = []
    for byte in address {
      if encoded.contains(byte) {
        PercentCoding.append(byte, to: &bytes)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// Whether an address is worth a closer look: it begins like one of the web, or like a path or query.
  private func mayBeOwn(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    switch address.first {
    case UInt8(ascii: "/"), UInt8(ascii: "?"): true
    case UInt8(ascii: "h"), UInt8(ascii: "H"): !pages.isEmpty && blog.mayOwn(address)
    default: false
    }
  }

  /// The page that a link leads to, with the fragment of the link.
  func page(_ link: String) -> String? {
    let address = URLReference(link)
    guard blog.owns(address) else { return nil }
    let path = AddressPath.identity(blog.pathInBlog(address.path))
    if path.isEmpty || path == "index.php" {
      guard let id = address.number(["p", "page_id"]), let page = pagesByID[id] else { return nil }
      return page + address.fragment
    }
    guard let page = pages[path] else { return nil }
    let query = address.query.map { "?" + $0 } ?? ""
    return page + (query.hasPrefix("?replytocom=") ? "" : query) + address.fragment
  }
}

extension ListedPost {
  /// The addresses that the post had under its former slugs.
  package var oldAddresses: [String] {
    guard !oldSlugs.isEmpty, hasOwnAddress, !slug.isEmpty,
      let range = address.range(ofLast: "/" + slug)
    else { return [] }
    var addresses: [String] = []
    for old in oldSlugs {
      let old = AddressPath.decoded(old[...])
      let path = address[..<range.lowerBound] + "/" + old + address[range.upperBound...]
      if old != slug, AddressPath.isSafe(String(path)), !addresses.contains(String(path)) {
        addresses.append(String(path))
      }
    }
    return addresses
  }
}

extension String {
  /// The last place of a text in this one.
  fileprivate func range(ofLast text: String) -> Range<String.Index>? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
    }
    return nil
  }
}
