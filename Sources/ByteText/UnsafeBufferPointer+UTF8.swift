/// What UTF-8 some bytes are.
package enum UTF8Kind {
  case ascii, beyondASCII, broken
}

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

  /// What UTF-8 it is.
  ///
  /// This takes a fifth of the instructions of `String(decoding:as:)`, which costs more than all else where a
  /// text is not in English.
  package var utf8: UTF8Kind {
    var isASCII = true
    var index = 0
    while true {
      index = endOfASCII(from: index)
      guard index < count else { return isASCII ? .ascii : .beyondASCII }
      isASCII = false
      repeat {
        let isPair =
          index + 1 < count && 0xC2...0xDF ~= self[index] && self[index + 1] & 0xC0 == 0x80
        guard let length = isPair ? 2 : characterLength(at: index) else { return .broken }
        index += length
      } while index < count && self[index] >= 0x80
    }
  }

  /// Where the first byte stands that is not ASCII.
  private func endOfASCII(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    func marks(_ index: Int) -> UInt64 {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      return UInt64(littleEndian: word) & 0x8080_8080_8080_8080
    }
    var index = start
    while index + 32 <= count,
      marks(index) | marks(index + 8) | marks(index + 16) | marks(index + 24) == 0
    {
      index += 32
    }
    while index + 8 <= count {
      let marks = marks(index)
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    // The last eight bytes once more: those of them that were seen are ASCII.
    if index > start, index < count {
      let last = count - 8
      return Swift.min(count, last + marks(last).trailingZeroBitCount >> 3)
    }
    while index < count, self[index] < 0x80 { index += 1 }
    return index
  }
}
