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
    guard !isValidUTF8(bytes) else {
      clean(bytes, in: context, to: &output, at: offset..<offset + bytes.count, &log)
      return
    }
    decoded.removeAll(keepingCapacity: true)
    if let declared {
      usedDeclared = true
      if declared.decode(bytes, into: &decoded) > 0 { log.note(.invalidUTF8, at: offset) }
    } else {
      decodeLeniently(bytes, into: &decoded, at: offset, &log)
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
      return (1, [])
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
    if beginsXMLEntity(bytes, at: index) { return nil }
    let end = endOfReference(bytes, at: index)
    if let end, index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") {
      if let value = number(bytes[index + 2..<end - 1]) {
        if isXMLCharacter(value) { return nil }
        log.note(.forbiddenReference, at: min(place.lowerBound + index, place.upperBound))
        return (end - index, [])
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

/// Whether a reference to one of XML's five entities begins at `start`.
func beginsXMLEntity(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
  let known: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"]
  return known.contains { bytes.has($0, at: start) }
}

// Bytes that are not UTF-8.

/// The length of the character that begins at a place, or `nil` if no valid one begins there.
///
/// - Source: Unicode §3.9, table 3-7.
func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + offset < bytes.count && range.contains(bytes[index + offset])
  }
  switch bytes[index] {
  case 0..<0x80: return 1
  case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
  case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
  case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : nil
  case 0xF0:
    return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
  case 0xF4:
    return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
  default: return nil
  }
}

/// The character that begins at a place, and its length in bytes; `nil` if no valid one begins
/// there.
func scalar(
  in bytes: UnsafeBufferPointer<UInt8>, at index: Int
) -> (scalar: Unicode.Scalar, length: Int)? {
  guard let length = characterLength(bytes, at: index) else { return nil }
  var value = UInt32(bytes[index])
  if length > 1 { value &= 0x7F >> UInt32(length) }
  for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
  return Unicode.Scalar(value).map { ($0, length) }
}

private func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  while index < bytes.count {
    if bytes[index] < 0x80 {
      index += 1
    } else if let length = characterLength(bytes, at: index) {
      index += length
    } else {
      return false
    }
  }
  return true
}

/// Appends bytes that are nearly UTF-8.
///
/// Valid sequences are kept, others are decoded leniently.
private func decodeLeniently(
  _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], at offset: Int,
  _ log: inout RepairLog
) {
  var index = 0
  while index < bytes.count {
    if let length = characterLength(bytes, at: index) {
      text.append(contentsOf: bytes[index..<index + length])
      index += length
      continue
    }
    log.note(.invalidUTF8, at: offset + index)
    let (scalar, length) = meantCharacter(bytes, at: index)
    if let scalar {
      text.append(scalar)
    } else if length == 1, Windows1252.isAssigned(bytes[index]) {
      text.append(Windows1252.character(bytes[index]))
    } else {
      text.append("\u{FFFD}" as Unicode.Scalar)
    }
    index += length
  }
}

/// The character of a sequence that resembles UTF-8 but is not valid, and the length of the
/// sequence.
///
/// Such sequences are overlong forms, and surrogates as CESU-8 writes them. For other bytes the
/// character is `nil`, and the length is that of the bytes to skip: one, or a character that is cut
/// off.
private func meantCharacter(
  _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
) -> (scalar: Unicode.Scalar?, length: Int) {
  let first = bytes[index]
  let expected = first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
  guard expected > 1, first < 0xF8 else { return (nil, 1) }
  var value = UInt32(first) & (0x7F >> UInt32(expected))
  var length = 1
  while length < expected, index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 {
    value = value << 6 | UInt32(bytes[index + length] & 0x3F)
    length += 1
  }
  // Half a character of three or four bytes. A single byte is more likely windows-1252.
  guard length == expected else { return (nil, length) }
  if (0xD800..<0xDC00).contains(value), index + 5 < bytes.count, bytes[index + 3] == 0xED,
    (0xB0...0xBF).contains(bytes[index + 4]), bytes[index + 5] & 0xC0 == 0x80
  {
    let low = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
    return (Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + low), 6)
  }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}
