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
    let posts = site.posts
    taken = Set(
      (posts.indices.filter { posts[$0].isPublic }.map { posts[$0].address }
        + site.terms.map(\.address) + site.authors.map(\.address)).map(AddressPath.identity))
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
    for post in site.posts where post.isReadable {
      let target = AddressPath.encoded(site.blog.basePath + post.address)
      if let id = post.id, post.address != "/", ids.insert(id).inserted {
        numbers.append((id, target))
      }
      for old in post.formerAddresses { add(old, target, site) }
    }
  }

  /// The page of an attachment leads to the post that it belongs to, or to the file.
  private mutating func addAttachments(of site: SiteOverview) {
    for attachment in site.attachments {
      guard let path = site.blog.path(ofType: "attachment", link: attachment.link) else { continue }
      if let parent = attachment.parent, parent > 0, let post = site.post(parent) {
        if post.isReadable {
          add(path, AddressPath.encoded(site.blog.basePath + post.address), site)
        }
      } else if attachment.url.hasPrefix("http://") || attachment.url.hasPrefix("https://"),
        attachment.url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
      {
        add(path, attachment.url, site)
      }
    }
  }

  private mutating func addFeeds(of site: SiteOverview, _ feed: String) {
    let target = AddressPath.encoded(site.blog.basePath + feed)
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
    for post in posts.indices
    where posts[post].isReadable && posts[post].type == "post" && posts[post].hasOwnAddress {
      let address = posts[post].address
      let parts = address.split(separator: "/")
      guard parts.count > 1, parts[0].utf8.count == 4, Int(parts[0]) != nil else { continue }
      var path = "/\(parts[0])/"
      add(path, list, site)
      for part in parts.dropFirst().dropLast().prefix(2)
      where part.utf8.count == 2 && Int(part) != nil {
        path += part + "/"
        add(path, list, site)
      }
    }
  }

  /// The former addresses of posts, within the blog, and where they lead.
  static func formerPaths(_ site: SiteOverview) -> [(old: String, target: String)] {
    site.posts.filter(\.isReadable).flatMap { post in
      post.formerAddresses.map { ($0, AddressPath.encoded(site.blog.basePath + post.address)) }
    }
  }

  /// The four files.
  ///
  /// - Parameter folder: Where the file of Netlify must be so that the generator copies it to the site's root.
  /// - Returns: Those of Netlify, nginx, Apache, and one for spreadsheets.
  func files(copiedFrom folder: String) -> [SiteFile] {
    [
      SiteFile(path: folder + "_redirects", text: netlify),
      SiteFile(path: "redirects.nginx", text: nginx),
      SiteFile(path: "redirects.htaccess", text: apache),
      SiteFile(path: "redirects.csv", text: csv),
    ]
  }

  private var encodedBase: String { AddressPath.encoded(base) }

  /// - Source: Netlify's documentation, "Redirects and rewrites".
  private var netlify: String {
    var text = ""
    for (id, target) in numbers {
      text += "\(encodedBase) p=\(id) \(target) 301!\n\(encodedBase) page_id=\(id) \(target) 301!\n"
    }
    for (old, target) in paths {
      text += "\(AddressPath.encoded(old)) \(target) 301\n"
    }
    return text
  }

  /// - Source: nginx's documentation, `ngx_http_map_module`. `$uri` is decoded.
  private var nginx: String {
    var text = """
      # In the http block:
      map_hash_bucket_size 512;
      map_hash_max_size 65536;
      map $arg_p$arg_page_id $wordpress_id {

      """
    for (id, target) in numbers { text += "  \(id) \(Self.quoted(target));\n" }
    text += "}\nmap $uri $wordpress_old {\n  \(Self.quoted(base)) $wordpress_id;\n"
    for (old, target) in paths {
      let target = Self.quoted(target)
      text += "  \(Self.quoted(old)) \(target);\n"
      if old.hasSuffix("/") { text += "  \(Self.quoted(String(old.dropLast()))) \(target);\n" }
    }
    text += """
      }
      # In the server block:
      # if ($wordpress_old) { return 301 $wordpress_old; }

      """
    return text
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.backslashing("\\\"$") + "\""
  }

  /// - Source: Apache's documentation, `mod_rewrite`. In `.htaccess` paths have no leading slash and are
  ///   decoded.
  private var apache: String {
    var text = "RewriteEngine On\n"
    for (id, target) in numbers {
      text += """
        RewriteCond %{QUERY_STRING} ^(?:p|page_id)=\(id)$
        RewriteRule ^$ \(Self.quotedForApache(target + "?")) [R=301,L,NE]

        """
    }
    for (old, target) in paths {
      let path = AddressPath.trimmed(String(Substring(old.utf8.dropFirst(base.utf8.count))))
      let pattern = path.backslashing("\\.^$|?*+()[]{}\"")
      text += "RewriteRule \"^\(pattern)/?$\" \(Self.quotedForApache(target)) [R=301,L,NE]\n"
    }
    return text
  }

  private static func quotedForApache(_ text: String) -> String {
    "\"" + text.backslashing("%$") + "\""
  }

  private var csv: String {
    var text = "from,to,status\n"
    for (id, target) in numbers {
      text += "\(encodedBase)?p=\(id),\(Self.cell(target)),301\n"
    }
    for (old, target) in paths {
      text +=
        "\(Self.cell(AddressPath.encoded(old))),\(Self.cell(target)),301\n"
    }
    return text
  }

  /// - Source: RFC 4180, section 2.
  private static func cell(_ text: String) -> String {
    text.containsBytes(of: ",") || text.containsBytes(of: "\"")
      ? "\"" + text.replacingBytes(of: "\"", with: "\"\"") + "\"" : text
  }
}
