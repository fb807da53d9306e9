import ByteText
import TextEncoding

/// Finds encodings that do not contain ASCII, so that text must be decoded before its markup is
/// found.
enum ForeignEncoding {
  /// Enough for an XML declaration.
  static let sampleByteCount = 512

  /// - Returns: The label of the encoding; `nil` if the encoding contains ASCII, as nearly all do.
  static func label(of sample: ArraySlice<UInt8>) -> String? {
    let start = Array(sample.prefix(4))
    if start.starts(with: [0xFF, 0xFE]) { return start[2...] == [0, 0] ? "utf-32le" : "utf-16le" }
    if start.starts(with: [0xFE, 0xFF]) { return "utf-16be" }
    if start == [0, 0, 0xFE, 0xFF] { return "utf-32be" }
    if start.count == 4, let label = unmarkedLabel(start) { return label }
    return declaredLabel(sample)
  }

  /// The encoding without a byte order mark, recognised by the zeros around the first two
  /// characters, which are markup or white space.
  private static func unmarkedLabel(_ start: [UInt8]) -> String? {
    let isMarkup = { (byte: UInt8) in byte == UInt8(ascii: "<") || byte.isXMLWhiteSpace }
    return switch start.map({ $0 == 0 }) {
    case [false, true, false, true] where isMarkup(start[0]): "utf-16le"
    case [true, false, true, false] where isMarkup(start[1]): "utf-16be"
    case [false, true, true, true] where isMarkup(start[0]): "utf-32le"
    case [true, true, true, false] where isMarkup(start[3]): "utf-32be"
    default: nil
    }
  }

  private static func declaredLabel(_ sample: ArraySlice<UInt8>) -> String? {
    let declared = sample.prefix(sampleByteCount).withUnsafeBufferPointer { bytes in
      bytes.find("<?xml", from: 0).flatMap { EncodingDeclaration.label(in: bytes, at: $0) }
    }
    guard let label = declared else { return nil }
    // If a declaration is readable as ASCII, the text is not in UTF-16, whatever it says.
    let isWide = ["utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-10646", "unicode"]
      .contains { label.lowercased().hasPrefix($0) }
    return isWide || TextDecoder.isASCIICompatible(label) ? nil : label
  }
}
