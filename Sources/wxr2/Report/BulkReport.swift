import ArgumentParser
import ByteText
import Conversion
import Exporting
import SiteModel

/// What a run over many archives says on standard error: what there is to tell of each, in the order
/// of the inputs, and a line at the end.
final class BulkReport {
  private let options: ReportOptions
  private let start = ContinuousClock.now
  private var progress: Progress?
  private let archiveCount: Int
  private var doneCount = 0
  private var byteCount = 0
  private var converted = 0
  private var withErrors = 0
  private var withWarnings = 0
  private var failed = 0
  private var skipped = 0
  private var skippedWithErrors = 0
  private var passedOver = 0

  init(_ options: ReportOptions, archiveCount: Int) {
    self.options = options
    self.archiveCount = archiveCount
    progress = Progress(options, total: archiveCount)
  }

  func add(_ result: BulkMessage) {
    switch result.outcome {
    case .converted(let worst):
      converted += 1
      if worst == .error { withErrors += 1 }
      if worst == .warning { withWarnings += 1 }
    case .failed: failed += 1
    case .skipped(let status):
      skipped += 1
      if status == .partial { skippedWithErrors += 1 }
    case .passedOver: passedOver += 1
    }
    doneCount += 1
    byteCount += result.byteCount
    if !result.text.isEmpty {
      progress?.erase()
      Console.write(result.text)
    }
    progress?.show(
      doneCount,
      "\(doneCount) of \(Wording.count(archiveCount, "archive")), \(Wording.megabytes(byteCount))")
  }

  /// Sums up.
  func finish() {
    progress?.erase()
    if options.quiet { return }
    let rate = byteCount == 0 ? "" : ", from " + Console.throughput(byteCount, since: start)
    Console.write("wxr2: \(sums)\(rate)\n")
  }

  /// Tells why the run ends before the last archive.
  func fail(_ error: any Error) {
    progress?.erase()
    Console.write(Console.errorLine(String(describing: error)))
    if options.quiet { return }
    let rest = Wording.count(archiveCount - doneCount, "archive")
    Console.write("wxr2: \(sums), \(rest) left; --skip-existing goes on from here\n")
  }

  var exitCode: ExitCode { failed + withErrors + skippedWithErrors > 0 ? .partial : .success }

  /// `990 archives converted (3 with errors), 10 failed`.
  private var sums: String {
    var notes: [String] = []
    if withErrors > 0 { notes.append("\(withErrors) with errors") }
    if withWarnings > 0 { notes.append("\(withWarnings) with warnings") }
    var parts = [
      Wording.count(converted, "archive") + " converted"
        + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
    ]
    if failed > 0 { parts.append("\(failed) failed") }
    if skipped > 0 {
      let note = skippedWithErrors > 0 ? " (\(skippedWithErrors) with errors)" : ""
      parts.append("\(skipped) skipped\(note)")
    }
    if passedOver > 0 { parts.append("\(passedOver) passed over") }
    return parts.joined(separator: ", ")
  }
}
