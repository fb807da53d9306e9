import ByteText
import CharacterReferences
import TextEncoding

/// Makes text from bytes that may be in any encoding and may contain characters that XML forbids.
///
/// A run of bytes is read as UTF-8 if it is valid UTF-8, because WordPress writes CDATA sections in
/// UTF-8, whatever the archive declares. Else it is read in the declared encoding. If none is
/// declared, each byte that is not part of UTF-8 is read as windows-1252.
struct TextRepair: ~Copyable {
  /// The place where a run of text is written.
  ///
  /// It decides what is escaped.
  enum Context {
    case content, attribute
    /// In a CDATA section that is not fed to libxml2, so that nothing is escaped.
    case cdata
    /// In a CDATA section that is fed to libxml2.
    case fedCDATA
  }

  private let declared: TextDecoder?
  /// Whether references to entities that XML does not know are text.
  private let keepsUnknownReferences: Bool
  private var decoded: [UInt8] = []
  /// Whether any text was decoded from the declared encoding.
  private(set) var usedDeclared = false

  /// `encoding` is the one that the archive declares; `nil` if that is UTF-8 or unknown.
  init(encoding: String?, keepsUnknownReferences: Bool) {
    declared = encoding.flatMap { TextDecoder($0) }
    self.keepsUnknownReferences = keepsUnknownReferences
  }

  /// Appends a run of text from `offset` in the bytes that are repaired.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, in context: Context, to output: inout [UInt8],
    at offset: Int,
    _ log: inout RepairLog
  ) {
    guard case .broken = bytes.utf8 else {
      clean(bytes, in: context, to: &output, at: offset..<offset + bytes.count, &log)
      return
    }
    decoded.removeAll(keepingCapacity: true)
    if let declared {
      usedDeclared = true
      if declared.decode(bytes, into: &decoded) > 0 { log.note(.invalidUTF8, at: offset) }
    } else {
      Self.decodeLeniently(bytes, into: &decoded, at: offset, &log)
    }
    let text = decoded
    text.withUnsafeBufferPointer {
      clean($0, in: context, to: &output, at: offset..<offset + bytes.count, &log)
    }
  }

  /// Appends valid UTF-8 without forbidden characters, escaped for the context.
  ///
  /// `place` is the range of the text in the bytes that are repaired. Decoded text is longer than
  /// its bytes, so the places of repairs in it are not exact. They stay inside that range.
  private func clean(
    _ bytes: UnsafeBufferPointer<UInt8>, in context: Context, to output: inout [UInt8],
    at place: Range<Int>, _ log: inout RepairLog
  ) {
    var copiedEnd = 0
    var index = 0
    while index < bytes.count {
      guard let (length, replacement) = replacement(in: bytes, at: index, context, place, &log)
      else {
        index += 1
        continue
      }
      output.append(contentsOf: bytes[copiedEnd..<index])
      output.append(contentsOf: replacement)
      index += length
      copiedEnd = index
    }
    output.append(contentsOf: bytes[copiedEnd...])
  }

  /// The replacement of the bytes at `index`, if they cannot stay, and their number.
  private func replacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ context: Context, _ place: Range<Int>,
    _ log: inout RepairLog
  ) -> (length: Int, replacement: [UInt8])? {
    let byte = bytes[index]
    switch byte {
    case 0x09, 0x0A, 0x0D: return nil
    case 0..<0x20:
      log.note(.controlCharacter, at: min(place.lowerBound + index, place.upperBound))
      return (1, ControlCharacters.isWhiteSpace(byte) ? [UInt8(ascii: " ")] : [])
    case 0xEF where context != .cdata && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
      // U+FFFE and U+FFFF.
      log.note(.controlCharacter, at: min(place.lowerBound + index, place.upperBound))
      return (3, [])
    case UInt8(ascii: ">") where context == .fedCDATA && index > 0 && mayEndCDATA(bytes[index - 1]):
      return (1, Array("]]><![CDATA[>".utf8))
    case _ where context == .fedCDATA: return nil
    case UInt8(ascii: "&") where context != .cdata:
      return reference(in: bytes, at: index, place, &log)
    case UInt8(ascii: "<") where context != .cdata: return (1, Array("&lt;".utf8))
    case UInt8(ascii: ">") where context == .content: return (1, Array("&gt;".utf8))
    case UInt8(ascii: "\"") where context == .attribute: return (1, Array("&quot;".utf8))
    default: return nil
    }
  }

  /// Whether a `>` after this byte may end a section: the byte is `]`, or the last byte of a
  /// character that is removed.
  private func mayEndCDATA(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte < 0x20 || byte >= 0x80
  }

  /// The replacement of a `&` outside CDATA; `nil` if it begins a reference that XML knows.
  private func reference(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ place: Range<Int>,
    _ log: inout RepairLog
  ) -> (length: Int, replacement: [UInt8])? {
    if bytes.beginsXMLEntity(at: index) { return nil }
    let end = endOfReference(bytes, at: index)
    if let end, index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") {
      if let value = number(bytes[index + 2..<end - 1]) {
        if isXMLCharacter(value) { return nil }
        log.note(.forbiddenReference, at: min(place.lowerBound + index, place.upperBound))
        let isWhiteSpace = UInt8(exactly: value).map(ControlCharacters.isWhiteSpace) ?? false
        return (end - index, isWhiteSpace ? [UInt8(ascii: " ")] : [])
      }
    } else if let end, !keepsUnknownReferences,
      let characters = CharacterReferences.decode(
        UnsafeBufferPointer(rebasing: bytes[index..<end]))
    {
      log.note(.htmlEntity, at: min(place.lowerBound + index, place.upperBound))
      // HTML also has names such as `&LT;` and `&AMP;`.
      return (end - index, characters.flatMap { Self.escaped($0) })
    }
    if !keepsUnknownReferences {
      log.note(.bareAmpersand, at: min(place.lowerBound + index, place.upperBound))
    }
    return (1, Array("&amp;".utf8))
  }

  /// The place after the `;` of a text that has the form of a reference.
  private func endOfReference(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let limit = min(bytes.count, start + 40)
    var index = start + 1
    if index < limit, bytes[index] == UInt8(ascii: "#") { index += 1 }
    while index < limit, bytes[index].isASCIILetter || bytes[index].isASCIIDigit { index += 1 }
    return index < limit && bytes[index] == UInt8(ascii: ";") ? index + 1 : nil
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    default: [byte]
    }
  }

  private func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    let isHexadecimal = digits.first == UInt8(ascii: "x")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = byte.hexDigitValue, isHexadecimal || digit < 10 else { return nil }
      value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x110000)
    }
    return value
  }

  /// - Source: XML 1.0 §2.2, production 2.
  private func isXMLCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20..<0xD800, 0xE000..<0xFFFE, 0x10000..<0x110000: true
    default: false
    }
  }
}
