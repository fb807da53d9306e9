extension HTMLSource {
  /// The id after `#` in an address that points into its own page.
  func fragment(ofAddress address: Range<Int>) -> [UInt8]? {
    guard bytes[address].first == UInt8(ascii: "#") else { return nil }
    return Self.unescapePercent(bytes[address.dropFirst()])
  }

  private static func unescapePercent(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x41 + 10
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
        let high = digit(value[index + 1]), let low = digit(value[index + 2])
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
