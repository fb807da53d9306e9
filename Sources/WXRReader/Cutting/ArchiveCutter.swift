import ByteInput
import SiteModel
import WXRFormat

/// Cuts one archive into batches of items and reads what stands outside them.
///
/// It owns the only place where bytes of the archive are held back: a block that grows while an
/// item is incomplete, up to the limit, and is handed over with the batch that its items are of.
struct ArchiveCutter: ~Copyable {
  /// A post is larger than the least that an item can be; so memory stays bounded.
  private static let mostItems = 4096

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
  private var endsInItem = false
  private var isEmpty = true

  init(
    _ source: any ByteSource, fileIndex: Int, options: ReaderOptions, skipsItems: Bool
  ) throws(InputError) {
    self.source = source
    self.fileIndex = fileIndex
    self.options = options
    self.skipsItems = skipsItems
    channel = try ChannelReader()
    batch = Batch(
      file: source.name, fileIndex: fileIndex, siteKey: "",
      block: ByteBlock(capacity: options.blockSizes.capacity), offset: 0, originalOffset: 0,
      source: source)
    batch.repairsAlways = options.repairsAlways
  }

  /// The next batch, or `nil` at the end of the archive.
  mutating func next(_ sites: inout SiteLedger) throws(InputError) -> Batch? {
    while !isFinished {
      if let piece = pending ?? nextPiece() {
        pending = nil
        if try !take(piece, &sites) {
          pending = piece
          return handOver()
        }
      } else if atEnd {
        try finish(&sites)
        return handOver()
      } else if try !readMore(&sites) {
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
  private mutating func take(
    _ piece: ItemSplitter.Piece, _ sites: inout SiteLedger
  ) throws(InputError) -> Bool {
    switch piece {
    case .item(let range), .unclosedItem(let range):
      guard batch.items.count < Self.mostItems,
        try feedChannel(upTo: range.lowerBound, &sites)
      else { return false }
      settleChannel(&sites)
      consumed = range.upperBound
      takeItem(range, isClosed: piece == .item(range), &sites)
    case .strayItemEnd(let range):
      return try takeFragment(endingWith: range, &sites)
    case .doctype(let range):
      guard try feedChannel(upTo: range.lowerBound, &sites) else { return false }
      consumed = range.upperBound
      batch.escapesReferences = true
      note(
        Diagnostic(
          .warning, .doctypeDropped,
          "a document type declaration was dropped; entities that it declares stay as text"),
        at: range.lowerBound)
    case .oversize(let range):
      guard try feedChannel(upTo: range.lowerBound, &sites) else { return false }
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
    if isClosed && isRestOfLast(range) {
      goOn(batch.items.count - 1, with: range)
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
        missingEnd: isClosed ? nil : reachesEnd ? .archiveEnds : .nextItemBegins,
        isSuspicious: splitter.isSuspicious))
  }

  // Items without a start tag.

  /// Takes what ends with an item's end tag although no item is open: the rest of an item in which
  /// another one stands, the rest of one whose end tag came too early, or one without a start tag.
  private mutating func takeFragment(
    endingWith tag: Range<Int>, _ sites: inout SiteLedger
  ) throws(InputError) -> Bool {
    guard let start = startOfFragment(before: tag.lowerBound) else {
      guard try feedChannel(upTo: tag.lowerBound, &sites) else { return false }
      consumed = tag.upperBound
      noteStrayItemEnd(at: tag.lowerBound)
      return true
    }
    let range = start..<tag.upperBound
    if skipsItems || join(range) {
      consumed = range.upperBound
      return true
    }
    guard try feedChannel(upTo: start, &sites) else { return false }
    settleChannel(&sites)
    consumed = range.upperBound
    isEmpty = false
    batch.items.append(
      Batch.Item(
        range: range, cdata: batch.cdata.count..<batch.cdata.count, lacksStart: true))
    return true
  }

  private mutating func noteStrayItemEnd(at place: Int) {
    if let last = batch.notes.indices.last, batch.notes[last].diagnostic.code == .strayEndTag {
      batch.notes[last].diagnostic.count += 1
    } else {
      note(Diagnostic(.warning, .strayEndTag, Repair.strayEndTag.message), at: place)
    }
  }

  /// Where the fields of an item begin that has no start tag; `nil` without any.
  private func startOfFragment(before end: Int) -> Int? {
    let outside = UnsafeBufferPointer(rebasing: batch.block.bytes[..<end])
    var first: Int?
    for tag in WXRMarkup.itemFieldTags {
      let place = firstIndex(of: tag, in: outside, from: consumed)
      if let place { first = min(first ?? place, place) }
    }
    guard let first else { return nil }
    // What follows an item directly is all of the fragment.
    var start = batch.items.last?.range.upperBound == consumed ? consumed : first
    var search = consumed
    while let title = firstIndex(of: "<title", in: outside, from: search), title < first {
      start = title
      search = title + 1
    }
    return start
  }

  private func hasTitle(_ range: Range<Int>) -> Bool {
    firstIndex(of: "<title", in: batch.block.bytes(range), from: 0) != nil
  }

  private func hasPostID(_ range: Range<Int>) -> Bool {
    firstIndex(of: "post_id>", in: batch.block.bytes(range), from: 0) != nil
  }

  /// Gives a fragment to the item that it is of, if that is one of the last two.
  private mutating func join(_ fragment: Range<Int>) -> Bool {
    let last = batch.items.count - 1
    if let index = [last - 1, last].first(where: {
      $0 >= 0 && batch.items[$0].missingEnd == .nextItemBegins && batch.items[$0].tail == nil
        && mayBeOne(batch.items[$0].range, fragment)
    }) {
      batch.items[index].tail = fragment
      return true
    }
    guard last >= 0, mayBeOne(batch.items[last].range, fragment),
      isWhiteSpace(batch.block.bytes(batch.items[last].range.upperBound..<fragment.lowerBound))
    else { return false }
    goOn(last, with: fragment)
    return true
  }

  /// Makes an item end where a fragment of it does that follows directly.
  private mutating func goOn(_ item: Int, with fragment: Range<Int>) {
    batch.items[item].range = batch.items[item].range.lowerBound..<fragment.upperBound
    batch.items[item].missingEnd = nil
    batch.items[item].isSuspicious = true
  }

  /// Whether what begins with a start tag of an item is the rest of the one before it: it has no
  /// title of its own, and only one of the two has an id.
  private func isRestOfLast(_ range: Range<Int>) -> Bool {
    guard let last = batch.items.last, last.missingEnd == .nextItemBegins, last.tail == nil,
      last.range.upperBound == range.lowerBound
    else { return false }
    return hasTitle(last.range) && mayBeOne(last.range, range)
  }

  /// Whether two runs can be of one item: not if both have a title, or both an id.
  private func mayBeOne(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    !(hasTitle(first) && hasTitle(second)) && !(hasPostID(first) && hasPostID(second))
  }

  /// Whether an item is open that may go on behind the one that stands in it.
  private var awaitsTail: Bool {
    batch.items.suffix(2).contains { $0.missingEnd == .nextItemBegins && $0.tail == nil }
      && batch.block.count < 4 * options.blockSizes.capacity
  }

  // What stands outside the items.

  /// Feeds the channel what stands outside items before a place.
  ///
  /// - Returns: False when that must wait until what the batch has is handed over.
  private mutating func feedChannel(
    upTo end: Int, _ sites: inout SiteLedger
  ) throws(InputError) -> Bool {
    while consumed < end {
      let outside = batch.block.bytes(consumed..<end)
      // Between items there is nothing but white space, as a rule.
      if siteKey != nil && isWhiteSpace(outside) { return true }
      guard batch.items.isEmpty else { return false }
      let isLast = atEnd && end == batch.block.count
      let count = try channel.feed(
        outside, at: batch.offset + consumed, escapesReferences: batch.escapesReferences,
        isLast: isLast)
      takeChannelNotes()
      consumed += count
      guard count < outside.count else { return true }
      try beginAnotherArchive(&sites)
      if !batch.channelRecords.isEmpty { return false }
    }
    return true
  }

  private mutating func takeChannelNotes() {
    for (offset, diagnostic) in channel.takeNotes() {
      let place = offset.map { min(max($0 - batch.offset, 0), batch.block.count) } ?? consumed
      note(diagnostic, at: place)
    }
  }

  /// Ends the archive that was read so far; what follows in the input is one of its own.
  private mutating func beginAnotherArchive(_ sites: inout SiteLedger) throws(InputError) {
    finishChannel(&sites)
    note(
      Diagnostic(
        .information, .joinedArchives, "another archive follows in the same file; read as well"),
      at: consumed)
    if channel.sawChannel { isEmpty = false }
    channel = try ChannelReader()
    siteKey = nil
    endsInItem = false
    batch.escapesReferences = false
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
    batch.namespaces = channel.namespaces
    batch.encoding = channel.encoding
    batch.termNames = channel.termNames
    if !isFirst { return }
    if !channel.isBegun {
      note(
        Diagnostic(
          .error, .truncatedArchive,
          "the archive begins without its start tags; what may have stood before is missing"),
        at: consumed)
    }
    noteVersion(site.wxrVersion)
  }

  /// - Source: `wxr_version` is 1.0, 1.1 or 1.2; WordPress refuses what is no version and warns of
  ///   higher ones (wordpress-importer, `class-wp-import.php`).
  private mutating func noteVersion(_ version: String) {
    if WXRVersion(rawValue: version) != nil { return }
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
  private mutating func readMore(_ sites: inout SiteLedger) throws(InputError) -> Bool {
    guard try feedOutside(&sites) else { return false }
    if batch.block.capacity - batch.block.count < options.blockSizes.smallestRead {
      if batch.items.isEmpty { dropConsumed() } else if !awaitsTail { return false }
      if batch.block.capacity - batch.block.count < options.blockSizes.smallestRead {
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
  private func checkEncoding() throws(InputError) {
    let start = batch.block.bytes.prefix(2)
    if start.elementsEqual([0xFF, 0xFE]) || start.elementsEqual([0xFE, 0xFF]) || start.contains(0) {
      throw InputError(
        .unsupportedEncoding, "is encoded in UTF-16 or UTF-32; save it as UTF-8 first",
        file: source.name)
    }
  }

  /// Feeds the channel a part of what stands outside the items when that is more than a header.
  ///
  /// All else waits for the item that follows, so that what is damaged is seen as a whole.
  private mutating func feedOutside(_ sites: inout SiteLedger) throws(InputError) -> Bool {
    let limit = min(splitter.outsideEnd, batch.block.count)
    let outside = batch.block.bytes(consumed..<max(consumed, limit))
    if siteKey != nil && isWhiteSpace(outside) {
      consumed = max(consumed, limit)
      return true
    }
    guard outside.count > options.blockSizes.longestHeader else { return true }
    // Behind a record, if there is any, as nothing should be cut in two.
    let end = endOfLastRecord(in: outside) ?? outside.count
    return try feedChannel(upTo: consumed + end, &sites)
  }

  private func endOfLastRecord(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = bytes.count
    while place > 0 {
      place -= 1
      guard bytes[place] == UInt8(ascii: "<") else { continue }
      for tag in WXRMarkup.channelRecordEndTags
      where hasPrefix(tag, in: bytes, at: place) {
        return place + tag.utf8CodeUnitCount
      }
    }
    return nil
  }

  /// Forgets the front of the block while no item of the batch stands in it.
  private mutating func dropConsumed() {
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

  private func lineFeeds(_ range: Range<Int>) -> Int {
    lineFeedCount(in: batch.block.bytes(range))
  }

  /// Hands the batch over and begins the next one with what is left of the block.
  private mutating func handOver() -> Batch {
    batch.byteCount = consumed
    let rest = batch.block.bytes(consumed..<batch.block.count)
    let capacity = max(options.blockSizes.capacity, rest.count + options.blockSizes.smallestRead)
    var next = Batch(
      file: batch.file, fileIndex: fileIndex, siteKey: batch.siteKey,
      block: ByteBlock(capacity: capacity), offset: batch.offset + consumed,
      originalOffset: batch.originalOffset(of: consumed), source: source)
    next.block.append(rest)
    next.rootStartTag = batch.rootStartTag
    next.namespaces = batch.namespaces
    next.encoding = batch.encoding
    next.termNames = batch.termNames
    next.escapesReferences = batch.escapesReferences
    next.repairsAlways = batch.repairsAlways
    splitter.drop(consumed)
    if case .some(let piece) = pending { pending = piece.moved(by: -consumed) }
    consumed = 0
    swap(&batch, &next)
    return next
  }

  private mutating func finish(_ sites: inout SiteLedger) throws(InputError) {
    guard try feedChannel(upTo: batch.block.count, &sites) else { return }
    consumed = batch.block.count
    if channel.sawChannel { isEmpty = false }
    if isEmpty { throw notAnArchive() }
    finishChannel(&sites)
    for diagnostic in source.takeDiagnostics() { note(diagnostic, at: consumed) }
    isFinished = true
  }

  /// Ends the channel: its last fields, and what it lacks.
  private mutating func finishChannel(_ sites: inout SiteLedger) {
    channel.finish(at: batch.offset + consumed, endsInItem: endsInItem)
    takeChannelNotes()
    let knowsSite = siteKey != nil
    settleChannel(&sites)
    if knowsSite { settleSite(&sites) }
  }

  /// Fields of the channel may stand after the items.
  private mutating func settleSite(_ sites: inout SiteLedger) {
    batch.channelRecords += sites.merge(channel.site, [], key: batch.siteKey)
  }

  private func notAnArchive() -> InputError {
    let message =
      batch.offset + batch.block.count == 0
      ? "is empty" : "has no channel and no item: not a WordPress export"
    return InputError(.notAnArchive, message, file: source.name)
  }
}

extension ItemSplitter.Piece {
  func moved(by distance: Int) -> Self {
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + distance..<range.upperBound + distance
    }
    return switch self {
    case .item(let range): .item(moved(range))
    case .unclosedItem(let range): .unclosedItem(moved(range))
    case .strayItemEnd(let range): .strayItemEnd(moved(range))
    case .doctype(let range): .doctype(moved(range))
    case .oversize(let range): .oversize(moved(range))
    case .remainder(let range): .remainder(moved(range))
    }
  }
}
