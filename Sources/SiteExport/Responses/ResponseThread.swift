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
    /// 0 at the top.
    var depth: Int
  }

  private(set) var entries: [Entry] = []

  /// WordPress allows at most ten levels.
  ///
  /// Deeper replies are put at the deepest level.
  private static let deepest = 9

  init(of comments: [Comment]) {
    if comments.isEmpty { return }
    let parents = CommentThread.parents(of: comments)
    var replies: [[Int]] = Array(repeating: [], count: comments.count)
    var roots: [Int] = []
    for index in Self.order(of: comments) {
      if let parent = parents[index] { replies[parent].append(index) } else { roots.append(index) }
    }
    var rest = roots.reversed().map { Entry(index: $0, depth: 0) }
    while let entry = rest.popLast() {
      guard comments[entry.index].isPublic else { continue }
      entries.append(entry)
      let depth = min(entry.depth + 1, Self.deepest)
      rest += replies[entry.index].reversed().map { Entry(index: $0, depth: depth) }
    }
  }

  /// The indices in the order of siblings: by date, then by id.
  ///
  /// Comments without a date come first.
  private static func order(of comments: [Comment]) -> [Int] {
    let keys = comments.indices.map { index in
      SortKey(
        date: comments[index].dateGMT ?? comments[index].date, id: comments[index].id ?? 0,
        index: index)
    }
    return keys.sorted().map(\.index)
  }

  private struct SortKey: Comparable {
    var date: DateTime?
    var id: Int
    var index: Int

    static func < (left: SortKey, right: SortKey) -> Bool {
      if left.date == right.date { return (left.id, left.index) < (right.id, right.index) }
      guard let date = left.date else { return true }
      return right.date.map { date < $0 } ?? false
    }
  }
}
