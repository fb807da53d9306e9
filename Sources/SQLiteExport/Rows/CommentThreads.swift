package import SiteModel

/// Finds out which comment of a post answers which.
///
/// WordPress shows a comment whose parent is in another post, or nowhere, at the top of the thread,
/// and so does a circle of answers begin at its smallest id.
package struct CommentThreads {
  private var places: [Int: Int] = [:]
  private var parents: [Int] = []
  /// The number of the walk that came by, by place.
  private var walks: [Int] = []

  package init() {}

  /// For each comment the number of its parent among them, counted from 1; 0 at the top.
  ///
  /// Where an id repeats, the first comment counts.
  package mutating func parents(of comments: [Comment]) -> [Int] {
    parents.removeAll(keepingCapacity: true)
    parents.append(contentsOf: repeatElement(0, count: comments.count))
    let span = comments.span
    guard span.indices.contains(where: { span[$0].parent ?? 0 != 0 }) else { return parents }
    places.removeAll(keepingCapacity: true)
    for index in span.indices {
      if let id = span[index].id, places[id] == nil { places[id] = index + 1 }
    }
    for index in span.indices {
      if let parent = span[index].parent, parent != 0 { parents[index] = places[parent] ?? 0 }
    }
    cutCircles(span)
    return parents
  }

  /// Goes from each comment towards its top; who meets the own walk has found a circle.
  private mutating func cutCircles(_ comments: Span<Comment>) {
    walks.removeAll(keepingCapacity: true)
    walks.append(contentsOf: repeatElement(0, count: comments.count))
    for start in comments.indices {
      var place = start
      while walks[place] == 0 {
        walks[place] = start + 1
        guard parents[place] != 0 else { break }
        place = parents[place] - 1
      }
      guard walks[place] == start + 1, parents[place] != 0 else { continue }
      cutCircle(comments, through: place)
    }
  }

  private mutating func cutCircle(_ comments: Span<Comment>, through first: Int) {
    var smallest = first
    var place = parents[first] - 1
    while place != first {
      if comments[place].id ?? .max < comments[smallest].id ?? .max { smallest = place }
      place = parents[place] - 1
    }
    parents[smallest] = 0
  }
}
