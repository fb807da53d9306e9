package import ByteText

extension FrontMatter {
  /// YAML between two lines of hyphens.
  ///
  /// Every string is in double quotes with JSON's escapes, so that parsers of YAML 1.1 and 1.2 read
  /// the same string, whatever it looks like (`no`, `2019`, `2024-01-01`, `a: b`).
  package func yaml() -> ByteChunk {
    var bytes = ByteBuffer(capacity: 512)
    bytes.append("---\n")
    for field in fields {
      if Self.isPlain(field.key) {
        bytes.append(text: field.key)
      } else {
        QuotedText.append(field.key, to: &bytes)
      }
      bytes.append(": ")
      switch field.value {
      case .text(let text): QuotedText.append(text, to: &bytes)
      case .bare(let text): bytes.append(text: text)
      case .flag(let isSet): bytes.append(isSet ? "true" : "false")
      case .list(let values): Self.append(values, to: &bytes)
      case .data(let value): Self.appendYAML(value, to: &bytes)
      }
      bytes.append("\n")
    }
    bytes.append("---\n")
    return bytes.finish()
  }

  private static func append(_ values: [String], to bytes: inout ByteBuffer) {
    bytes.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(", ") }
      QuotedText.append(value, to: &bytes)
    }
    bytes.append("]")
  }

  /// Whether a key needs no quotes.
  private static func isPlain(_ key: String) -> Bool {
    guard let first = key.utf8.first, first.isASCIILetter else { return false }
    let isWord = key.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    return isWord && !(key.utf8.count <= 5 && readAsValues.contains(key.lowercased()))
  }

  /// Words that YAML 1.1 reads as truth values or null, of five letters at most.
  private static let readAsValues: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]
}
