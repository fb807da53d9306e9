extension UnsafeBufferPointer<UInt8> {
  /// The length of the character that begins at a place, or `nil` if no valid one begins there.
  ///
  /// - Source: Unicode §3.9, table 3-7.
  package func characterLength(at index: Int) -> Int? {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < count && range.contains(self[index + offset])
    }
    switch self[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
    case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
    case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
    case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : nil
    case 0xF0:
      return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF4:
      return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
    default: return nil
    }
  }

  /// The character that begins at a place, and its length in bytes; `nil` if no valid one begins
  /// there.
  package func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let length = characterLength(at: index) else { return nil }
    var value = UInt32(self[index])
    if length > 1 { value &= 0x7F >> UInt32(length) }
    for byte in self[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Whether it is valid UTF-8.
  package var isValidUTF8: Bool {
    var index = 0
    while index < count {
      if self[index] < 0x80 {
        index += 1
      } else if let length = characterLength(at: index) {
        index += length
      } else {
        return false
      }
    }
    return true
  }
}
