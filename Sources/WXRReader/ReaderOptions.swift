/// How archives are read.
public struct ReaderOptions: Sendable {
  /// Items larger than this are reported and left out, so that memory stays bounded.
  public var maximumItemByteCount = 256 << 20
  /// How many diagnostics of one code in one input are told each; more are told as one count.
  public var maximumDiagnosticsPerCode = 1000
  /// How much of an archive is held at a time.
  var blockSizes = BlockSizes()

  /// Whether each item goes through the repair, sound ones too: it must not change them.
  @_spi(Testing) public var repairsAlways = false

  public init() {}
}

/// The sizes that `ArchiveCutter` goes by.
///
/// Fuzzing makes them small, so that little is needed to pass from one block to the next.
struct BlockSizes {
  /// Long enough that a batch's fixed costs do not show, short enough to stay near the cache.
  var capacity = 256 << 10
  /// More than this is fed to the channel before the item that ends it is in sight.
  var longestHeader = 8 << 20
  /// Less room than this is not worth a system call.
  var smallestRead = 64 << 10
}
