public import SiteModel

/// What a batch of items holds, as records.
public struct RecordBatch: Sendable {
  /// The input that the records are of, as the user named it.
  public internal(set) var file: String
  /// What tells the records' site from others: `Site.key`, or the file's name without one.
  public internal(set) var siteKey: String
  /// Sites, authors, terms and posts in the archive's order.
  public var records: [Record] = []
  /// How many posts were read, whatever becomes of `records`.
  public internal(set) var postCount = 0
  /// Up to where in the input the batch reaches.
  public internal(set) var endOffset: Int

  var fileIndex: Int
  var lineFeedCount = 0
  /// Their lines are counted from the batch's beginning.
  var diagnostics: [Diagnostic] = []
  /// What the check for ids that are used twice needs of each post.
  var marks: [PostMark] = []
}

struct PostMark {
  var id: Int
  var title: String
  var line: Int
  var byteOffset: Int
}

/// Parses one batch; each core has one at work.
struct BatchParser: ~Copyable {
  private let batch: Batch
  private var result: RecordBatch
  /// Line feeds are counted up to here in the block, and these many were met.
  private var counted = (place: 0, lineFeeds: 0)

  static func parse(_ batch: Batch) throws(WXRError) -> RecordBatch {
    var parser = BatchParser(batch)
    try parser.parse()
    return parser.result
  }

  private init(_ batch: Batch) {
    self.batch = batch
    result = RecordBatch(
      file: batch.file, siteKey: batch.siteKey, endOffset: batch.offset + batch.byteCount,
      fileIndex: batch.fileIndex)
    result.records.reserveCapacity(batch.channelRecords.count + batch.items.count)
    result.records += batch.channelRecords
  }

  private mutating func parse() throws(WXRError) {
    var notes = batch.notes[...]
    var first = 0
    while first < batch.items.count {
      first = try parseItems(from: first, &notes)
    }
    takeNotes(&notes, before: Int.max)
    result.postCount = result.records.count - batch.channelRecords.count
    result.lineFeedCount = batch.lineFeedsBefore + lineFeeds(before: batch.byteCount)
  }

  /// Parses items until one is not well-formed, and returns the number of the next one.
  private mutating func parseItems(
    from first: Int, _ notes: inout ArraySlice<Batch.Note>
  ) throws(WXRError) -> Int {
    var parser = try XMLPushParser(builder: RecordBuilder(termNames: batch.termNames))
    parser.feed(batch.rootStartTag)
    var done = first
    for index in first..<batch.items.count {
      let item = batch.items[index]
      takeNotes(&notes, before: item.range.lowerBound)
      feed(item, to: &parser)
      collect(from: &parser, &done)
      if parser.failure != nil { break }
      if done == index {
        // libxml2 holds something back that may go on in the next chunk, such as a bare `&`: its
        // text is over, so it is what fails.
        parser.finish()
        break
      }
    }
    guard done < batch.items.count else { return done }
    // libxml2 sees an item end elsewhere than the cut does in damaged ones only.
    let message = parser.failure?.message ?? "an end that is not where it seems"
    takeFailure(message, of: batch.items[done], post: parser.builder.post)
    return done + 1
  }

  /// Feeds an item, but for what the builder takes from the block by itself.
  private mutating func feed(_ item: Batch.Item, to parser: inout XMLPushParser) {
    parser.builder.markup.set(item: batch.block.bytes(item.range), cdata: batch.cdata[item.cdata])
    let bytes = parser.builder.markup.bytes
    if batch.escapesReferences, let escaped = escapingUnknownReferences(bytes) {
      escaped.withUnsafeBufferPointer { parser.feed($0) }
    } else {
      parser.feed(bytes)
    }
    // Without its end tag an item leaves elements open; the end of the stream tells.
    if item.missingEnd != nil { parser.finish() }
  }

  /// Takes the posts over that the parser has finished, and what it noted.
  private mutating func collect(from parser: inout XMLPushParser, _ done: inout Int) {
    let diagnostics = parser.builder.notes
    if !diagnostics.isEmpty { parser.builder.notes = [] }
    for record in parser.builder.takeRecords() {
      guard case .post(let post) = record else { continue }
      let place = batch.items[done].range.lowerBound
      let line = batch.lineFeedsBefore + lineFeeds(before: place)
      if let id = post.id {
        result.marks.append(
          PostMark(id: id, title: post.title, line: line, byteOffset: batch.offset + place))
      }
      for diagnostic in diagnostics { add(diagnostic, at: place, id: post.id, title: post.title) }
      result.records.append(record)
      done += 1
    }
  }

  private mutating func takeFailure(
    _ message: String, of item: Batch.Item, post: Post
  ) {
    let id = post.id ?? itemID(item)
    switch item.missingEnd {
    case .archiveEnds?:
      add(
        Diagnostic(.error, .truncatedItem, "the archive ends inside an item, which was left out"),
        at: item.range.lowerBound, id: id, title: post.title)
    case .nextItemBegins?:
      add(
        Diagnostic(
          .error, .malformedItem, "an item that the next one cuts off was left out"),
        at: item.range.lowerBound, id: id, title: post.title)
    case nil:
      add(
        Diagnostic(
          .error, .malformedItem,
          "an item that is not well-formed was left out: \(message)"),
        at: item.range.lowerBound, id: id, title: post.title)
    }
  }

  /// The id of an item that could not be parsed up to it.
  private func itemID(_ item: Batch.Item) -> Int? {
    let bytes = batch.block.bytes(item.range)
    guard let tag = firstIndex(of: "post_id>", in: bytes, from: 0) else { return nil }
    var digits: [UInt8] = []
    for byte in bytes[(tag + 8)...].prefix(40) {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
      } else if byte == UInt8(ascii: "<") && !digits.isEmpty || byte == UInt8(ascii: "]") {
        break
      }
    }
    return digits.withUnsafeBufferPointer { integerValue($0) }
  }

  private mutating func takeNotes(
    _ notes: inout ArraySlice<Batch.Note>, before place: Int
  ) {
    while let note = notes.first, note.place < place {
      add(note.diagnostic, at: note.place, lineFeeds: note.lineFeeds, id: nil, title: "")
      notes.removeFirst()
    }
  }

  /// Adds a diagnostic; `known` line feeds stand before it where the block does not tell.
  private mutating func add(
    _ diagnostic: Diagnostic, at place: Int, lineFeeds known: Int? = nil, id: Int?, title: String
  ) {
    var diagnostic = diagnostic
    diagnostic.file = batch.file
    diagnostic.line = known ?? batch.lineFeedsBefore + lineFeeds(before: place)
    diagnostic.byteOffset = batch.offset + place
    diagnostic.itemID = id
    diagnostic.itemTitle = title
    result.diagnostics.append(diagnostic)
  }

  /// How many line feeds stand in the block before a place; places come in ascending order.
  private mutating func lineFeeds(before place: Int) -> Int {
    let place = max(counted.place, min(place, batch.block.count))
    counted.lineFeeds += lineFeedCount(in: batch.block.bytes(counted.place..<place))
    counted.place = place
    return counted.lineFeeds
  }
}
