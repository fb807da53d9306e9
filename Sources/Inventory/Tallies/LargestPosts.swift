import SiteModel

/// The posts with most text.
package struct LargestPosts: Sendable {
  private static let most = 5
  /// The largest first; equally large ones in the archive's order.
  package private(set) var posts: [Entry] = []

  package struct Entry: Sendable {
    package var id: Int?
    package var type: String
    package var title: String
    package var byteCount: Int
  }

  mutating func add(_ post: Post) {
    add(
      Entry(
        id: post.id, type: post.type, title: post.title, byteCount: Self.byteCount(of: post)))
  }

  mutating func merge(_ later: LargestPosts) {
    for entry in later.posts { add(entry) }
  }

  private mutating func add(_ entry: Entry) {
    let place = posts.firstIndex { $0.byteCount < entry.byteCount } ?? posts.count
    guard place < Self.most else { return }
    posts.insert(entry, at: place)
    if posts.count > Self.most { posts.removeLast() }
  }

  /// The bytes, in UTF-8, of a post's content and excerpt, of its comments' contents, and of the
  /// values of its and their metas.
  ///
  /// Unlike the item's size in the archive it does not depend on how the archive is written.
  private static func byteCount(of post: Post) -> Int {
    var count = post.content.utf8.count + post.excerpt.utf8.count
    for meta in post.meta { count += meta.value.utf8.count }
    for comment in post.comments {
      count += comment.content.utf8.count
      for meta in comment.meta { count += meta.value.utf8.count }
    }
    return count
  }
}
