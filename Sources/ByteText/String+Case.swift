extension String {
  /// The text in lower case, as `lowercased()` gives it.
  ///
  /// The standard library builds a new text from all scalars of what is not ASCII. Addresses and names of files
  /// are in lower case already, nearly always, or in a script that has none.
  package var inLowerCase: String {
    var copy = self
    return copy.withUTF8(Self.isSurelyLowerCase) ? self : lowercased()
  }

  /// Whether no letter has another form in lower case, as far as a look at the bytes tells.
  ///
  /// - Source: Unicode's `UnicodeData.txt`, whose field 13 is empty for all that passes.
  private static func isSurelyLowerCase(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if byte.isASCIIUppercase { return false }
        index += 1
        continue
      }
      let next = index + 1 < text.count ? text[index + 1] : 0
      switch byte {
      // Latin: ß to ÿ.
      case 0xC3 where next >= 0x9F: index += 2
      // Greek: ά to ώ.
      case 0xCE where next >= 0xAC, 0xCF where 0x80...0x8E ~= next: index += 2
      // Cyrillic: а to џ.
      case 0xD0 where next >= 0xB0, 0xD1 where next <= 0x9F: index += 2
      // Hebrew, Arabic and their neighbours.
      case 0xD7...0xDF: index += 2
      // From the scripts of India to those of Tibet; from Kana to Chinese; Hangul.
      case 0xE0, 0xE3...0xE9, 0xEB...0xED: index += 3
      default: return false
      }
    }
    return true
  }
}
