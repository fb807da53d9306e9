package import SiteModel

/// The data of a post with a file, for the files around the posts and for links to it.
package struct ListedPost: Sendable {
  package var id: Int?
  package var type: String
  package var status: String
  package var title: String
  package var slug: String
  package var parent: Int?
  package var menuOrder: Int
  package var author: String
  /// In UTC if the archive has it, else in local time.
  package var date: DateTime?
  package var isSticky: Bool
  /// Whether it has a password.
  package var isProtected: Bool
  /// The slugs that it had before (`_wp_old_slug`).
  package var oldSlugs: [String]
  /// The terms that have pages, as indices of `SiteOverview.terms`.
  package internal(set) var terms: [Int] = []
  /// The path of its file.
  package internal(set) var path = ""
  /// The path of its page within the blog, decoded: `/2020/01/x/`.
  package internal(set) var address = ""
  /// Whether the archive gives the address, and not the target.
  package internal(set) var hasOwnAddress = false
  /// The address that the archive gives it, if another page is there or what lies around it; `nil` else.
  package internal(set) var lostAddress: String?
  /// The addresses that it had under its former slugs, as far as no other page has them.
  package internal(set) var formerAddresses: [String] = []
  /// A name for its data that no other post has: its id where that is possible.
  package internal(set) var key = ""

  /// Where its element begins.
  let place: Place
  package let link: String

  /// Where the element of a post begins.
  struct Place: Hashable, Sendable {
    var input: String
    var offset: Int
  }

  init(_ post: Post, at place: Place) {
    id = post.id
    type = post.type
    status = post.status
    title = PlainTitle.text(of: post)
    slug = post.slug
    parent = post.parent
    menuOrder = post.menuOrder ?? 0
    author = post.author
    date = post.dateGMT ?? post.date
    isSticky = post.sticky
    isProtected = !post.password.isEmpty
    oldSlugs = post.meta.filter { $0.key == "_wp_old_slug" && !$0.value.isEmpty }.map(\.value)
    self.place = place
    link = post.link
  }

  /// Whether the blog shows it to everybody, with or without its body.
  package var isPublic: Bool { status == "publish" }

  /// Whether everybody can read it.
  package var isReadable: Bool { isPublic && !isProtected }
}
