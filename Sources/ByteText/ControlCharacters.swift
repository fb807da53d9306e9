extension UnsafeBufferPointer<UInt8> {
  /// Whether all is ASCII that means nothing in markup: no control character, `&`, `<` or `>`.
  ///
  /// Most fields are a few words of that kind.
  package var isPlainText: Bool {
    let raw = UnsafeRawBufferPointer(self)
    if raw.count < 8 {
      return raw.allSatisfy { $0 &- 0x20 < 0x60 && $0 | 2 != 0x3E && $0 != UInt8(ascii: "&") }
    }
    var index = 0
    while index + 8 < raw.count {
      if !Self.isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return false }
      index += 8
    }
    return Self.isPlain(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
  }

  /// The same of eight bytes.
  ///
  /// A byte that is zero, or below a space, borrows from its top bit.
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ampersand = word ^ ones &* 0x26
    // `<` and `>` differ in one bit.
    let angle = (word | ones &* 2) ^ ones &* 0x3E
    let control = (word &- ones &* 0x20) | word
    let special = (ampersand &- ones) & ~ampersand | (angle &- ones) & ~angle
    return (control | special) & (ones &* 0x80) == 0
  }
}

/// The control characters in a run of text that need care.
package struct ControlCharacters {
  package let hasCarriageReturn: Bool
  /// Whether there is one that XML 1.0 §2.2 forbids: below a space, and neither a line end nor a
  /// tab.
  package let hasForbidden: Bool

  package init(in bytes: UnsafeBufferPointer<UInt8>) {
    var returns: UInt8 = 0
    var forbidden: UInt8 = 0
    let plainCount = Self.plainCount(bytes)
    if plainCount < bytes.count {
      // Without a branch in it, the compiler makes vector code of the loop.
      for byte in UnsafeBufferPointer(rebasing: bytes[plainCount...]) {
        let isReturn: UInt8 = byte == 0x0D ? 1 : 0
        let isControl: UInt8 = byte < 0x20 ? 1 : 0
        let isLineFeed: UInt8 = byte == 0x0A ? 1 : 0
        let isTab: UInt8 = byte == 0x09 ? 1 : 0
        returns |= isReturn
        forbidden |= isControl & ~(isLineFeed | isTab | isReturn)
      }
    }
    hasCarriageReturn = returns != 0
    hasForbidden = forbidden != 0
  }

  /// Whether a forbidden character is white space, and so becomes a space: a vertical tab or a form
  /// feed.
  package static func isWhiteSpace(_ character: UInt8) -> Bool {
    character == 0x0B || character == 0x0C
  }

  /// The number of bytes before the first group of eight that contains a control character.
  ///
  /// Most fields are a few bytes long and contain none.
  private static func plainCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte below 0x20 borrows from its top bit.
      if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 { return index }
      index += 8
    }
    while index < raw.count, raw[index] >= 0x20 { index += 1 }
    return index
  }
}
