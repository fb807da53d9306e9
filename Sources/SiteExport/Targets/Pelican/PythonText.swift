/// Text as a literal of Python.
enum PythonText {
  /// - Source: The Python Language Reference, section 2.4.1.
  static func of(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        literal += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      case "\u{2028}": literal += "\\u2028"
      case "\u{2029}": literal += "\\u2029"
      case "\u{FEFF}": literal += "\\ufeff"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
