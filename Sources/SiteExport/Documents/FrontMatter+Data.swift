import ByteText
import SiteModel

extension FrontMatter {
  /// Appends a decoded value in the flow style of YAML, which is JSON.
  static func appendYAML(_ value: DecodedValue, to bytes: inout ByteBuffer) {
    append(value, to: &bytes, entry: ": ", skipsNull: false)
  }

  /// Appends a decoded value as TOML, which has no null: what would be one is left out.
  static func appendTOML(_ value: DecodedValue, to bytes: inout ByteBuffer) {
    append(value, to: &bytes, entry: " = ", skipsNull: true)
  }

  static func json(_ value: DecodedValue) -> String { text { appendYAML(value, to: &$0) } }

  static func toml(_ value: DecodedValue) -> String { text { appendTOML(value, to: &$0) } }

  private static func text(_ write: (inout ByteBuffer) -> Void) -> String {
    var bytes = ByteBuffer()
    write(&bytes)
    return bytes.finish().withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Values nest as deep as the reader lets them: `DecodedValue` is limited where it is decoded.
  private static func append(
    _ value: DecodedValue, to bytes: inout ByteBuffer, entry: StaticString, skipsNull: Bool
  ) {
    switch value {
    case .null: bytes.append(skipsNull ? "\"\"" : "null")
    case .bool(let isTrue): bytes.append(isTrue ? "true" : "false")
    case .int(let number): bytes.append(text: String(number))
    case .double(let number): append(number, to: &bytes)
    case .string(let text): QuotedText.append(text, to: &bytes)
    case .list(let values):
      bytes.append("[")
      var isFirst = true
      for value in values where !(skipsNull && value == .null) {
        if !isFirst { bytes.append(", ") }
        isFirst = false
        append(value, to: &bytes, entry: entry, skipsNull: skipsNull)
      }
      bytes.append("]")
    case .map(let entries), .object(_, let entries):
      bytes.append("{")
      var met: Set<String> = []
      for item in entries where !(skipsNull && item.value == .null) {
        // Parsers refuse a key that stands twice.
        guard met.insert(item.key).inserted else { continue }
        if met.count > 1 { bytes.append(", ") }
        QuotedText.append(item.key, to: &bytes)
        bytes.append(entry)
        append(item.value, to: &bytes, entry: entry, skipsNull: skipsNull)
      }
      bytes.append("}")
    }
  }

  /// - Source: YAML 1.1, "Floating-Point": a number has a point, and its exponent a sign.
  private static func append(_ number: Double, to bytes: inout ByteBuffer) {
    var text = String(number)
    guard number.isFinite else { return QuotedText.append(text.uppercased(), to: &bytes) }
    if let exponent = text.firstIndex(of: "e"), !text.contains(".") {
      text.insert(contentsOf: ".0", at: exponent)
    }
    bytes.append(text: text)
  }
}
