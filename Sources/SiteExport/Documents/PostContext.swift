import PostContent
import SiteModel

/// The context of a body: its own post, and the index of the site.
struct PostContext: ContentContext {
  let site: SurveyedSite
  let post: Post
  /// Whether the metas belong to the text: they do to the body, and not to the excerpt.
  var hasMetas = true

  var postID: Int? { post.id }

  func attachment(_ id: Int) -> ContentAttachment? { site.index.attachment(id) }

  func attachments(ofPost id: Int) -> [ContentAttachment] { site.index.attachments(ofPost: id) }

  func reusableBlock(_ id: Int) -> String? { site.index.reusableBlock(id) }

  func metaValue(_ key: String) -> String? { meta(key)?.value }

  func metaData(_ key: String) -> DecodedValue? { meta(key)?.data }

  var metaKeys: [String] { hasMetas ? post.meta.map(\.key) : [] }

  func table(_ id: String) -> ContentTable? { site.index.table(id) }

  private func meta(_ key: String) -> Meta? {
    hasMetas ? post.meta.first { $0.key == key } : nil
  }
}
