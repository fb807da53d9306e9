import ByteText

extension UInt8 {
  /// White space as PCRE's `\s` has it, which WordPress goes by.
  ///
  /// ByteText's `isASCIIWord` is its `\w`.
  @inline(__always)
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
