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
      Console.write("\r\u{1B}[K\(text())\(share)")
    case .lines: Console.write("wxr2: \(text())\(share)\n")
    }
  }

  mutating func erase() {
    guard form == .inPlace else { return }
    if isShown { Console.write("\r\u{1B}[K") }
    isShown = false
    Interruption.erasesLine(false)
  }
}
