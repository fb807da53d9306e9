import ArgumentParser
import ByteOutput
import SiteModel

/// What a run says on standard error: progress, diagnostics, a line at the end.
final class RunReport {
  private let options: ReportOptions
  private let listing: DiagnosticListing
  private let start = ContinuousClock.now
  private var progress: Progress?
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [Diagnostic.Severity: Int] = [:]
  private(set) var postCount = 0
  /// Lines to say before the last one, without the command's name.
  var remarks: [String] = []
  private(set) var byteCount = 0
  /// Where the last batch of each input reached.
  private var reached: [Int: Int] = [:]

  /// - Parameters:
  ///   - options: What the user wants to hear.
  ///   - progress: Where to show how far the run has come.
  ///   - placesPerCode: How many places of a kind of diagnostic are told without `--verbose`.
  init(_ options: ReportOptions, progress: Progress?, placesPerCode: Int = 3) {
    self.options = options
    self.progress = progress
    listing = DiagnosticListing(placesPerCode: options.verbose ? nil : placesPerCode)
  }

  func add(_ new: [Diagnostic]) throws {
    diagnostics += new
    for diagnostic in new { counts[diagnostic.severity, default: 0] += diagnostic.count }
    if options.strict, let first = new.first(where: { $0.severity != .information }) {
      throw StrictFailure(first)
    }
  }

  func advance(fileIndex: Int, to offset: Int, posts: Int) {
    byteCount += offset - reached[fileIndex, default: 0]
    reached[fileIndex] = offset
    postCount += posts
    progress?.show(byteCount, "\(count(postCount, "post")), \(megabytes(byteCount))")
  }

  /// Clears the line of progress, so that what is written to the same terminal begins a line.
  func eraseProgress() { progress?.erase() }

  /// Tells the diagnostics and sums up.
  func finish(_ verb: String) {
    progress?.erase()
    if options.quiet { return }
    let rate = throughput(byteCount, since: start)
    let remarks = remarks.map { "wxr2: \(Console.safe($0))\n" }.joined()
    Console.write(
      listed + remarks + "wxr2: \(count(postCount, "post")) \(verb) from \(rate)\(severities)\n")
  }

  /// Tells why the run ends, and what was met up to there.
  func fail(_ error: any Error) {
    progress?.erase()
    // As if the signal had ended us, which a parent may have us ignore.
    if let error = error as? OutputError, error.code == .closedPipe { return }
    Console.write(listed + errorLine(String(describing: error)))
  }

  /// The lines that tell the diagnostics.
  var listed: String { options.quiet ? "" : listing.text(diagnostics) }

  /// The worst that was met.
  var worst: Diagnostic.Severity? {
    Diagnostic.Severity.allCases.last { counts[$0] != nil }
  }

  /// 3 when something could not be read.
  var exitCode: ExitCode { worst == .error ? .partial : .success }

  private var severities: String {
    let parts = Diagnostic.Severity.allCases.reversed().compactMap { severity in
      counts[severity].map {
        severity == .information ? "\($0) for information" : count($0, severity.rawValue)
      }
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }
}

extension ExitCode {
  /// Done, but something could not be read.
  static let partial = ExitCode(3)
}

/// `--strict` met something that was repaired or could not be read.
struct StrictFailure: Error, CustomStringConvertible {
  let description: String

  init(_ diagnostic: Diagnostic) {
    let place = DiagnosticListing.place(of: diagnostic)
    description = "\(place): stopped by --strict [\(diagnostic.code.rawValue)]"
  }
}

/// The line that says what failed.
func errorLine(_ reason: String) -> String { "wxr2: error: \(Console.safe(reason))\n" }

/// `12.5 MB in 0.05 s (250 MB/s)`.
func throughput(_ byteCount: Int, since start: ContinuousClock.Instant) -> String {
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  let rate = Double(byteCount) / 1e6 / max(seconds, 1e-6)
  return "\(megabytes(byteCount)) in \(fixed(seconds, 2)) s (\(fixed(rate, 0)) MB/s)"
}

/// `1 post`, `12 posts`.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

func megabytes(_ byteCount: Int) -> String { "\(fixed(Double(byteCount) / 1e6, 1)) MB" }

/// A number with so many digits behind the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((value * scale).rounded())
  let whole = scaled / Int(scale)
  if digits == 0 { return String(whole) }
  let fraction = String(scaled % Int(scale))
  return "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
