import ByteText

/// A mark such as `<!--more-->` in the middle of a sentence, which WordPress shows in one piece.
enum SentenceMark {
  enum Place {
    /// It stands at an end of a line or between elements.
    case asItStands
    /// It has text before and behind it on its line: it is to stand where the paragraph ends.
    case endOfParagraph(Int)
    /// The same in an item, a cell, a heading or code, which it would divide.
    case nowhere
  }

  static func place(of mark: Range<Int>, in text: Bytes) -> Place {
    guard hasText(before: mark.lowerBound, in: text),
      hasText(behind: mark.upperBound, in: text)
    else { return .asItStands }
    var index = mark.upperBound
    while index < text.count {
      if text.has("\n\n", at: index) || text.has("\n\r\n", at: index) { break }
      if text[index] == UInt8(ascii: "<"), !isInline(at: index, in: text) {
        let parts: [StaticString] = [
          "</li", "</td", "</th", "</dd", "</dt", "</h", "</script", "</style", "</pre",
          "</textarea", "</title",
        ]
        if parts.contains(where: { text.has($0, at: index) }) { return .nowhere }
        break
      }
      index += 1
    }
    // A line end before the next mark belongs to that.
    return .endOfParagraph(text.trimmedEnd(index, downTo: mark.upperBound))
  }

  private static func hasText(before place: Int, in text: Bytes) -> Bool {
    var index = place
    while index > 0, text[index - 1] == 0x20 || text[index - 1] == 0x09 { index -= 1 }
    guard index > 0, text[index - 1] != 0x0A, text[index - 1] != 0x0D else { return false }
    guard text[index - 1] == UInt8(ascii: ">") else { return true }
    // A tag is hardly longer than this, which keeps the search short.
    guard let start = text[max(0, index - 400)..<index].lastIndex(of: UInt8(ascii: "<")) else {
      return true
    }
    return isInline(at: start, in: text)
  }

  private static func hasText(behind place: Int, in text: Bytes) -> Bool {
    var index = place
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    guard index < text.count, text[index] != 0x0A, text[index] != 0x0D else { return false }
    return text[index] != UInt8(ascii: "<") || isInline(at: index, in: text)
  }

  /// Whether the comment at a place is of a page's end or of a block.
  private static func endsParagraph(at comment: Int, in text: Bytes) -> Bool {
    text.has("<!--nextpage", at: comment) || text.has("<!-- wp:", at: comment)
      || text.has("<!-- /wp:", at: comment)
  }

  /// Whether the tag at a place belongs to a sentence.
  private static func isInline(at start: Int, in text: Bytes) -> Bool {
    let name = text.has("/", at: start + 1) ? start + 2 : start + 1
    guard name < text.count else { return true }
    if text[name] == UInt8(ascii: "!") { return !endsParagraph(at: start, in: text) }
    guard text[name].isASCIILetter else { return true }
    let names: [StaticString] = [
      "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
      "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    ]
    return names.contains { candidate in
      let end = name + candidate.utf8CodeUnitCount
      return text.hasIgnoringCase(candidate, at: name)
        && (end == text.count || !text[end].isASCIIWord)
    }
  }
}
