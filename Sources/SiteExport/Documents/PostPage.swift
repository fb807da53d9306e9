package import PostContent
package import SiteModel

/// The data of a post for front matter.
///
/// Each target has its own names for them.
package struct PostPage {
  package let post: Post
  /// The excerpt that the author wrote, as Markdown; empty if there is none.
  package let excerpt: String
  /// Whether the body is left out because WordPress shows it only with a password.
  package let isProtected: Bool
  private let index: SiteIndex

  init(_ post: Post, _ index: SiteIndex, excerpt: String, isProtected: Bool) {
    self.post = post
    self.index = index
    self.excerpt = excerpt
    self.isProtected = isProtected
  }

  /// The title without markup.
  package var title: String { PlainTitle.text(of: post) }

  /// The date in the form of ISO 8601, with its offset from UTC if the archive gives it; empty if
  /// there is none.
  package var date: String { PostDates.text(local: post.date, gmt: post.dateGMT) }

  /// The date of the last change, in the same form.
  package var modified: String { PostDates.text(local: post.modified, gmt: post.modifiedGMT) }

  /// Whether the blog shows it to everybody, with or without its body.
  package var isPublic: Bool { post.status == "publish" || post.status == "inherit" }

  package var authorName: String { index.displayName(of: post.author) }

  /// The address of the featured image; empty if there is none.
  package var coverURL: String { cover?.url ?? "" }

  package var cover: ContentAttachment? { post.featuredMedia.flatMap(index.attachment) }

  /// The names of its terms, by taxonomy.
  package var taxonomies: TaxonomyNames { TaxonomyNames(of: post) }
}
