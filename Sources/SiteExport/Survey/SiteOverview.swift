package import SiteModel

/// What a target knows of the site when it writes the files that are of no post.
///
/// It is empty unless the target needs it: see `SiteTarget.needsOverview`.
package struct SiteOverview: Sendable {
  /// The site, its authors and its terms.
  package private(set) var header = SiteHeader()
  /// The posts that became files, in the archive's order.
  package private(set) var posts: [ListedPost] = []

  init() {}

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

  /// Says where the posts' files are, when that is known of all of them.
  mutating func setPaths(_ paths: [String]) {
    for (index, path) in zip(posts.indices, paths) { posts[index].path = path }
  }
}
