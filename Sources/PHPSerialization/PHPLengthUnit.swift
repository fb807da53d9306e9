/// The unit that the length of a string counts.
///
/// PHP counts bytes. A length seems to have another unit if the text was changed after PHP wrote
/// it.
enum PHPLengthUnit: CaseIterable {
  case bytes
  /// A line feed counts twice: it was CRLF, and XML has no CR.
  case bytesWithCRLF
  /// The text was in an encoding of one byte a character.
  case characters
  case charactersWithCRLF

  var countsCRLF: Bool { self == .bytesWithCRLF || self == .charactersWithCRLF }

  var countsCharacters: Bool { self == .characters || self == .charactersWithCRLF }

  /// The end of a string with this many units; `nil` if it is after the end of the input or inside
  /// a unit.
  func end(of length: Int, from start: Int, in bytes: [UInt8]) -> Int? {
    if self == .bytes { return length <= bytes.count - start ? start + length : nil }
    var rest = length
    var end = start
    while end < bytes.count {
      let weight = weight(of: bytes[end])
      guard weight <= rest else { break }
      rest -= weight
      end += 1
    }
    return rest == 0 ? end : nil
  }

  private func weight(of byte: UInt8) -> Int {
    if byte == 0x0A { return countsCRLF ? 2 : 1 }
    return countsCharacters && byte & 0xC0 == 0x80 ? 0 : 1
  }
}
