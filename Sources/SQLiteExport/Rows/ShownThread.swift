import SiteModel

/// The threads of a post's comments, and which of them visitors see.
struct ShownThread {
  let places: [CommentThread.Place]
  private let isShown: [Bool]

  init(of comments: [Comment]) {
    guard !comments.isEmpty else {
      (places, isShown) = ([], [])
      return
    }
    places = CommentThread.places(of: comments)
    var isShown = [Bool](repeating: false, count: comments.count)
    // From above, so that what is answered comes before its answers.
    var order = [Int](repeating: 0, count: comments.count)
    for (index, place) in places.enumerated() { order[place.number - 1] = index }
    let comments = comments.span
    for index in order {
      let isParentShown = places[index].parent.map { isShown[$0] } ?? true
      isShown[index] =
        isParentShown
        && comments[index].kind.isPublic(type: comments[index].type, status: comments[index].status)
    }
    self.isShown = isShown
  }

  func shows(_ index: Int) -> Bool { isShown[index] }
}
