import ByteText

extension UInt8 {
  /// White space as PCRE's `\s` has it, which WordPress goes by.
  @inline(__always)
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  /// Letters, digits and `_`, as PCRE's `\w` has it.
  @inline(__always)
  var isWord: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }
}
