/// Converts bytes of a named encoding to UTF-8.
///
/// The encoding is named by the label in an archive. Each malformed sequence becomes U+FFFD. The
/// time is linear for any bytes. A byte order mark stays, as U+FEFF.
///
///     guard let decoder = TextDecoder("windows-1251") else { return }
///     var text: [UInt8] = []
///     let malformedCount = decoder.decode(bytes, into: &text)
///
/// A decoder has a state and is for one thread at a time.
public final class TextDecoder {
  private enum Kind {
    case utf8(UTF8Decoder)
    case utf16(UTF16Decoder)
    case utf32(UTF32Decoder)
    case table(ByteTable)
    case system(SystemDecoder)
  }

  private var kind: Kind
  /// The beginning of a character whose end has not arrived yet.
  private var incomplete: [UInt8] = []

  /// Finds an encoding; `nil` when neither browsers nor the system know one of this name.
  ///
  /// - Parameter label: As in an XML declaration, in any case. What browsers read under it counts:
  ///   `ISO-8859-1` is windows-1252.
  public init?(_ label: some StringProtocol) {
    guard let name = EncodingName(label) else { return nil }
    switch name.form {
    case .utf8: kind = .utf8(UTF8Decoder())
    case .utf16(let isBigEndian): kind = .utf16(UTF16Decoder(isBigEndian: isBigEndian))
    case .utf32(let isBigEndian): kind = .utf32(UTF32Decoder(isBigEndian: isBigEndian))
    case .windows1252: kind = .table(.windows1252)
    case .system(let systemName):
      guard let decoder = SystemDecoder(systemName) else { return nil }
      // Most encodings have a byte for a character; a table of them is faster than the system and
      // has no state.
      kind = ByteTable(decoder).map { .table($0) } ?? .system(decoder)
    }
  }

  /// Appends a whole text.
  ///
  /// - Returns: The number of malformed sequences, each of which became U+FFFD.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Int {
    reset()
    return decode(bytes, into: &text, isLast: true)
  }

  /// Appends the next stretch of a text.
  ///
  /// - Parameters:
  ///   - bytes: May end inside a character, which the next stretch goes on with.
  ///   - text: Gets the UTF-8.
  ///   - isLast: Whether the text ends with these bytes; after that another one begins.
  /// - Returns: The number of malformed sequences, each of which became U+FFFD.
  public func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], isLast: Bool
  ) -> Int {
    var malformed = 0
    var consumed = 0
    if incomplete.isEmpty {
      consumed = convert(bytes, into: &text, isLast: isLast, &malformed)
      incomplete += bytes[consumed...]
    } else {
      incomplete += bytes
      let joined = incomplete
      joined.withUnsafeBufferPointer {
        consumed = convert($0, into: &text, isLast: isLast, &malformed)
      }
      incomplete.removeFirst(consumed)
    }
    if isLast {
      if !incomplete.isEmpty {
        text.appendReplacement(counting: &malformed)
      }
      reset()
    }
    return malformed
  }

  private func reset() {
    incomplete = []
    switch kind {
    case .utf16(var decoder):
      decoder.reset()
      kind = .utf16(decoder)
    case .system(let decoder): decoder.reset()
    case .utf8, .utf32, .table: break
    }
  }

  /// - Returns: How many bytes went in; those that are left begin a character and do not end it.
  private func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], isLast: Bool,
    _ malformed: inout Int
  ) -> Int {
    switch kind {
    case .utf8(let decoder): return decoder.decode(bytes, into: &text, &malformed)
    case .utf16(var decoder):
      defer { kind = .utf16(decoder) }
      return decoder.decode(bytes, into: &text, &malformed)
    case .utf32(let decoder): return decoder.decode(bytes, into: &text, &malformed)
    case .table(let table): return table.decode(bytes, into: &text, &malformed)
    case .system(let decoder):
      return decoder.decode(bytes, into: &text, isLast: isLast, &malformed)
    }
  }
}
