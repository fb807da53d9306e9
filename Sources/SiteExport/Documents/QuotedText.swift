package import ByteText

/// Text in double quotes that JSON, YAML 1.1 and 1.2, TOML and JavaScript read as the same string.
package enum QuotedText {
  /// Appends a text in quotes.
  ///
  /// - Source: YAML 1.2.2, section 5.1, and TOML 1.0, "String", for what may not stand there as it
  ///   is; JSON does not escape these.
  package static func append(_ value: String, to bytes: inout ByteBuffer) {
    guard hasEscaped(value) else { return bytes.appendJSON(value) }
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

  /// Whether there is a scalar that is escaped: searched for by the byte with which each begins.
  private static func hasEscaped(_ value: String) -> Bool {
    value.utf8.span.withUnsafeBufferPointer { bytes in
      if bytes.firstIndex(of: 0x7F, from: 0) != nil { return true }
      for (lead, isEscaped) in leads {
        var index = 0
        while let found = bytes.firstIndex(of: lead, from: index) {
          if isEscaped(bytes[found + 1], bytes[found + (lead == 0xC2 ? 1 : 2)]) { return true }
          index = found + 1
        }
      }
      return false
    }
  }

  /// The bytes with which other scalars of `isEscaped` begin, and whether the two that follow make one.
  private static let leads: [(UInt8, @Sendable (UInt8, UInt8) -> Bool)] = [
    (0xC2, { second, _ in second < 0xA0 }),
    (0xE2, { second, third in second == 0x80 && (third == 0xA8 || third == 0xA9) }),
    (0xEF, { second, third in (second, third) == (0xBB, 0xBF) || second == 0xBF && third >= 0xBE }),
  ]

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
