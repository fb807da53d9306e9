import ByteText

/// Finds the ends of tags and comments in a text, asked for from front to back.
///
/// Ends that are missing are remembered: a search that fails once for the rest of the text is not
/// tried again.
struct MarkupScanner {
  private var lacksCommentEnd = false
  private var lacksTagEnd = false
  private var lacksDoubleQuote = false
  private var lacksSingleQuote = false
  /// The names of elements whose end tag does not come any more.
  private var unclosed: Set<[UInt8]> = []

  /// A tag, a comment, or an element whose content is not text.
  struct Markup {
    var end: Int
    /// Whether it may stand in the middle of a word.
    var isWithinWords = false
  }

  /// The markup that begins with the `<` at `start`; `nil` when it is a sign.
  mutating func markup(at start: Int, in text: Bytes) -> Markup? {
    guard start + 1 < text.count else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      if text.has("<!--", at: start), let end = endOfComment(at: start, in: text) {
        return Markup(end: end)
      }
      return endOfTag(from: start, in: text).map { Markup(end: $0, isWithinWords: true) }
    case UInt8(ascii: "/"):
      guard start + 2 < text.count, text[start + 2].isASCIILetter,
        let end = endOfTag(from: start, in: text)
      else { return nil }
      let name = Self.name(at: start + 2, in: text)
      return Markup(end: end, isWithinWords: InlineElements.areWithinWords(name))
    case let byte where byte.isASCIILetter:
      guard let end = endOfTag(from: start, in: text) else { return nil }
      let name = Self.name(at: start + 1, in: text)
      if Self.unreadElements.contains(name) {
        return Markup(end: endOfElement(name, from: end, in: text))
      }
      return Markup(end: end, isWithinWords: InlineElements.areWithinWords(name))
    default: return nil
    }
  }

  /// The name of an element, in small letters.
  static func name(at start: Int, in text: Bytes) -> [UInt8] {
    text[min(start, text.count)...].prefix(16)
      .prefix { $0.isASCIIWord || $0 == UInt8(ascii: "-") }.map(\.asciiLowercased)
  }

  private static let unreadElements: Set<[UInt8]> = Set(["script", "style"].map { Array($0.utf8) })

  /// Behind the `-->` of a comment; `<!-->` is none.
  private mutating func endOfComment(at start: Int, in text: Bytes) -> Int? {
    if lacksCommentEnd { return nil }
    guard let end = text.find("-->", from: start + 3) else {
      lacksCommentEnd = true
      return nil
    }
    return end + 3
  }

  /// Behind the `>` of the tag at `start` that stands in no quotes.
  mutating func endOfTag(from start: Int, in text: Bytes) -> Int? {
    if lacksTagEnd { return nil }
    var index = start + 1
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\"") where !lacksDoubleQuote && text[index - 1] == UInt8(ascii: "="):
        let end = text.find(UInt8(ascii: "\""), from: index + 1)
        if end < text.count { index = end } else { lacksDoubleQuote = true }
      case UInt8(ascii: "'") where !lacksSingleQuote && text[index - 1] == UInt8(ascii: "="):
        let end = text.find(UInt8(ascii: "'"), from: index + 1)
        if end < text.count { index = end } else { lacksSingleQuote = true }
      default: break
      }
      index += 1
    }
    if lacksDoubleQuote && lacksSingleQuote {
      lacksTagEnd = true
      return nil
    }
    // A quote that swallowed the rest is none: from here on they are ordinary characters.
    lacksDoubleQuote = true
    lacksSingleQuote = true
    return endOfTag(from: start, in: text)
  }

  /// Where the end tag of an element is.
  private mutating func endOfElement(_ name: [UInt8], from start: Int, in text: Bytes) -> Int {
    if unclosed.contains(name) { return start }
    var index = start
    while let tag = text.find("</", from: index) {
      if Self.name(at: tag + 2, in: text) == name { return tag }
      index = tag + 2
    }
    unclosed.insert(name)
    return start
  }
}
