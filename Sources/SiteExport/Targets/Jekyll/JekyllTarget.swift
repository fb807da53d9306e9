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

  var needsOverview: Bool { true }

  /// Jekyll decodes the names of files.
  func fileName(ofMedia path: String) -> String { path.replacing("%", with: "%25") }

  var responsesFolder: String? { "_data/comments" }
  var frontPagePath: String? { "index.md" }

  func fileRequest(for post: Post) -> FileRequest {
    let names = FileRequest.siteNames(of: post)
    switch post.type {
    case "post" where post.status != "publish": return FileRequest(in: ["_drafts"], names: names)
    case "post":
      let day = post.date ?? post.dateGMT
      let date = day.map { String($0.isoText.prefix(10)) } ?? "1970-01-01"
      return FileRequest(in: ["_posts"], names: names.map { $0.isEmpty ? "" : date + "-" + $0 })
    case "page": return FileRequest(in: ["pages"], names: names)
    default: return FileRequest(in: ["_" + Self.collection(of: post.type)], names: names)
    }
  }

  /// The collection of a type; Jekyll has folders of its own that begin with `_`.
  private static func collection(of type: String) -> String {
    let name = TaxonomyKey.plain(type)
    return ["posts", "drafts", "layouts", "includes", "data", "site", "sass", "plugins"].contains(
      name)
      ? "type_" + name : name
  }

  func address(ofFile path: String) -> String {
    var path = path.dropLast(".md".count)
    if path.hasPrefix("_posts/") { path = "posts/" + path.dropFirst("_posts/2020-01-01-".count) }
    return "/" + path.drop { $0 == "_" } + "/"
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.add("layout", post.type == "page" ? "page" : "post")
    matter.set("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date)
    matter.add("date_text", page.dateInWords)
    if modified != date { matter.add("last_modified_at", modified) }
    if page.isHidden {
      if post.type != "post" { matter.add("published", flag: false) }
      matter.add("status", post.status)
    }
    if let address = page.listed?.address, !page.isHidden {
      add(address, of: page.site, to: &matter)
    }
    // Liquid is read before Markdown, in code, too.
    matter.add("render_with_liquid", flag: false)
    matter.add("protected", page.isProtected)
    for (taxonomy, terms) in page.termPages {
      matter.add(Self.key(of: taxonomy), terms.map(\.label))
    }
    matter.add("author", page.authorName)
    if post.type != "page" { matter.add("author_key", page.site.author(post.author)?.key ?? "") }
    matter.add("excerpt", page.excerpt)
    matter.add("summary", page.excerptAsText)
    matter.add("image", page.coverURL)
    matter.add("sticky", post.sticky)
    if post.format != "standard" { matter.add("format", post.format) }
    matter.add("parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("menu_order", order) }
    matter.add("wordpress_id", post.id)
    if page.responseCount > 0 {
      matter.add("comments", page.listed?.key ?? "")
      matter.add("comments_title", page.responsesTitle)
    }
    return matter
  }

  /// Adds an address for Jekyll, and the same as links have it: Jekyll's own filters change signs such as `…`.
  private func add(_ address: String, of site: SiteOverview, to matter: inout FrontMatter) {
    matter.add("permalink", Self.permalink(address))
    matter.add("address", AddressPath.encoded(site.blog.basePath + address))
  }

  /// An address as `permalink` has it, where `:` begins a placeholder and `%` an escape.
  private static func permalink(_ address: String) -> String {
    address.replacing("%", with: "%25").replacing(":", with: "%3A")
  }

  /// The key of a taxonomy in front matter.
  private static func key(of taxonomy: String) -> String {
    switch taxonomy {
    case "category": return "categories"
    case "post_tag": return "tags"
    default:
      let name = TaxonomyKey.plain(taxonomy)
      return reserved.contains(name) ? "taxonomy_" + name : name
    }
  }

  /// - Source: Jekyll's documentation, "Front matter" and "Variables"; and the keys above.
  private static let reserved: Set<String> = [
    "title", "layout", "date", "date_text", "last_modified_at", "published", "status", "permalink",
    "address", "summary",
    "render_with_liquid", "protected", "category", "categories", "tag", "tags", "author",
    "author_key", "excerpt", "excerpt_separator", "image", "sticky", "format", "parent",
    "menu_order", "wordpress_id", "comments", "comments_title", "slug", "ext", "type", "draft",
    "content", "url", "id", "next", "previous", "path", "relative_path", "collection", "output",
    "dir", "name", "robots", "sitemap", "redirect_to", "redirect_from", "paginate_path",
    "pagination",
  ]

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = Redirects(site, feed: "/feed.xml").files(copiedFrom: "")
    files += redirectPages(of: site)
    if options.isContentOnly { return files }
    files += termPages(of: site) + authorPages(of: site)
    files.append(SiteFile(path: "_data/terms.json", text: termData(of: site)))
    files.append(SiteFile(path: "_config.yml", text: configuration(of: site)))
    files.append(SiteFile(path: "site.css", text: SiteStyle.css))
    var list = FrontMatter()
    list.add("layout", "home")
    list.set("title", site.words.layout.posts)
    add(site.frontPage == nil ? "/" : site.freeAddress("blog"), of: site, to: &list)
    files.append(file("posts.md", list))
    return files + JekyllLayouts.files
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

  // MARK: - Terms and authors

  private func termPages(of site: SiteOverview) -> [SiteFile] {
    let below = site.termsBelow
    return site.terms.indices.compactMap { index -> SiteFile? in
      let term = site.terms[index]
      if term.address.isEmpty { return nil }
      var matter = FrontMatter()
      matter.add("layout", "term")
      matter.set("title", term.name)
      add(term.address, of: site, to: &matter)
      matter.add("description", PlainTitle.text(ofHTML: term.description))
      matter.add("taxonomy", Self.key(of: term.taxonomy))
      matter.add("labels", ([index] + below[index, default: []]).map { site.terms[$0].label })
      return file("terms/\(TaxonomyKey.plain(term.taxonomy))/\(index + 1).md", matter)
    }
  }

  private func authorPages(of site: SiteOverview) -> [SiteFile] {
    site.authors.enumerated().compactMap { number, author in
      if author.address.isEmpty { return nil }
      var matter = FrontMatter()
      matter.add("layout", "term")
      matter.set("title", author.name)
      add(author.address, of: site, to: &matter)
      matter.add("author_key", author.key)
      return file("authors/\(number + 1).md", matter)
    }
  }

  /// The names and addresses of terms, by key and label, and those of authors.
  private func termData(of site: SiteOverview) -> String {
    var groups: [(key: String, entries: [(String, String, String)])] = []
    for term in site.terms {
      let key = Self.key(of: term.taxonomy)
      if !groups.contains(where: { $0.key == key }) { groups.append((key, [])) }
      let place = groups.firstIndex { $0.key == key } ?? 0
      groups[place].entries.append((term.label, term.name, term.address))
    }
    groups.append(("author_key", site.authors.map { ($0.key, $0.name, $0.address) }))
    return "{\n"
      + groups.map { group in
        let entries = group.entries.map { label, name, address in
          "    \(QuotedText.of(label)): {\"name\": \(QuotedText.of(name)), \"url\": \(QuotedText.of(address.isEmpty ? "" : AddressPath.encoded(site.blog.basePath + address)))}"
        }
        return "  \(QuotedText.of(group.key)): {\n\(entries.joined(separator: ",\n"))\n  }"
      }.joined(separator: ",\n") + "\n}\n"
  }

  private func file(_ path: String, _ matter: FrontMatter) -> SiteFile {
    SiteFile(path: path, chunks: [bytes(of: matter)])
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

  private func configuration(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    var types: [String] = []
    for post in site.posts where post.type != "post" && post.type != "page" {
      let name = Self.collection(of: post.type)
      if !types.contains(name) { types.append(name) }
    }
    var text = """
      title: \(quoted(site.header.site.title))
      description: \(quoted(site.header.site.description))
      lang: \(quoted(site.words.languageTag))
      direction: \(quoted(site.words.isRightToLeft ? "rtl" : "ltr"))
      url: \(quoted(site.blog.origin.isEmpty ? "http://localhost" : site.blog.origin))
      baseurl: \(quoted(AddressPath.encoded(site.blog.basePath)))
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
    let items = site.menus.first?.items ?? []
    text += items.isEmpty ? "menu: []\n" : "menu:\n"
    for item in items {
      let address =
        item.isOwn ? AddressPath.encoded(site.blog.basePath + item.address) : item.address
      text += "  - {name: \(quoted(item.title)), url: \(quoted(address)), depth: \(item.depth)}\n"
    }
    return text
  }
}
