import ArgumentParser
import ByteOutput
import Glibc
import SiteModel

/// What a run says on standard error: progress, diagnostics, a line at the end.
final class RunReport {
  private let options: ReportOptions
  private let start = ContinuousClock.now
  private var progress: Progress?
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [Diagnostic.Severity: Int] = [:]
  private var postCount = 0
  private var byteCount = 0
  /// Where the last batch of each input reached.
  private var reached: [Int: Int] = [:]

  /// How many places of a kind of diagnostic are told without `--verbose`.
  private static let placesPerCode = 3

  /// - Parameters:
  ///   - options: What the user wants to hear.
  ///   - totalByteCount: How much there is to read, if that is known.
  ///   - sharesTerminal: Whether output appears on the terminal as it is made.
  init(_ options: ReportOptions, totalByteCount: Int?, sharesTerminal: Bool) {
    self.options = options
    if !options.quiet && Console.isTerminal && !sharesTerminal {
      progress = Progress(total: totalByteCount)
    }
  }

  func add(_ new: [Diagnostic]) throws {
    diagnostics += new
    for diagnostic in new { counts[diagnostic.severity, default: 0] += diagnostic.count }
    if options.strict && new.contains(where: { $0.severity != .information }) {
      throw StrictFailure()
    }
  }

  func advance(fileIndex: Int, to offset: Int, posts: Int) {
    byteCount += offset - reached[fileIndex, default: 0]
    reached[fileIndex] = offset
    postCount += posts
    progress?.show(byteCount: byteCount, postCount: postCount)
  }

  /// Clears the line of progress, so that what is written to the same terminal begins a line.
  func eraseProgress() { progress?.erase() }

  /// Tells the diagnostics and sums up.
  func finish(_ verb: String) {
    progress?.erase()
    if options.quiet { return }
    Console.write(listing())
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(byteCount) / 1e6 / max(seconds, 1e-6)
    Console.write(
      "wxr2: \(count(postCount, "post")) \(verb) from \(megabytes(byteCount)) in "
        + "\(fixed(seconds, 2)) s (\(fixed(rate, 0)) MB/s)\(severities)\n")
  }

  /// Tells why the run ends, and what was met up to there.
  func fail(_ error: any Error) {
    progress?.erase()
    // As if the signal had ended us, which a parent may have us ignore.
    if let error = error as? OutputError, error.code == .closedPipe { return }
    if !options.quiet { Console.write(listing()) }
    Console.write("wxr2: error: \(Console.safe(String(describing: error)))\n")
  }

  /// 3 when something could not be read.
  var exitCode: ExitCode { counts[.error] == nil ? .success : ExitCode(3) }

  private var severities: String {
    let parts = Diagnostic.Severity.allCases.reversed().compactMap { severity in
      counts[severity].map {
        severity == .information ? "\($0) for information" : count($0, severity.rawValue)
      }
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }

  /// The diagnostics by code: the first places of each, or all.
  private func listing() -> String {
    var lines = ""
    var codes: [Diagnostic.Code] = []
    var groups: [Diagnostic.Code: [Diagnostic]] = [:]
    for diagnostic in diagnostics where options.verbose || diagnostic.severity != .information {
      if groups[diagnostic.code] == nil { codes.append(diagnostic.code) }
      groups[diagnostic.code, default: []].append(diagnostic)
    }
    for code in codes {
      let group = groups[code, default: []]
      let shown = options.verbose ? group.count : min(group.count, Self.placesPerCode)
      for diagnostic in group.prefix(shown) { lines += Self.line(diagnostic) }
      let rest = group.dropFirst(shown).reduce(0) { $0 + $1.count }
      if rest > 0 {
        lines += "wxr2: \(rest) more of \(code.rawValue); --verbose lists them\n"
      }
    }
    return lines
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    var line = "wxr2: \(diagnostic.file)"
    if let number = diagnostic.line { line += ":\(number)" }
    line += ": \(diagnostic.severity.rawValue): "
    if diagnostic.itemID != nil || !diagnostic.itemTitle.isEmpty {
      line += "item"
      if let id = diagnostic.itemID { line += " \(id)" }
      if !diagnostic.itemTitle.isEmpty { line += " “\(diagnostic.itemTitle.prefix(60))”" }
      line += ": "
    }
    line += diagnostic.message
    if diagnostic.count > 1 { line += " (\(diagnostic.count) times)" }
    return Console.safe(line) + " [\(diagnostic.code.rawValue)]\n"
  }
}

/// `--strict` met something that was repaired or could not be read.
struct StrictFailure: Error, CustomStringConvertible {
  let description = "stopped by --strict"
}

/// A line that shows how far a run has come, ten times a second at most.
struct Progress {
  private let total: Int?
  private var lastShown = ContinuousClock.now
  private var isShown = false

  init(total: Int?) {
    self.total = total
  }

  mutating func show(byteCount: Int, postCount: Int) {
    let now = ContinuousClock.now
    guard now - lastShown > .milliseconds(100) else { return }
    lastShown = now
    isShown = true
    let share = total.map { " (\(min(100, byteCount * 100 / max($0, 1))) %)" } ?? ""
    Console.write("\r\u{1B}[K\(count(postCount, "post")), \(megabytes(byteCount))\(share)")
  }

  mutating func erase() {
    if isShown { Console.write("\r\u{1B}[K") }
    isShown = false
  }
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
