import ByteText

/// Where requests for old addresses lead: numbers of posts, former slugs, the feed.
struct Redirects {
  /// The posts by their numbers, as `/?p=20` and `/?page_id=20` name them.
  ///
  /// Targets are encoded.
  private var numbers: [(id: Int, target: String)] = []
  /// A path that was an address once, decoded and with the path of the blog in front.
  private var paths: [(old: String, target: String)] = []
  private let base: String
  /// The paths that pages of the site have, and those that are redirected already.
  private var taken: Set<String>

  /// - Parameters:
  ///   - site: The settled site.
  ///   - feed: The path of the feed within the blog; `nil` if there is none.
  init(_ site: SiteOverview, feed: String?) {
    base = site.blog.basePath + "/"
    // Posts are large: what goes through all of them looks at each in its place.
    let posts = site.posts
    taken = []
    taken.reserveCapacity(posts.count + site.attachments.count)
    for post in posts.indices where posts[post].isPublic {
      taken.insert(AddressPath.identity(posts[post].address))
    }
    for term in site.terms { taken.insert(AddressPath.identity(term.address)) }
    for author in site.authors { taken.insert(AddressPath.identity(author.address)) }
    addPosts(of: site)
    addAttachments(of: site)
    if let feed { addFeeds(of: site, feed) }
    addDates(of: site)
  }

  private mutating func add(_ old: String, _ target: String, _ site: SiteOverview) {
    guard AddressPath.isSafe(old), taken.insert(AddressPath.identity(old)).inserted else { return }
    paths.append((site.blog.basePath + old, target))
  }

  private mutating func addPosts(of site: SiteOverview) {
    var ids: Set<Int> = []
    let posts = site.posts
    for post in posts.indices where posts[post].isReadable {
      let target = site.link(to: posts[post].address)
      if let id = posts[post].id, posts[post].address != "/", ids.insert(id).inserted {
        numbers.append((id, target))
      }
      for old in posts[post].formerAddresses { add(old, target, site) }
    }
  }

  /// The page of an attachment leads to the post that it belongs to, or to the file.
  private mutating func addAttachments(of site: SiteOverview) {
    let posts = site.posts
    for attachment in site.attachments {
      guard let path = site.blog.path(ofType: "attachment", link: attachment.link) else { continue }
      if let parent = attachment.parent, parent > 0, let post = site.placeOfPost(parent) {
        if posts[post].isReadable { add(path, site.link(to: posts[post].address), site) }
      } else if attachment.url.hasPrefix("http://") || attachment.url.hasPrefix("https://"),
        attachment.url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
      {
        add(path, attachment.url, site)
      }
    }
  }

  private mutating func addFeeds(of site: SiteOverview, _ feed: String) {
    let target = site.link(to: feed)
    for path in [
      "/feed/", "/feed/rss/", "/feed/rss2/", "/feed/atom/", "/feed/rdf/", "/comments/feed/",
    ] {
      add(path, target, site)
    }
  }

  /// Where the addresses of posts begin with their dates, readers shorten them: `/2020/01/`.
  private mutating func addDates(of site: SiteOverview) {
    let list = AddressPath.encoded(base)
    let posts = site.posts
    var days: Set<Substring> = []
    for post in posts.indices
    where posts[post].isReadable && posts[post].type == "post" && posts[post].hasOwnAddress {
      let ends = Self.endsOfDate(in: posts[post].address)
      guard let last = ends.last, days.insert(posts[post].address[..<last]).inserted else {
        continue
      }
      for end in ends { add(String(posts[post].address[..<end]), list, site) }
    }
  }

  /// Where the year, the month and the day end with which a path begins: `/2020/01/`.
  private static func endsOfDate(in path: String) -> [String.Index] {
    var ends: [String.Index] = []
    var rest = Substring(path).utf8
    for width in [4, 2, 2] {
      guard rest.popFirst() == UInt8(ascii: "/") else { break }
      let number = rest.prefix(width)
      rest = rest.dropFirst(width)
      guard number.count == width, number.allSatisfy(\.isASCIIDigit),
        rest.first == UInt8(ascii: "/"), rest.count > 1
      else { break }
      ends.append(rest.index(after: rest.startIndex))
    }
    return ends
  }

  /// The former addresses of posts, within the blog, and where they lead.
  static func formerPaths(_ site: SiteOverview) -> [(old: String, target: String)] {
    site.posts.filter(\.isReadable).flatMap { post in
      post.formerAddresses.map { ($0, site.link(to: post.address)) }
    }
  }

  /// The four files.
  ///
  /// - Parameter folder: Where the file of Netlify must be so that the generator copies it to the site's root.
  /// - Returns: Those of Netlify, nginx, Apache, and one for spreadsheets.
  func files(copiedFrom folder: String) -> [SiteFile] {
    [
      SiteFile(path: folder + "_redirects", chunks: [netlify]),
      SiteFile(path: "redirects.nginx", chunks: [nginx]),
      SiteFile(path: "redirects.htaccess", chunks: [apache]),
      SiteFile(path: "redirects.csv", chunks: [csv]),
    ]
  }

  private var encodedBase: String { AddressPath.encoded(base) }

  /// - Source: Netlify's documentation, "Redirects and rewrites".
  private var netlify: ByteChunk {
    var text = ByteBuffer()
    let base = encodedBase
    for (id, target) in numbers {
      let id = String(id)
      text.append([base, " p=", id, " ", target, " 301!\n"])
      text.append([base, " page_id=", id, " ", target, " 301!\n"])
    }
    for (old, target) in paths {
      text.append([AddressPath.encoded(old), " ", target, " 301\n"])
    }
    return text.finish()
  }

  /// - Source: nginx's documentation, `ngx_http_map_module`. `$uri` is decoded.
  private var nginx: ByteChunk {
    var text = ByteBuffer()
    text.append(
      """
      # In the http block:
      map_hash_bucket_size 512;
      map_hash_max_size 65536;
      map $arg_p$arg_page_id $wordpress_id {

      """)
    for (id, target) in numbers {
      text.append(["  ", String(id), " ", Self.quoted(target), ";\n"])
    }
    text.append(["}\nmap $uri $wordpress_old {\n  ", Self.quoted(base), " $wordpress_id;\n"])
    for (old, target) in paths {
      let target = Self.quoted(target)
      text.append(["  ", Self.quoted(old), " ", target, ";\n"])
      if old.utf8.last == UInt8(ascii: "/") {
        text.append(["  ", Self.quoted(String(old.dropLast())), " ", target, ";\n"])
      }
    }
    text.append(
      """
      }
      # In the server block:
      # if ($wordpress_old) { return 301 $wordpress_old; }

      """)
    return text.finish()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.backslashing("\\\"$") + "\""
  }

  /// - Source: Apache's documentation, `mod_rewrite`. In `.htaccess` paths have no leading slash and are
  ///   decoded.
  private var apache: ByteChunk {
    var text = ByteBuffer()
    text.append("RewriteEngine On\n")
    for (id, target) in numbers {
      text.append(["RewriteCond %{QUERY_STRING} ^(?:p|page_id)=", String(id), "$\n"])
      text.append(["RewriteRule ^$ ", Self.quotedForApache(target + "?"), " [R=301,L,NE]\n"])
    }
    for (old, target) in paths {
      let path = AddressPath.trimmed(String(Substring(old.utf8.dropFirst(base.utf8.count))))
      let pattern = path.backslashing("\\.^$|?*+()[]{}\"")
      text.append(
        ["RewriteRule \"^", pattern, "/?$\" ", Self.quotedForApache(target), " [R=301,L,NE]\n"])
    }
    return text.finish()
  }

  private static func quotedForApache(_ text: String) -> String {
    "\"" + text.backslashing("%$") + "\""
  }

  private var csv: ByteChunk {
    var text = ByteBuffer()
    text.append("from,to,status\n")
    let base = encodedBase
    for (id, target) in numbers {
      text.append([base, "?p=", String(id), ",", Self.cell(target), ",301\n"])
    }
    for (old, target) in paths {
      text.append([Self.cell(AddressPath.encoded(old)), ",", Self.cell(target), ",301\n"])
    }
    return text.finish()
  }

  /// - Source: RFC 4180, section 2.
  private static func cell(_ text: String) -> String {
    text.containsBytes(of: ",") || text.containsBytes(of: "\"")
      ? "\"" + text.replacingBytes(of: "\"", with: "\"\"") + "\"" : text
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ texts: [String]) {
    for text in texts { append(text: text) }
  }
}
