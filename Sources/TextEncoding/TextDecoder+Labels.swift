/// What the label of an encoding tells.
extension TextDecoder {
  /// Whether the bytes of ASCII mean in an encoding what they mean in ASCII, wherever they stand.
  ///
  /// Not so in UTF-16, UTF-32, EBCDIC and those that switch between alphabets. Markup of an archive
  /// in one of these shows only after it was decoded. A label that nobody knows counts as compatible.
  public static func isASCIICompatible(_ label: some StringProtocol) -> Bool {
    guard let name = EncodingName(label) else { return true }
    switch name.form {
    case .utf8, .windows1252: return true
    case .utf16, .utf32: return false
    case .system(let systemName):
      if EncodingName.isStateful(systemName) { return false }
      guard let decoder = TextDecoder(label) else { return true }
      let ascii = (UInt8(0)..<0x80).map { $0 }
      var text: [UInt8] = []
      _ = ascii.withUnsafeBufferPointer { decoder.decode($0, into: &text) }
      return text == ascii
    }
  }

  /// How many bytes some text takes in an encoding; as many as in UTF-8 when nobody knows the label.
  ///
  /// A character that the encoding does not have counts for one. Where bytes switch between
  /// alphabets this is right for what begins and ends in ASCII.
  public static func byteCount(
    of utf8: UnsafeBufferPointer<UInt8>, encodedAs label: some StringProtocol
  ) -> Int {
    guard let name = EncodingName(label) else { return utf8.count }
    switch name.form {
    case .utf8: return utf8.count
    // A character begins with each byte that does not go on with one, and those of four bytes have
    // two units.
    case .utf16: return utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 4 : 2) }
    case .utf32: return utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 4) }
    case .windows1252: return utf8.count { $0 & 0xC0 != 0x80 }
    case .system(let systemName):
      guard let encoder = Converter(from: "UTF-8", to: systemName) else { return utf8.count }
      return byteCount(of: utf8, encoder)
    }
  }

  private static func byteCount(of utf8: UnsafeBufferPointer<UInt8>, _ encoder: Converter) -> Int {
    var index = 0
    var count = 0
    var encoded: [UInt8] = []
    while index < utf8.count {
      let (byteCount, end) = encoder.convert(
        UnsafeBufferPointer(rebasing: utf8[index...]), appendingTo: &encoded)
      count += encoded.count
      encoded.removeAll(keepingCapacity: true)
      index += byteCount
      guard end != .done else { break }
      count += 1
      index += 1
      while index < utf8.count && utf8[index] & 0xC0 == 0x80 { index += 1 }
    }
    encoder.flush(appendingTo: &encoded)
    return count + encoded.count
  }
}
