import ByteText
import JSONExport
import JSONValues
import PostContent
import SiteModel

/// Makes rows from records, without shared state, so that each core encodes its own batches.
struct RowEncoder: ~Copyable {
  private typealias Cell = EncodedRows.Cell

  /// The texts of all cells, JSON among them.
  private var bytes = JSONWriter(capacity: 512 << 10)
  private var rows: [EncodedRows.Row] = []
  private var cells: [Cell] = []
  private let contents: ArchiveDatabase.Contents
  private var plainText = PlainText()

  init(_ contents: ArchiveDatabase.Contents) {
    self.contents = contents
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
    integer(post.dateGMT?.unixTime)
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
    if contents.text { plain(post.content) }
    for term in post.terms { write(term) }
    write(post.meta, to: .postMeta)
    let thread = ShownThread(of: post.comments)
    // By index, as iterating an array copies each element.
    let comments = post.comments.span
    for index in comments.indices { write(comments, index, in: thread) }
    cells[firstCell].value = fingerprint(from: start, cellsFrom: firstCell)
    if contents.links { writeLinks(of: post) }
    if contents.search { writeSearchText(of: post) }
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

  /// Takes the fields from the span: as an argument of its own, the comment would be copied.
  private mutating func write(_ comments: Span<Comment>, _ index: Int, in thread: ShownThread) {
    let place = thread.places[index]
    // Rows count from 1.
    begin(.comments, comment: place.parent.map { $0 + 1 } ?? 0)
    integer(comments[index].id)
    integer(comments[index].parent)
    integer(place.number)
    integer(place.depth)
    integer(thread.shows(index) ? 1 : 0)
    text(comments[index].kind.rawValue)
    text(comments[index].type)
    text(comments[index].status)
    integer(comments[index].userID)
    text(comments[index].authorName)
    text(comments[index].authorEmail)
    text(comments[index].authorURL)
    text(comments[index].authorIP)
    dateTime(comments[index].date, isUTC: false)
    dateTime(comments[index].dateGMT, isUTC: true)
    integer(comments[index].dateGMT?.unixTime)
    text(comments[index].content)
    if let reblog = comments[index].reblog {
      json { $0.write(reblog) }
    } else {
      cells.append(.null)
    }
    json(comments[index].extra)
    json(comments[index].raw)
    if contents.text { plain(comments[index].content) }
    write(comments[index].meta, to: .commentMeta)
  }

  private mutating func writeLinks(of post: Post) {
    writeLinks(in: post.content, comment: 0)
    for meta in post.meta where meta.key == "enclosure" {
      // WordPress stores the address, the size and the type, a line each.
      let address = meta.value.utf8.prefix { $0 != UInt8(ascii: "\n") }
      if !address.isEmpty { writeLink(.enclosure, Array(address).trimmedASCII, comment: 0) }
    }
    for element in post.extra where element.name == "enclosure" {
      let address = element.attributes.first { $0.name == "url" }?.value ?? ""
      if !address.isEmpty { writeLink(.enclosure, Array(address.utf8), comment: 0) }
    }
    let comments = post.comments.span
    for index in comments.indices { writeLinks(in: comments[index].content, comment: index + 1) }
  }

  private mutating func writeLinks(in content: String, comment: Int) {
    LinkFinder.find(in: content, isComment: comment != 0) { kind, address in
      writeLink(kind, address, comment: comment)
    }
  }

  private mutating func writeLink(_ kind: LinkFinder.Kind, _ address: [UInt8], comment: Int) {
    address.withUnsafeBufferPointer { writeLink(kind, $0, comment: comment) }
  }

  private mutating func writeLink(
    _ kind: LinkFinder.Kind, _ address: UnsafeBufferPointer<UInt8>, comment: Int
  ) {
    begin(.links, comment: comment)
    text(kind.rawValue)
    copy(address)
    let start = bytes.byteCount
    WebAddress(address).withHost { bytes.append($0) }
    cells.append(Cell(value: start, byteCount: bytes.byteCount - start))
  }

  private mutating func writeSearchText(of post: Post) {
    begin(.searchText)
    text(post.author)
    text(post.title)
    searchable(post.content, post.author, post.title)
    for (index, comment) in post.comments.enumerated() {
      begin(.searchText, comment: index + 1)
      text(comment.authorName)
      text("")
      searchable(comment.content, comment.authorName, "")
    }
  }

  /// The text without markup, and the further forms of its words and those of two more texts.
  private mutating func searchable(_ markup: String, _ author: String, _ title: String) {
    plain(markup)
    let text = cells[cells.count - 1]
    let start = bytes.byteCount
    var words = WordForms()
    words.add(author.utf8.span)
    words.add(title.utf8.span)
    bytes.withBytes(from: text.value) { words.add($0.bindMemory(to: UInt8.self).span) }
    words.withBytes { bytes.append($0) }
    cells.append(Cell(value: start, byteCount: bytes.byteCount - start))
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

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>) {
    let start = bytes.byteCount
    bytes.append(text)
    cells.append(Cell(value: start, byteCount: text.count))
  }

  private mutating func dateTime(_ value: DateTime?, isUTC: Bool) {
    guard let value else { return cells.append(.null) }
    value.withISOBytes(isUTC: isUTC) { copy($0) }
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
