extension UInt8 {
  var isDigit: Bool {
    UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9")
  }

  var isLetter: Bool {
    UInt8(ascii: "a") <= self | 0x20 && self | 0x20 <= UInt8(ascii: "z")
  }

  var isHexDigit: Bool {
    isDigit || UInt8(ascii: "a") <= self | 0x20 && self | 0x20 <= UInt8(ascii: "f")
  }

  /// Whether it stands in a word as programmers write them.
  var isWord: Bool {
    isLetter || isDigit || self == UInt8(ascii: "_")
  }
}
