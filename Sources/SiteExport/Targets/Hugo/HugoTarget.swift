import MarkdownExport
import SiteModel

/// A site for Hugo, from 0.111 on.
///
/// Responses lie in `assets`, whose files Hugo reads only where a page asks for them.
struct HugoTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.syntax = .hugo
    return dialect
  }

  var needsOverview: Bool { true }
  var authorsAreKeys: Bool { true }
  var translationKey: String { "translationKey" }
  var keptFolders: Int? { 2 }

  /// `lang` is for sites in several languages, of which this is none.
  func ownKey(_ name: String) -> String { name == "lang" ? "language" : name }

  var staticFolder: String { "static/" }
  var responsesFolder: String? { "assets/comments" }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(
      in: ["content", FileRequest.folder(ofType: post.type)], names: FileRequest.siteNames(of: post)
    )
  }

  var frontPagePath: String? { "content/_index.md" }

  func address(ofFile path: String) -> String {
    "/" + path.dropFirst("content/".count).dropLast(".md".count) + "/"
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.add("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date: date)
    if modified != date { matter.add("lastmod", date: modified) }
    if page.isHidden {
      matter.add("draft", true)
      matter.add("status", post.status)
    }
    if let address = page.listed?.address, address != "/" { matter.add("url", Self.url(address)) }
    matter.add("protected", page.isProtected)
    for (taxonomy, terms) in page.termPages {
      matter.add(Self.key(of: taxonomy), terms.map(\.key))
    }
    if post.type != "page", let author = page.site.author(post.author) {
      matter.add("authors", [author.key])
    }
    matter.add("author", page.authorName)
    matter.add("aliases", page.isHidden ? [] : page.listed?.oldAddresses.map(Self.url) ?? [])
    matter.add("summary", page.excerpt)
    matter.add("cover", page.coverURL)
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

  /// An address as the key `url` has it: `:` begins a placeholder since Hugo 0.131.
  private static func url(_ address: String) -> String { address.replacing(":", with: "\\:") }

  /// The key of a taxonomy in front matter and configuration.
  static func key(of taxonomy: String) -> String {
    switch taxonomy {
    case "category": return "categories"
    case "post_tag": return "tags"
    default:
      let name = TaxonomyKey.plain(taxonomy)
      return reserved.contains(name) ? "taxonomy_" + name : name
    }
  }

  /// - Source: Hugo's documentation, "Front matter"; and the keys above.
  private static let reserved: Set<String> = [
    "title", "date", "lastmod", "draft", "url", "slug", "aliases", "type", "layout", "kind", "path",
    "build", "cascade", "menus", "menu", "params", "resources", "outputs", "sitemap", "weight",
    "markup", "linktitle", "keywords", "description", "summary", "expirydate", "publishdate",
    "headless", "iscjklanguage", "lang", "translationkey", "modified", "status", "protected",
    "categories", "tags", "author", "authors", "cover", "sticky", "format", "parent", "menu_order",
    "wordpress_id", "comments", "comments_title",
  ]

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = termFiles(of: site) + authorFiles(of: site)
    if site.frontPage != nil {
      var matter = FrontMatter()
      matter.add("title", site.words.layout.posts)
      matter.add("url", site.freeAddress("blog"))
      matter.add("layout", "posts")
      files.append(file("content/list-of-posts.md", matter))
    }
    files += Redirects(site, feed: "/index.xml").files(copiedFrom: "static/")
    if options.isContentOnly { return files }
    files.append(SiteFile(path: "hugo.toml", text: configuration(of: site)))
    files.append(SiteFile(path: "static/site.css", text: SiteStyle.css))
    files += HugoLayouts.files
    return files
  }

  // MARK: - Terms and authors

  private func termFiles(of site: SiteOverview) -> [SiteFile] {
    let below = site.termsBelow
    return site.terms.indices.compactMap { index -> SiteFile? in
      let term = site.terms[index]
      if term.address.isEmpty { return nil }
      var matter = FrontMatter()
      matter.add("title", term.name)
      matter.add("url", Self.url(term.address))
      matter.add("description", PlainTitle.text(ofHTML: term.description))
      matter.add("below", below[index, default: []].map { site.terms[$0].key })
      return file("content/\(Self.key(of: term.taxonomy))/\(term.key)/_index.md", matter)
    }
  }

  private func authorFiles(of site: SiteOverview) -> [SiteFile] {
    site.authors.map { author in
      var matter = FrontMatter()
      matter.add("title", author.name)
      matter.add("url", Self.url(author.address))
      return file("content/authors/\(author.key)/_index.md", matter)
    }
  }

  private func file(_ path: String, _ matter: FrontMatter) -> SiteFile {
    SiteFile(path: path, chunks: [bytes(of: matter)])
  }

  // MARK: - Configuration

  private func configuration(of site: SiteOverview) -> String {
    let words = site.words
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    var text = """
      baseURL = \(quoted(site.blog.url.isEmpty ? "http://localhost/" : site.blog.url))
      title = \(quoted(site.header.site.title))
      defaultContentLanguage = \(quoted(String(words.languageTag.prefix { $0 != "-" }).lowercased()))
      enableRobotsTXT = true
      # The pages /categories/ and /posts/ would take the addresses of posts.
      disableKinds = ["taxonomy", "section"]
      # Hugo before 0.120 fails without this line.
      ignoreErrors = ["error-disable-taxonomy"]
      hasCJKLanguage = true
      buildFuture = true
      mainSections = ["posts"]

      [params]
      lang = \(quoted(words.languageTag))
      direction = \(quoted(words.isRightToLeft ? "rtl" : "ltr"))
      description = \(quoted(site.header.site.description))
      base = \(quoted(site.blog.encodedBase))

      [params.words]

      """
    for (key, value) in words.list { text += "\(key) = \(quoted(value))\n" }
    text += "\n[taxonomies]\nauthor = \"authors\"\n"
    for key in taxonomyKeys(of: site) {
      text += "\(key == "categories" ? "category" : key == "tags" ? "tag" : key) = \"\(key)\"\n"
    }
    text += """

      [outputs]
      home = ["html", "rss"]
      term = ["html"]

      [markup.goldmark.renderer]
      unsafe = true

      [markup.goldmark.extensions]
      definitionList = false

      [markup.goldmark.parser.attribute]
      title = false


      """
    for (number, item) in (site.menus.first?.items ?? []).enumerated() {
      let address = item.isOwn ? AddressPath.encoded(item.address) : item.address
      text += """
        [[menus.main]]
        name = \(quoted(item.title))
        pageRef = ""
        url = \(quoted(address))
        weight = \(number + 1)
        [menus.main.params]
        depth = \(item.depth)


        """
    }
    return text
  }

  private func taxonomyKeys(of site: SiteOverview) -> [String] {
    var keys = ["categories", "tags"]
    for term in site.terms {
      let key = Self.key(of: term.taxonomy)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}
