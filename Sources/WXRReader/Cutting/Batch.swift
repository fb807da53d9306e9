import ByteInput
import SiteModel

/// A run of items, and the channel's records before them: the unit that a core works on.
///
/// `@unchecked Sendable` is correct for two reasons. Nobody writes to the block of a finished
/// batch. Of the source only `originalByteCount` is called, which any thread may call.
struct Batch: @unchecked Sendable {
  struct Item {
    /// In `block`.
    var range: Range<Int>
    /// The part of the batch's `cdata` that belongs to the item.
    var cdata: Range<Int>
    /// Why the end tag is missing, if it is.
    var missingEnd: MissingEnd?
    /// Whether it has no start tag.
    var lacksStart = false
    /// The rest of this item after another item in the middle of it.
    var tail: Range<Int>?
    /// Whether it may be wrong although it is well-formed.
    var isSuspicious = false
    /// Whether it repeats another item byte for byte.
    var isRepeat = false

    var isDamaged: Bool { missingEnd != nil || lacksStart || tail != nil || isSuspicious }
  }

  enum MissingEnd {
    case archiveEnds, nextItemBegins
  }

  /// A diagnostic whose line is not known yet.
  struct Note {
    var diagnostic: Diagnostic
    /// In `block`, for the line.
    var place: Int
    /// Line feeds since the last batch, if the block has dropped the place.
    var lineFeeds: Int?
  }

  /// The archive around the items, as far as it was read.
  ///
  /// A batch begins with the context of the batch before it.
  struct Context {
    /// The input's name, and its number among all inputs.
    let file: String
    let fileIndex: Int
    /// Converts lengths of the delivered bytes to lengths in the input.
    let source: any ByteSource
    /// The key of the site.
    var siteKey = ""
    /// The start tag of the element that contains the items.
    var rootStartTag = "<channel>"
    /// The namespaces that `rootStartTag` declares.
    var namespaces: [(prefix: String, uri: String)] = []
    /// The encoding that the archive declares, for text that is not UTF-8.
    var encoding: String?
    /// When the archive was exported, if its channel has said so.
    var exportedAt: DateTime?
    var termNames = TermNames()
    /// Whether references to unknown entities are text, because a DOCTYPE that may declare them was
    /// dropped.
    var escapesReferences = false
    var surveyedTypes: Set<String>?
    /// Whether sound items are repaired, too.
    var repairsAlways = false
  }

  /// The context of the items.
  var context: Context
  /// The site, authors and terms before the items.
  var channelRecords: [PlacedRecord] = []
  var items: [Item] = []
  /// The contents of the items' CDATA sections, each counted from the start of its item.
  var cdata: [Range<Int>] = []
  var notes: [Note] = []
  var block: ByteBlock
  /// The offset of the block's first byte in the bytes that the source delivers.
  var offset: Int
  /// The offset of that byte in the input, which differs if the source decodes it.
  var originalOffset: Int
  /// Line feeds between the last batch and this one's block.
  var lineFeedsBefore = 0
  /// How many of the block's bytes belong to this batch.
  ///
  /// The next batch begins with the others.
  var byteCount = 0
}

extension Batch {
  /// The offset in the input of a place in the block.
  ///
  /// If the source decodes the input, a place before the block is not exact: its bytes are gone.
  func originalOffset(of place: Int) -> Int {
    if place <= 0 { return originalOffset + place }
    return originalOffset
      + context.source.originalByteCount(of: block.bytes(0..<min(place, block.count)))
  }
}
