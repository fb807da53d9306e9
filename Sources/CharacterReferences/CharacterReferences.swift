import ByteText

/// HTML's character references (`&amp;`, `&#8217;`), decoded as the HTML Standard does (§13.2.5.72 ff.).
public enum CharacterReferences {
  /// The text with each reference that ends in a semicolon decoded once, or `nil` when there is none.
  ///
  /// The result is valid UTF-8 where the text is.
  public static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    var copiedEnd = 0
    var index = 0
    while let start = text[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start
      guard let reference = reference(in: text, at: index) else {
        index += 1
        continue
      }
      decoded.append(contentsOf: text[copiedEnd..<index])
      decoded.append(contentsOf: reference.characters.utf8)
      index = reference.end
      copiedEnd = index
    }
    guard copiedEnd > 0 else { return nil }
    decoded.append(contentsOf: text[copiedEnd...])
    return decoded
  }

  public static func decode(_ text: String) -> String {
    var text = text
    let decoded = text.withUTF8 { decode($0) }
    return decoded.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The reference whose `&` is at `start`.
  private static func reference(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (characters: String, end: Int)? {
    let second = start + 1 < text.count ? text[start + 1] : 0
    if second == UInt8(ascii: "#") {
      // Any number of zeros may stand in front; each byte belongs to one reference only.
      guard let end = text[(start + 2)...].firstIndex(where: { !isNumeric($0) }),
        text[end] == UInt8(ascii: ";"), let value = codePoint(text[start + 2..<end])
      else { return nil }
      return (String(character(forCodePoint: value)), end + 1)
    }
    let limit = min(text.count, start + longestName)
    guard let end = text[start..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    return named(text[start + 1..<end]).map { ($0.text, end + 1) }
  }

  /// Whether a byte can stand in a number, hexadecimal ones included.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    byte.hexDigitValue != nil || byte | 0x20 == UInt8(ascii: "x")
  }

  /// Longer than any name with its `&` and `;`.
  static let longestName = 40

  private static func codePoint(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard !digits.isEmpty else { return nil }
    let radix: UInt32 = isHexadecimal ? 16 : 10
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = byte.hexDigitValue, digit < radix else { return nil }
      // Past the last code point every number means the same.
      value = min(value * radix + UInt32(digit), 0x110000)
    }
    return value
  }

  /// What a numeric reference stands for: HTML Standard §13.2.5.80.
  static func character(forCodePoint value: UInt32) -> Unicode.Scalar {
    // The numbers 128 to 159 are bytes of windows-1252.
    if let byte = UInt8(exactly: value), byte >= 0x80 { return Windows1252.character(byte) }
    // NUL, surrogates and what lies past the last code point are U+FFFD.
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// A row of the table.
  struct Row {
    let character: Unicode.Scalar
    let secondCharacter: Unicode.Scalar?
    /// Whether the name counts without its semicolon, too.
    let isBare: Bool

    var text: String {
      var text = String(character)
      if let secondCharacter { text.unicodeScalars.append(secondCharacter) }
      return text
    }
  }

  /// The row of a name, searched for in the table as it stands: most runs need a few names or
  /// none, and making a dictionary of it would take longer than reading a small archive.
  static func named(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Row? {
    if let character = commonest(name) {
      return Row(character: character, secondCharacter: nil, isBare: true)
    }
    let table = UnsafeBufferPointer(
      start: namedCharacterReferenceTable.utf8Start,
      count: namedCharacterReferenceTable.utf8CodeUnitCount)
    var low = 0
    var high = table.count
    while low < high {
      // The row that the middle stands in.
      var start = (low + high) / 2
      while start > low && table[start - 1] != UInt8(ascii: ";") { start -= 1 }
      let end = table[start...].firstIndex(of: UInt8(ascii: ";")) ?? table.count
      let row = table[start..<end]
      let rowName = row.prefix { $0 != UInt8(ascii: " ") }
      if rowName.elementsEqual(name) {
        return values(of: row.dropFirst(rowName.count))
      }
      if rowName.lexicographicallyPrecedes(name) { low = end + 1 } else { high = start }
    }
    return nil
  }

  /// What nearly all references in HTML are.
  private static func commonest(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    guard name.count >= 2 else { return nil }
    let start = name.startIndex
    return switch (name.count, name[start], name[start + 1]) {
    case (2, UInt8(ascii: "l"), UInt8(ascii: "t")): "<"
    case (2, UInt8(ascii: "g"), UInt8(ascii: "t")): ">"
    case (3, UInt8(ascii: "a"), UInt8(ascii: "m")) where name[start + 2] == UInt8(ascii: "p"): "&"
    case (4, UInt8(ascii: "q"), UInt8(ascii: "u"))
    where name[start + 2] == UInt8(ascii: "o") && name[start + 3] == UInt8(ascii: "t"): "\""
    case (4, UInt8(ascii: "n"), UInt8(ascii: "b"))
    where name[start + 2] == UInt8(ascii: "s") && name[start + 3] == UInt8(ascii: "p"): "\u{A0}"
    default: nil
    }
  }

  /// What a row says behind its name, each word after a blank.
  private static func values(of row: Slice<UnsafeBufferPointer<UInt8>>) -> Row? {
    var scalars: [Unicode.Scalar] = []
    var isBare = false
    for word in row.split(separator: UInt8(ascii: " ")) {
      if word.first == UInt8(ascii: "*") {
        isBare = true
      } else if let value = UInt32(String(decoding: word, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        scalars.append(scalar)
      }
    }
    guard let first = scalars.first else { return nil }
    return Row(
      character: first, secondCharacter: scalars.count > 1 ? scalars[1] : nil, isBare: isBare)
  }
}
