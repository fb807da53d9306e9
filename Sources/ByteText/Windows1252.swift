/// The encoding windows-1252, which text is in that claims to be Latin-1.
///
/// - Source: WHATWG Encoding Standard, index windows-1252.
package enum Windows1252 {
  /// The character of a byte.
  ///
  /// Each byte is one: the five that Windows leaves open are controls.
  package static func character(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? characters[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// Whether Windows has a character for a byte.
  package static func isAssigned(_ byte: UInt8) -> Bool {
    character(byte).value != byte || !(0x80..<0xA0).contains(byte)
  }

  /// The characters of the bytes 0x80 to 0x9F, which are controls in Latin-1.
  private static let characters: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
