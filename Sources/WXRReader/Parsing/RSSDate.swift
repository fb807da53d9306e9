import ByteText
import SiteModel

/// A date and time of RSS: `Tue, 02 Apr 2024 11:30:00 +0200`.
///
/// - Source: RSS 2.0, `pubDate`: a date of RFC 822, whose year may have two digits or four.
struct RSSDate {
  /// As it is written.
  let local: DateTime
  /// `nil` for a zone whose name does not say its distance from UTC.
  let utc: DateTime?

  init?(_ text: String) {
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }[...]
    if let first = words.first, first.hasSuffix(",") { words.removeFirst() }
    guard words.count == 4 || words.count == 5, words[words.startIndex].utf8.count <= 2,
      let day = Self.number(words.removeFirst()),
      let month = Self.months.firstIndex(of: words.removeFirst().lowercased()),
      let year = Self.year(words.removeFirst()), let time = Self.time(words.removeFirst()),
      let local = DateTime(
        year: year, month: month + 1, day: day, hour: time.hour, minute: time.minute,
        second: time.second)
    else { return nil }
    self.local = local
    utc = Self.offset(words.first ?? "UTC").flatMap { local.moved(byMinutes: -$0) }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// - Source: RFC 2822, section 4.3, for years of two digits.
  private static func year(_ digits: Substring) -> Int? {
    guard let year = number(digits) else { return nil }
    switch digits.utf8.count {
    case 2: return year + (year < 50 ? 2000 : 1900)
    case 4: return year
    default: return nil
    }
  }

  /// The seconds may be missing.
  private static func time(_ text: Substring) -> (hour: Int, minute: Int, second: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? number($0) : nil }
    guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3 else { return nil }
    return (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  /// How many minutes a zone is ahead of UTC.
  private static func offset(_ zone: Substring) -> Int? {
    guard let sign = zone.first, sign == "+" || sign == "-" else {
      return zones[zone.uppercased()].map { $0 * 60 }
    }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, let number = number(digits[...]), number % 100 < 60,
      number < 2400
    else { return nil }
    let minutes = number / 100 * 60 + number % 100
    return sign == "-" ? -minutes : minutes
  }

  /// - Source: RFC 822, section 5.1, without the zones of one letter, which it had wrong.
  private static let zones = [
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7,
  ]

  private static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }
}
