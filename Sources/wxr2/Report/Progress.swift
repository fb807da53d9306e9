/// A line that shows how far a run has come, ten times a second at most.
struct Progress {
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
    guard !options.quiet && Console.isTerminal && !sharesTerminal else { return nil }
    self.total = total
  }

  /// Shows what is done, and the share that this is.
  mutating func show(_ done: Int, _ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard now - lastShown > .milliseconds(100) else { return }
    lastShown = now
    isShown = true
    let share = total.map { " (\(min(100, done * 100 / max($0, 1))) %)" } ?? ""
    Interruption.erasesLine(true)
    Console.write("\r\u{1B}[K\(text())\(share)")
  }

  mutating func erase() {
    if isShown { Console.write("\r\u{1B}[K") }
    isShown = false
    Interruption.erasesLine(false)
  }
}
