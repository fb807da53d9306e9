import ByteText

/// Links of a page to places in it.
enum PageLinks {
  /// Whether HTML may have such a link: an address that begins with `#`, or with a character reference,
  /// which can stand for it.
  static func mayBe(in html: UnsafeBufferPointer<UInt8>) -> Bool {
    var equals = html.find(UInt8(ascii: "="), from: 0)
    while equals < html.count {
      var value = equals + 1
      while value < html.count, isSpaceOrQuote(html[value]) { value += 1 }
      if value < html.count, html[value] == UInt8(ascii: "#") || html[value] == UInt8(ascii: "&"),
        endsWithHref(html, equals)
      {
        return true
      }
      equals = html.find(UInt8(ascii: "="), from: equals + 1)
    }
    return false
  }

  private static func endsWithHref(_ html: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    var end = end
    while end > 0, html[end - 1] <= 0x20 { end -= 1 }
    return html.hasIgnoringCase("href", at: end - 4)
  }

  private static func isSpaceOrQuote(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
