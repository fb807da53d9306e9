import ByteText

/// UTF-16 in the byte order that a mark at the beginning gives, else in that of its name.
struct UTF16Decoder {
  private let isBigEndianByName: Bool
  private var isBigEndian: Bool
  private var isAtStart = true

  init(isBigEndian: Bool) {
    isBigEndianByName = isBigEndian
    self.isBigEndian = isBigEndian
  }

  mutating func reset() {
    isBigEndian = isBigEndianByName
    isAtStart = true
  }

  mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], _ malformed: inout Int
  ) -> Int {
    if isAtStart && bytes.count >= 2 {
      isAtStart = false
      // U+FFFE is no character, so this is the mark in the other order.
      if unit(bytes, at: 0) == 0xFFFE { isBigEndian.toggle() }
    }
    text.reserveCapacity(text.count + bytes.count / 2)
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(bytes, at: index)
      if first < 0x80 {
        text.append(UInt8(first))
      } else if let scalar = Unicode.Scalar(first) {
        text.append(scalar)
      } else if first < 0xDC00 {
        guard index + 3 < bytes.count else { return index }
        let second = unit(bytes, at: index + 2)
        if (0xDC00...0xDFFF).contains(second) {
          let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
          text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
          index += 2
        } else {
          text.appendReplacement(counting: &malformed)
        }
      } else {
        text.appendReplacement(counting: &malformed)
      }
      index += 2
    }
    return index
  }

  private func unit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}
