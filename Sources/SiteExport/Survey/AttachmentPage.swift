import SiteModel

/// The page that WordPress made for an attachment, which no target has.
package struct AttachmentPage: Sendable {
  package var link: String
  package var url: String
  package var parent: Int?

  /// It is `nil` for a post that is no attachment, or has no address but its number.
  init?(_ post: Post) {
    guard post.type == "attachment", !post.link.isEmpty, !post.link.utf8.contains(UInt8(ascii: "?"))
    else { return nil }
    (link, url, parent) = (post.link, post.attachmentURL, post.parent)
  }
}
