extension String {
  /// The text in a form that is safe on a terminal: control characters are written as escapes.
  package var terminalSafe: String {
    var safe = ""
    for scalar in unicodeScalars {
      if scalar.acts {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension Unicode.Scalar {
  fileprivate var acts: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: true
    // Line and paragraph separators end a line in some programs that show logs.
    case 0x2028, 0x2029: true
    // Marks that change the direction of text can make a line look like another one.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
