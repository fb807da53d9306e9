import SiteModel

/// Counts by weekday and hour, in the blog's own time where the archive has it.
package struct ClockTally: Sendable {
  /// By hours since Monday, 0 o'clock.
  private var counts = [Int](repeating: 0, count: 7 * 24)

  mutating func add(_ date: DateTime?) {
    guard let date else { return }
    counts[Self.weekday(of: date) * 24 + Int(date.hour)] += 1
  }

  mutating func merge(_ later: ClockTally) {
    for index in counts.indices { counts[index] += later.counts[index] }
  }

  /// - Parameters:
  ///   - weekday: 0 for Monday.
  ///   - hour: From 0 to 23.
  package subscript(weekday: Int, hour: Int) -> Int { counts[weekday * 24 + hour] }

  package var most: Int { counts.max() ?? 0 }
  package var total: Int { counts.reduce(0, +) }

  package static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// 0 for Monday.
  ///
  /// - Source: Sakamoto's method.
  private static func weekday(of date: DateTime) -> Int {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let month = Int(date.month)
    let year = Int(date.year) - (month < 3 ? 1 : 0)
    let days = year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + Int(date.day)
    // Sunday is 0 here.
    return (days + 6) % 7
  }
}
