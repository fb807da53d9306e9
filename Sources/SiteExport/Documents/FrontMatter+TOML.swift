package import ByteText

extension FrontMatter {
  /// TOML between two lines of plus signs.
  ///
  /// Keys with a dot stand in the table before it: `extra.cover` is `cover` in `[extra]`.
  package func toml() -> ByteChunk {
    var bytes = ByteBuffer(capacity: 512)
    bytes.append("+++\n")
    // The tables in the order in which they are met, with the places of their fields.
    var tables: [(name: Substring, fields: [(Substring, Int)])] = []
    for (index, field) in fields.enumerated() {
      guard let dot = field.key.utf8.firstIndex(of: UInt8(ascii: ".")) else {
        Self.append(field.key[...], field.value, to: &bytes)
        continue
      }
      let name = field.key[..<dot]
      let key = field.key[field.key.utf8.index(after: dot)...]
      if let table = tables.firstIndex(where: { $0.name == name }) {
        tables[table].fields.append((key, index))
      } else {
        tables.append((name, [(key, index)]))
      }
    }
    for table in tables {
      bytes.append("\n[")
      bytes.append(text: String(table.name))
      bytes.append("]\n")
      for (key, index) in table.fields { Self.append(key, fields[index].value, to: &bytes) }
    }
    bytes.append("+++\n")
    return bytes.finish()
  }

  private static func append(_ key: Substring, _ value: Value, to bytes: inout ByteBuffer) {
    // - Source: TOML 1.0, "Keys".
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
    let key = String(key)
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
