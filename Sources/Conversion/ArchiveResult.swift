public import SiteModel

/// What became of one of many archives.
public struct ArchiveResult: Sendable {
  public enum Outcome: Sendable {
    case converted
    case failed(any Error)
    /// Its output exists.
    case skipped
    /// A file of a folder that is something else.
    case notAnExport(reason: String)
  }

  public var archive: BulkArchive
  public var outcome: Outcome
  /// All that was noticed.
  public var diagnostics: [Diagnostic] = []
  public var postCount = 0
  /// How many bytes were read, decompressed.
  public var byteCount = 0

  /// The worst that was noticed.
  public var worst: Diagnostic.Severity? { diagnostics.worst }
}
