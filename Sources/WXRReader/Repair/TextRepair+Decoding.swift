import ByteText

// Bytes that are not UTF-8.

extension TextRepair {
  /// Appends bytes that are nearly UTF-8.
  ///
  /// Valid sequences are kept, others are decoded leniently.
  static func decodeLeniently(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], at offset: Int,
    _ log: inout RepairLog
  ) {
    var index = 0
    while index < bytes.count {
      if let length = bytes.characterLength(at: index) {
        text.append(contentsOf: bytes[index..<index + length])
        index += length
        continue
      }
      log.note(.invalidUTF8, at: offset + index)
      let (scalar, length) = meantCharacter(bytes, at: index)
      if let scalar {
        text.append(scalar)
      } else if length == 1, Windows1252.isAssigned(bytes[index]) {
        text.append(Windows1252.character(bytes[index]))
      } else {
        text.append("\u{FFFD}" as Unicode.Scalar)
      }
      index += length
    }
  }

  /// The character of a sequence that resembles UTF-8 but is not valid, and the length of the
  /// sequence.
  ///
  /// Such sequences are overlong forms, and surrogates as CESU-8 writes them. For other bytes the
  /// character is `nil`, and the length is that of the bytes to skip: one, or a character that is cut
  /// off.
  private static func meantCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[index]
    let expected = first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard expected > 1, first < 0xF8 else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(expected))
    var length = 1
    while length < expected, index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[index + length] & 0x3F)
      length += 1
    }
    // Half a character of three or four bytes. A single byte is more likely windows-1252.
    guard length == expected else { return (nil, length) }
    if (0xD800..<0xDC00).contains(value), index + 5 < bytes.count, bytes[index + 3] == 0xED,
      (0xB0...0xBF).contains(bytes[index + 4]), bytes[index + 5] & 0xC0 == 0x80
    {
      let low = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
      return (Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + low), 6)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
