import ArgumentParser
import ByteOutput
import ByteText
import Conversion
import Exporting
import SiteModel

/// What a run says on standard error: progress, diagnostics, a line at the end.
final class RunReport: ConversionObserver {
  private let options: ReportOptions
  private let start = ContinuousClock.now
  private var progress: Progress?
  private let tally = ReadingTally()
  /// The inputs that were read, each with the seconds that it took.
  private(set) var inputs: [(summary: InputSummary, index: Int, seconds: Double)] = []
  private var inputStart = ContinuousClock.now

  /// - Parameters:
  ///   - options: What the user wants to hear.
  ///   - progress: Where to show how far the run has come.
  init(_ options: ReportOptions, progress: Progress?) {
    self.options = options
    self.progress = progress
  }

  func didRead(_ place: ExportPlace, postCount: Int, commentCount: Int) {
    tally.didRead(place, postCount: postCount, commentCount: commentCount)
    progress?.show(
      tally.byteCount,
      "\(Wording.count(tally.postCount, "post")), \(Console.rate(tally.byteCount, since: start))")
  }

  func didEnd(_ input: InputSummary, index: Int) {
    let now = ContinuousClock.now
    inputs.append((input, index, (now - inputStart) / .seconds(1)))
    inputStart = now
  }

  func didNotice(_ diagnostics: [Diagnostic]) { tally.didNotice(diagnostics) }

  /// Clears the line of progress, so that what is written to the same terminal begins a line.
  func willFinish() { progress?.erase() }

  /// Tells the diagnostics and sums up.
  ///
  /// - Parameters:
  ///   - remarks: Lines to say before the last one, without the command's name.
  ///   - output: Where the output is; empty for standard output.
  func finish(_ remarks: [String], output: String = "") {
    progress?.erase()
    if options.quiet { return }
    let lines = remarks.map { "wxr2: \(Console.safe($0))\n" }.joined()
    let posts = Wording.count(tally.postCount, "post")
    let rate = Console.throughput(tally.byteCount, since: start)
    // Who has not said it: a folder's remarks name it.
    let place =
      output.isEmpty || remarks.contains { $0.contains(output) }
      ? "" : ", written to " + Console.safe(output)
    Console.write(listed + lines + "wxr2: \(posts) read from \(rate)\(place)\(severities)\n")
  }

  /// Tells why the run ends, and what was met up to there.
  ///
  /// - Parameters:
  ///   - error: What it failed with.
  ///   - reason: The error in words; those of the error itself by default.
  func fail(_ error: any Error, _ reason: String? = nil) {
    progress?.erase()
    // As if the signal had ended us, which a parent may have us ignore.
    if let error = error as? OutputError, error.code == .closedPipe { return }
    Console.write(listed + Console.errorLine(reason ?? String(describing: error)))
  }

  /// 3 when something could not be read.
  var exitCode: ExitCode { tally.diagnostics.worst == .error ? .partial : .success }

  private var listed: String {
    DiagnosticListing(options, placesPerCode: 3).text(tally.diagnostics)
  }

  private var severities: String {
    var counts: [Diagnostic.Severity: Int] = [:]
    for diagnostic in tally.diagnostics {
      counts[diagnostic.severity, default: 0] += diagnostic.count
    }
    let parts = Diagnostic.Severity.allCases.reversed().compactMap { severity in
      counts[severity].map {
        severity == .information
          ? "\($0) for information" : Wording.count($0, severity.rawValue)
      }
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }
}

extension ExitCode {
  /// Done, but something could not be read.
  static let partial = ExitCode(3)
}
