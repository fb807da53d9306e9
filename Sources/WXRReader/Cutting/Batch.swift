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

  /// The archive around the items, as far as it was read: a batch begins with that of the one before.
  struct Context {
    /// The input's name, and its number among all inputs.
    let file: String
    let fileIndex: Int
    /// Tells how much of the input a text takes.
    let source: any ByteSource
    /// What tells the site from others.
    var siteKey = ""
    /// The start tag of the element that the items stand in.
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

  /// What the items stand in.
  var context: Context
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
  /// Line feeds between the last batch and this one's block.
  var lineFeedsBefore = 0
  /// How many of the block's bytes are this batch's; the next one begins with the others.
  var byteCount = 0
}

extension Batch {
  /// Where a place of the block is in the input.
  ///
  /// One before the block is off by what the source's encoding adds; there is nothing to count it by.
  func originalOffset(of place: Int) -> Int {
    if place <= 0 { return originalOffset + place }
    return originalOffset
      + context.source.originalByteCount(of: block.bytes(0..<min(place, block.count)))
  }
}
