import ByteText

/// A delimiter of a block: `<!-- wp:name {…} -->`, with `/` before the name or the end.
struct BlockToken {
  enum Kind {
    case opener, closer, void
  }

  var kind: Kind
  var range: Range<Int>
  var name: Range<Int>
  var attributes: Range<Int>?
}

/// Finds the delimiters of a body from front to back.
struct BlockScanner {
  private let text: Bytes
  private var index = 0
  /// The first end of attributes behind the last place that it was searched from.
  private var attributesEnd = -1

  init(_ text: Bytes) { self.text = text }

  mutating func next() -> BlockToken? {
    while let start = text.find("<!--", from: index) {
      index = start + 4
      if let token = token(at: start) {
        index = token.range.upperBound
        return token
      }
    }
    return nil
  }

  private mutating func token(at start: Int) -> BlockToken? {
    var index = text.skipSpace(from: start + 4)
    guard index > start + 4 else { return nil }
    let isCloser = text.has("/", at: index)
    if isCloser { index += 1 }
    guard text.has("wp:", at: index), let nameEnd = endOfName(index + 3) else { return nil }
    let name = index + 3..<nameEnd
    index = text.skipSpace(from: nameEnd)
    guard index > nameEnd else { return nil }
    var attributes: Range<Int>?
    if text.has("{", at: index) {
      guard let end = endOfAttributes(index) else { return nil }
      attributes = index..<end
      index = text.skipSpace(from: end)
    }
    let isVoid = text.has("/", at: index)
    if isVoid { index += 1 }
    guard text.has("-->", at: index) else { return nil }
    return BlockToken(
      kind: isVoid ? .void : isCloser ? .closer : .opener, range: start..<index + 3, name: name,
      attributes: attributes)
  }

  /// `[a-z][a-z0-9_-]*`, with another one before it and a slash between.
  private func endOfName(_ start: Int) -> Int? {
    guard let end = endOfIdentifier(start) else { return nil }
    if text.has("/", at: end), let second = endOfIdentifier(end + 1) { return second }
    return end
  }

  private func endOfIdentifier(_ start: Int) -> Int? {
    guard start < text.count, text[start].isASCIILowercase else { return nil }
    var end = start + 1
    while end < text.count,
      text[end].isASCIILowercase || text[end].isASCIIDigit || text[end] == UInt8(ascii: "_")
        || text[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    return end
  }

  /// Behind the first `}` that white space and the delimiter's end follow; `-->` in a string is none.
  private mutating func endOfAttributes(_ start: Int) -> Int? {
    if attributesEnd > start { return attributesEnd > text.count ? nil : attributesEnd }
    var brace = text.find(UInt8(ascii: "}"), from: start)
    while brace < text.count {
      let end = text.skipSpace(from: brace + 1)
      if end > brace + 1, text.has("-->", at: end) || text.has("/-->", at: end) {
        attributesEnd = brace + 1
        return attributesEnd
      }
      brace = text.find(UInt8(ascii: "}"), from: end)
    }
    attributesEnd = text.count + 1
    return nil
  }
}
