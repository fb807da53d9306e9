public import RecordFilter
public import WXRReader

/// What becomes of several items of a site with one id.
public enum Repeats: String, Sendable, CaseIterable {
  /// All are kept, but those that repeat another one byte for byte.
  case keep
  /// That of the newest export counts.
  case latest
}

/// How a run reads and filters.
public struct ConversionOptions: Sendable {
  public var reader = ReaderOptions()
  /// The filter between reader and exporter.
  public var filter = Filter()
  /// Whether selected posts bring their parents, and the attachments and blocks that they show.
  public var includesNeededPosts = false
  /// What becomes of several items with one id.
  public var repeats = Repeats.keep
  /// The number of threads, including the calling one.
  public var jobs = 1
  /// Whether the run fails at the first repair, or at the first thing that it cannot read.
  public var stopsAtDamage = false

  public init() {}
}
