import ByteText

extension HTMLSource {
  /// The id after `#` in an address that points into its own page.
  func fragment(ofAddress address: Range<Int>) -> [UInt8]? {
    guard bytes[address].first == UInt8(ascii: "#") else { return nil }
    return PercentCoding.decoded(bytes[address.dropFirst()])
  }
}
