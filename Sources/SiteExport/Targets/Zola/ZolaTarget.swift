import ByteText
import MarkdownExport
import SiteModel

/// A site for Zola.
///
/// It was not built here: files, keys and escapes follow Zola's documentation, and the bodies were
/// read by its Markdown parser, pulldown-cmark.
struct ZolaTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.syntax = .zola
    // pulldown-cmark makes no links of addresses in the text.
    dialect.bracketsAddresses = true
    return dialect
  }

  var needsOverview: Bool { true }

  /// Everything that Zola does not know stands in `[extra]`.
  func ownKey(_ name: String) -> String {
    Self.own.contains(name) || name.hasPrefix("extra.") || name.hasPrefix("taxonomies.")
      ? name : "extra." + name
  }

  /// - Source: Zola's documentation, "Page", "Front matter".
  private static let own: Set<String> = [
    "title", "description", "date", "updated", "draft", "slug", "path", "aliases", "authors",
    "weight",
    "template", "in_search_index", "render",
  ]

  var staticFolder: String { "static/" }
  var responsesFolder: String? { "comments" }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(
      in: ["content", FileRequest.folder(ofType: post.type)], names: FileRequest.siteNames(of: post)
    )
  }

  func address(ofFile path: String) -> String {
    "/" + path.dropFirst("content/".count).dropLast(".md".count) + "/"
  }

  func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.toml() }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.set("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date: date)
    if modified != date { matter.add("updated", date: modified) }
    if page.isHidden { matter.add("draft", true) }
    matter.add("description", page.excerptAsText)
    let address = page.listed?.address ?? ""
    // A page has a path of at least one part, so the front page is shown by the template of the home page.
    if address != "/" { matter.add("path", String(address.drop { $0 == "/" })) }
    if address == "/" { matter.add("path", "front-page") }
    matter.add("aliases", page.isHidden ? [] : page.listed?.oldAddresses ?? [])
    matter.add("authors", page.authorNames.filter { !$0.isEmpty })
    for (taxonomy, terms) in page.termPages {
      matter.add("taxonomies." + Self.key(of: taxonomy), terms.map(\.label))
    }
    matter.add("extra.cover", page.coverURL)
    matter.add("extra.sticky", post.sticky)
    matter.add("extra.protected", page.isProtected)
    if page.isHidden { matter.add("extra.status", post.status) }
    if post.format != "standard" { matter.add("extra.format", post.format) }
    matter.add("extra.parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("extra.menu_order", order) }
    matter.add("extra.date_text", page.dateInWords)
    matter.add("extra.wordpress_id", post.id)
    if page.responseCount > 0 {
      matter.add("extra.comments", page.listed?.key ?? "")
      matter.add("extra.comments_title", page.responsesTitle)
    }
    return matter
  }

  /// The name of a taxonomy in configuration and front matter.
  private static func key(of taxonomy: String) -> String {
    switch taxonomy {
    case "category": "categories"
    case "post_tag": "tags"
    default: TaxonomyKey.plain(taxonomy)
    }
  }

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = Redirects(site, feed: "/atom.xml").files(copiedFrom: "static/")
    files += sections(of: site)
    if options.isContentOnly { return files }
    files.append(SiteFile(path: "config.toml", text: configuration(of: site)))
    files.append(SiteFile(path: "static/site.css", text: SiteStyle.css))
    return files + ZolaTemplates.files
  }

  /// The pages of the folders: the list of posts, and what is in no list.
  private func sections(of site: SiteOverview) -> [SiteFile] {
    var folders: [String] = ["posts"]
    for post in site.posts {
      let folder = String(post.path.split(separator: "/").dropFirst().first ?? "")
      if !folder.isEmpty, !folders.contains(folder) { folders.append(folder) }
    }
    var home = FrontMatter()
    home.set("title", site.header.site.title)
    home.add("sort_by", "date")
    home.add("paginate_by", 10)
    if let page = site.frontPage {
      home.add("extra.front_page", String(page.path.dropFirst("content/".count)))
    }
    return [SiteFile(path: "content/_index.md", chunks: [home.toml()])]
      + folders.map { folder in
        var matter = FrontMatter()
        matter.set("title", folder)
        // Pages without a date would be lost in a list by date.
        matter.add("sort_by", folder == "posts" ? "date" : "none")
        if folder == "posts" { matter.add("transparent", true) }
        matter.add("render", flag: false)
        return SiteFile(path: "content/\(folder)/_index.md", chunks: [matter.toml()])
      }
  }

  private func configuration(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    var keys = ["categories", "tags"]
    for term in site.terms where !keys.contains(Self.key(of: term.taxonomy)) {
      keys.append(Self.key(of: term.taxonomy))
    }
    let taxonomies = keys.map { "  {name = \(quoted($0)), feed = false, paginate_by = 10},\n" }
    let menu = (site.menus.first?.items ?? []).map { item in
      let address =
        item.isOwn ? AddressPath.encoded(site.blog.basePath + item.address) : item.address
      return "  {name = \(quoted(item.title)), url = \(quoted(address)), depth = \(item.depth)},\n"
    }
    let url = site.blog.url.isEmpty ? "http://localhost" : String(site.blog.url.dropLast())
    var text = """
      base_url = \(quoted(url))
      title = \(quoted(site.header.site.title))
      description = \(quoted(site.header.site.description))
      default_language = \(quoted(String(site.words.languageTag.prefix { $0 != "-" }).lowercased()))
      generate_feeds = true
      feed_filenames = ["atom.xml"]
      taxonomies = [
      \(taxonomies.joined())]

      [slugify]
      paths = "off"
      taxonomies = "off"
      anchors = "off"

      [extra]
      lang = \(quoted(site.words.languageTag))
      direction = \(quoted(site.words.isRightToLeft ? "rtl" : "ltr"))
      base = \(quoted(site.blog.encodedBase))
      menu = [
      \(menu.joined())]

      [extra.words]

      """
    for (key, value) in site.words.list { text += "\(key) = \(quoted(value))\n" }
    return text
  }
}
