import Glibc

// Searches over runs of bytes. They stand on memchr, which runs at memory speed, where a loop of
// our own would look at byte after byte.

/// The first place of a byte in `bytes[start...]`.
@inline(__always)
func firstIndex(
  of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  guard let base = bytes.baseAddress, start < bytes.count,
    let found = memchr(base + start, Int32(byte), bytes.count - start)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

/// Whether `bytes[start...]` begins with an ASCII literal.
@inline(__always)
func hasPrefix(
  _ literal: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at start: Int
) -> Bool {
  guard let base = bytes.baseAddress, bytes.count - start >= literal.utf8CodeUnitCount
  else { return false }
  return memcmp(base + start, literal.utf8Start, literal.utf8CodeUnitCount) == 0
}

/// The first place of an ASCII literal in `bytes[start...]`.
func firstIndex(
  of literal: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  var search = start
  while let found = firstIndex(of: literal.utf8Start[0], in: bytes, from: search) {
    if hasPrefix(literal, in: bytes, at: found) { return found }
    search = found + 1
  }
  return nil
}

/// How many line feeds there are.
func lineFeedCount(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var index = 0
  while let found = firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: index) {
    count += 1
    index = found + 1
  }
  return count
}

/// XML's white space (XML 1.0 §2.3).
@inline(__always)
func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

/// Whether there is nothing but XML's white space.
@inline(__always)
func isWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  for byte in bytes where !isWhiteSpace(byte) { return false }
  return true
}

/// The control characters in a run of text that need care.
struct ControlCharacters {
  let hasCarriageReturn: Bool
  /// Whether there is one that XML 1.0 §2.2 forbids: below a blank, and no line end or tab.
  let hasForbidden: Bool

  init(in bytes: UnsafeBufferPointer<UInt8>) {
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

  /// How many bytes there are before the first eight that hold a control character, at least.
  ///
  /// Most fields are a few bytes and have none.
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
