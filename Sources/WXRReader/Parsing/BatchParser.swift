import ByteInput
import ByteText
public import SiteModel

/// The records of a batch of items.
public struct RecordBatch: Sendable {
  /// The input of the records, as the user named it.
  public internal(set) var file: String
  /// The key of the records' site: `Site.key`, or the file's name if the site has no key.
  public internal(set) var siteKey: String
  /// Sites, authors, terms and posts in the archive's order.
  public var records: [Record] = []
  /// The offset in the input of each record's element.
  public internal(set) var offsets: [Int] = []
  /// The number of posts that were read, also after `records` was changed.
  public internal(set) var postCount = 0
  /// The offset in the input at which the batch ends.
  public internal(set) var endOffset: Int

  /// The number of the source, counted from 0.
  public internal(set) var fileIndex: Int
  /// When the archive was exported, if its channel has said so before the batch.
  public internal(set) var exportedAt: DateTime?

  var lineFeedCount = 0
  /// Their lines are counted from the batch's beginning.
  var diagnostics: [Diagnostic] = []
  /// The data of each post that the check for repeated ids needs.
  var postPlaces: [PostPlace] = []

  /// Leaves out the posts for which a condition is false, as if they were not in the archive.
  ///
  /// - Returns: How many were left out.
  public mutating func keepPosts(where isKept: (Post) -> Bool) -> Int {
    var kept = 0
    var dropped: Set<Int> = []
    for index in records.indices {
      if case .post(let post) = records[index], !isKept(post) {
        dropped.insert(offsets[index])
        continue
      }
      records[kept] = records[index]
      offsets[kept] = offsets[index]
      kept += 1
    }
    if dropped.isEmpty { return 0 }
    records.removeSubrange(kept...)
    offsets.removeSubrange(kept...)
    postPlaces.removeAll { dropped.contains($0.byteOffset) }
    postCount -= dropped.count
    return dropped.count
  }
}

struct PostPlace {
  var id: Int
  var title: String
  var line: Int
  var byteOffset: Int
}

/// Parses batches, one after the other.
///
/// Each core has its own parser.
struct BatchParser: ~Copyable {
  private let batch: Batch
  private var result: RecordBatch
  /// The parser for all items that were repaired.
  private var repairParser: XMLPushParser?
  /// The place in the block up to which line feeds were counted, and their number.
  private var counted = (place: 0, lineFeeds: 0)

  static func parse(_ batch: Batch) throws(InputError) -> RecordBatch {
    var parser = BatchParser(batch)
    try parser.parse()
    return parser.result
  }

  private init(_ batch: Batch) {
    self.batch = batch
    result = RecordBatch(
      file: batch.context.file, siteKey: batch.context.siteKey,
      endOffset: batch.originalOffset(of: batch.byteCount),
      fileIndex: batch.context.fileIndex, exportedAt: batch.context.exportedAt)
    result.records.reserveCapacity(batch.channelRecords.count + batch.items.count)
    result.offsets.reserveCapacity(batch.channelRecords.count + batch.items.count)
    result.records += batch.channelRecords.map(\.record)
    result.offsets += batch.channelRecords.map(\.offset)
  }

  private mutating func parse() throws(InputError) {
    var notes = batch.notes[...]
    var next = 0
    while next < batch.items.count {
      if !batch.items[next].isDamaged { next = try parseItems(from: next, &notes) }
      guard next < batch.items.count else { break }
      takeNotes(&notes, before: batch.items[next].range.lowerBound)
      try repair(batch.items[next])
      next += 1
    }
    takeNotes(&notes, before: Int.max)
    result.postCount = result.records.count {
      if case .post = $0 { true } else { false }
    }
    result.lineFeedCount = batch.lineFeedsBefore + lineFeeds(before: batch.byteCount)
  }

  /// Parses items until one is not well-formed, and returns the number of that one.
  private mutating func parseItems(
    from first: Int, _ notes: inout ArraySlice<Batch.Note>
  ) throws(InputError) -> Int {
    var parser = try makeParser()
    for index in first..<batch.items.count {
      let item = batch.items[index]
      takeNotes(&notes, before: item.range.lowerBound)
      if item.isDamaged || batch.context.repairsAlways { return index }
      let bytes = batch.block.bytes(item.range)
      feed(bytes, cdata: batch.cdata[item.cdata], to: &parser)
      // Only in a damaged item does libxml2 find another end than the cut. It may also hold back
      // bytes that could continue in the next chunk, such as a bare `&`.
      guard parser.failure == nil, let post = parser.takePost() else { return index }
      if parser.builder.takeSuspicion() {
        try repair(item, instead: post)
      } else {
        add(post, of: item)
      }
    }
    return batch.items.count
  }

  /// Feeds an item, without the parts that the builder takes from its bytes directly.
  private func feed(
    _ item: UnsafeBufferPointer<UInt8>, cdata sections: ArraySlice<Range<Int>>,
    to parser: inout XMLPushParser
  ) {
    parser.builder.markup.set(item: item, cdata: sections)
    let bytes = parser.builder.markup.bytes
    if batch.context.escapesReferences, let escaped = bytes.escapingUnknownReferences() {
      escaped.withUnsafeBufferPointer { parser.feed($0) }
    } else {
      parser.feed(bytes)
    }
  }

  private mutating func add(_ parsed: ParsedPost, of item: Batch.Item) {
    let post = parsed.post
    let range = item.range
    let place = range.lowerBound
    if item.isRepeat && post.id == nil {
      add(.repeatedItem, at: place, id: nil, title: post.title)
      return
    }
    let offset = batch.originalOffset(of: place)
    if let id = post.id {
      let line = batch.lineFeedsBefore + lineFeeds(before: place)
      result.postPlaces.append(
        PostPlace(id: id, title: post.title, line: line, byteOffset: offset))
    }
    for diagnostic in parsed.notes { add(diagnostic, at: place, id: post.id, title: post.title) }
    if let c1 = batch.block.bytes(range).firstC1Character() {
      add(.c1Characters, at: place + c1, id: post.id, title: post.title)
    }
    result.records.append(.post(post))
    result.offsets.append(offset)
  }

  // Repair.

  /// Repairs an item and parses the result.
  ///
  /// `parsed` is the post that libxml2 read from the item. It is used if there is nothing to
  /// repair.
  private mutating func repair(
    _ item: Batch.Item, instead parsed: ParsedPost? = nil
  ) throws(InputError) {
    var bytes = Array(batch.block.bytes(item.range))
    if let tail = item.tail { bytes += batch.block.bytes(tail) }
    try bytes.withUnsafeBufferPointer { bytes throws(InputError) in
      var repair = MarkupRepair(
        bytes, scope: .item(isCutOff: item.missingEnd == .archiveEnds),
        namespaces: batch.context.namespaces,
        text: TextRepair(
          encoding: batch.context.encoding, keepsUnknownReferences: batch.context.escapesReferences)
      )
      repair.run()
      if let parsed, repair.log.entries.isEmpty, !repair.usedDeclaredEncoding {
        add(parsed, of: item)
      } else {
        try parse(repair, of: item)
      }
    }
  }

  private func makeParser() throws(InputError) -> XMLPushParser {
    var builder = RecordBuilder(termNames: batch.context.termNames)
    builder.surveyedTypes = batch.context.surveyedTypes
    builder.markup.dropsComments = batch.context.surveyedTypes != nil
    var parser = try XMLPushParser(builder: builder)
    parser.feed(batch.context.rootStartTag)
    return parser
  }

  private mutating func parse(
    _ repair: borrowing MarkupRepair, of item: Batch.Item
  ) throws(InputError) {
    var parser: XMLPushParser
    if let kept = repairParser.take() { parser = kept } else { parser = try makeParser() }
    let output = repair.output
    let cdata = repair.cdata
    parser.builder.isItemCutOff = item.missingEnd != nil
    output.withUnsafeBufferPointer { feed($0, cdata: cdata[...], to: &parser) }
    let parsed = parser.takePost()
    let post = parsed?.post ?? parser.builder.takeUnfinishedPost()
    let failure = parser.failure
    _ = parser.builder.takeSuspicion()
    if parsed != nil { repairParser = consume parser }
    let place = item.range.lowerBound
    func note(_ diagnostic: Diagnostic, at place: Int) {
      add(diagnostic, at: place, id: post.id, title: post.title)
    }
    // If an item breaks off before its first field, there is nothing to keep.
    if repair.partCount > 0 || item.missingEnd == nil {
      add(parsed ?? ParsedPost(post: post, notes: []), of: item)
    }
    if let diagnostic = diagnostic(for: item, repair) { note(diagnostic, at: place) }
    for (offset, diagnostic) in repair.log.diagnostics {
      let start = offset - item.range.count
      let inTail = start >= 0 ? item.tail.map { $0.lowerBound + start } : nil
      note(diagnostic, at: inTail ?? place + offset)
    }
    if repair.usedDeclaredEncoding, let encoding = batch.context.encoding {
      note(.decoded(from: encoding), at: place)
    }
    if parsed == nil {
      let message = failure?.message ?? "an end that is not where it seems"
      note(
        Diagnostic(
          .error, .malformedItem, "an item could not be repaired: \(message); the rest was left out"
        ),
        at: place)
    }
  }

  /// The diagnostic for what is wrong with the item as a whole.
  private func diagnostic(
    for item: Batch.Item, _ repair: borrowing MarkupRepair
  ) -> Diagnostic? {
    if item.lacksStart {
      return Diagnostic(.warning, .missingItemStart, "an item had no start tag")
    }
    if item.tail != nil {
      return Diagnostic(
        .warning, .itemInItem, "another item stood in the middle of this one; both were kept")
    }
    if repair.sawItemEnd { return nil }
    switch item.missingEnd {
    case .archiveEnds?:
      let place = repair.cutField.map { " in \($0)" } ?? ""
      return Diagnostic(
        .error, .truncatedItem,
        "the archive ends inside an item\(place); what is complete of it was kept")
    case .nextItemBegins?:
      return Diagnostic(.warning, .missingItemEnd, "an item had no end tag")
    case nil: return nil
    }
  }

  private mutating func takeNotes(
    _ notes: inout ArraySlice<Batch.Note>, before place: Int
  ) {
    while let note = notes.first, note.place < place {
      add(note.diagnostic, at: note.place, lineFeeds: note.lineFeeds, id: nil, title: "")
      notes.removeFirst()
    }
  }

  /// Adds a diagnostic.
  ///
  /// `known` is the number of line feeds before it, if the block cannot tell it.
  private mutating func add(
    _ diagnostic: Diagnostic, at place: Int, lineFeeds known: Int? = nil, id: Int?, title: String
  ) {
    var diagnostic = diagnostic
    // A source knows the name of the file, which may be a part in a folder or a zip.
    if diagnostic.file.isEmpty {
      diagnostic.file = batch.context.file
      diagnostic.line = known ?? batch.lineFeedsBefore + lineFeeds(before: place)
      diagnostic.byteOffset = batch.originalOffset(of: place)
    }
    diagnostic.itemID = id
    diagnostic.itemTitle = title
    result.diagnostics.append(diagnostic)
  }

  /// The number of line feeds in the block before a place.
  ///
  /// Usually places come in ascending order.
  private mutating func lineFeeds(before place: Int) -> Int {
    let place = min(place, batch.block.count)
    // The rest of an item comes after the item inside it.
    if place < counted.place { counted = (0, 0) }
    counted.lineFeeds += batch.block.bytes(counted.place..<place).lineFeedCount()
    counted.place = place
    return counted.lineFeeds
  }
}

/// An item's post, and the notes about it.
struct ParsedPost {
  var post: Post
  var notes: [Diagnostic]
}

extension XMLPushParser {
  /// The post of the item that was fed last, if libxml2 has found its end.
  mutating func takePost() -> ParsedPost? {
    var records = builder.takeRecords()
    guard records.count == 1, case .post(let post)? = records.popLast() else { return nil }
    let notes = builder.notes
    if !notes.isEmpty { builder.notes = [] }
    return ParsedPost(post: post, notes: notes)
  }
}
