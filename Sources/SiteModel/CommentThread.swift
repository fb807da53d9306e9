/// The thread of a post's comments: which comment answers which.
public enum CommentThread {
  /// Finds the comment that each one answers.
  ///
  /// If the parent of a comment is not in the same post, WordPress shows the comment at the top of
  /// the thread. A circle of answers, which only a broken import creates, begins at its smallest
  /// id. If several comments have the same id, the first one counts.
  ///
  /// - Parameter comments: All comments of a post.
  /// - Returns: For each comment the index of its parent in `comments`; `nil` at the top.
  public static func parents(of comments: [Comment]) -> [Int?] {
    // A span, since an array would hand out copies of comments.
    let comments = comments.span
    var parents = [Int?](repeating: nil, count: comments.count)
    guard comments.indices.contains(where: { comments[$0].parent ?? 0 != 0 }) else {
      return parents
    }
    var places: [Int: Int] = [:]
    for index in comments.indices {
      if let id = comments[index].id, places[id] == nil { places[id] = index }
    }
    for index in comments.indices {
      if let parent = comments[index].parent, parent != 0 { parents[index] = places[parent] }
    }
    cutCircles(&parents, comments)
    return parents
  }

  /// Goes from each comment to the top of its thread.
  ///
  /// A walk that reaches its own path has found a circle.
  private static func cutCircles(_ parents: inout [Int?], _ comments: Span<Comment>) {
    /// For each comment, the start of the first walk that passed it; -1 if none has.
    var walks = [Int](repeating: -1, count: comments.count)
    for start in comments.indices {
      var place = start
      while walks[place] < 0 {
        walks[place] = start
        guard let parent = parents[place] else { break }
        place = parent
      }
      if walks[place] == start && parents[place] != nil {
        cutCircle(through: place, &parents, comments)
      }
    }
  }

  private static func cutCircle(
    through first: Int, _ parents: inout [Int?], _ comments: Span<Comment>
  ) {
    var smallest = first
    var place = first
    while let parent = parents[place], parent != first {
      if comments[parent].id ?? .max < comments[smallest].id ?? .max { smallest = parent }
      place = parent
    }
    parents[smallest] = nil
  }
}

extension CommentThread {
  /// Where a comment stands among the comments of its post.
  public struct Place: Sendable, Equatable {
    /// The index of the comment that it answers; `nil` at the top.
    public var parent: Int?
    /// Its number from above, counted from 1.
    public var number = 0
    /// 0 at the top.
    public var depth = 0
  }

  /// Finds where each comment of a post stands in the threads, in the order of WordPress.
  ///
  /// Siblings are ordered by date, then by id, then as in the archive. Comments without a date come
  /// first.
  public static func places(of comments: [Comment]) -> [Place] {
    var places = parents(of: comments).map { Place(parent: $0) }
    let order = order(of: comments)
    // The first and the next one of each list of siblings; the last list is that at the top.
    var first = [Int](repeating: -1, count: comments.count + 1)
    var next = [Int](repeating: -1, count: comments.count)
    for index in order.reversed() {
      let list = places[index].parent ?? comments.count
      next[index] = first[list]
      first[list] = index
    }
    var number = 0
    var pending = [first[comments.count]]
    while var index = pending.popLast() {
      while index >= 0 {
        number += 1
        places[index].number = number
        places[index].depth = pending.count
        if first[index] >= 0 {
          pending.append(next[index])
          index = first[index]
        } else {
          index = next[index]
        }
      }
    }
    return places
  }

  /// The indices in the order of siblings: by date, then by id, then as in the archive.
  package static func order(of comments: [Comment]) -> [Int] {
    let comments = comments.span
    // No closure: in one, the optimiser of Swift 6.3 fails on a span.
    var keys: [SortKey] = []
    keys.reserveCapacity(comments.count)
    for index in comments.indices {
      keys.append(
        SortKey(
          date: comments[index].dateGMT ?? comments[index].date, id: comments[index].id ?? 0,
          index: index))
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
