import ByteText

/// YAML between two lines of hyphens, which begins a document.
///
/// Every string is in double quotes with JSON's escapes, so that readers of YAML 1.1 and 1.2 get
/// back what was written, whatever it looks like (`no`, `2019`, `2024-01-01`, `a: b`).
struct FrontMatter: ~Copyable {
  private var bytes: ByteBuffer

  init() {
    bytes = ByteBuffer(capacity: 512)
    bytes.append("---\n")
  }

  consuming func finish() -> ByteChunk {
    bytes.append("---\n")
    return bytes.finish()
  }

  /// Writes a string, if there is one.
  mutating func add(_ key: StaticString, _ value: String) {
    if value.isEmpty { return }
    begin(key)
    append(value)
    bytes.append("\n")
  }

  /// Writes a flag, if it is up.
  mutating func add(_ key: StaticString, _ isSet: Bool) {
    if !isSet { return }
    begin(key)
    bytes.append("true\n")
  }

  /// Writes a list, if it is not empty.
  mutating func add(_ key: StaticString, _ values: [String]) {
    if values.isEmpty { return }
    begin(key)
    append(values)
  }

  /// Writes a list under a key that an archive gives.
  mutating func add(key: String, _ values: [String]) {
    if Self.isPlain(key) { bytes.append(text: key) } else { append(key) }
    bytes.append(": ")
    append(values)
  }

  private mutating func begin(_ key: StaticString) {
    bytes.append(key)
    bytes.append(": ")
  }

  private mutating func append(_ values: [String]) {
    bytes.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(", ") }
      append(value)
    }
    bytes.append("]\n")
  }

  /// - Source: YAML 1.2.2, section 5.1: of what JSON leaves as it is, U+007F, U+FFFE and U+FFFF are
  ///   no characters of YAML.
  private mutating func append(_ value: String) {
    guard value.unicodeScalars.contains(where: Self.isForbidden) else {
      return bytes.appendJSON(value)
    }
    bytes.append("\"")
    for scalar in value.unicodeScalars {
      if Self.isForbidden(scalar) {
        bytes.append(scalar == "\u{7F}" ? "\\x7F" : scalar == "\u{FFFE}" ? "\\uFFFE" : "\\uFFFF")
      } else {
        bytes.appendJSONContent(String(scalar))
      }
    }
    bytes.append("\"")
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{7F}" || scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
  }

  /// Whether a key needs no quotes.
  private static func isPlain(_ key: String) -> Bool {
    guard let first = key.utf8.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
      return false
    }
    // Words that YAML 1.1 reads as truth values or null.
    let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    return !words.contains(key.lowercased())
      && key.utf8.allSatisfy {
        $0 == 0x5F || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39)
          || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
      }
  }
}
