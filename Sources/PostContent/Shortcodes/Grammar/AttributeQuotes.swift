import ByteText

/// Quotes around values that are none to WordPress: those that editors make of straight ones, and
/// references.
enum AttributeQuotes {
  private static let doubles: [StaticString] = [
    "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "&#8221;", "&#8220;", "&#8243;", "&quot;",
    "&#34;",
  ]
  private static let singles: [StaticString] = [
    "\u{2018}", "\u{2019}", "&#8216;", "&#8217;", "&#039;", "&#39;",
  ]

  /// Values between such quotes are not longer, which keeps the search short.
  private static let longest = 4096

  /// The value between two of them, and where the second ends, behind which a blank or the end follows.
  static func range(in text: Bytes, at start: Int) -> (value: Range<Int>, end: Int)? {
    guard let quotes = [doubles, singles].first(where: { isOne(of: $0, in: text, at: start) }),
      let opening = quotes.first(where: { text.has($0, at: start) })
    else { return nil }
    let value = start + opening.utf8CodeUnitCount
    var index = value
    let limit = min(text.count, value + longest)
    while index < limit {
      if let closing = quotes.first(where: { text.has($0, at: index) }) {
        let end = index + closing.utf8CodeUnitCount
        if end == text.count || text[end].isSpace { return (value..<index, end) }
      }
      // A value of its own begins here.
      if text[index] == UInt8(ascii: "="), isOne(of: quotes, in: text, at: index + 1) { return nil }
      index += 1
    }
    return nil
  }

  private static func isOne(of quotes: [StaticString], in text: Bytes, at place: Int) -> Bool {
    quotes.contains { text.has($0, at: place) }
  }

  /// The range without such quotes at either end.
  static func trimmed(_ range: Range<Int>, in text: Bytes) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    for quote in doubles + singles {
      let length = quote.utf8CodeUnitCount
      if end - start >= length, text.has(quote, at: start) { start += length }
      if end - start >= length, text.has(quote, at: end - length) { end -= length }
    }
    return start..<end
  }
}
