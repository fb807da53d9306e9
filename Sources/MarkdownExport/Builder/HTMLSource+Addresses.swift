import ByteText

extension HTMLSource {
  /// The id after `#` in an address that points into its own page.
  func fragment(ofAddress address: Range<Int>) -> [UInt8]? {
    guard bytes[address].first == UInt8(ascii: "#") else { return nil }
    return PercentCoding.decoded(bytes[address.dropFirst()])
  }

  /// The address that a script puts into `src` when the element comes into view.
  func lateAddress(of node: Int) -> Range<Int>? {
    for name in Self.lateNames {
      if let late = attribute(name, of: node).flatMap(trim),
        !has("data:", at: late.lowerBound, late.upperBound)
      {
        return late
      }
    }
    return nil
  }

  private static let lateNames: [StaticString] = [
    "data-src", "data-lazy-src", "data-original", "data-lazyload", "data-litespeed-src",
    "data-opt-src", "data-cfsrc", "data-ezsrc", "data-pagespeed-lazy-src", "nitro-lazy-src",
    "data-url", "data-echo",
  ]
}
