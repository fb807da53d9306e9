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

  var contentFolder: String { "content/" }
  var keptFolders: Int? { 2 }
  var staticFolder: String { "public/" }
  var responsesFolder: String? { "_data/comments" }
  var feed: String? { "/feed.xml" }
  var redirectsFolder: String { "" }

  /// - Source: for the other keys, Eleventy's documentation, "Front Matter Data".
  let fields = PageFields(
    [
      PageField("layout") { _ in .text("post.njk") }.needed, .anyTitle, .bareDate, .dateInWords,
      .modified, .draft, .status,
      .text("permalink") { $0.visibleAddress.map(EleventyTarget.permalink) ?? "" }.needed,
      // Otherwise the address is a template.
      PageField("dynamicPermalink") { $0.isHidden ? nil : .flag(false) }.needed,
      .kind, .isProtected,
      // Tags are names of collections, and `all` is Eleventy's own.
      .terms { term in
        term.taxonomy == "post_tag" && term.label == "all" ? "all (tag)" : term.label
      },
      .author, .excerptAsText, .cover,
    ] + PageField.others + [.responses.named("comments_key"), .responsesTitle],
    reserving: [
      "category", "comments", "pagination", "override", "page", "eleventy", "collections",
      "content", "site", "terms", "pkg",
    ])

  /// An address is a file for Eleventy unless it ends in a slash.
  private static func permalink(_ address: String) -> String {
    address.hasSuffix("/") || AddressPath.isFile(address) ? address : address + "/"
  }

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    [
      SiteFile(
        path: "_data/site.json",
        text: DataFile.site(
          site,
          [
            ("url", site.url), ("origin", site.origin), ("base", site.base),
            ("list", site.listAddress),
          ])),
      SiteFile(path: "_data/terms.json", text: termData(of: site)),
    ] + EleventyTemplates.files
  }

  private func termData(of site: SiteOverview) -> String {
    DataFile.list(
      site.termLists().filter { !$0.address.isEmpty }.map { list in
        list.data + [
          ("permalink", .string(list.address)), ("only_posts", .bool(list.listsOnlyPosts)),
        ]
      })
  }
}
