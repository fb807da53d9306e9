import ByteInput
import ByteText
import SiteModel
import WXRFormat

/// Cuts one archive into batches of items, and reads everything outside the items.
///
/// It owns the block, the only buffer for bytes of the archive. The block grows while an item is
/// incomplete, up to the limit. It is handed over with the batch whose items are in it.
struct ArchiveCutter: ~Copyable {
  /// The greatest number of items in a batch, which bounds the memory: a post is larger in memory
  /// than a tiny item.
  private static let mostItems = 4096

  let source: any ByteSource
  let sites: SiteLedger
  let options: ReaderOptions
  let skipsItems: Bool

  var channel: ChannelReader
  var splitter: ItemSplitter
  /// A piece that was found and waits for the batch before it to be handed over.
  var pending: ItemSplitter.Piece?
  /// Everything before it in the batch's block belongs to an item, was fed to the channel, or was
  /// dropped.
  var consumed = 0
  /// The batch that is being gathered.
  var batch: Batch
  /// The site's key, settled at the first item.
  var siteKey: String?
  var atEnd = false
  var isFinished = false
  var endsInItem = false
  var isEmpty = true
  /// Why the archive was not read to its end, if it was not.
  private var failure: InputError?

  init(
    _ source: any ByteSource, fileIndex: Int, sites: SiteLedger, options: ReaderOptions,
    skipsItems: Bool
  ) throws(InputError) {
    self.source = source
    self.sites = sites
    self.options = options
    self.skipsItems = skipsItems
    channel = try ChannelReader()
    splitter = ItemSplitter(keepsSections: !skipsItems)
    var context = Batch.Context(file: source.name, fileIndex: fileIndex, source: source)
    context.repairsAlways = options.repairsAlways
    context.surveyedTypes = options.surveyedTypes
    batch = Batch(
      context: context, block: ByteBlock(capacity: options.blockSizes.capacity), offset: 0,
      originalOffset: 0)
  }

  /// The next batch, or `nil` at the end of the archive.
  mutating func next() throws(InputError) -> Batch? {
    while !isFinished {
      if let piece = pending ?? nextPiece() {
        pending = nil
        if try !take(piece) {
          pending = piece
          return handOver()
        }
      } else if atEnd {
        try finish()
        return handOver()
      } else if try !readMore() {
        return handOver()
      }
    }
    return nil
  }

  mutating func nextPiece() -> ItemSplitter.Piece? {
    let window = batch.block.bytes
    let edge: ItemSplitter.Edge =
      atEnd ? .last : window.count - consumed > options.maximumItemByteCount ? .full : .more
    return splitter.next(in: window, edge: edge)
  }

  /// Takes a piece into the batch.
  ///
  /// - Returns: Whether the piece was taken. If not, the batch must be handed over first, so that
  ///   records stay in the archive's order.
  mutating func take(_ piece: ItemSplitter.Piece) throws(InputError) -> Bool {
    switch piece {
    case .item(let range), .unclosedItem(let range):
      guard batch.items.count < Self.mostItems,
        try feedChannel(upTo: range.lowerBound)
      else { return false }
      settleChannel()
      consumed = range.upperBound
      if sites.lacksTermNames { try nameTerms(by: range) }
      takeItem(range, isClosed: piece == .item(range))
    case .strayItemEnd(let range):
      return try takeFragment(endingWith: range)
    case .doctype(let range):
      guard try feedChannel(upTo: range.lowerBound) else { return false }
      consumed = range.upperBound
      batch.context.escapesReferences = true
      note(
        Diagnostic(
          .warning, .doctypeDropped,
          "a document type declaration was dropped; entities that it declares stay as text"),
        at: range.lowerBound)
    case .oversize(let range):
      guard try feedChannel(upTo: range.lowerBound) else { return false }
      settleChannel()
      consumed = range.upperBound
      noteOversize(at: range.lowerBound)
    case .remainder(let range):
      consumed = range.upperBound
    }
    return true
  }

  mutating func takeItem(_ range: Range<Int>, isClosed: Bool) {
    isEmpty = false
    if skipsItems { return }
    guard range.count <= options.maximumItemByteCount else {
      noteOversize(at: range.lowerBound)
      return
    }
    if isClosed && isRestOfLast(range) {
      goOn(batch.items.count - 1, with: range)
      return
    }
    // An item that was cut off is damaged. It is never a repeat.
    let isRepeat =
      isClosed && !sites.insert(item: batch.block.bytes(range), ofSite: batch.context.siteKey)
    guard !isRepeat || options.readsRepeats else {
      note(.repeatedItem, at: range.lowerBound)
      return
    }
    let reachesEnd = atEnd && range.upperBound == batch.block.count
    if reachesEnd && !isClosed { endsInItem = true }
    let firstCDATA = batch.cdata.count
    batch.cdata += splitter.cdata
    batch.items.append(
      Batch.Item(
        range: range, cdata: firstCDATA..<batch.cdata.count,
        missingEnd: isClosed ? nil : reachesEnd ? .archiveEnds : .nextItemBegins,
        isSuspicious: splitter.isSuspicious, isRepeat: isRepeat))
  }

  /// Makes room in the block and reads more bytes into it.
  ///
  /// - Returns: False if the batch must be handed over first.
  mutating func readMore() throws(InputError) -> Bool {
    guard try feedOutside() else { return false }
    if batch.block.capacity - batch.block.count < options.blockSizes.smallestRead {
      if batch.items.isEmpty { dropConsumed() } else if !awaitsTail { return false }
      if batch.block.capacity - batch.block.count < options.blockSizes.smallestRead {
        batch.block.grow(to: 2 * batch.block.capacity)
      }
    }
    let isStart = batch.offset + batch.block.count == 0
    // The block is filled completely, so that batches do not depend on the sizes that the source
    // delivers.
    while !atEnd && batch.block.count < batch.block.capacity {
      do {
        atEnd = try batch.block.fill(from: source) == 0
      } catch {
        guard options.goesOnAfterFailure else { throw error }
        // What was read so far counts.
        failure = error
        atEnd = true
      }
    }
    if isStart { try checkEncoding() }
    return true
  }

  /// Refuses encodings whose markup is not ASCII, because it cannot be found.
  func checkEncoding() throws(InputError) {
    if batch.block.bytes.prefix(4).beginWide {
      throw InputError(
        .unsupportedEncoding, "is encoded in UTF-16 or UTF-32; save it as UTF-8 first",
        file: source.name)
    }
  }

  /// Feeds the channel with a part of the bytes outside the items, if these are more than a header.
  ///
  /// Smaller runs wait for the next item, so that the repair sees damage as a whole.
  mutating func feedOutside() throws(InputError) -> Bool {
    let limit = min(splitter.outsideEnd, batch.block.count)
    let outside = batch.block.bytes(consumed..<max(consumed, limit))
    if siteKey != nil && outside.isXMLWhiteSpace {
      consumed = max(consumed, limit)
      return true
    }
    guard outside.count > options.blockSizes.longestHeader else { return true }
    // After a record, if there is one, so that no record is cut in two.
    let end = endOfLastRecord(in: outside) ?? outside.count
    return try feedChannel(upTo: consumed + end)
  }

  func endOfLastRecord(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = bytes.count
    while place > 0 {
      place -= 1
      guard bytes[place] == UInt8(ascii: "<") else { continue }
      for tag in WXRMarkup.channelRecordEndTags
      where bytes.has(tag, at: place) {
        return place + tag.utf8CodeUnitCount
      }
    }
    return nil
  }

  /// Drops the front of the block while it contains no item of the batch.
  mutating func dropConsumed() {
    guard consumed > 0 else { return }
    var counted = 0
    // What the channel's records say is noted behind what their repair says, and stands before it.
    let open = batch.notes.indices.filter { batch.notes[$0].lineFeeds == nil }
      .sorted { batch.notes[$0].place < batch.notes[$1].place }
    for index in open {
      let place = max(counted, batch.notes[index].place)
      batch.lineFeedsBefore += lineFeeds(counted..<place)
      counted = place
      batch.notes[index].lineFeeds = batch.lineFeedsBefore
    }
    batch.lineFeedsBefore += lineFeeds(counted..<max(counted, consumed))
    batch.originalOffset = batch.originalOffset(of: consumed)
    batch.block.removeFirst(consumed)
    batch.offset += consumed
    for index in batch.notes.indices { batch.notes[index].place -= consumed }
    splitter.drop(consumed)
    consumed = 0
  }

  func lineFeeds(_ range: Range<Int>) -> Int {
    // They are for the lines of diagnostics, which go with the items.
    skipsItems ? 0 : batch.block.bytes(range).lineFeedCount()
  }

  /// Hands the batch over, and begins the next one with the rest of the block.
  mutating func handOver() -> Batch {
    batch.byteCount = consumed
    let rest = batch.block.bytes(consumed..<batch.block.count)
    let capacity = max(options.blockSizes.capacity, rest.count + options.blockSizes.smallestRead)
    var next = Batch(
      context: batch.context, block: ByteBlock(capacity: capacity),
      offset: batch.offset + consumed, originalOffset: batch.originalOffset(of: consumed))
    next.block.append(rest)
    splitter.drop(consumed)
    if case .some(let piece) = pending { pending = piece.moved(by: -consumed) }
    consumed = 0
    swap(&batch, &next)
    return next
  }

  mutating func finish() throws(InputError) {
    guard try feedChannel(upTo: batch.block.count) else { return }
    consumed = batch.block.count
    if channel.sawChannel { isEmpty = false }
    if isEmpty && failure == nil { throw notAnArchive() }
    if !isEmpty { finishChannel() }
    for diagnostic in source.takeDiagnostics() { note(diagnostic, at: consumed) }
    if let failure { note(.failedInput(failure), at: consumed) }
    isFinished = true
  }

  /// Ends an archive that cannot be read on, and hands over what was read of it.
  mutating func abandon(_ error: InputError) -> Batch {
    note(.failedInput(error), at: consumed)
    isFinished = true
    return handOver()
  }

  /// Ends the channel: reads its last fields, and reports what is missing.
  mutating func finishChannel() {
    channel.finish(at: batch.offset + consumed, endsInItem: endsInItem)
    takeChannelNotes()
    let knowsSite = siteKey != nil
    settleChannel()
    if knowsSite { settleSite() }
  }

  /// Merges fields of the channel that come after the items.
  mutating func settleSite() {
    batch.channelRecords += sites.merge(
      channel.site, at: originalOffset(of: nil), [], key: batch.context.siteKey)
  }

  func notAnArchive() -> InputError {
    let message =
      batch.offset + batch.block.count == 0
      ? "is empty" : "has no channel and no item: not a WordPress export"
    return InputError(.notAnArchive, message, file: source.name)
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether text in UTF-16 or UTF-32 begins so: with a byte order mark, or with markup between zeros.
  ///
  /// Two characters of UTF-16 have zeros at every other place, one of UTF-32 has three in a row.
  fileprivate var beginWide: Bool {
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return true }
    let forms = [
      [false, true, false, true], [true, false, true, false], [false, true, true, true],
      [true, true, true, false],
    ]
    return forms.contains(map { $0 == 0 }) && allSatisfy { $0 < 0x80 }
      && contains { $0 == UInt8(ascii: "<") || $0.isXMLWhiteSpace }
  }
}
