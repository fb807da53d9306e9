/// Percent escapes of addresses (RFC 3986, section 2.1).
package enum PercentCoding {
  /// The bytes with their escapes decoded; what is no escape stays.
  package static func decoded(_ text: some Collection<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    let isDone: Void? = text.withContiguousStorageIfAvailable { append(decoded: $0, to: &decoded) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { append(decoded: $0, to: &decoded) } }
    return decoded
  }

  /// Appends bytes with their escapes decoded; what is no escape stays.
  package static func append(decoded text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + text.count)
    var start = 0
    while true {
      let percent = text.find(UInt8(ascii: "%"), from: start)
      bytes += UnsafeBufferPointer(rebasing: text[start..<percent])
      guard percent < text.count else { return }
      if percent + 2 < text.count, let high = text[percent + 1].hexDigitValue,
        let low = text[percent + 2].hexDigitValue
      {
        bytes.append(high << 4 | low)
        start = percent + 3
      } else {
        bytes.append(UInt8(ascii: "%"))
        start = percent + 1
      }
    }
  }

  /// The text with its escapes decoded; bytes that are not UTF-8 become U+FFFD.
  package static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(decoding: decoded(text.utf8), as: UTF8.self)
  }

  /// Appends a byte as an escape.
  package static func append(_ byte: UInt8, to text: inout some RangeReplaceableCollection<UInt8>) {
    text.append(UInt8(ascii: "%"))
    text.append(UInt8(hexDigit: byte >> 4, uppercase: true))
    text.append(UInt8(hexDigit: byte & 15, uppercase: true))
  }
}
