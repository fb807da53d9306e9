import SiteModel

/// The responses of a post that its readers see, in the order and nesting of the blog.
///
/// - Source: wordpress-develop, `class-wp-comment-query.php` and `class-walker-comment.php`. Only
///   approved responses are shown, ordered by date and id, without answers to responses that are
///   not shown. A response whose parent is not in the archive is at the top.
struct ResponseThread {
  struct Entry: Equatable {
    /// The comment's index in the post.
    var index: Int
    /// The entry that it answers, by its index.
    var parent: Int?
    /// 0 at the top.
    var depth: Int
  }

  private(set) var entries: [Entry] = []

  /// WordPress allows at most ten levels.
  static let deepest = 9

  /// - Parameters:
  ///   - comments: All responses of a post.
  ///   - deepest: The deepest level; deeper replies are put there.
  ///   - hidesOrphans: Whether answers are left out whose parent is not in the archive, as WordPress does.
  init(of comments: [Comment], deepest: Int = deepest, hidesOrphans: Bool = false) {
    if comments.isEmpty { return }
    let parents = CommentThread.parents(of: comments)
    var replies: [[Int]] = Array(repeating: [], count: comments.count)
    var roots: [Int] = []
    let ids = hidesOrphans ? Set(comments.compactMap(\.id)) : []
    for index in CommentThread.order(of: comments) {
      if let parent = parents[index] {
        replies[parent].append(index)
      } else if !hidesOrphans || !isOrphan(comments[index], among: ids) {
        roots.append(index)
      }
    }
    var rest = roots.reversed().map { Entry(index: $0, depth: 0) }
    while let entry = rest.popLast() {
      guard comments[entry.index].isPublic else { continue }
      entries.append(entry)
      let (parent, depth) = (entries.count - 1, min(entry.depth + 1, deepest))
      rest += replies[entry.index].reversed().map { Entry(index: $0, parent: parent, depth: depth) }
    }
  }

  private func isOrphan(_ comment: Comment, among ids: Set<Int>) -> Bool {
    guard let parent = comment.parent, parent != 0 else { return false }
    return !ids.contains(parent)
  }
}
