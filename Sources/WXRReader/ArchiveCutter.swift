import SiteModel

/// Cuts one archive into batches of items and reads what stands outside them.
///
/// It owns the only place where bytes of the archive are held back: a block that grows while an
/// item is incomplete, up to the limit, and is handed over with the batch that its items are of.
struct ArchiveCutter: ~Copyable {
  /// Long enough that a batch's fixed costs do not show, short enough to stay near the cache.
  private static let blockCapacity = 256 << 10
  /// Less room than this is not worth a system call.
  private static let smallestRead = 64 << 10

  private let source: any ByteSource
  private let fileIndex: Int
  private let options: ReaderOptions
  private let skipsItems: Bool

  private var channel: ChannelReader
  private var splitter = ItemSplitter()
  /// A piece that was found and waits for the batch before it to be handed over.
  private var pending: ItemSplitter.Piece?
  /// Everything before it in the batch's block is an item's, was fed to the channel or was dropped.
  private var consumed = 0
  /// The batch that is being gathered.
  private var batch: Batch
  /// The site's key, settled at the first item.
  private var siteKey: String?
  private var atEnd = false
  private var isFinished = false
  private var toldFailure = false
  private var endsInItem = false
  private var isEmpty = true

  init(
    _ source: any ByteSource, fileIndex: Int, options: ReaderOptions, skipsItems: Bool
  ) throws(WXRError) {
    self.source = source
    self.fileIndex = fileIndex
    self.options = options
    self.skipsItems = skipsItems
    channel = try ChannelReader()
    batch = Batch(
      file: source.name, fileIndex: fileIndex, siteKey: "",
      block: ByteBlock(capacity: Self.blockCapacity), offset: 0)
  }

  /// The next batch, or `nil` at the end of the archive.
  mutating func next(_ sites: inout SiteLedger) throws(WXRError) -> Batch? {
    while !isFinished {
      if let piece = pending ?? nextPiece() {
        pending = nil
        if !take(piece, &sites) {
          pending = piece
          return handOver()
        }
      } else if atEnd {
        try finish(&sites)
        return handOver()
      } else if try !readMore() {
        return handOver()
      }
    }
    return nil
  }

  private mutating func nextPiece() -> ItemSplitter.Piece? {
    let window = batch.block.bytes
    let edge: ItemSplitter.Edge =
      atEnd ? .last : window.count - consumed > options.maximumItemByteCount ? .full : .more
    return splitter.next(in: window, edge: edge)
  }

  /// Takes a piece into the batch.
  ///
  /// - Returns: Whether it went in. If not, the batch must be handed over first, so that records stay
  ///   in the archive's order.
  private mutating func take(_ piece: ItemSplitter.Piece, _ sites: inout SiteLedger) -> Bool {
    switch piece {
    case .item(let range), .unclosedItem(let range):
      guard feedChannel(upTo: range.lowerBound) else { return false }
      settleChannel(&sites)
      consumed = range.upperBound
      takeItem(range, isClosed: piece == .item(range), &sites)
    case .doctype(let range):
      guard feedChannel(upTo: range.lowerBound) else { return false }
      consumed = range.upperBound
      batch.escapesReferences = true
      note(
        Diagnostic(
          .warning, .doctypeDropped,
          "a document type declaration was dropped; entities that it declares stay as text"),
        at: range.lowerBound)
    case .oversize(let range):
      guard feedChannel(upTo: range.lowerBound) else { return false }
      settleChannel(&sites)
      consumed = range.upperBound
      noteOversize(at: range.lowerBound)
    case .remainder(let range):
      consumed = range.upperBound
    }
    return true
  }

  private mutating func takeItem(
    _ range: Range<Int>, isClosed: Bool, _ sites: inout SiteLedger
  ) {
    isEmpty = false
    if skipsItems { return }
    guard range.count <= options.maximumItemByteCount else {
      noteOversize(at: range.lowerBound)
      return
    }
    // An item that was cut off is damage each time.
    guard !isClosed || sites.insert(item: batch.block.bytes(range), ofSite: batch.siteKey) else {
      note(
        Diagnostic(
          .information, .repeatedItem, "an item repeats another byte for byte; written once"),
        at: range.lowerBound)
      return
    }
    let reachesEnd = atEnd && range.upperBound == batch.block.count
    if reachesEnd && !isClosed { endsInItem = true }
    let firstCDATA = batch.cdata.count
    batch.cdata += splitter.cdata
    batch.items.append(
      Batch.Item(
        range: range, cdata: firstCDATA..<batch.cdata.count,
        missingEnd: isClosed ? nil : reachesEnd ? .archiveEnds : .nextItemBegins))
  }

  /// Feeds the channel what stands outside items before a place.
  ///
  /// - Returns: False when that must wait until the items before it are handed over.
  private mutating func feedChannel(upTo end: Int) -> Bool {
    guard consumed < end else { return true }
    let outside = batch.block.bytes(consumed..<end)
    // Between items there is nothing but white space, as a rule.
    if siteKey != nil && isWhiteSpace(outside) { return true }
    guard batch.items.isEmpty else { return false }
    channel.feed(
      outside, at: batch.offset + consumed, escapesReferences: batch.escapesReferences)
    noteFailure()
    return true
  }

  private mutating func noteFailure() {
    guard !toldFailure, let failure = channel.failure else { return }
    toldFailure = true
    note(
      Diagnostic(
        .error, .malformedChannel,
        "outside the items there is \(failure.message); the rest outside them was left out"),
      at: min(max(failure.offset - batch.offset, 0), batch.block.count))
  }

  /// Tells that the end tags are missing, unless an item that is cut off has told it.
  private mutating func noteTruncation() {
    guard !toldFailure, !endsInItem else { return }
    note(
      Diagnostic(
        .error, .truncatedArchive,
        "the archive ends without its end tags; what may have followed is missing"),
      at: batch.block.count)
  }

  /// Turns what the channel has said so far into records.
  private mutating func settleChannel(_ sites: inout SiteLedger) {
    let isFirst = siteKey == nil
    let records = channel.takeRecords()
    if !isFirst && records.isEmpty { return }
    let site = channel.site
    let key = siteKey ?? (site.key.isEmpty ? source.name : site.key)
    siteKey = key
    batch.siteKey = key
    batch.channelRecords += sites.merge(site, records, key: key)
    batch.rootStartTag = channel.rootStartTag
    batch.termNames = channel.termNames
    for diagnostic in channel.takeNotes() { note(diagnostic, at: consumed) }
    if isFirst { noteVersion(site.wxrVersion) }
  }

  /// - Source: `wxr_version` is 1.0, 1.1 or 1.2; WordPress refuses what is no version and warns of
  ///   higher ones (wordpress-importer, `class-wp-import.php`).
  private mutating func noteVersion(_ version: String) {
    if ["1.0", "1.1", "1.2"].contains(version) { return }
    let message =
      version.isEmpty
      ? "the archive does not say its WXR version; read as any version"
      : "WXR version \(version) is not known; read as 1.2"
    note(Diagnostic(.information, .unknownVersion, message), at: consumed)
  }

  private mutating func noteOversize(at place: Int) {
    note(
      Diagnostic(
        .error, .oversizeItem,
        "more than \(options.maximumItemByteCount >> 20) MiB in one piece were left out"),
      at: place)
  }

  private mutating func note(_ diagnostic: Diagnostic, at place: Int) {
    batch.notes.append(Batch.Note(diagnostic: diagnostic, place: place))
  }

  /// Reads on into the block, after making room.
  ///
  /// - Returns: False when the batch must be handed over first.
  private mutating func readMore() throws(WXRError) -> Bool {
    guard feedOutside() else { return false }
    if batch.block.capacity - batch.block.count < Self.smallestRead {
      if !batch.items.isEmpty { return false }
      dropConsumed()
      if batch.block.capacity - batch.block.count < Self.smallestRead {
        batch.block.grow(to: 2 * batch.block.capacity)
      }
    }
    let isStart = batch.offset + batch.block.count == 0
    // To the brim, so that batches are the same whatever pieces the source delivers.
    while !atEnd && batch.block.count < batch.block.capacity {
      atEnd = try batch.block.fill(from: source) == 0
    }
    if isStart { try checkEncoding() }
    return true
  }

  /// Refuses what is not made of ASCII's bytes; markup cannot be seen in it.
  private func checkEncoding() throws(WXRError) {
    let start = batch.block.bytes.prefix(2)
    if start.elementsEqual([0xFF, 0xFE]) || start.elementsEqual([0xFE, 0xFF]) || start.contains(0) {
      throw WXRError(
        .unsupportedEncoding, "is encoded in UTF-16 or UTF-32; save it as UTF-8 first",
        file: source.name)
    }
  }

  /// Feeds the channel what is in sight outside items, up to the last tag that is complete.
  private mutating func feedOutside() -> Bool {
    let limit = min(splitter.outsideEnd, batch.block.count)
    guard consumed < limit else { return true }
    let outside = batch.block.bytes(consumed..<limit)
    guard let last = outside.lastIndex(of: UInt8(ascii: ">")) else { return true }
    guard feedChannel(upTo: consumed + last + 1) else { return false }
    consumed += last + 1
    return true
  }

  /// Forgets the front of the block while no item of the batch stands in it.
  private mutating func dropConsumed() {
    guard consumed > 0 else { return }
    var counted = 0
    for index in batch.notes.indices where batch.notes[index].lineFeeds == nil {
      let place = max(counted, batch.notes[index].place)
      batch.lineFeedsBefore += lineFeeds(counted..<place)
      counted = place
      batch.notes[index].lineFeeds = batch.lineFeedsBefore
    }
    batch.lineFeedsBefore += lineFeeds(counted..<max(counted, consumed))
    batch.block.removeFirst(consumed)
    batch.offset += consumed
    for index in batch.notes.indices { batch.notes[index].place -= consumed }
    splitter.drop(consumed)
    consumed = 0
  }

  private func lineFeeds(_ range: Range<Int>) -> Int {
    lineFeedCount(in: batch.block.bytes(range))
  }

  /// Hands the batch over and begins the next one with what is left of the block.
  private mutating func handOver() -> Batch {
    batch.byteCount = consumed
    let rest = batch.block.bytes(consumed..<batch.block.count)
    let capacity = max(Self.blockCapacity, rest.count + Self.smallestRead)
    var next = Batch(
      file: batch.file, fileIndex: fileIndex, siteKey: batch.siteKey,
      block: ByteBlock(capacity: capacity), offset: batch.offset + consumed)
    next.block.append(rest)
    next.rootStartTag = batch.rootStartTag
    next.termNames = batch.termNames
    next.escapesReferences = batch.escapesReferences
    splitter.drop(consumed)
    if case .some(let piece) = pending { pending = piece.moved(by: -consumed) }
    consumed = 0
    swap(&batch, &next)
    return next
  }

  private mutating func finish(_ sites: inout SiteLedger) throws(WXRError) {
    guard feedChannel(upTo: batch.block.count) else { return }
    consumed = batch.block.count
    if channel.sawChannel { isEmpty = false }
    if isEmpty { throw notAnArchive() }
    channel.finish()
    if channel.endsTooEarly { noteTruncation() } else { noteFailure() }
    let knowsSite = siteKey != nil
    settleChannel(&sites)
    if knowsSite { settleSite(&sites) }
    isFinished = true
  }

  /// Fields of the channel may stand after the items.
  private mutating func settleSite(_ sites: inout SiteLedger) {
    batch.channelRecords += sites.merge(channel.site, [], key: batch.siteKey)
  }

  private func notAnArchive() -> WXRError {
    let message =
      batch.offset + batch.block.count == 0
      ? "is empty" : "has no channel and no item: not a WordPress export"
    return WXRError(.notAnArchive, message, file: source.name)
  }
}

extension ItemSplitter.Piece {
  fileprivate func moved(by distance: Int) -> Self {
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + distance..<range.upperBound + distance
    }
    return switch self {
    case .item(let range): .item(moved(range))
    case .unclosedItem(let range): .unclosedItem(moved(range))
    case .doctype(let range): .doctype(moved(range))
    case .oversize(let range): .oversize(moved(range))
    case .remainder(let range): .remainder(moved(range))
    }
  }
}
