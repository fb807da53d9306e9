import ByteInput
import ByteOutput
public import Exporting
public import SiteModel

/// The result of one of many archives.
public struct ArchiveResult: Sendable {
  public enum Outcome: Sendable {
    case converted
    case failed(any Error)
    /// It was skipped because its output exists, with its status in the run log.
    case skipped(earlier: RunLogEntry.Status?)
    /// Something in a folder that is not an export.
    case passedOver(reason: String)
  }

  public var archive: BulkArchive
  public var outcome: Outcome
  /// All diagnostics.
  public var diagnostics: [Diagnostic] = []
  public var postCount = 0
  public var commentCount = 0
  /// The number of decompressed bytes that were read.
  public var byteCount = 0

  /// What became of the archive; `nil` if it was skipped or passed over.
  public var summary: InputSummary? {
    var summary = InputSummary(input: archive.input)
    switch outcome {
    case .skipped, .passedOver: return nil
    case .failed(let error):
      summary.status = .failed
      summary.message = (error as? InputError)?.message ?? String(describing: error)
    case .converted: summary.status = worst == .error ? .partial : .converted
    }
    summary.byteCount = byteCount
    summary.postCount = postCount
    summary.commentCount = commentCount
    return summary
  }

  /// The severity of the worst diagnostic.
  public var worst: Diagnostic.Severity? { diagnostics.worst }
}

extension ArchiveResult.Outcome {
  /// The beginning of the entry of a run log; `nil` where an earlier entry holds.
  func entry(of input: String, worst: Diagnostic.Severity?) -> RunLogEntry? {
    switch self {
    case .converted:
      return RunLogEntry(input: input, status: worst == .error ? .partial : .converted)
    case .skipped: return nil
    case .passedOver(let reason):
      var entry = RunLogEntry(input: input, status: .passedOver)
      entry.message = reason
      return entry
    case .failed(let error):
      var entry = RunLogEntry(input: input, status: .failed)
      entry.fail(error)
      return entry
    }
  }
}

extension RunLogEntry {
  /// Says why the input failed.
  mutating func fail(_ error: any Error) {
    switch error {
    case let error as InputError: (code, message) = (error.code.rawValue, error.message)
    case let error as OutputError: (code, message) = (error.code.rawValue, error.message)
    case let error as ExportError: (code, message) = (error.code.rawValue, error.message)
    default: (code, message) = ("failed", String(describing: error))
    }
  }
}
