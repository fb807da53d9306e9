import Glibc
import SiteModel

// What stored text means: integers, dates, and the two rules of neutral text.

/// A decimal integer of at most 18 digits with an optional minus, and nothing else.
func integerValue(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  var digits = text[...]
  let isNegative = digits.first == UInt8(ascii: "-")
  if isNegative { digits = digits.dropFirst() }
  guard !digits.isEmpty, digits.count <= 18 else { return nil }
  var value = 0
  for byte in digits {
    guard let digit = decimalDigit(byte) else { return nil }
    value = value * 10 + digit
  }
  return isNegative ? -value : value
}

func integerValue(_ text: String) -> Int? {
  var text = text
  return text.withUTF8 { integerValue($0) }
}

@inline(__always)
private func decimalDigit(_ byte: UInt8) -> Int? {
  let digit = byte &- 0x30
  return digit < 10 ? Int(digit) : nil
}

extension DateTime {
  /// MySQL's `YYYY-MM-DD HH:MM:SS`, and nothing else.
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

/// What MySQL stores for a date that is not set.
func isZeroDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  text.count == 19 && hasPrefix("0000-00-00 00:00:00", in: text, at: 0)
}

private func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for index in start..<start + count {
    guard let digit = decimalDigit(text[index]) else { return nil }
    value = value * 10 + digit
  }
  return value
}

/// Text of the archive as a string; `isValid` is false when bytes had to become U+FFFD.
///
/// libxml2's push parser passes some sequences that are not UTF-8 (overlong forms in CDATA, up to
/// 2.12), so each string is validated.
func makeString(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, isValid: Bool) {
  // `String(validating:as:)` is the natural call, but it is not specialised for bytes and costs
  // more than the rest of a short field: decoding and comparing is faster at every length.
  let text = String(decoding: bytes, as: UTF8.self)
  let isValid = text.utf8.span.withUnsafeBufferPointer { utf8 in
    guard let stored = bytes.baseAddress, let decoded = utf8.baseAddress else { return true }
    return utf8.count == bytes.count && memcmp(decoded, stored, bytes.count) == 0
  }
  return (text, isValid)
}

/// A slug with its percent escapes decoded, or `nil` when it stays as stored.
///
/// It stays when the escapes are broken or do not make UTF-8, or when they hide a `/`, a `%` or a
/// control character.
func decodedSlug(_ slug: UnsafeBufferPointer<UInt8>) -> String? {
  guard var index = firstIndex(of: UInt8(ascii: "%"), in: slug, from: 0) else { return nil }
  var bytes = Array(slug[..<index])
  bytes.reserveCapacity(slug.count)
  while index < slug.count {
    var byte = slug[index]
    index += 1
    if byte == UInt8(ascii: "%") {
      guard index + 1 < slug.count, let high = hexDigit(slug[index]),
        let low = hexDigit(slug[index + 1])
      else { return nil }
      byte = high << 4 | low
      index += 2
    }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%") || byte < 0x20 || byte == 0x7F {
      return nil
    }
    // U+0080 … U+009F
    if byte & 0xE0 == 0x80 && bytes.last == 0xC2 { return nil }
    bytes.append(byte)
  }
  return String(validating: bytes, as: UTF8.self)
}

func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
