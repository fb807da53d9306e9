// Searches for ASCII. Those of the standard library compare characters, and prepare tables for it: on the
// short texts of attributes and addresses that takes a hundred times as long.

extension String {
  /// The first place of an ASCII text.
  package func utf8Range(of text: StaticString) -> Range<String.Index>? {
    var copy = self
    return copy.withUTF8 { $0.find(text, from: 0) }.map { offset in
      let start = utf8.index(startIndex, offsetBy: offset)
      return start..<utf8.index(start, offsetBy: text.utf8CodeUnitCount)
    }
  }

  /// Whether the bytes of an ASCII text stand in this one.
  package func containsBytes(of text: StaticString) -> Bool { utf8Range(of: text) != nil }

  /// The text with another one in each place of an ASCII text.
  package func replacingBytes(of text: StaticString, with other: StaticString) -> String {
    var copy = self
    return copy.withUTF8 { bytes in
      guard var place = bytes.find(text, from: 0) else { return self }
      var (replaced, copied): ([UInt8], Int) = ([], 0)
      while true {
        replaced += bytes[copied..<place]
        replaced += UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
        copied = place + text.utf8CodeUnitCount
        guard let next = bytes.find(text, from: copied) else { break }
        place = next
      }
      replaced += bytes[copied...]
      return String(decoding: replaced, as: UTF8.self)
    }
  }

  /// The text with a backslash before each of some ASCII signs.
  package func backslashing(_ signs: StaticString) -> String {
    let signs = ASCIISet(signs)
    var copy = self
    return copy.withUTF8 { text in
      guard text.contains(where: signs.contains) else { return self }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count + 8)
      for byte in text {
        if signs.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A set of ASCII signs, with a bit for each: texts and signs are many.
private struct ASCIISet {
  private let low: UInt64
  private let high: UInt64

  init(_ signs: StaticString) {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for sign in UnsafeBufferPointer(start: signs.utf8Start, count: signs.utf8CodeUnitCount) {
      if sign < 64 { low |= 1 << UInt64(sign) } else { high |= 1 << UInt64(sign & 63) }
    }
    (self.low, self.high) = (low, high)
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}
