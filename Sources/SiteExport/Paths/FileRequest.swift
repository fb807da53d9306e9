package import SiteModel

/// The name that a post's file is to have.
package struct FileRequest: Sendable {
  /// The best first.
  package var candidates: [String]
  package var folder: String

  package init(_ post: Post) {
    let number = post.id.map { "-\($0)" } ?? ""
    candidates = [post.slug, FileNames.slug(ofTitle: post.title), post.type + number]
    switch post.type {
    case "post": folder = "posts"
    case "page": folder = "pages"
    default: folder = post.type
    }
  }
}
