import ByteText
import SiteModel

// The dates of archives.
extension DateTime {
  /// Reads MySQL's `YYYY-MM-DD HH:MM:SS`, and no other form.
  init?(mySQL text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] == UInt8(ascii: " "), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2),
      let hour = number(text, 11, 2), let minute = number(text, 14, 2),
      let second = number(text, 17, 2)
    else { return nil }
    self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  init?(mySQL text: String) {
    var text = text
    guard let value = text.withUTF8({ DateTime(mySQL: $0) }) else { return nil }
    self = value
  }

  /// The `created` of WordPress's generator comment, `YYYY-MM-DD HH:MM`.
  init?(generatorComment text: String) {
    self.init(mySQL: text + ":00")
  }

  /// RFC 822's date and time with a four-digit year and the zone `+0000` or `GMT`, as RSS has it.
  init?(rfc822 text: String) {
    var words = text.split(separator: " ")
    if let first = words.first, first.hasSuffix(",") { words.removeFirst() }
    guard words.count == 5, ["+0000", "-0000", "GMT", "UT", "UTC", "Z"].contains(words[4]),
      let day = Int(words[0]), words[0].utf8.count <= 2, words[2].utf8.count == 4,
      let month = Self.monthNames.firstIndex(of: String(words[1])), let year = Int(words[2])
    else { return nil }
    let time = words[3].split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3, time.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int(time[0]), let minute = Int(time[1]), let second = Int(time[2])
    else { return nil }
    self.init(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// Whether a text is the value that MySQL stores for a date that is not set.
func isZeroDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  text.count == 19 && text.has("0000-00-00 00:00:00", at: 0)
}

private func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for index in start..<start + count {
    guard text[index].isASCIIDigit else { return nil }
    value = value * 10 + Int(text[index] &- UInt8(ascii: "0"))
  }
  return value
}
