import ByteText
import MarkdownExport
import SiteModel

/// A site for Hugo, from 0.111 on.
///
/// Responses lie in `assets`, whose files Hugo reads only where a page asks for them.
struct HugoTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.syntax = .hugo
    dialect.linksAddressesAtBoundaries = true
    return dialect
  }

  var authorsAreKeys: Bool { true }
  var translationKey: String { "translationKey" }

  /// `lang` is for sites in several languages, of which this is none.
  func ownKey(_ name: String) -> String { name == "lang" ? "language" : name }

  var contentFolder: String { "content/" }
  var keptFolders: Int? { 2 }
  var frontPagePath: String? { "content/_index.md" }
  var staticFolder: String { "static/" }
  var responsesFolder: String? { "assets/comments" }
  var feed: String? { "/index.xml" }

  /// - Source: for the other keys, Hugo's documentation, "Front matter".
  let fields = PageFields(
    [
      .title, .bareDate, .bareModified.named("lastmod"), .draft, .status,
      .text("url") { page in
        guard let address = page.listed?.address, address != "/" else { return "" }
        return HugoTarget.url(address)
      }.needed,
      .isProtected, .terms { $0.key },
      .list("authors") { page in
        page.post.type == "page"
          ? [] : [page.site.overview.author(page.post.author)?.key].compactMap(\.self)
      },
      .author,
      .list("aliases") { page in
        page.listed?.formerAddresses.map(HugoTarget.url) ?? []
      }.needed,
      .excerpt.named("summary"), .cover,
    ] + PageField.others + [.responses, .responsesTitle],
    reserving: [
      "slug", "type", "layout", "kind", "path", "build", "cascade", "menus", "menu", "params",
      "resources", "outputs", "sitemap", "weight", "markup", "linktitle", "keywords",
      "expirydate", "publishdate", "headless", "iscjklanguage", "translationkey", "modified",
      "published", "pubdate", "unpublishdate", "sites",
    ])

  /// An address as the key `url` has it: `:` begins a placeholder since Hugo 0.131, and `%` an escape.
  private static func url(_ address: String) -> String {
    guard address.containsBytes(of: ":") || address.containsBytes(of: "%") else { return address }
    var url = ""
    for (index, character) in zip(address.indices, address) {
      switch character {
      case ":": url += "\\:"
      case "%" where !address[index...].dropFirst().prefix(2).allSatisfy(\.isHexDigit): url += "%25"
      default: url.append(character)
      }
    }
    return url
  }

  // MARK: - Terms and authors

  func contentFiles(of site: SiteOverview) -> [SiteFile] {
    let lists = site.termLists { $0.key }.filter { !$0.address.isEmpty } + site.authorLists
    return lists.map(page) + (site.frontPage == nil ? [] : postLists(of: site))
  }

  /// The list of posts where the home page is another one.
  private func postLists(of site: SiteOverview) -> [SiteFile] {
    site.slices(of: site.postCount, at: site.listAddress).map { slice in
      var matter = FrontMatter()
      matter.add("title", site.words.layout.posts)
      matter.add("url", slice.address)
      matter.add("layout", "posts")
      matter.add(slice)
      let name = slice.number == 1 ? "list-of-posts" : "list-of-posts-\(slice.number)"
      return file("content/\(name).md", matter)
    }
  }

  private func page(of list: ListPage) -> SiteFile {
    var matter = FrontMatter()
    matter.add("title", list.name)
    matter.add("url", Self.url(list.address))
    matter.add("description", list.description)
    matter.add("below", Array(list.labels.dropFirst()))
    let folder = list.taxonomy.isEmpty ? "authors" : list.key
    return file("content/\(folder)/\(list.fileKey)/_index.md", matter)
  }

  // MARK: - Configuration

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    [SiteFile(path: "hugo.toml", text: configuration(of: site))] + HugoLayouts.files
  }

  private func configuration(of site: SiteOverview) -> String {
    let words = site.words
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    var text = """
      baseURL = \(quoted(site.url))
      title = \(quoted(site.title))
      defaultContentLanguage = \(quoted(site.language))
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
      direction = \(quoted(site.direction))
      description = \(quoted(site.description))
      base = \(quoted(site.blog.encodedBase))

      [params.words]

      """
    for (key, value) in words.list { text += "\(key) = \(quoted(value))\n" }
    text += "\n[taxonomies]\nauthor = \"authors\"\n"
    for key in site.taxonomyKeys {
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
    return text + menu(of: site)
  }

  /// The entries of the menu, of which each names the one above it.
  private func menu(of site: SiteOverview) -> String {
    var text = ""
    var above: [Int] = []
    for (index, item) in site.menuItems.enumerated() {
      let number = index + 1
      above = above.prefix(item.depth) + [number]
      // Hugo adds the path of the blog to addresses of its menus.
      let address = item.isOwn ? AddressPath.encoded(item.address) : item.address
      text += """
        [[menus.main]]
        identifier = "item-\(number)"
        name = \(QuotedText.of(item.title))
        pageRef = ""
        url = \(QuotedText.of(address))
        weight = \(number)

        """
      if above.count > 1 { text += "parent = \"item-\(above[above.count - 2])\"\n" }
      text += "\n"
    }
    return text
  }
}
