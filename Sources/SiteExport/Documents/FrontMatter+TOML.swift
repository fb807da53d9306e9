package import ByteText

extension FrontMatter {
  /// TOML between two lines of plus signs.
  ///
  /// Keys with a dot stand in the table before it: `extra.cover` is `cover` in `[extra]`.
  package func toml() -> ByteChunk {
    var bytes = ByteBuffer(capacity: 512)
    bytes.append("+++\n")
    var tables: [String] = []
    for field in fields {
      guard let dot = field.key.firstIndex(of: ".") else {
        Self.append(field.key, field.value, to: &bytes)
        continue
      }
      let table = String(field.key[..<dot])
      if !tables.contains(table) { tables.append(table) }
    }
    for table in tables {
      bytes.append("\n[")
      bytes.append(text: table)
      bytes.append("]\n")
      for field in fields where field.key.hasPrefix(table + ".") {
        Self.append(String(field.key.dropFirst(table.count + 1)), field.value, to: &bytes)
      }
    }
    bytes.append("+++\n")
    return bytes.finish()
  }

  private static func append(_ key: String, _ value: Value, to bytes: inout ByteBuffer) {
    // - Source: TOML 1.0, "Keys".
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
    if isBare { bytes.append(text: key) } else { QuotedText.append(key, to: &bytes) }
    bytes.append(" = ")
    switch value {
    case .data(let value): appendTOML(value, to: &bytes)
    case .text(let text): QuotedText.append(text, to: &bytes)
    case .bare(let text): bytes.append(text: text)
    case .flag(let isSet): bytes.append(isSet ? "true" : "false")
    case .list(let values):
      bytes.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(", ") }
        QuotedText.append(value, to: &bytes)
      }
      bytes.append("]")
    }
    bytes.append("\n")
  }
}
