extension UnsafeBufferPointer<UInt8> {
  /// Where what begins with the `<` at `start` ends, as WordPress splits HTML (`wp_html_split`): a
  /// comment, a CDATA section, or anything else up to the next `>`; all of them up to the text's end
  /// where theirs is missing.
  func endOfElement(at start: Int, nextGreater: inout ForwardSearch) -> Int {
    if has("!--", at: start + 1) {
      // The two dashes may belong to the end as well: `<!-->` is a comment.
      return find("-->", from: start + 2).map { $0 + 3 } ?? count
    }
    if has("![CDATA[", at: start + 1) {
      return find("]]>", from: start + 9).map { $0 + 3 } ?? count
    }
    return Swift.min(nextGreater.next(in: self, from: start) + 1, count)
  }
}

/// The names that `wpautop` takes for blocks.
enum AutopBlock {
  /// The length of the first name in WordPress's list that `text` has at `place`, whatever follows;
  /// 0 if none.
  @inline(__always)
  static func hasPrefix(_ text: Bytes, _ place: Int) -> Bool {
    guard place < text.count else { return false }
    // A name of one letter is the beginning of everything with that letter.
    if text[place] == UInt8(ascii: "p") { return true }
    return names(startingWith: text[place]).contains { text.has($0, at: place) }
  }

  /// The end of the name at `place` where it is that of a block, else `nil`.
  @inline(__always)
  static func endOfName(_ text: Bytes, _ place: Int) -> Int? {
    guard place < text.count, text[place].isLowercaseLetter else { return nil }
    let candidates = names(startingWith: text[place])
    if candidates.isEmpty { return nil }
    var end = place
    while end < text.count && (text[end].isLowercaseLetter || text[end].isDigit) { end += 1 }
    for name in candidates
    where name.utf8CodeUnitCount == end - place && text.has(name, at: place) {
      return end
    }
    return nil
  }

  private static func names(startingWith letter: UInt8) -> [StaticString] {
    letter >= 0x61 && letter <= 0x7A ? table[Int(letter) - 0x61] : []
  }

  private static let table: [[StaticString]] = {
    let names: [StaticString] = [
      "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div",
      "dl", "dd", "dt", "ul", "ol", "li", "pre", "form", "map", "area", "blockquote", "address",
      "style", "p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "legend", "section",
      "article", "aside", "hgroup", "header", "footer", "nav", "figure", "figcaption", "details",
      "menu", "summary",
    ]
    var table = [[StaticString]](repeating: [], count: 26)
    for name in names { table[Int(name.utf8Start[0]) - 0x61].append(name) }
    return table
  }()
}
