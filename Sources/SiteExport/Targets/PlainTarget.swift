import MarkdownExport
import SiteModel

/// Files for people, and for no particular generator.
struct PlainTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }
  var needsOverview: Bool { false }
  var hasRelativeLinks: Bool { true }
  var keptFolders: Int? { 0 }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(in: [FileRequest.folder(ofType: post.type)], names: FileRequest.names(of: post))
  }

  let fields = PageFields([
    .title, .date, .modified, .author,
    .list("authors") { page in
      let authors = page.authorNames
      return authors.count > 1 ? authors : []
    },
    .text("slug") { $0.post.slug }, .link, .parent, .menuOrder,
    .text("status") { $0.isPublic ? "" : $0.post.status }, .isProtected, .termNames(), .excerpt,
    .cover, .list("enclosures") { $0.enclosureURLs }, .sticky, .format,
  ])
}
