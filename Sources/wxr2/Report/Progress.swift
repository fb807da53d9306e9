import ByteText

/// How far a run has come: on a terminal a line that changes in place, elsewhere a line now and then.
struct Progress {
  private enum Form {
    /// Ten times a second at most.
    case inPlace
    /// For log files.
    case lines

    var interval: Duration { self == .inPlace ? .milliseconds(100) : .seconds(30) }
  }

  private let form: Form
  private let total: Int?
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var isShown = false

  /// Is `nil` where there is nobody to show it to, or no room.
  ///
  /// - Parameters:
  ///   - options: What the user wants to hear.
  ///   - total: How much there is to do, if that is known.
  ///   - sharesTerminal: Whether output appears on the terminal as it is made.
  init?(_ options: ReportOptions, total: Int?, sharesTerminal: Bool = false) {
    if options.quiet || sharesTerminal && !options.progress { return nil }
    form = Console.isTerminal && !sharesTerminal ? .inPlace : .lines
    self.total = total
  }

  /// Shows what is done, and the share that this is.
  mutating func show(_ done: Int, _ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard now - lastShown > form.interval else { return }
    lastShown = now
    let share = total.map { " (\(min(100, done * 100 / max($0, 1))) %)" } ?? ""
    switch form {
    case .inPlace:
      isShown = true
      Interruption.erasesLine(true)
      // A line that is wider than the terminal could not be erased.
      let line = text() + share + timeLeft(done, at: now)
      Console.write("\r\u{1B}[K\(line.prefix(Console.width - 1))")
    case .lines: Console.write("wxr2: \(text())\(share)\n")
    }
  }

  /// `, 12 s left`, when enough is done to tell.
  private func timeLeft(_ done: Int, at now: ContinuousClock.Instant) -> String {
    let seconds = (now - start) / .seconds(1)
    guard let total, done > 0, total > done, seconds > 0.5 else { return "" }
    let left = Int((seconds * Double(total - done) / Double(done)).rounded(.up))
    switch left {
    case ..<100: return ", \(left) s left"
    case ..<6000: return ", \(left / 60) min left"
    default: return ", \(left / 3600) h left"
    }
  }

  mutating func erase() {
    guard form == .inPlace else { return }
    if isShown { Console.write("\r\u{1B}[K") }
    isShown = false
    Interruption.erasesLine(false)
  }
}
