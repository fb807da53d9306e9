import ByteOutput
import Glibc
import Synchronization

/// What happens when a signal ends the run: no temporary file stays, the line of progress is
/// cleared, and the signal ends the process as it would have without us, which is what a shell
/// or a script looks at.
enum Interruption {
  private static let isLineShown = Atomic(false)

  /// Whether there is a line of progress to clear.
  static func erasesLine(_ isShown: Bool) { isLineShown.store(isShown, ordering: .relaxed) }

  static func prepare() {
    // Before a signal comes: what is made at its first use may not be made in a handler.
    erasesLine(false)
    TemporaryFiles.removeAll()
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { Interruption.handle($0) }
      // The second time it ends the process at once.
      action.sa_flags = CInt(truncatingIfNeeded: SA_RESETHAND)
      sigaction(number, &action, nil)
    }
    // A file that may not grow is an error like a full disk, and not the end.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Only what is safe in a signal handler: no memory is allocated, nothing is waited for.
  private static func handle(_ number: CInt) {
    TemporaryFiles.removeAll()
    if isLineShown.load(ordering: .relaxed) {
      let erase: StaticString = "\r\u{1B}[K"
      _ = write(STDERR_FILENO, erase.utf8Start, erase.utf8CodeUnitCount)
    }
    // Comes when this returns, and finds the default.
    raise(number)
  }

  /// As `nohup` has it, and shells for what runs in the background.
  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    // SIG_IGN is 1 as a pointer.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
