import SiteModel
import Testing

@Suite struct CommentThreadTests {
  private func parents(_ comments: (id: Int?, parent: Int?)...) -> [Int?] {
    CommentThread.parents(
      of: comments.map {
        var comment = Comment()
        comment.id = $0.id
        comment.parent = $0.parent
        return comment
      })
  }

  @Test func findsParents() {
    #expect(parents((1, 0), (2, 1), (3, 1), (4, 3)) == [nil, 0, 0, 2])
    #expect(parents((4, 3), (3, 0)) == [1, nil])
    #expect(parents((1, nil), (nil, 1)) == [nil, 0])
    #expect(parents() == [])
  }

  @Test func leavesOrphansAtTheTop() {
    #expect(parents((2, 1), (3, 2)) == [nil, 0])
  }

  @Test func takesTheFirstOfSeveralWithAnID() {
    #expect(parents((1, 0), (1, 0), (2, 1)) == [nil, nil, 0])
  }

  @Test func cutsCirclesAtTheirSmallestID() {
    #expect(parents((1, 1)) == [nil])
    #expect(parents((5, 3), (3, 4), (4, 5), (6, 4)) == [1, nil, 0, 2])
    #expect(parents((9, 2), (2, 9), (8, 7), (7, 8)) == [1, nil, 3, nil])
  }

  @Test func findsParentsOfLongThreads() {
    let comments = (1...200_000).map {
      var comment = Comment()
      comment.id = $0
      comment.parent = $0 + 1
      return comment
    }
    let parents = CommentThread.parents(of: comments)
    #expect(parents.last == .some(nil))
    #expect(parents.first == 1)
  }
}
