import ByteText
import JSONExport
import PostContent
import SiteModel

/// Makes rows from records, without shared state, so that each core encodes its own batches.
struct RowEncoder: ~Copyable {
  private typealias Cell = EncodedRows.Cell

  /// The texts of all cells, JSON among them.
  private var bytes = JSONWriter(capacity: 512 << 10)
  private var rows: [EncodedRows.Row] = []
  private var cells: [Cell] = []
  /// Whether `search_text` gets rows, too.
  private let searches: Bool
  private var plainText = PlainText()

  init(searches: Bool) {
    self.searches = searches
    cells.reserveCapacity(4096)
    bytes.append(text: "[]{}")
  }

  private static var emptyArray: Cell { Cell(value: 0, byteCount: 2) }
  private static var emptyObject: Cell { Cell(value: 2, byteCount: 2) }

  consuming func finish() -> EncodedRows {
    EncodedRows(rows: rows, cells: cells, bytes: bytes.finish())
  }

  mutating func write(_ site: Site) {
    begin(.sites)
    text(site.title)
    text(site.link)
    text(site.description)
    text(site.language)
    text(site.generator)
    text(site.wxrVersion)
    text(site.baseSiteURL)
    text(site.baseBlogURL)
    dateTime(site.exportedAt, isUTC: true)
    json(site.extra)
    json(site.raw)
  }

  mutating func write(_ author: Author) {
    begin(.authors)
    text(author.login)
    integer(author.id)
    text(author.email)
    text(author.displayName)
    text(author.firstName)
    text(author.lastName)
    json(author.extra)
    json(author.raw)
  }

  mutating func write(_ term: Term) {
    begin(.terms)
    text(term.taxonomy)
    text(term.slug)
    text(term.name)
    integer(term.id)
    text(term.parentSlug)
    text(term.description)
    json(term.extra)
    json(term.raw)
    write(term.meta, to: .termMeta)
  }

  mutating func write(_ post: Post) {
    let start = bytes.byteCount
    begin(.posts)
    let firstCell = cells.count
    integer(0)
    integer(post.id)
    text(post.author)
    integer(post.parent)
    integer(post.featuredMedia)
    text(post.type)
    text(post.status)
    text(post.title)
    text(post.slug)
    text(post.link)
    text(post.guid)
    dateTime(post.date, isUTC: false)
    dateTime(post.dateGMT, isUTC: true)
    dateTime(post.modified, isUTC: false)
    dateTime(post.modifiedGMT, isUTC: true)
    text(post.content)
    text(post.excerpt)
    integer(post.menuOrder)
    text(post.commentStatus)
    text(post.pingStatus)
    text(post.password)
    integer(post.sticky ? 1 : 0)
    text(post.format)
    text(post.attachmentURL)
    if let reblog = post.reblog { json { $0.write(reblog) } } else { cells.append(.null) }
    json(post.extra)
    json(post.raw)
    for term in post.terms { write(term) }
    write(post.meta, to: .postMeta)
    let parents = CommentThread.parents(of: post.comments)
    // By index, as iterating an array copies each element.
    let comments = post.comments.span
    for index in comments.indices {
      // Rows count from 1.
      write(comments[index], parent: parents[index].map { $0 + 1 } ?? 0)
    }
    cells[firstCell].value = fingerprint(from: start, cellsFrom: firstCell)
    if searches { writeSearchText(of: post) }
  }

  private mutating func write(_ term: PostTerm) {
    begin(.postTerms)
    text(term.taxonomy)
    text(term.slug)
    text(term.name)
    json(term.raw)
  }

  private mutating func write(_ meta: [Meta], to table: Table) {
    let entries = meta.span
    for index in entries.indices {
      begin(table)
      text(entries[index].key)
      text(entries[index].value)
      if let data = entries[index].data { json { $0.write(data) } } else { cells.append(.null) }
    }
  }

  private mutating func write(_ comment: borrowing Comment, parent: Int) {
    begin(.comments, comment: parent)
    integer(comment.id)
    integer(comment.parent)
    text(comment.kind.rawValue)
    text(comment.type)
    text(comment.status)
    integer(comment.userID)
    text(comment.authorName)
    text(comment.authorEmail)
    text(comment.authorURL)
    text(comment.authorIP)
    dateTime(comment.date, isUTC: false)
    dateTime(comment.dateGMT, isUTC: true)
    text(comment.content)
    if let reblog = comment.reblog { json { $0.write(reblog) } } else { cells.append(.null) }
    json(comment.extra)
    json(comment.raw)
    write(comment.meta, to: .commentMeta)
  }

  private mutating func writeSearchText(of post: Post) {
    begin(.searchText)
    text(post.author)
    text(post.title)
    plain(post.content)
    for (index, comment) in post.comments.enumerated() {
      begin(.searchText, comment: index + 1)
      text(comment.authorName)
      text("")
      plain(comment.content)
    }
  }

  // Cells.

  /// A hash of a post and everything that belongs to it: of its bytes, and of their division into
  /// cells.
  private func fingerprint(from start: Int, cellsFrom firstCell: Int) -> Int {
    var hash = StableHash()
    for cell in cells[firstCell...] {
      hash.add(UInt64(bitPattern: Int64(cell.byteCount)))
      if let value = cell.integer { hash.add(UInt64(bitPattern: Int64(value))) }
    }
    bytes.withBytes(from: start) { hash.add($0) }
    return hash.value
  }

  private mutating func begin(_ table: Table, comment: Int = 0) {
    rows.append(EncodedRows.Row(table: table, comment: comment, firstCell: cells.count))
  }

  private mutating func integer(_ value: Int?) { cells.append(.integer(value)) }

  private mutating func text(_ value: String) {
    let start = bytes.byteCount
    bytes.append(text: value)
    cells.append(Cell(value: start, byteCount: bytes.byteCount - start))
  }

  private mutating func plain(_ markup: String) {
    let start = bytes.byteCount
    plainText.strip(markup) { bytes.append($0) }
    cells.append(Cell(value: start, byteCount: bytes.byteCount - start))
  }

  /// The text that JSON has, without its quotes.
  private mutating func dateTime(_ value: DateTime?, isUTC: Bool) {
    guard let value else { return cells.append(.null) }
    json { $0.write(value, isUTC: isUTC) }
    cells[cells.count - 1].value += 1
    cells[cells.count - 1].byteCount -= 2
  }

  private mutating func json(_ raw: [StoredText]) {
    if raw.isEmpty { cells.append(Self.emptyObject) } else { json { $0.write(raw) } }
  }

  private mutating func json(_ extra: [ExtraElement]) {
    if extra.isEmpty { cells.append(Self.emptyArray) } else { json { $0.write(extra) } }
  }

  private mutating func json(_ write: (inout JSONWriter) -> Void) {
    let start = bytes.byteCount
    bytes.beginValue()
    write(&bytes)
    cells.append(Cell(value: start, byteCount: bytes.byteCount - start))
  }
}
