import MarkdownExport
import SiteModel

/// Files for people, and for no particular generator.
struct PlainTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }
  var hasRelativeLinks: Bool { true }
  var keptFolders: Int? { 0 }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(in: [FileRequest.folder(ofType: post.type)], names: FileRequest.names(of: post))
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.add("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date)
    if modified != date { matter.add("modified", modified) }
    matter.add("author", page.authorName)
    let authors = page.authorNames
    if authors.count > 1 { matter.add("authors", authors) }
    matter.add("slug", post.slug)
    matter.add("url", post.link)
    matter.add("parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("menu_order", order) }
    if !page.isPublic { matter.add("status", post.status) }
    matter.add("protected", page.isProtected)
    let taxonomies = page.taxonomies
    matter.add("categories", taxonomies["category"])
    matter.add("tags", taxonomies["post_tag"])
    matter.add(taxonomies, except: ["category", "post_tag"], reserved: Self.keys)
    matter.add("excerpt", page.excerpt)
    matter.add("cover", page.coverURL)
    matter.add("enclosures", page.enclosureURLs)
    matter.add("sticky", post.sticky)
    if post.format != "standard" { matter.add("format", post.format) }
    return matter
  }

  /// The keys above, which no taxonomy may use.
  private static let keys: Set<String> = [
    "title", "date", "modified", "author", "authors", "slug", "url", "parent", "status",
    "protected", "categories", "tags", "excerpt", "cover", "enclosures", "sticky", "format",
    "menu_order", "description", "seo_title", "canonical", "noindex", "social_image", "lang",
    "translation_key",
  ]
}
