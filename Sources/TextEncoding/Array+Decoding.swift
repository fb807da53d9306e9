import ByteText

extension [UInt8] {
  /// Appends U+FFFD for a malformed sequence, and counts it.
  mutating func appendReplacement(counting malformed: inout Int) {
    append("\u{FFFD}" as Unicode.Scalar)
    malformed += 1
  }
}
