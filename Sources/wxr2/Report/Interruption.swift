import ByteOutput
import Glibc
import Synchronization

/// What happens when a signal ends the run: no temporary file stays, the line of progress is
/// cleared, and the signal ends the process as it would have without us, which is what a shell
/// or a script looks at.
///
/// Signals are blocked in every thread but one, which waits for them. A signal handler would run in the middle
/// of whatever its thread is doing, perhaps making a file, and could neither wait for that nor for
/// the other threads.
enum Interruption {
  private static let isLineShown = Atomic(false)
  /// The thread that waits for signals; set before there are any others.
  nonisolated(unsafe) private static var waiter = pthread_t()

  /// Whether there is a line of progress to clear.
  static func erasesLine(_ isShown: Bool) { isLineShown.store(isShown, ordering: .relaxed) }

  /// To be called before there are other threads, which take over what this one blocks.
  static func prepare() {
    // A file that may not grow is an error like a full disk, and not the end.
    signal(SIGXFSZ, SIG_IGN)
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let status = pthread_create(&waiter, nil, { _ in Interruption.wait() }, nil)
    guard status == 0 else {
      // Without the thread they end the process as they always do.
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      return
    }
    if sigismember(&signals, SIGPIPE) == 1 {
      signal(SIGPIPE) { _ in Interruption.passOnBrokenPipe() }
      unblock(SIGPIPE)
    }
  }

  /// The signals that users and systems end a process with, but for those that this one is not to
  /// be ended by, as `nohup` and shells have it for what runs in the background.
  private static let signals: sigset_t = {
    var blocked = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &blocked)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGHUP, SIGINT, SIGTERM, SIGPIPE]
    where !isIgnored(number) && sigismember(&blocked, number) == 0 {
      sigaddset(&signals, number)
    }
    return signals
  }()

  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    // SIG_IGN is 1 as a pointer.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// What the waiting thread does.
  private static func wait() -> Never {
    let first = nextSignal()
    let start = ContinuousClock.now
    // On a thread of its own, so that this one can go on waiting.
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil, { Interruption.end(by: CInt(Int(bitPattern: $0))) },
      UnsafeMutableRawPointer(bitPattern: Int(first)))
    if status != 0 { end(by: first) }
    while true {
      let next = nextSignal()
      // `timeout` sends its signal twice at once, to the process and to its group, and so does a
      // terminal that closes: to the shell, which passes it on. Who sends another one later is tired of waiting.
      if ContinuousClock.now - start > .seconds(1) { die(by: next) }
    }
  }

  private static func nextSignal() -> CInt {
    var signals = Self.signals
    var number: CInt = 0
    while sigwait(&signals, &number) != 0 {}
    return number
  }

  /// Has the waiting thread told: this signal comes to the thread that wrote into a pipe which nobody
  /// reads.
  private static func passOnBrokenPipe() {
    pthread_kill(waiter, SIGPIPE)
    while true { pause() }
  }

  private static func end(by number: CInt) -> Never {
    TemporaryFiles.end()
    if isLineShown.load(ordering: .relaxed) {
      let erase: StaticString = "\r\u{1B}[K"
      _ = write(STDERR_FILENO, erase.utf8Start, erase.utf8CodeUnitCount)
    }
    die(by: number)
  }

  private static func die(by number: CInt) -> Never {
    signal(number, SIG_DFL)
    unblock(number)
    raise(number)
    // The first process of a container is spared by signals.
    _exit(128 + number)
  }

  private static func unblock(_ number: CInt) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
