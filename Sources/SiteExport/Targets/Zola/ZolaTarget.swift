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

  var contentFolder: String { "content/" }
  var staticFolder: String { "static/" }
  var responsesFolder: String? { "comments" }
  var feed: String? { "/atom.xml" }

  func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.toml() }

  let fields = PageFields([
    .anyTitle, .bareDate, .bareModified.named("updated"), .draft, .excerptAsText,
    // A page has a path of at least one part, so the front page is shown by the template of the home page.
    .text("path") { page in
      let address = page.listed?.address ?? ""
      return address == "/" ? "front-page" : String(address.drop { $0 == "/" })
    }.needed,
    .list("aliases") { $0.listed?.formerAddresses ?? [] }.needed, .authorNames,
    .terms(under: "taxonomies."), .cover.named("extra.cover"), .sticky.named("extra.sticky"),
    .isProtected.named("extra.protected"), .status.named("extra.status"),
    .format.named("extra.format"), .parent.named("extra.parent"),
    .menuOrder.named("extra.menu_order"), .dateInWords.named("extra.date_text"),
    .wordPressID.named("extra.wordpress_id"), .responses.named("extra.comments"),
    .responsesTitle.named("extra.comments_title"),
  ])

  func contentFiles(of site: SiteOverview) -> [SiteFile] {
    var home = FrontMatter()
    home.set("title", site.title)
    home.add("sort_by", "date")
    home.add("paginate_by", 10)
    if let page = site.frontPage {
      home.add("extra.front_page", String(page.path.dropFirst(contentFolder.count)))
    }
    let folders = folders(of: site, beginningWith: ["posts"])
    return [file("content/_index.md", home)] + folders.map(section)
  }

  /// The page of a folder: the list of posts, or what is in no list.
  private func section(_ folder: String) -> SiteFile {
    var matter = FrontMatter()
    matter.set("title", folder)
    // Pages without a date would be lost in a list by date.
    matter.add("sort_by", folder == "posts" ? "date" : "none")
    if folder == "posts" { matter.add("transparent", true) }
    matter.add("render", flag: false)
    return file("content/\(folder)/_index.md", matter)
  }

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    [SiteFile(path: "config.toml", text: configuration(of: site))] + ZolaTemplates.files
  }

  private func configuration(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    let taxonomies = site.taxonomyKeys.map {
      "  {name = \(quoted($0)), feed = false, paginate_by = 10},\n"
    }
    // There is no list of posts beside a front page.
    let menu = site.menu(of: site.menus.first?.items ?? []).map { "  \(FrontMatter.toml($0)),\n" }
    var text = """
      base_url = \(quoted(String(site.url.dropLast())))
      title = \(quoted(site.title))
      description = \(quoted(site.description))
      default_language = \(quoted(site.language))
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
      direction = \(quoted(site.direction))
      base = \(quoted(site.blog.encodedBase))
      menu = [
      \(menu.joined())]

      [extra.words]

      """
    for (key, value) in site.words.list { text += "\(key) = \(quoted(value))\n" }
    return text
  }
}
