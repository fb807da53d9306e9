public import SiteModel

/// The result of one of many archives.
public struct ArchiveResult: Sendable {
  public enum Outcome: Sendable {
    case converted
    case failed(any Error)
    /// It was skipped because its output exists.
    case skipped
    /// A file in a folder that is not an export.
    case notAnExport(reason: String)
  }

  public var archive: BulkArchive
  public var outcome: Outcome
  /// All diagnostics.
  public var diagnostics: [Diagnostic] = []
  public var postCount = 0
  /// The number of decompressed bytes that were read.
  public var byteCount = 0

  /// The severity of the worst diagnostic.
  public var worst: Diagnostic.Severity? { diagnostics.worst }
}
