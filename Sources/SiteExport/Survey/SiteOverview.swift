package import SiteModel

/// The data about the site for files that do not belong to a post.
///
/// It has only the site itself unless the target needs it: see `SiteTarget.needsOverview`.
package struct SiteOverview: Sendable {
  /// The site, its authors and its terms.
  package private(set) var header = SiteHeader()
  /// The posts that have files, in the archive's order.
  package private(set) var posts: [ListedPost] = []

  /// The language that the user chose.
  private let locale: String?

  init(locale: String?) { self.locale = locale }

  /// The words that the site shows around its content.
  package var words: SiteWords { SiteWords(language: locale ?? header.site.language) }

  mutating func add(_ records: [Record], _ posts: [ListedPost]) {
    for record in records {
      switch record {
      case .site(let site): _ = header.merge(site)
      case .author(let author): _ = header.merge(author)
      case .term(let term): _ = header.merge(term)
      case .post, .diagnostic: break
      }
    }
    self.posts += posts
  }

  /// Takes posts back that get no files after all.
  mutating func removePosts(at places: Set<Int>) {
    if posts.isEmpty || places.isEmpty { return }
    posts = posts.indices.filter { !places.contains($0) }.map { posts[$0] }
  }

  /// Sets the paths of the posts' files, after all of them are known.
  mutating func setPaths(_ paths: [String]) {
    for (index, path) in zip(posts.indices, paths) { posts[index].path = path }
  }
}
