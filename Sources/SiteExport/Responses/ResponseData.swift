import ByteText
import MarkdownExport
import SiteModel

/// The responses of a post as data for a layout: a JSON array in the order in which they are shown.
///
/// No mail address, no IP address and nothing made from them is in it.
struct ResponseData: ~Copyable {
  private var comments = CommentHTML()
  private let links: (any LinkMap)?
  /// A page shows replies as deep as they are; this is for threads that somebody made to break it.
  private static let deepest = 99

  private let words: SiteWords

  init(links: (any LinkMap)?, words: SiteWords) {
    self.links = links
    self.words = words
  }

  /// A response that the page shows, as an index of the post's comments.
  private struct Shown {
    var index: Int
    /// The number of the response that it answers; 0 at the top.
    var parent = 0
    var depth = 0
  }

  /// Writes the responses in the order in which the page shows them, and after them the reactions.
  ///
  /// - Returns: The file's content, and how many responses it has besides reactions; `nil` if readers see nothing.
  mutating func json(of post: Post) -> (content: ByteChunk, count: Int)? {
    let entries = ResponseThread(of: post.comments, deepest: Self.deepest, hidesOrphans: true)
      .entries
    if entries.isEmpty { return nil }
    let ids = Self.ids(of: entries, post.comments)
    var (thread, reactions): ([Shown], [Shown]) = ([], [])
    // The place of each entry in the thread, and that of what a reaction stands below.
    var places: [Int?] = []
    for entry in entries {
      let above = entry.parent.flatMap { places[$0] }
      guard Reaction(post.comments[entry.index]) == nil else {
        reactions.append(Shown(index: entry.index))
        places.append(above)
        continue
      }
      places.append(thread.count)
      var shown = Shown(index: entry.index)
      if let above {
        shown.parent = ids[thread[above].index] ?? 0
        shown.depth = thread[above].depth + 1
      }
      shown.depth = min(shown.depth, Self.deepest)
      thread.append(shown)
    }
    return (content(thread + reactions, ids, post), thread.count)
  }

  private mutating func content(
    _ responses: [Shown], _ ids: [Int: Int], _ post: Post
  ) -> ByteChunk {
    var bytes = ByteBuffer(capacity: 512 * responses.count)
    bytes.append("[")
    for (number, response) in responses.enumerated() {
      bytes.append(number == 0 ? "\n{\"id\": " : ",\n{\"id\": ")
      bytes.append(text: String(ids[response.index] ?? 0))
      bytes.append(", \"parent\": ")
      bytes.append(text: String(response.parent))
      bytes.append(", \"depth\": ")
      bytes.append(text: String(response.depth))
      append(post.comments[response.index], isOfProduct: post.type == "product", to: &bytes)
    }
    bytes.append("\n]\n")
    return bytes.finish()
  }

  /// The ids by the indices of comments, or, if one is missing or there twice, numbers in the order shown.
  private static func ids(
    of entries: [ResponseThread.Entry], _ comments: [Comment]
  ) -> [Int: Int] {
    var met: Set<Int> = []
    let isNumbered = entries.allSatisfy { entry in
      guard let id = comments[entry.index].id else { return false }
      return id > 0 && met.insert(id).inserted
    }
    return Dictionary(
      uniqueKeysWithValues: entries.enumerated().map { number, entry in
        (entry.index, isNumbered ? comments[entry.index].id ?? 0 : number + 1)
      })
  }

  private mutating func append(
    _ comment: Comment, isOfProduct: Bool, to bytes: inout ByteBuffer
  ) {
    var (author, url, body) = (comment.authorName, comment.authorURL, comment.content)
    if let reblog = comment.reblog, comment.kind == .reblog {
      if !reblog.blogTitle.isEmpty { author = reblog.blogTitle }
      if !reblog.url.isEmpty { url = reblog.url }
      if !reblog.blogTitle.isEmpty || !reblog.note.isEmpty { body = reblog.note }
    }
    let reaction = Reaction(comment)
    if comment.kind == .pingback || comment.kind == .trackback || reaction != nil { body = "" }
    func add(_ name: StaticString, _ value: String) {
      bytes.append(", \"")
      bytes.append(name)
      bytes.append("\": ")
      QuotedText.append(value, to: &bytes)
    }
    add("kind", comment.kind.rawValue)
    add("author", author)
    add("url", Self.isPage(url) ? url : "")
    add("date", PostDates.text(local: comment.date, gmt: comment.dateGMT))
    add("when", (comment.date ?? comment.dateGMT).map(words.dates.dateAndTime) ?? "")
    add("body", body.isEmpty ? "" : comments.html(of: body, links))
    if let reaction { add("reaction", reaction.word) }
    if let rating = ReviewRating(comment, isOfProduct: isOfProduct) {
      add("rating", rating.text(words.responses))
    }
    bytes.append("}")
  }

  /// Whether an address is one of the web, and not only its scheme, which WordPress writes for none.
  private static func isPage(_ url: String) -> Bool {
    url.utf8.span.withUnsafeBufferPointer { url in
      let host =
        url.hasIgnoringCase("http://", at: 0) ? 7 : url.hasIgnoringCase("https://", at: 0) ? 8 : 0
      return host > 0 && host < url.count
        && ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(url[host])
        && !url.contains {
          $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<")
            || $0 == UInt8(ascii: ">")
        }
    }
  }
}
