import PostContent
package import SiteModel

/// The posts with most responses, each with its thread, in bounded memory.
package struct LongestThreads: Sendable {
  private static let most = 5
  private static let mostResponses = 100
  /// In bytes.
  private static let longestText = 1200

  /// The longest first; equally long ones in the archive's order.
  package private(set) var threads: [Thread] = []

  package struct Thread: Sendable {
    package var id: Int?
    package var title: String
    package var link: String
    package var date: DateTime?
    package var responseCount: Int
    /// The first of them, in the order in which the blog shows them.
    package var responses: [Response] = []
  }

  package struct Response: Sendable {
    package var kind: CommentKind
    package var author: String
    package var date: DateTime?
    /// 0 at the top.
    package var depth: Int
    /// Of a reblog.
    package var blogTitle: String
    /// Plain text.
    package var text: String
  }

  mutating func add(_ post: Post) {
    let count = post.comments.count(where: \.isPublic)
    guard count > 1, count > (threads.count < Self.most ? 0 : threads[Self.most - 1].responseCount)
    else { return }
    var thread = Thread(
      id: post.id, title: post.title.cut(toBytes: 300), link: post.link.cut(toBytes: 300),
      date: post.date ?? post.dateGMT, responseCount: count)
    thread.responses = Self.responses(of: post)
    add(thread)
  }

  mutating func merge(_ later: LongestThreads) {
    for thread in later.threads { add(thread) }
  }

  private mutating func add(_ thread: Thread) {
    let place =
      threads.firstIndex { $0.responseCount < thread.responseCount } ?? threads.count
    guard place < Self.most else { return }
    threads.insert(thread, at: place)
    if threads.count > Self.most { threads.removeLast() }
  }

  private static func responses(of post: Post) -> [Response] {
    let places = CommentThread.places(of: post.comments)
    let order = post.comments.indices.filter { post.comments[$0].isPublic }
      .sorted { places[$0].number < places[$1].number }
    var plain = PlainText()
    return order.prefix(mostResponses).map { index in
      let comment = post.comments[index]
      let note = comment.kind == .reblog ? comment.reblog?.note : nil
      var text = ""
      plain.strip(note ?? comment.content) { text = String(decoding: $0, as: UTF8.self) }
      return Response(
        kind: comment.kind, author: comment.authorName.cut(toBytes: 120),
        date: comment.date ?? comment.dateGMT, depth: min(places[index].depth, 9),
        blogTitle: (comment.reblog?.blogTitle ?? "").cut(toBytes: 120),
        text: text.cut(toBytes: longestText))
    }
  }
}
