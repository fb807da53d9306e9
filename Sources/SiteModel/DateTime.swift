/// A date and time of day of the Gregorian calendar, without a zone.
///
/// The field determines the zone: `Post.date` is in the blog's local time, `Post.dateGMT` in UTC.
public struct DateTime: Sendable, Equatable, Hashable {
  public var year: UInt16
  public var month: UInt8
  public var day: UInt8
  public var hour: UInt8
  public var minute: UInt8
  public var second: UInt8

  /// Makes a date and time; `nil` if there is no such day or time, or if the year is 0.
  public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, ofYear: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.year = UInt16(year)
    self.month = UInt8(month)
    self.day = UInt8(day)
    self.hour = UInt8(hour)
    self.minute = UInt8(minute)
    self.second = UInt8(second)
  }

  static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

extension DateTime {
  /// The date and time a number of minutes later or earlier, at most a day.
  ///
  /// It is `nil` if the calendar ends before.
  package func moved(byMinutes minutes: Int) -> DateTime? {
    let dayLength = 24 * 60
    let total = Int(hour) * 60 + Int(minute) + minutes
    let minuteOfDay = (total % dayLength + dayLength) % dayLength
    var (year, month, day) = (Int(year), Int(month), Int(day))
    day += total < 0 ? -1 : total >= dayLength ? 1 : 0
    if day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day = Self.days(inMonth: month, ofYear: year)
    } else if day > Self.days(inMonth: month, ofYear: year) {
      (year, month, day) = month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1)
    }
    return DateTime(
      year: year, month: month, day: day, hour: minuteOfDay / 60, minute: minuteOfDay % 60,
      second: Int(second))
  }

  /// The date and time as ISO 8601 has them, without a zone: `2014-03-03T10:00:09`.
  public var isoText: String { withISOBytes { String(decoding: $0, as: UTF8.self) } }

  /// The 19 bytes of `isoText`, valid during the call; in UTC with a `Z` behind them.
  ///
  /// The separator is between date and time. MySQL has a space there.
  @inlinable
  package func withISOBytes<Result>(
    separator: UInt8 = UInt8(ascii: "T"), isUTC: Bool = false,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { bytes in
      func put(_ value: UInt8, at place: Int) {
        bytes[place] = UInt8(ascii: "0") + value / 10
        bytes[place + 1] = UInt8(ascii: "0") + value % 10
      }
      put(UInt8(truncatingIfNeeded: year / 100), at: 0)
      put(UInt8(year % 100), at: 2)
      bytes[4] = UInt8(ascii: "-")
      put(month, at: 5)
      bytes[7] = UInt8(ascii: "-")
      put(day, at: 8)
      bytes[10] = separator
      put(hour, at: 11)
      bytes[13] = UInt8(ascii: ":")
      put(minute, at: 14)
      bytes[16] = UInt8(ascii: ":")
      put(second, at: 17)
      bytes[19] = UInt8(ascii: "Z")
      return body(UnsafeBufferPointer(rebasing: bytes[..<(isUTC ? 20 : 19)]))
    }
  }
}

extension DateTime: Comparable {
  /// Whether one is before another one of the same zone.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    (left.year, left.month, left.day, left.hour, left.minute, left.second)
      < (right.year, right.month, right.day, right.hour, right.minute, right.second)
  }
}
