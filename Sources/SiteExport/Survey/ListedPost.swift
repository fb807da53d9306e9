import SiteModel

/// The data of a post with a file, for configuration files and redirects.
package struct ListedPost: Sendable {
  package var id: Int?
  package var type: String
  package var status: String
  package var title: String
  package var slug: String
  package var link: String
  package var parent: Int?
  package var menuOrder: Int
  /// Whether it has a password.
  package var isProtected: Bool
  /// The path of its file.
  package internal(set) var path = ""

  init(_ post: Post) {
    id = post.id
    type = post.type
    status = post.status
    title = PlainTitle.text(of: post)
    slug = post.slug
    link = post.link
    parent = post.parent
    menuOrder = post.menuOrder ?? 0
    isProtected = !post.password.isEmpty
  }
}
