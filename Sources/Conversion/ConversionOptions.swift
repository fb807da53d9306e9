public import RecordFilter
public import WXRReader

/// How a run reads and filters.
public struct ConversionOptions: Sendable {
  public var reader = ReaderOptions()
  /// What happens to records between reader and exporter.
  public var filter = Filter()
  /// How many threads work, the calling one included.
  public var jobs = 1
  /// Whether the run fails as soon as something had to be repaired or could not be read.
  public var stopsAtDamage = false

  public init() {}
}
