import ByteText
import Glibc

// The meaning of stored text: integers, and the two rules for neutral text.

/// Reads a decimal integer of at most 18 digits with an optional minus sign, and nothing else.
func integerValue(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  var digits = text[...]
  let isNegative = digits.first == UInt8(ascii: "-")
  if isNegative { digits = digits.dropFirst() }
  guard !digits.isEmpty, digits.count <= 18 else { return nil }
  var value = 0
  for byte in digits {
    guard byte.isASCIIDigit else { return nil }
    value = value * 10 + Int(byte &- UInt8(ascii: "0"))
  }
  return isNegative ? -value : value
}

func integerValue(_ text: String) -> Int? {
  var text = text
  return text.withUTF8 { integerValue($0) }
}

/// Text of the archive as a string.
///
/// `isValid` is false if bytes had to become U+FFFD.
///
/// libxml2's push parser accepts some sequences that are not UTF-8 (overlong forms in CDATA, up to
/// 2.12). So each string is validated.
func makeString(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, isValid: Bool) {
  // `utf8` is faster than the ways to a string that check the bytes themselves.
  switch bytes.utf8 {
  case .ascii: (String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true)), true)
  case .beyondASCII: (String(copying: UTF8Span(unchecked: bytes.span)), true)
  case .broken: (String(decoding: bytes, as: UTF8.self), false)
  }
}

/// A slug with its percent escapes decoded, or `nil` if it stays as stored.
///
/// It stays if the escapes are broken, if they do not give UTF-8, or if they stand for a `/`, a `%`
/// or a control character.
func decodedSlug(_ slug: UnsafeBufferPointer<UInt8>) -> String? {
  guard var index = slug.firstIndex(of: UInt8(ascii: "%"), from: 0) else { return nil }
  var bytes = Array(slug[..<index])
  bytes.reserveCapacity(slug.count)
  while index < slug.count {
    var byte = slug[index]
    index += 1
    if byte == UInt8(ascii: "%") {
      guard index + 1 < slug.count, let high = slug[index].hexDigitValue,
        let low = slug[index + 1].hexDigitValue
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
