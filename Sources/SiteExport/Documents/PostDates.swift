import SiteModel

/// A post's dates in the form of front matter.
enum PostDates {
  /// The blog's local time with its offset from UTC, if the two dates give one; else the date that
  /// exists.
  ///
  /// - Source: `wp_insert_post` in `src/wp-includes/post.php` computes the one from the other when the
  ///   post is saved; offsets are multiples of a quarter of an hour.
  static func text(local: DateTime?, gmt: DateTime?) -> String {
    guard let local else { return gmt.map { $0.isoText + "Z" } ?? "" }
    guard let gmt else { return local.isoText }
    let difference = seconds(local) - seconds(gmt)
    let minutes = difference / 60
    let isOffset = difference % 900 == 0 && (-12 * 60...14 * 60).contains(minutes)
    // If the two contradict each other, UTC is used, because no setting changes it.
    return isOffset ? local.isoText + offset(minutes) : gmt.isoText + "Z"
  }

  /// An offset from UTC of less than a hundred hours.
  private static func offset(_ minutes: Int) -> String {
    let size = abs(minutes)
    let zero = UInt8(ascii: "0")
    return String(unsafeUninitializedCapacity: 6) { bytes in
      bytes[0] = minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
      bytes[1] = zero + UInt8(size / 600)
      bytes[2] = zero + UInt8(size / 60 % 10)
      bytes[3] = UInt8(ascii: ":")
      bytes[4] = zero + UInt8(size % 60 / 10)
      bytes[5] = zero + UInt8(size % 10)
      return 6
    }
  }

  /// Seconds since the beginning of the calendar.
  ///
  /// The algorithm lets a year begin in March, so that the leap day is the last day of the year.
  private static func seconds(_ date: DateTime) -> Int {
    let month = Int(date.month)
    let year = Int(date.year) - (month <= 2 ? 1 : 0)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + Int(date.day) - 1
    let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
    return ((days * 24 + Int(date.hour)) * 60 + Int(date.minute)) * 60 + Int(date.second)
  }
}
