import CharacterReferences

extension String {
  /// The text with its character references decoded.
  var decodingReferences: String {
    utf8.contains(UInt8(ascii: "&")) ? CharacterReferences.decode(self) : self
  }

  /// The text as it stands in HTML, also between double quotes.
  package var escapedForHTML: String {
    let isPlain = utf8.allSatisfy { $0 != 0x22 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E }
    if isPlain { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
