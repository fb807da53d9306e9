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
        text.appendReplacement(counting: &malformed)
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
