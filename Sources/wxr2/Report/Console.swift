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

  /// Text of an archive, or a name of a file, as it is safe on a terminal.
  static func safe(_ text: String) -> String { text.terminalSafe }

  /// The line that says what failed.
  static func errorLine(_ reason: String) -> String { "wxr2: error: \(safe(reason))\n" }

  /// `12.5 MB in 0.05 s (250 MB/s)`.
  static func throughput(_ byteCount: Int, since start: ContinuousClock.Instant) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(byteCount) / 1e6 / max(seconds, 1e-6)
    return "\(Wording.megabytes(byteCount)) in \(Wording.fixed(seconds, 2)) s "
      + "(\(Wording.fixed(rate, 0)) MB/s)"
  }
}
