extension UInt8 {
  @inlinable @inline(__always)
  package var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  @inlinable @inline(__always)
  package var isASCIIUppercase: Bool { self &- UInt8(ascii: "A") < 26 }

  @inlinable @inline(__always)
  package var isASCIILowercase: Bool { self &- UInt8(ascii: "a") < 26 }

  @inlinable @inline(__always)
  package var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether it stands in a word as programmers write them.
  @inlinable @inline(__always)
  package var isASCIIWord: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }

  /// Whether it is white space to XML (XML 1.0 §2.3), to JSON and to PHP's serialised values.
  @inlinable @inline(__always)
  package var isXMLWhiteSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D
  }

  @inlinable @inline(__always)
  package var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }

  /// The value of a hexadecimal digit, in capitals or not; `nil` when it is none.
  @inlinable @inline(__always)
  package var hexDigitValue: UInt8? {
    if isASCIIDigit { return self &- UInt8(ascii: "0") }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter &+ 10 : nil
  }

  /// The hexadecimal digit of a value below 16.
  @inlinable @inline(__always)
  package init(hexDigit value: UInt8, uppercase: Bool = false) {
    let ten = uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
    self = value < 10 ? UInt8(ascii: "0") + value : ten - 10 + value
  }
}
