import ByteText

/// A character reference as HTML's tokenizer reads it (HTML Standard §13.2.5.72 ff.): with or without a semicolon.
public struct CharacterReference: Sendable {
  /// The character that it stands for, or the first of two.
  public let character: Unicode.Scalar
  public let secondCharacter: Unicode.Scalar?
  /// Where the text goes on behind it.
  public let end: Int

  /// The reference whose `&` is at `start` of a text; `nil` when that is a mere ampersand.
  ///
  /// In an attribute, a name without a semicolon is none before `=` and what can continue a name, as
  /// queries of URLs have them.
  public init?(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, isInAttribute: Bool
  ) {
    guard start + 1 < text.count else { return nil }
    let byte = text[start + 1]
    if byte == UInt8(ascii: "#") {
      self.init(numberIn: text, at: start + 2)
    } else if byte.isASCIILetter || byte.isASCIIDigit {
      self.init(nameIn: text, at: start + 1, isInAttribute)
    } else {
      return nil
    }
  }

  private init?(numberIn text: UnsafeBufferPointer<UInt8>, at start: Int) {
    let isHexadecimal = start < text.count && text[start] | 0x20 == UInt8(ascii: "x")
    var index = isHexadecimal ? start + 1 : start
    let first = index
    let radix: UInt32 = isHexadecimal ? 16 : 10
    var value: UInt32 = 0
    while index < text.count, let digit = text[index].hexDigitValue, digit < radix {
      // Past the last code point every number means the same.
      value = min(value * radix + UInt32(digit), 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    character = CharacterReferences.character(forCodePoint: value)
    secondCharacter = nil
    end = index < text.count && text[index] == UInt8(ascii: ";") ? index + 1 : index
  }

  private init?(
    nameIn text: UnsafeBufferPointer<UInt8>, at start: Int, _ isInAttribute: Bool
  ) {
    let limit = min(text.count, start + CharacterReferences.longestName)
    var end = start
    while end < limit, text[end].isASCIILetter || text[end].isASCIIDigit { end += 1 }
    if end < text.count, text[end] == UInt8(ascii: ";"),
      let row = CharacterReferences.named(text[start..<end])
    {
      self.init(row, end: end + 1)
      return
    }
    if isInAttribute {
      // Only the whole name can be one.
      guard end - start <= Self.longestBareName, end == text.count || text[end] != UInt8(ascii: "=")
      else { return nil }
    }
    let longest = min(end, start + Self.longestBareName)
    let shortest = isInAttribute ? longest : start + Self.shortestBareName
    for end in stride(from: longest, through: shortest, by: -1) {
      if let row = CharacterReferences.named(text[start..<end]), row.isBare {
        self.init(row, end: end)
        return
      }
    }
    return nil
  }

  private init(_ row: CharacterReferences.Row, end: Int) {
    character = row.character
    secondCharacter = row.secondCharacter
    self.end = end
  }

  /// `aacute` and `lt`: of the names that need no semicolon.
  private static let longestBareName = 6
  private static let shortestBareName = 2
}
