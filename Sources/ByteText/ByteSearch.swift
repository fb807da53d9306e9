public import Glibc

// Searches in runs of bytes. They use memchr, which runs at memory speed. A loop of our own would
// look at one byte after the other.

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or behind `start`, or `count`.
  ///
  /// Tags and line ends stand close together, where a call of `memchr` costs more than it finds: the
  /// first bytes are searched here, eight at a time.
  @inlinable @inline(__always)
  package func find(_ byte: UInt8, from start: Int) -> Int {
    guard let base = baseAddress, start < count else { return count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var index = start
    let near = Swift.min(start + 40, count - 7)
    while index < near {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let other = UInt64(littleEndian: word) ^ pattern
      let hits = (other &- ones) & ~other & (ones &* 0x80)
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    guard let found = memchr(base + index, CInt(byte), count - index) else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a byte at or behind `start`, where it is far away as a rule.
  @inlinable @inline(__always)
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, CInt(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a literal at or behind `start`.
  @inlinable
  package func find(_ literal: StaticString, from start: Int) -> Int? {
    let length = literal.utf8CodeUnitCount
    let first = literal.utf8Start[0]
    // Most tags differ in their second byte.
    let second = length > 1 ? literal.utf8Start[1] : 0
    var place = find(first, from: start)
    while place + length <= count {
      if length == 1 || self[place + 1] == second && has(literal, at: place) { return place }
      place = find(first, from: place + 1)
    }
    return nil
  }

  /// The next `<![CDATA[` at or behind `start`.
  ///
  /// It searches for the rarest byte: bodies have many `<` and few brackets.
  package func findSection(from start: Int) -> Int? {
    var search = start + 8
    while let bracket = firstIndex(of: UInt8(ascii: "["), from: search) {
      if has("<![CDATA[", at: bracket - 8) { return bracket - 8 }
      search = bracket + 1
    }
    return nil
  }

  /// Whether a literal stands at a place, which may be any number.
  @inlinable @inline(__always)
  package func has(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count, let base = baseAddress,
      base[place] == literal.utf8Start[0]
    else { return false }
    return memcmp(base + place, literal.utf8Start, length) == 0
  }

  /// The same, where letters of the literal, which are lower-case, stand for capitals as well.
  @inlinable
  package func hasIgnoringCase(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length where self[place + index].asciiLowercased != literal.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether there is nothing but XML's white space.
  @inlinable @inline(__always)
  package var isXMLWhiteSpace: Bool {
    for byte in self where !byte.isXMLWhiteSpace { return false }
    return true
  }

  /// How many line feeds there are.
  package func lineFeedCount() -> Int {
    var count = 0
    var index = 0
    while let found = firstIndex(of: UInt8(ascii: "\n"), from: index) {
      count += 1
      index = found + 1
    }
    return count
  }

  /// A part as text; what is no UTF-8 becomes U+FFFD.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }
}
