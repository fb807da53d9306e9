import ByteInput
import SiteModel

/// A run of items, with what the channel says before them: the unit that a core works on.
///
/// `@unchecked Sendable` is right because nobody writes to the block of a batch any more, and of the
/// source only `originalByteCount` is asked, which any thread may.
struct Batch: @unchecked Sendable {
  struct Item {
    /// In `block`.
    var range: Range<Int>
    /// Which of the batch's `cdata` are the item's.
    var cdata: Range<Int>
    /// Why it has no end tag, if so.
    var missingEnd: MissingEnd?
    /// Whether it has no start tag.
    var lacksStart = false
    /// What follows another item that stands in the middle of this one.
    var tail: Range<Int>?
    /// Whether it may be wrong although it is well-formed.
    var isSuspicious = false

    var isDamaged: Bool { missingEnd != nil || lacksStart || tail != nil || isSuspicious }
  }

  enum MissingEnd {
    case archiveEnds, nextItemBegins
  }

  /// A diagnostic whose place is not turned into a line yet.
  struct Note {
    var diagnostic: Diagnostic
    /// In `block`, for the line.
    var place: Int
    /// Line feeds since the last batch, where the block has forgotten the place.
    var lineFeeds: Int?
  }

  /// The input's name, and its number among all inputs.
  var file: String
  var fileIndex: Int
  /// What tells the site from others.
  var siteKey: String
  /// Site, authors and terms that stand before the items.
  var channelRecords: [Record] = []
  var items: [Item] = []
  /// What the items' CDATA sections hold, each counted from its item's start.
  var cdata: [Range<Int>] = []
  var notes: [Note] = []
  var block: ByteBlock
  /// The offset of the block's first byte in what the source delivers.
  var offset: Int
  /// The same in the input, where the source decodes it.
  var originalOffset: Int
  /// Tells how much of the input a text takes.
  let source: any ByteSource
  /// Line feeds between the last batch and this one's block.
  var lineFeedsBefore = 0
  /// How many of the block's bytes are this batch's; the next one begins with the others.
  var byteCount = 0
  /// What the items stand in.
  var rootStartTag = "<channel>"
  /// The namespaces that `rootStartTag` declares.
  var namespaces: [(prefix: String, uri: String)] = []
  /// The encoding that the archive declares, for text that is not UTF-8.
  var encoding: String?
  var termNames = TermNames()
  /// Whether references to unknown entities are text, because a DOCTYPE that may declare them was
  /// dropped.
  var escapesReferences = false
  /// Whether sound items are repaired, too.
  var repairsAlways = false
}

extension Batch {
  /// Where a place of the block is in the input.
  ///
  /// One before the block is off by what the source's encoding adds; there is nothing to count it by.
  func originalOffset(of place: Int) -> Int {
    if place <= 0 { return originalOffset + place }
    return originalOffset
      + source.originalByteCount(of: block.bytes(0..<min(place, block.count)))
  }
}

/// Cuts archives into batches, one after the other.
struct BatchSource: ~Copyable {
  private let sources: [any ByteSource]
  private let options: ReaderOptions
  /// Whether items are passed over, to learn what stands outside them.
  private let skipsItems: Bool
  private var nextSource = 0
  private var cutter: ArchiveCutter?
  private(set) var sites = SiteLedger()

  init(_ sources: [any ByteSource], options: ReaderOptions, skipsItems: Bool = false) {
    self.sources = sources
    self.options = options
    self.skipsItems = skipsItems
  }

  /// The next batch, or `nil` at the end of the last archive.
  mutating func next() throws(InputError) -> Batch? {
    while true {
      if let batch = try cutter?.next(&sites) { return batch }
      guard nextSource < sources.count else { return nil }
      cutter = try ArchiveCutter(
        sources[nextSource], fileIndex: nextSource, options: options, skipsItems: skipsItems)
      nextSource += 1
    }
  }
}

/// What is known of the sites that the inputs are of.
struct SiteLedger {
  private var channels: [String: SiteHeader] = [:]
  /// The keys of the sites, in the order in which they were met.
  private var keys: [String] = []
  /// The items that were met, by site: 8 bytes each.
  private var fingerprints: [String: Set<UInt64>] = [:]
  /// Of this run alone, so that nobody can make two items that are taken for one.
  private let seed = UInt64.random(in: .min ... .max)

  /// The sites' channels in the order in which they were met.
  var all: [SiteHeader] { keys.compactMap { channels[$0] } }

  /// Takes in what a channel says and returns what is new of it.
  mutating func merge(_ site: Site, _ records: [Record], key: String) -> [Record] {
    if channels[key] == nil { keys.append(key) }
    var new: [Record] = []
    if let site = channels[key, default: SiteHeader()].merge(site) { new.append(.site(site)) }
    for record in records {
      switch record {
      case .author(let author):
        if let author = channels[key]?.merge(author) { new.append(.author(author)) }
      case .term(let term):
        if let term = channels[key]?.merge(term) { new.append(.term(term)) }
      default: new.append(record)
      }
    }
    return new
  }

  /// - Returns: Whether the site had no item of these bytes yet.
  mutating func insert(item: UnsafeBufferPointer<UInt8>, ofSite key: String) -> Bool {
    fingerprints[key, default: []].insert(fingerprint(item, seed: seed)).inserted
  }
}
