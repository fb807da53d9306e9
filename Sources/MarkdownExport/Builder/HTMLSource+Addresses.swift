import ByteText

extension HTMLSource {
  /// The id after `#` in an address that points into its own page.
  func fragment(ofAddress address: Range<Int>) -> [UInt8]? {
    guard bytes[address].first == UInt8(ascii: "#") else { return nil }
    return Self.unescapePercent(bytes[address.dropFirst()])
  }

  private static func unescapePercent(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
        let high = value[index + 1].hexDigitValue, let low = value[index + 2].hexDigitValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(value[index])
        index += 1
      }
    }
    return result
  }
}
