package import PostContent
package import SiteModel

/// A post as targets tell of it in front matter, under names of their own.
package struct PostPage {
  package let post: Post
  /// The excerpt that the author wrote, as Markdown; empty without one.
  package let excerpt: String
  /// Whether the body is left out, since WordPress shows it for a password only.
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

  /// In the form of ISO 8601, with its offset from UTC where the archive tells it; empty without one.
  package var date: String { PostDates.text(local: post.date, gmt: post.dateGMT) }

  /// The date of the last change, in the same form.
  package var modified: String { PostDates.text(local: post.modified, gmt: post.modifiedGMT) }

  /// Whether the blog shows it to everybody, with or without its body.
  package var isPublic: Bool { post.status == "publish" || post.status == "inherit" }

  package var authorName: String { index.displayName(of: post.author) }

  /// The address of the featured image; empty without one.
  package var coverURL: String { cover?.url ?? "" }

  package var cover: ContentAttachment? { post.featuredMedia.flatMap(index.attachment) }

  /// The names of its terms, by taxonomy.
  package var taxonomies: TaxonomyNames { TaxonomyNames(of: post) }
}
