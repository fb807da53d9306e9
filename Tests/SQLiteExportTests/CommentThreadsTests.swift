import SQLiteExport
import SiteModel
import Testing

@Suite struct CommentThreadsTests {
  private func parents(_ comments: (id: Int?, parent: Int?)...) -> [Int] {
    var threads = CommentThreads()
    return threads.parents(
      of: comments.map {
        var comment = Comment()
        comment.id = $0.id
        comment.parent = $0.parent
        return comment
      })
  }

  @Test func findsParents() {
    #expect(parents((1, 0), (2, 1), (3, 1), (4, 3)) == [0, 1, 1, 3])
    #expect(parents((4, 3), (3, 0)) == [2, 0])
    #expect(parents((1, nil), (nil, 1)) == [0, 1])
    #expect(parents() == [])
  }

  @Test func leavesOrphansAtTheTop() {
    #expect(parents((2, 1), (3, 2)) == [0, 1])
  }

  @Test func takesTheFirstOfSeveralWithAnID() {
    #expect(parents((1, 0), (1, 0), (2, 1)) == [0, 0, 1])
  }

  @Test func cutsCirclesAtTheirSmallestID() {
    #expect(parents((1, 1)) == [0])
    #expect(parents((5, 3), (3, 4), (4, 5), (6, 4)) == [2, 0, 1, 3])
    #expect(parents((9, 2), (2, 9), (8, 7), (7, 8)) == [2, 0, 4, 0])
  }

  @Test func takesLongThreads() {
    var threads = CommentThreads()
    let comments = (1...200_000).map {
      var comment = Comment()
      comment.id = $0
      comment.parent = $0 + 1
      return comment
    }
    let parents = threads.parents(of: comments)
    #expect(parents.last == 0)
    #expect(parents.first == 2)
  }
}
