import ByteText
import MarkdownExport
import SiteModel

/// A site for Jekyll 4 with the plug-in `jekyll-commonmark`.
///
/// Jekyll's own Markdown, kramdown, reads one body in five in another way.
struct JekyllTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    // Liquid, which layouts are written in, has no regular expressions to find addresses with.
    dialect.writesPlayers = true
    return dialect
  }

  /// Jekyll decodes the names of files.
  func fileName(ofMedia path: String) -> String { path.replacing("%", with: "%25") }

  var responsesFolder: String? { "_data/comments" }
  var frontPagePath: String? { "index.md" }
  var feed: String? { "/feed.xml" }

  func fileRequest(for post: Post) -> FileRequest {
    let names = FileRequest.siteNames(of: post)
    switch post.type {
    case "post" where post.status != "publish": return FileRequest(in: ["_drafts"], names: names)
    case "post":
      let day = post.date ?? post.dateGMT
      let date = day.map { String($0.isoText.prefix(10)) } ?? "1970-01-01"
      let safe = names.map { FileNames.safe($0, byteLimit: 200) }
      return FileRequest(in: ["_posts"], names: safe.map { $0.isEmpty ? "" : date + "-" + $0 })
    case "page": return FileRequest(in: ["pages"], names: names)
    default: return FileRequest(in: ["_" + Self.collection(of: post.type)], names: names)
    }
  }

  /// The collection of a type.
  ///
  /// Jekyll has folders of its own that begin with `_`, and layouts read a collection as a variable of `site`.
  private static func collection(of type: String) -> String {
    let name = TaxonomyKeys.plain(type)
    return reservedCollections.contains(name) ? "type_" + name : name
  }

  /// - Source: Jekyll, `SiteDrop` and `Configuration::DEFAULTS`; and the keys of the configuration below.
  private static let reservedCollections: Set<String> = [
    "posts", "drafts", "layouts", "includes", "data", "site", "sass", "plugins", "redirects",
    "tags", "categories", "pages", "html_pages", "html_files", "static_files", "documents",
    "collections", "related_posts", "time", "config", "title", "description", "lang", "direction",
    "url", "baseurl", "timezone", "future", "markdown", "commonmark", "excerpt_separator",
    "include", "exclude", "words", "menu", "source", "destination", "permalink", "defaults",
    "theme", "port", "host", "limit_posts", "keep_files", "encoding", "safe", "liquid", "kramdown",
    "highlighter", "unpublished", "show_drafts", "paginate", "paginate_path", "incremental",
  ]

  func address(ofFile path: String) -> String {
    var path = path.dropLast(".md".count)
    if path.hasPrefix("_posts/") { path = "posts/" + path.dropFirst("_posts/2020-01-01-".count) }
    return "/" + path.drop { $0 == "_" } + "/"
  }

  /// - Source: for the other keys, Jekyll's documentation, "Front matter" and "Variables".
  let fields = PageFields(
    [
      .text("layout") { $0.post.type == "page" ? "page" : "post" }.needed, .anyTitle, .date,
      .dateInWords, .modified.named("last_modified_at"),
      PageField("published") { $0.isHidden && $0.post.type != "post" ? .flag(false) : nil }.needed,
      .status,
      .text("permalink") { $0.visibleAddress.map(JekyllTarget.permalink) ?? "" }.needed,
      .text("address") { page in
        page.visibleAddress.map { page.site.overview.link(to: $0) } ?? ""
      }.needed,
      // Liquid is read before Markdown, in code, too.
      PageField("render_with_liquid") { _ in .flag(false) }.needed,
      .isProtected, .terms(), .author, .authorKey,
      // A picture alone is no text for lists.
      .text("excerpt") { $0.excerptAsText.isEmpty ? "" : $0.excerpt },
      .excerptAsText.named("summary"),
      .cover.named("image"),
    ] + PageField.others + [.responses, .responsesTitle],
    reserving: [
      "category", "tag", "excerpt_separator", "slug", "ext", "type", "draft", "content", "url",
      "id", "next", "previous", "path", "relative_path", "collection", "output", "dir", "name",
      "robots", "sitemap", "redirect_to", "redirect_from", "paginate_path", "pagination",
    ])

  /// Adds an address for Jekyll, and the same as links have it: Jekyll's own filters change signs such as `…`.
  private func add(_ address: String, of site: SiteOverview, to matter: inout FrontMatter) {
    matter.add("permalink", Self.permalink(address))
    matter.add("address", site.link(to: address))
  }

  /// An address as `permalink` has it, where `:` begins a placeholder and `%` an escape.
  ///
  /// Jekyll takes a dot before a slash off. Without a slash it would make a file of `/x`.
  private static func permalink(_ address: String) -> String {
    let escaped = address.replacingBytes(of: "%", with: "%25")
      .replacingBytes(of: ":", with: "%3A").replacingBytes(of: "./", with: "%2E/")
    return address.hasSuffix("/") || AddressPath.isFile(address) ? escaped : escaped + "/"
  }

  func contentFiles(of site: SiteOverview) -> [SiteFile] { redirectPages(of: site) }

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    let (terms, authors) = (site.termLists(), site.authorLists)
    return homePages(site) + pages(of: terms, site) + pages(of: authors, site) + [
      SiteFile(path: "_data/terms.json", text: termData(terms + authors, site)),
      SiteFile(path: "_config.yml", text: configuration(of: site)),
    ] + JekyllLayouts.files
  }

  /// Pages at former addresses that lead to the new ones.
  private func redirectPages(of site: SiteOverview) -> [SiteFile] {
    var files: [SiteFile] = []
    for (number, redirect) in Redirects.formerPaths(site).enumerated() {
      var matter = FrontMatter()
      matter.add("layout", "redirect")
      matter.add("permalink", Self.permalink(redirect.old))
      matter.add("target", redirect.target)
      matter.add("sitemap", flag: false)
      files.append(file("redirects/\(number + 1).md", matter))
    }
    return files
  }

  // MARK: - Lists

  private func homePages(_ site: SiteOverview) -> [SiteFile] {
    var matter = FrontMatter()
    matter.add("layout", "home")
    matter.set("title", site.words.layout.posts)
    return pages(of: site.postCount, at: site.listAddress, site, "posts", matter)
  }

  private func pages(of lists: [ListPage], _ site: SiteOverview) -> [SiteFile] {
    lists.enumerated().filter { !$1.address.isEmpty }.flatMap { index, list in
      var matter = FrontMatter()
      matter.add("layout", "term")
      matter.set("title", list.name)
      matter.add("description", list.description)
      var path = "authors/\(index + 1)"
      if list.taxonomy.isEmpty {
        matter.add("author_key", list.label)
      } else {
        matter.add("taxonomy", list.key)
        matter.add("labels", list.labels)
        path = "terms/\(TaxonomyKeys.plain(list.taxonomy))/\(index + 1)"
      }
      return pages(of: list.postCount, at: list.address, site, path, matter)
    }
  }

  /// The pages of a list, each a file.
  private func pages(
    of postCount: Int, at address: String, _ site: SiteOverview, _ path: String,
    _ matter: FrontMatter
  ) -> [SiteFile] {
    site.slices(of: postCount, at: address).map { slice in
      var matter = matter
      add(slice.address, of: site, to: &matter)
      matter.add(slice)
      if slice.number > 1 { matter.add("sitemap", flag: false) }
      return file(slice.number == 1 ? "\(path).md" : "\(path)-page-\(slice.number).md", matter)
    }
  }

  /// The names and addresses of terms and authors, by key and label.
  private func termData(_ lists: [ListPage], _ site: SiteOverview) -> String {
    var groups: [(key: String, entries: [(String, [(String, DecodedValue)])])] = []
    var places: [String: Int] = [:]
    for list in lists {
      let place = places[list.key] ?? groups.count
      if place == groups.count {
        places[list.key] = place
        groups.append((list.key, []))
      }
      let url = list.address.isEmpty ? "" : site.link(to: list.address)
      groups[place].entries.append(
        (list.label, [("name", .string(list.name)), ("url", .string(url))]))
    }
    return DataFile.groups(groups)
  }

  // MARK: - Configuration

  /// What Jekyll would leave out for its name, as patterns.
  ///
  /// - Source: Jekyll, `EntryFilter`.
  private func included(_ site: SiteOverview) -> [String] {
    let names = site.mediaNames.filter { name in
      ["_", "#", "."].contains(where: name.hasPrefix) || name.hasSuffix("~")
    }
    return ["_redirects"]
      + names.sorted().map { name in
        name.reduce(into: "") { text, character in
          if "\\*?[]{}".contains(character) { text += "\\" }
          text.append(character)
        }
      }
  }

  private func collections(of site: SiteOverview) -> [String] {
    var types: [String] = []
    for post in site.posts where post.type != "post" && post.type != "page" {
      let name = Self.collection(of: post.type)
      if !types.contains(name) { types.append(name) }
    }
    return types
  }

  private func configuration(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    let types = collections(of: site)
    var text = """
      title: \(quoted(site.title))
      description: \(quoted(site.description))
      lang: \(quoted(site.words.languageTag))
      direction: \(quoted(site.direction))
      url: \(quoted(site.origin))
      baseurl: \(quoted(site.base))
      timezone: UTC
      future: true
      plugins: [jekyll-commonmark]
      markdown: CommonMark
      commonmark:
        options: ["UNSAFE", "FOOTNOTES", "SMART"]
        extensions: ["strikethrough", "autolink", "table", "tasklist"]
      excerpt_separator: "<!--more-->"
      include: [\(included(site).map(quoted).joined(separator: ", "))]
      exclude: ["redirects.csv", "redirects.nginx", "redirects.htaccess", "media.tsv", "media.txt"]

      """
    if !types.isEmpty {
      text += "collections:\n" + types.map { "  \(quoted($0)): {output: true}\n" }.joined()
    }
    text += "words:\n"
    // A brace in a text would end Liquid's tags, so places in sentences are marked otherwise.
    for (key, value) in site.words.list {
      let value = value.replacing("{", with: "%").replacing("}", with: "%")
      text += "  \(key): \(quoted(value))\n"
    }
    let menu = site.menu
    text += menu.isEmpty ? "menu: []\n" : "menu:\n"
    for item in menu { text += "  - \(FrontMatter.json(item))\n" }
    return text
  }
}
