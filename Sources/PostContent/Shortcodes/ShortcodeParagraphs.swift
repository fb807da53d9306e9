import ByteText

/// WordPress's `shortcode_unautop`: a shortcode that is all of a paragraph stands without its tags.
enum ShortcodeParagraphs {
  static func unwrap(_ text: Bytes, _ edits: inout Rewriting) {
    var reader = ShortcodeReader()
    var index = 0
    while let start = text.find("<p>", from: index) {
      index = start + 3
      let bracket = skipSpace(text, from: index)
      guard text.has("[", at: bracket),
        let tag = reader.tag(in: text, at: bracket, where: ShortcodeRegistry.replacesParagraph),
        let rule = ShortcodeRegistry.rule(for: tag.name),
        !BracketedProse.isOne(tag, rule, in: text)
      else { continue }
      // With its content, or, where something follows that, the opening tag alone.
      for tagEnd in [tag.end, tag.opening.upperBound] {
        let end = skipSpace(text, from: tagEnd)
        if text.has("</p>", at: end) {
          edits.replace(start..<bracket, of: text)
          edits.replace(tagEnd..<end + 4, of: text)
          index = end + 4
          break
        }
      }
    }
  }

  /// Blanks, tabs, line ends, U+00A0 and `&nbsp;`.
  private static func skipSpace(_ text: Bytes, from start: Int) -> Int {
    var index = start
    while index < text.count {
      if text[index].isSpace {
        index += 1
      } else if text.has("\u{A0}", at: index) {
        index += 2
      } else if text.has("&nbsp;", at: index) {
        index += 6
      } else {
        return index
      }
    }
    return index
  }
}
