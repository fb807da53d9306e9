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
