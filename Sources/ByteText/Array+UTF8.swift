extension [UInt8] {
  /// Appends a character in UTF-8.
  @inlinable
  package mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
