import PostContent
import SiteModel

/// The context of a body: its own post, and the index of the site.
struct PostContext: ContentContext {
  let index: SiteIndex
  let post: Post

  var postID: Int? { post.id }

  func attachment(_ id: Int) -> ContentAttachment? { index.attachment(id) }

  func attachments(ofPost id: Int) -> [ContentAttachment] { index.attachments(ofPost: id) }

  func reusableBlock(_ id: Int) -> String? { index.reusableBlock(id) }

  func metaValue(_ key: String) -> String? { post.meta.first { $0.key == key }?.value }
}
