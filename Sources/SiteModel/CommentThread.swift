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
