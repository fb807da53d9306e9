import ByteText

/// The system's converter from an encoding to UTF-8: all of iconv.
final class SystemDecoder {
  enum Character {
    case scalar(Unicode.Scalar)
    case invalid
    /// More bytes, or those before, say what it is.
    case dependsOnOthers
  }

  let isWindowsCodePage: Bool
  /// Whether escape sequences turn the meaning of the bytes after them.
  private let isStateful: Bool
  private let hasEuroByte: Bool
  private let converter: Converter

  /// - Returns: `nil` when the system does not know the name.
  init?(_ name: String) {
    guard let converter = Converter(from: name, to: "UTF-8") else { return nil }
    self.converter = converter
    isWindowsCodePage = name == "CP874" || name.hasPrefix("CP125") || name.hasPrefix("WINDOWS-125")
    isStateful = EncodingName.isStateful(name)
    hasEuroByte = name == "GB18030"
  }

  func reset() { converter.reset() }

  /// - Returns: How many bytes went in.
  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], isLast: Bool,
    _ malformed: inout Int
  ) -> Int {
    var index = 0
    while index < bytes.count {
      let result = converter.convert(
        UnsafeBufferPointer(rebasing: bytes[index...]), appendingTo: &text)
      index += result.byteCount
      guard result.end == .invalid else { break }
      guard let length = malformedByteCount(bytes[index...], isLast: isLast) else { return index }
      // In GBK as Windows writes it, a byte that is free in GB 18030.
      if hasEuroByte && bytes[index] == 0x80 {
        text.append("€")
      } else {
        text.appendReplacement(counting: &malformed)
      }
      index += length
    }
    if isLast { converter.flush(appendingTo: &text) }
    return index
  }

  /// How much to pass over; `nil` when the next byte decides.
  ///
  /// - Source: the decoders of the WHATWG Encoding Standard. A byte of ASCII is never part of a
  ///   malformed sequence, so that no markup is swallowed.
  private func malformedByteCount(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, isLast: Bool
  ) -> Int? {
    guard !isStateful, let first = bytes.first, (0x81...0xFE).contains(first) else { return 1 }
    guard bytes.count > 1 else { return isLast ? 1 : nil }
    return bytes[bytes.startIndex + 1] >= 0x80 ? 2 : 1
  }

  /// What a byte is at the beginning of a text.
  func character(of byte: UInt8) -> Character {
    converter.reset()
    defer { converter.reset() }
    var text: [UInt8] = []
    let result = withUnsafePointer(to: byte) {
      converter.convert(UnsafeBufferPointer(start: $0, count: 1), appendingTo: &text)
    }
    switch result.end {
    case .invalid: return .invalid
    case .incomplete: return .dependsOnOthers
    case .done: break
    }
    // Some keep a character back until they know whether an accent follows.
    converter.flush(appendingTo: &text)
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return .dependsOnOthers }
    return .scalar(scalar)
  }
}
