import ByteText

/// What an XML declaration says of the encoding.
package enum EncodingDeclaration {
  /// The label in a declaration; `nil` without one.
  ///
  /// `start` is the place of the `<?xml`.
  ///
  /// - Source: XML 1.0 §4.3.3, production 80.
  package static func label(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
    guard let end = bytes.find("?>", from: start),
      let name = bytes.find("encoding", from: start), name < end
    else { return nil }
    let value = bytes[name + 8..<end].drop { $0 == UInt8(ascii: "=") || $0.isXMLWhiteSpace }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }
}
