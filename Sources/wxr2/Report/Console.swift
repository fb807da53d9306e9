import ByteText
import Glibc
import SystemPackage

/// Standard error, where everything goes that is not data.
enum Console {
  static func write(_ text: String) {
    // There is nobody left to tell when standard error itself is gone.
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Whether lines can be rewritten in place.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// How many columns standard error has; 80 where it does not say.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Text of an archive, or a name of a file, as it is safe on a terminal.
  static func safe(_ text: String) -> String { text.terminalSafe }

  /// The line that says what failed.
  static func errorLine(_ reason: String) -> String {
    "wxr2: \(Style.error("error:")) \(safe(reason))\n"
  }

  /// `12.5 MB at 250 MB/s`.
  static func rate(_ byteCount: Int, since start: ContinuousClock.Instant) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Wording.fixed(Double(byteCount) / 1e6 / max(seconds, 1e-6), 0)
    return "\(Wording.megabytes(byteCount)) at \(rate) MB/s"
  }

  /// `12.5 MB in 0.05 s (250 MB/s)`.
  static func throughput(_ byteCount: Int, since start: ContinuousClock.Instant) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(byteCount) / 1e6 / max(seconds, 1e-6)
    return "\(Wording.megabytes(byteCount)) in \(Wording.fixed(seconds, 2)) s "
      + "(\(Wording.fixed(rate, 0)) MB/s)"
  }
}
