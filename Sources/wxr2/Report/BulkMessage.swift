import ArchiveInput
import FilePaths
import ByteText
import Conversion
import SiteModel

/// What there is to tell of one of many archives.
struct BulkMessage: Sendable {
  enum Outcome: Sendable {
    /// With the severity of the worst diagnostic.
    case converted(Diagnostic.Severity?)
    case failed
    /// With the status that the run log has of it.
    case skipped(RunLogEntry.Status?)
    case passedOver
  }

  let outcome: Outcome
  /// Whole lines, or nothing.
  let text: String
  let byteCount: Int
  /// What goes to standard output.
  let output: ByteChunk?
}

/// Puts results of a run over many archives into words.
struct BulkMessages: Sendable {
  let listing: DiagnosticListing
  /// Whether every archive is told of.
  let tellsAll: Bool
  private let isQuiet: Bool
  /// Adds what to do about an error.
  let explain: @Sendable (any Error) -> String

  init(_ options: ReportOptions, explain: @escaping @Sendable (any Error) -> String) {
    listing = DiagnosticListing(options, placesPerCode: 1)
    tellsAll = options.verbose
    isQuiet = options.quiet
    self.explain = explain
  }

  /// - Parameters:
  ///   - result: The result.
  ///   - output: What goes to standard output for it.
  /// - Returns: The message.
  func message(of result: ArchiveResult, output: ByteChunk? = nil) -> BulkMessage {
    let (outcome, text) = words(for: result)
    return BulkMessage(
      outcome: outcome, text: text, byteCount: result.byteCount, output: output)
  }

  private func words(for result: ArchiveResult) -> (BulkMessage.Outcome, String) {
    let archive = result.archive
    switch result.outcome {
    case .converted:
      let posts = Wording.count(result.postCount, "post")
      return (
        .converted(result.worst),
        listing.text(result.diagnostics)
          + remark("\(archive.input): \(posts)" + (archive.output.map { " to \($0.shown)" } ?? ""))
      )
    case .skipped(let status):
      return (
        .skipped(status), remark("\(archive.input): skipped: \(archive.output?.shown ?? "") exists")
      )
    case .passedOver(let reason):
      // A folder in a folder may hold archives that the user wants.
      let isFolder = archive.passedOver == .folder
      return (.passedOver, remark("\(archive.input): passed over: \(reason)", always: isFolder))
    case .failed(let error):
      let (input, reason) = (archive.input, explain(error))
      // With the name of the archive.
      let named = reason.hasPrefix(input + ":") ? reason : "\(input): \(reason)"
      return (.failed, listing.text(result.diagnostics) + Console.errorLine(named))
    }
  }

  /// A line for those who want to hear of every archive.
  private func remark(_ text: @autoclosure () -> String, always: Bool = false) -> String {
    tellsAll || always && !isQuiet ? "wxr2: \(Console.safe(text()))\n" : ""
  }
}
