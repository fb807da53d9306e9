import ByteText

/// Where requests for old addresses lead: numbers of posts, former slugs, the feed.
struct Redirects {
  /// A post by its number: `/?p=20` and `/?page_id=20`.
  private var numbers: [(id: Int, target: String)] = []
  /// A path that was an address once. Both are decoded and have the path of the blog in front.
  private var paths: [(old: String, target: String)] = []
  private let base: String
  /// How long the path of the blog is, without its last slash.
  private var baseLength: Int { base.count - 1 }

  /// The paths that were addresses once, within the blog, and where they lead, with the path of the blog.
  var formerPaths: [(old: String, target: String)] {
    paths.map { (String($0.old.dropFirst(baseLength)), $0.target) }
  }

  /// - Parameters:
  ///   - site: The settled site.
  ///   - feed: The path of the feed within the blog; `nil` if there is none.
  init(_ site: SiteOverview, feed: String?) {
    base = site.blog.basePath + "/"
    let taken = Set(
      (site.posts.filter(\.isPublic).map(\.address) + site.terms.map(\.address))
        .map(AddressPath.identity))
    var met: Set<String> = []
    var ids: Set<Int> = []
    for post in site.posts where post.isReadable {
      let target = site.blog.basePath + post.address
      if let id = post.id, post.address != "/", ids.insert(id).inserted {
        numbers.append((id, target))
      }
      for old in post.oldAddresses {
        let identity = AddressPath.identity(old)
        if !taken.contains(identity), met.insert(identity).inserted {
          paths.append((site.blog.basePath + old, target))
        }
      }
    }
    if let feed, !taken.contains("feed") {
      paths.append((base + "feed/", site.blog.basePath + feed))
    }
  }

  /// The four files.
  ///
  /// - Parameters:
  ///   - folder: Where the file of Netlify must be so that the generator copies it to the site's root.
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
      let target = AddressPath.encoded(target)
      text += "\(encodedBase) p=\(id) \(target) 301!\n\(encodedBase) page_id=\(id) \(target) 301!\n"
    }
    for (old, target) in paths {
      text += "\(AddressPath.encoded(old)) \(AddressPath.encoded(target)) 301\n"
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
    for (id, target) in numbers { text += "  \(id) \(Self.quoted(AddressPath.encoded(target)));\n" }
    text += "}\nmap $uri $wordpress_old {\n  \(Self.quoted(base)) $wordpress_id;\n"
    for (old, target) in paths {
      let target = Self.quoted(AddressPath.encoded(target))
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
    var quoted = "\""
    for character in text {
      if character == "\\" || character == "\"" || character == "$" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }

  /// - Source: Apache's documentation, `mod_rewrite`. In `.htaccess` paths have no leading slash and are
  ///   decoded.
  private var apache: String {
    var text = "RewriteEngine On\n"
    for (id, target) in numbers {
      text += """
        RewriteCond %{QUERY_STRING} ^(?:p|page_id)=\(id)$
        RewriteRule ^$ \(Self.quotedForApache(AddressPath.encoded(target) + "?")) [R=301,L,NE]

        """
    }
    for (old, target) in paths {
      var path = old.dropFirst(base.count)
      while path.hasSuffix("/") { path = path.dropLast() }
      text +=
        "RewriteRule \"^\(Self.regex(path))/?$\" \(Self.quotedForApache(AddressPath.encoded(target))) [R=301,L,NE]\n"
    }
    return text
  }

  private static func quotedForApache(_ text: String) -> String {
    "\"" + text.replacing("%", with: "\\%").replacing("$", with: "\\$") + "\""
  }

  private static func regex(_ text: Substring) -> String {
    var escaped = ""
    for character in text {
      if "\\.^$|?*+()[]{}\"".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  private var csv: String {
    var text = "from,to,status\n"
    for (id, target) in numbers {
      text += "\(encodedBase)?p=\(id),\(Self.cell(AddressPath.encoded(target))),301\n"
    }
    for (old, target) in paths {
      text +=
        "\(Self.cell(AddressPath.encoded(old))),\(Self.cell(AddressPath.encoded(target))),301\n"
    }
    return text
  }

  /// - Source: RFC 4180, section 2.
  private static func cell(_ text: String) -> String {
    text.contains(",") || text.contains("\"")
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
