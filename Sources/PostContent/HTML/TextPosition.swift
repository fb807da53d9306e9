import ByteText

/// Tells of places in HTML, asked for from front to back, whether they are in text: not in a tag, a
/// comment, or an element whose content is no HTML or no prose.
struct TextPosition {
  /// Up to here the HTML is read.
  private var index = 0
  private var nextTag = ForwardSearch("<")
  /// What begins with the next `<`.
  private var markup = -1..<0
  /// Whether the content of `pre` is text as well.
  private let readsPre: Bool
  /// Ends that are known not to come.
  private var missing: Set<String> = []

  init(readsPre: Bool = false) { self.readsPre = readsPre }

  mutating func isText(_ place: Int, in text: Bytes) -> Bool {
    while index <= place {
      let start = nextTag.next(in: text, from: index)
      if start > place { return true }
      if markup.lowerBound != start { markup = start..<endOfMarkup(at: start, in: text) }
      let end = markup.upperBound
      // A place at the very `<` is in front of the tag.
      if place > start && place < end { return false }
      if place == start { return true }
      index = end
    }
    return false
  }

  /// Where the tag, comment or element ends that begins with the `<` at `start`.
  private mutating func endOfMarkup(at start: Int, in text: Bytes) -> Int {
    if text.has("<!--", at: start) {
      return text.find("-->", from: start + 2).map { $0 + 3 } ?? text.count
    }
    let isEnd = text.has("/", at: start + 1)
    let name = start + (isEnd ? 2 : 1)
    guard name < text.count else { return text.count }
    guard text[name].isASCIILetter else {
      // `<!…>`, `<?…>` and `</…>` are comments to HTML; any other `<` is text.
      return isEnd || text[name] == UInt8(ascii: "!") || text[name] == UInt8(ascii: "?")
        ? min(text.find(UInt8(ascii: ">"), from: name) + 1, text.count) : start + 1
    }
    let tagEnd = endOfTag(from: name, in: text)
    guard !isEnd, let raw = rawElement(at: name, in: text) else { return tagEnd }
    return endOfElement(raw, from: tagEnd, in: text)
  }

  /// Behind the `>` that stands in no quotes.
  private func endOfTag(from start: Int, in text: Bytes) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "="):
        let value = text.skipSpace(from: index + 1)
        guard value < text.count, text[value] == 0x22 || text[value] == 0x27 else {
          index = value
          continue
        }
        index = text.find(text[value], from: value + 1) + 1
      default: index += 1
      }
    }
    return text.count
  }

  private func rawElement(at name: Int, in text: Bytes) -> StaticString? {
    let names: [StaticString] = [
      "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "pre",
    ]
    return names.first { candidate in
      guard text.hasIgnoringCase(candidate, at: name) else { return false }
      let end = name + candidate.utf8CodeUnitCount
      let isPre = candidate.utf8CodeUnitCount == 3 && candidate.utf8Start[0] == UInt8(ascii: "p")
      if isPre && readsPre { return false }
      return end < text.count && !text[end].isASCIILetter && !text[end].isASCIIDigit
    }
  }

  private mutating func endOfElement(_ name: StaticString, from start: Int, in text: Bytes) -> Int {
    let key = name.description
    let isPre = key == "pre"
    if missing.contains(key) { return isPre ? start : text.count }
    var index = start
    while let end = text.find("</", from: index) {
      if text.hasIgnoringCase(name, at: end + 2) {
        return min(text.find(UInt8(ascii: ">"), from: end) + 1, text.count)
      }
      index = end + 2
    }
    missing.insert(key)
    // Without its end, the rest is this element's; a `pre` may have been forgotten.
    return isPre ? start : text.count
  }
}
