import ByteText

/// Text while it is worked on; it stays with whoever lent it.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or behind `start` without white space.
  @inline(__always)
  func skipSpace(from start: Int) -> Int {
    var index = start
    while index < count && self[index].isSpace { index += 1 }
    return index
  }

  /// The end of what is left of a range when the white space at its end goes.
  @inline(__always)
  func trimmedEnd(_ end: Int, downTo start: Int) -> Int {
    var end = end
    while end > start && self[end - 1].isSpace { end -= 1 }
    return end
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = Swift.min(skipSpace(from: range.lowerBound), range.upperBound)
    return start..<trimmedEnd(range.upperBound, downTo: start)
  }

  /// The decimal number at a place, of nine digits at most, and its end.
  func number(at place: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = place
    while end < count && self[end].isASCIIDigit && end < place + 9 {
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end > place ? (value, end) : nil
  }
}
