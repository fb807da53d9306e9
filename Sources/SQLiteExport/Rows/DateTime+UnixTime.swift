import SiteModel

extension DateTime {
  /// The seconds since 1970, if the date is in UTC.
  var unixTime: Int {
    // Days of the Gregorian calendar, whose years begin in March here, so that leap days are last.
    let year = Int(self.year) - (month <= 2 ? 1 : 0)
    let monthFromMarch = (Int(month) + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int(day) - 1
    let days = 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    return (days * 24 + Int(hour)) * 3600 + Int(minute) * 60 + Int(second)
  }
}
