/// How archives are read.
public struct ReaderOptions: Sendable {
  /// Items larger than this are reported and left out, so that memory stays bounded.
  public var maximumItemByteCount = 256 << 20
  /// How many diagnostics of one code in one input are reported individually.
  ///
  /// The others are reported as one count.
  public var maximumDiagnosticsPerCode = 1000
  /// Whether all archives are taken as archives of one site, whatever their addresses are.
  public var isOneSite = false
  /// Whether an item that repeats another one byte for byte is read again, if it has an id.
  public var readsRepeats = false
  /// Whether an archive that cannot be read is reported as a diagnostic, and the next one is read.
  public var goesOnAfterFailure = false
  /// The types of posts whose bodies are read, and whether comments are; `nil` for all.
  ///
  /// A survey needs few of them, and they are most of an archive. It has the values of metas as they are stored
  /// alone.
  package var surveyedTypes: Set<String>?
  /// How much of an archive is in memory at a time.
  var blockSizes = BlockSizes()

  /// Whether every item goes through the repair.
  ///
  /// The repair must not change an undamaged item.
  @_spi(Testing) public var repairsAlways = false

  public init() {}
}

/// The sizes of blocks for `ArchiveCutter`.
///
/// Fuzzing makes them small, so that a small input fills more than one block.
struct BlockSizes {
  /// Large enough that a batch's fixed costs do not matter, and small enough for the cache.
  var capacity = 256 << 10
  /// A longer run outside the items is fed to the channel before the next item is found.
  var longestHeader = 8 << 20
  /// The least room in a block for which a read is worth a system call.
  var smallestRead = 64 << 10
}
