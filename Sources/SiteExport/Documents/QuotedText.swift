package import ByteText

/// Text in double quotes that JSON, YAML 1.1 and 1.2, TOML and JavaScript read as the same string.
package enum QuotedText {
  /// Appends a text in quotes.
  ///
  /// - Source: YAML 1.2.2, section 5.1, and TOML 1.0, "String", for what may not stand there as it
  ///   is; JSON does not escape these.
  package static func append(_ value: String, to bytes: inout ByteBuffer) {
    guard mayBeEscaped(value), value.unicodeScalars.contains(where: isEscaped) else {
      return bytes.appendJSON(value)
    }
    bytes.append("\"")
    for scalar in value.unicodeScalars {
      if isEscaped(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        bytes.append("\\u")
        for _ in digits.utf8.count..<4 { bytes.append("0") }
        bytes.append(text: digits)
      } else {
        bytes.appendJSONContent(String(scalar))
      }
    }
    bytes.append("\"")
  }

  /// A text in quotes.
  package static func of(_ value: String) -> String {
    var bytes = ByteBuffer(capacity: value.utf8.count + 16)
    append(value, to: &bytes)
    return bytes.finish().withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether there is a byte with which a scalar begins that is escaped.
  private static func mayBeEscaped(_ value: String) -> Bool {
    value.utf8.span.withUnsafeBufferPointer { bytes in
      [0x7F, 0xC2, 0xE2, 0xEF].contains { bytes.firstIndex(of: $0, from: 0) != nil }
    }
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
