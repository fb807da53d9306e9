import ByteText

/// The class of a character in CommonMark's rules for emphasis (§6.2).
enum CharacterClass {
  case space, punctuation, other
  /// A symbol beyond ASCII: punctuation since CommonMark 0.31, treated like a letter before.
  case symbol

  /// The character that begins at an index.
  static func starting(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> CharacterClass {
    let first = text[index]
    if first < 0x80 { return ascii(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= text.count else { return .other }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return scalar(value)
  }

  /// The character that ends before an index, which must not be the first.
  static func ending(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> CharacterClass {
    starting(at: start(ofCharacterEndingAt: index, of: text), of: text)
  }

  static func start(
    ofCharacterEndingAt index: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var start = index - 1
    while start > 0 && index - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  @inline(__always)
  static func ascii(_ byte: UInt8) -> CharacterClass {
    if byte.isASCIILetter || byte.isASCIIDigit { return .other }
    return switch byte {
    case 0x21...0x7E: .punctuation
    case 0x20, 0x09...0x0D: .space
    default: .other
    }
  }

  private static func scalar(_ value: UInt32) -> CharacterClass {
    // Most characters here are letters of Chinese, Japanese and Korean.
    if (0x3400...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) { return .other }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return .symbol
    default: return .other
    }
  }
}

/// Whether a run of marks can open or close emphasis, by the characters around it.
struct Flanking {
  let isLeft: Bool
  let isRight: Bool
  let isAfterPunctuation: Bool
  let isBeforePunctuation: Bool

  init(before: CharacterClass, after: CharacterClass) {
    isAfterPunctuation = before == .punctuation
    isBeforePunctuation = after == .punctuation
    isLeft =
      after != .space && (!isBeforePunctuation || before == .space || isAfterPunctuation)
    isRight =
      before != .space && (!isAfterPunctuation || after == .space || isBeforePunctuation)
  }

  func canOpen(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: "_") ? isLeft && (!isRight || isAfterPunctuation) : isLeft
  }

  func canClose(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: "_") ? isRight && (!isLeft || isBeforePunctuation) : isRight
  }

  /// Whether a mark opens emphasis in every parser, however the parser treats symbols.
  static func opens(_ mark: UInt8, before: CharacterClass, after: CharacterClass) -> Bool {
    Flanking(before: before == .symbol ? .other : before, after: after == .symbol ? .other : after)
      .canOpen(mark)
      && Flanking(
        before: before == .symbol ? .other : before,
        after: after == .symbol ? .punctuation : after
      ).canOpen(mark)
  }

  /// Whether a mark closes emphasis in every parser, however the parser treats symbols.
  static func closes(_ mark: UInt8, before: CharacterClass, after: CharacterClass) -> Bool {
    Flanking(before: before == .symbol ? .other : before, after: after == .symbol ? .other : after)
      .canClose(mark)
      && Flanking(
        before: before == .symbol ? .punctuation : before,
        after: after == .symbol ? .other : after
      ).canClose(mark)
  }
}
