import ByteText
import MarkdownExport
import SiteModel

/// A site for Eleventy 3.
///
/// It was not built here: files and keys follow Eleventy's documentation, and the bodies were read by
/// its Markdown parser, markdown-it.
struct EleventyTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.bracketsAddresses = true
    return dialect
  }

  var needsOverview: Bool { true }
  var keptFolders: Int? { 2 }
  var staticFolder: String { "public/" }
  var responsesFolder: String? { "_data/comments" }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(
      in: ["content", FileRequest.folder(ofType: post.type)], names: FileRequest.siteNames(of: post)
    )
  }

  func address(ofFile path: String) -> String {
    "/" + path.dropFirst("content/".count).dropLast(".md".count) + "/"
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.add("layout", "post.njk")
    matter.set("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date: date)
    matter.add("date_text", page.dateInWords)
    if modified != date { matter.add("modified", modified) }
    if page.isHidden {
      matter.add("draft", true)
      matter.add("status", post.status)
    } else {
      matter.add("permalink", Self.permalink(page.listed?.address ?? ""))
      // Otherwise the address is a template.
      matter.add("dynamicPermalink", flag: false)
    }
    matter.add("kind", post.type)
    matter.add("protected", page.isProtected)
    for (taxonomy, terms) in page.termPages {
      // Tags are names of collections to Eleventy, and `all` is its own.
      let labels = terms.map {
        taxonomy == "post_tag" && $0.label == "all" ? "all (tag)" : $0.label
      }
      matter.add(Self.key(of: taxonomy), labels)
    }
    matter.add("author", page.authorName)
    matter.add("description", page.excerptAsText)
    matter.add("cover", page.coverURL)
    matter.add("sticky", post.sticky)
    if post.format != "standard" { matter.add("format", post.format) }
    matter.add("parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("menu_order", order) }
    matter.add("wordpress_id", post.id)
    if page.responseCount > 0 {
      matter.add("comments_key", page.listed?.key ?? "")
      matter.add("comments_title", page.responsesTitle)
    }
    return matter
  }

  /// An address is a file for Eleventy unless it ends in a slash.
  private static func permalink(_ address: String) -> String {
    if address.hasSuffix("/") { return address }
    let name = address.split(separator: "/").last ?? ""
    return name.contains(".") ? address : address + "/"
  }

  private static func key(of taxonomy: String) -> String {
    switch taxonomy {
    case "category": return "categories"
    case "post_tag": return "tags"
    default:
      let name = TaxonomyKey.plain(taxonomy)
      return reserved.contains(name) ? "taxonomy_" + name : name
    }
  }

  /// - Source: Eleventy's documentation, "Front Matter Data"; and the keys above.
  private static let reserved: Set<String> = [
    "layout", "title", "date", "date_text", "modified", "draft", "status", "permalink", "kind",
    "protected", "category", "categories", "tags", "author", "description", "cover", "sticky",
    "format", "parent", "menu_order", "wordpress_id", "comments", "comments_key", "comments_title",
    "pagination", "override", "page", "eleventy", "collections", "content", "site", "terms", "pkg",
  ]

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = Redirects(site, feed: "/feed.xml").files(copiedFrom: "")
    if options.isContentOnly { return files }
    files.append(SiteFile(path: "_data/site.json", text: siteData(of: site)))
    files.append(SiteFile(path: "_data/terms.json", text: termData(of: site)))
    files.append(SiteFile(path: "public/site.css", text: SiteStyle.css))
    files += EleventyTemplates.files
    return files
  }

  private func siteData(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    let menu = (site.menus.first?.items ?? []).map { item in
      let address =
        item.isOwn ? AddressPath.encoded(site.blog.basePath + item.address) : item.address
      return
        "    {\"name\": \(quoted(item.title)), \"url\": \(quoted(address)), \"depth\": \(item.depth)}"
    }
    let words = site.words.list.map { "    \(quoted($0.key)): \(quoted($0.text))" }
    return """
      {
        "title": \(quoted(site.header.site.title)),
        "description": \(quoted(site.header.site.description)),
        "lang": \(quoted(site.words.languageTag)),
        "direction": \(quoted(site.words.isRightToLeft ? "rtl" : "ltr")),
        "url": \(quoted(site.blog.url.isEmpty ? "http://localhost/" : site.blog.url)),
        "origin": \(quoted(site.blog.origin.isEmpty ? "http://localhost" : site.blog.origin)),
        "base": \(quoted(AddressPath.encoded(site.blog.basePath))),
        "list": \(quoted(site.frontPage == nil ? "/" : site.freeAddress("blog"))),
        "menu": [
      \(menu.joined(separator: ",\n"))
        ],
        "words": {
      \(words.joined(separator: ",\n"))
        }
      }

      """
  }

  private func termData(of site: SiteOverview) -> String {
    let below = site.termsBelow
    let lines = site.terms.indices.compactMap { index -> String? in
      let term = site.terms[index]
      if term.address.isEmpty { return nil }
      let labels = ([index] + below[index, default: []]).map { QuotedText.of(site.terms[$0].label) }
      return
        "{\"key\": \(QuotedText.of(Self.key(of: term.taxonomy))), \"name\": \(QuotedText.of(term.name)), "
        + "\"label\": \(QuotedText.of(term.label)), \"labels\": [\(labels.joined(separator: ", "))], "
        + "\"permalink\": \(QuotedText.of(term.address)), \"only_posts\": \(term.listsOnlyPosts)}"
    }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}
