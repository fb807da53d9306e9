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

  /// - Returns: The file's content and how many responses it has; `nil` if readers see none.
  mutating func json(of post: Post) -> (content: ByteChunk, count: Int)? {
    let entries = ResponseThread(of: post.comments, deepest: Self.deepest, hidesOrphans: true)
      .entries
      .filter { Reaction(post.comments[$0.index]) == nil }
    if entries.isEmpty { return nil }
    let ids = Self.ids(of: entries, post.comments)
    var bytes = ByteBuffer(capacity: 512 * entries.count)
    bytes.append("[")
    for (number, entry) in entries.enumerated() {
      bytes.append(number == 0 ? "\n{\"id\": " : ",\n{\"id\": ")
      bytes.append(text: String(ids[number]))
      bytes.append(", \"parent\": ")
      bytes.append(text: String(entry.parent.map { ids[$0] } ?? 0))
      bytes.append(", \"depth\": ")
      bytes.append(text: String(entry.depth))
      append(post.comments[entry.index], to: &bytes)
    }
    bytes.append("\n]\n")
    return (bytes.finish(), entries.count)
  }

  /// The ids, or, if one is missing or there twice, numbers in the order shown.
  private static func ids(of entries: [ResponseThread.Entry], _ comments: [Comment]) -> [Int] {
    var met: Set<Int> = []
    let ids = entries.compactMap { comments[$0.index].id }
    if ids.count == entries.count, ids.allSatisfy({ $0 > 0 && met.insert($0).inserted }) {
      return ids
    }
    return Array(1...entries.count)
  }

  private mutating func append(_ comment: Comment, to bytes: inout ByteBuffer) {
    var (author, url, body) = (comment.authorName, comment.authorURL, comment.content)
    if let reblog = comment.reblog, comment.kind == .reblog {
      if !reblog.blogTitle.isEmpty { author = reblog.blogTitle }
      if !reblog.url.isEmpty { url = reblog.url }
      if !reblog.blogTitle.isEmpty || !reblog.note.isEmpty { body = reblog.note }
    }
    if comment.kind == .pingback || comment.kind == .trackback { body = "" }
    let fields: [(StaticString, String)] = [
      ("kind", comment.kind.rawValue), ("author", author), ("url", Self.isPage(url) ? url : ""),
      ("date", PostDates.text(local: comment.date, gmt: comment.dateGMT)),
      ("when", (comment.date ?? comment.dateGMT).map(words.dates.dateAndTime) ?? ""),
      ("body", body.isEmpty ? "" : comments.html(of: body, links)),
    ]
    for (name, value) in fields {
      bytes.append(", \"")
      bytes.append(name)
      bytes.append("\": ")
      QuotedText.append(value, to: &bytes)
    }
    bytes.append("}")
  }

  /// Whether an address is one of the web, and not only its scheme, which WordPress writes for none.
  private static func isPage(_ url: String) -> Bool {
    let address = URLReference(url)
    return (address.scheme == "http" || address.scheme == "https") && !address.host.isEmpty
      && !url.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\"" || $0 == "<" || $0 == ">" }
  }
}
