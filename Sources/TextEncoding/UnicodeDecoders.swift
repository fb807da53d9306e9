/// UTF-8 itself, whose malformed sequences are found as Unicode recommends (§3.9, U+FFFD
/// Substitution of Maximal Subparts).
struct UTF8Decoder {
  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], _ malformed: inout Int
  ) -> Int {
    let end = bytes.count - Self.incompleteCount(bytes)
    var iterator = bytes[..<end].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): text += scalar
      case .error:
        text += replacementCharacter
        malformed += 1
      case .emptyInput: return end
      }
    }
  }

  /// How many bytes at the end begin a character that is valid as far as it goes.
  private static func incompleteCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    for count in 1..<4 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if byte < 0x80 { return 0 }
      guard byte >= 0xC0 else { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard length > count, byte < 0xF5 else { return 0 }
      // A second byte that cannot follow ends the sequence; E0, ED, F0 and F4 take half of them.
      guard count > 1 else { return count }
      let second = bytes[bytes.count - count + 1]
      let isPossible =
        switch byte {
        case 0xE0: second >= 0xA0
        case 0xED: second < 0xA0
        case 0xF0: second >= 0x90
        case 0xF4: second < 0x90
        default: true
        }
      return isPossible ? count : 0
    }
    return 0
  }
}

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
          text += replacementCharacter
          malformed += 1
        }
      } else {
        text += replacementCharacter
        malformed += 1
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

struct UTF32Decoder {
  let isBigEndian: Bool

  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], _ malformed: inout Int
  ) -> Int {
    var index = 0
    while index + 3 < bytes.count {
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(bytes[index + (isBigEndian ? place : 3 - place)])
      }
      if let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      } else {
        text += replacementCharacter
        malformed += 1
      }
      index += 4
    }
    return index
  }
}
