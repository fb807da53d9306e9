/// A date and time of day of the Gregorian calendar, without a zone.
///
/// What zone it is in is the field's business: `Post.date` is the blog's wall clock,
/// `Post.dateGMT` is UTC.
public struct DateTime: Sendable, Equatable, Hashable {
  public var year: UInt16
  public var month: UInt8
  public var day: UInt8
  public var hour: UInt8
  public var minute: UInt8
  public var second: UInt8

  /// Makes a date and time, or `nil` when there is no such day or time; year 0 is none.
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
