public import RecordFilter
public import WXRReader

/// How a run reads and filters.
public struct ConversionOptions: Sendable {
  public var reader = ReaderOptions()
  /// The filter between reader and exporter.
  public var filter = Filter()
  /// The number of threads, including the calling one.
  public var jobs = 1
  /// Whether the run fails at the first repair, or at the first thing that it cannot read.
  public var stopsAtDamage = false

  public init() {}
}
