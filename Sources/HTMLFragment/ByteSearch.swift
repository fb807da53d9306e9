import Glibc

// Searches in text behind which eight more bytes can be read.

/// The first place from `start` on of one of three bytes, of which one stands somewhere.
///
/// Looks at eight bytes at a time.
@inline(__always)
func firstIndex(
  of a: UInt8, _ b: UInt8, _ c: UInt8, in text: UnsafePointer<UInt8>, from start: Int
) -> Int {
  let raw = UnsafeRawPointer(text)
  var index = start
  while true {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let found =
      zeros(in: word ^ repeated(a)) | zeros(in: word ^ repeated(b)) | zeros(in: word ^ repeated(c))
    if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
    index &+= 8
  }
}

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The high bit of each byte that is 0, and perhaps of bytes above the lowest such one.
@inline(__always)
private func zeros(in word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}

/// The first place of a byte in a range; its end when there is none.
@inline(__always)
func firstIndex(of byte: UInt8, in text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
  guard let found = memchr(text + range.lowerBound, Int32(byte), range.count) else {
    return range.upperBound
  }
  return UnsafeRawPointer(found) - UnsafeRawPointer(text)
}

extension UInt8 {
  /// HTML's white space; a carriage return is none any more when the tokenizer sees the text.
  @inline(__always)
  var isHTMLSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\t")
      || self == 0x0C
  }
}
