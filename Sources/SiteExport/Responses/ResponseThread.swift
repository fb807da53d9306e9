import SiteModel

/// The responses of a post that its readers see, in the order and nesting of the blog.
///
/// - Source: wordpress-develop, `class-wp-comment-query.php` and `class-walker-comment.php`: approved
///   ones, siblings by date and id, without answers to what is not shown. One whose parent the
///   archive lacks stands at the top.
struct ResponseThread {
  struct Entry {
    var comment: Comment
    /// 0 at the top.
    var depth: Int
  }

  private(set) var entries: [Entry] = []

  /// WordPress lets a blog nest ten levels at most; deeper replies stand at the deepest.
  private static let deepest = 9

  init(of comments: [Comment]) {
    let comments = comments.enumerated()
      .sorted { (Self.order($0.element), $0.offset) < (Self.order($1.element), $1.offset) }
      .map(\.element)
    let parents = Self.parents(of: comments)
    var replies: [[Int]] = Array(repeating: [], count: comments.count)
    var roots: [Int] = []
    for (index, parent) in parents.enumerated() {
      if let parent { replies[parent].append(index) } else { roots.append(index) }
    }
    var rest = roots.reversed().map { (index: $0, depth: 0) }
    while let (index, depth) = rest.popLast() {
      guard Self.isShown(comments[index]) else { continue }
      entries.append(Entry(comment: comments[index], depth: min(depth, Self.deepest)))
      rest += replies[index].reversed().map { ($0, depth + 1) }
    }
  }

  private static func isShown(_ comment: Comment) -> Bool {
    guard comment.status.isEmpty || comment.status == "approved" else { return false }
    switch comment.kind {
    case .comment, .reblog, .pingback, .trackback: return true
    case .note, .other: return false
    }
  }

  /// The index of the one that each answers; `nil` at the top.
  ///
  /// Circles, which only a broken import makes, are cut at the smallest id.
  private static func parents(of comments: [Comment]) -> [Int?] {
    var indices: [Int: Int] = [:]
    for (index, comment) in comments.enumerated() {
      if let id = comment.id, indices[id] == nil { indices[id] = index }
    }
    var parents = comments.map { comment in
      comment.parent.flatMap { $0 > 0 ? indices[$0] : nil }
    }
    /// Of which walk towards the top each was met first.
    var walks = [Int](repeating: -1, count: comments.count)
    let byID = comments.indices.sorted { (comments[$0].id ?? .max) < (comments[$1].id ?? .max) }
    for start in byID {
      var current = start
      while walks[current] < 0 {
        walks[current] = start
        guard let parent = parents[current] else { break }
        if walks[parent] == start {
          parents[smallest(ofCircle: parent, parents, comments)] = nil
          break
        }
        current = parent
      }
    }
    return parents
  }

  private static func smallest(
    ofCircle start: Int, _ parents: [Int?], _ comments: [Comment]
  ) -> Int {
    var smallest = start
    var current = start
    while let next = parents[current], next != start {
      if (comments[next].id ?? .max) < (comments[smallest].id ?? .max) { smallest = next }
      current = next
    }
    return smallest
  }

  /// What siblings are sorted by.
  private static func order(_ comment: Comment) -> SortKey {
    SortKey(date: comment.dateGMT ?? comment.date, id: comment.id ?? 0)
  }

  private struct SortKey: Comparable {
    var seconds: Int
    var id: Int

    init(date: DateTime?, id: Int) {
      // Months of 31 days are in order, too.
      seconds =
        date.map {
          let days = (Int($0.year) * 12 + Int($0.month)) * 31 + Int($0.day)
          return days * 86_400 + Int($0.hour) * 3600 + Int($0.minute) * 60 + Int($0.second)
        } ?? 0
      self.id = id
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
      (left.seconds, left.id) < (right.seconds, right.id)
    }
  }
}
