/// Percent escapes of addresses (RFC 3986, section 2.1).
package enum PercentCoding {
  /// The bytes with their escapes decoded; what is no escape stays.
  package static func decoded(_ text: some Collection<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let (high, low) = digits(rest) {
        decoded.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// The text with its escapes decoded; bytes that are not UTF-8 become U+FFFD.
  package static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(decoding: decoded(text.utf8), as: UTF8.self)
  }

  /// Appends a byte as an escape.
  package static func append(_ byte: UInt8, to text: inout some RangeReplaceableCollection<UInt8>) {
    text.append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
      text.append(digit < 10 ? 0x30 + digit : 0x41 - 10 + digit)
    }
  }

  private static func digits(_ rest: some Collection<UInt8>) -> (UInt8, UInt8)? {
    let pair = Array(rest.prefix(2))
    guard pair.count == 2, let high = pair[0].hexDigitValue, let low = pair[1].hexDigitValue else {
      return nil
    }
    return (high, low)
  }
}
