import ByteText

/// Takes the bodies of code shortcodes out of a text as it is stored: they are no HTML, and must not be
/// read as such.
enum CodeStep {
  static func takeCode(_ text: inout PassedText, _ rendering: inout BodyRendering) {
    text.pass { text, edits in
      var reader = ShortcodeReader()
      var comments = ForwardSearch("<!--")
      var commentEnds = ForwardSearch("-->")
      var index = text.find(UInt8(ascii: "["), from: 0)
      var passed = 0
      var written = 0
      while index < text.count {
        // Comments show nothing, and those of blocks have attributes that must stay whole.
        let comment = comments.next(in: text, from: passed)
        if comment < index {
          let end = commentEnds.next(in: text, from: comment + 2)
          passed = end < text.count ? end + 3 : comment + 4
          if passed > index { index = text.find(UInt8(ascii: "["), from: passed) }
          continue
        }
        var next = index + 1
        if let tag = reader.tag(in: text, at: index, where: isCode),
          let rule = ShortcodeRegistry.rule(for: tag.name),
          let content = tag.content, !hasBlocks(text, content, &comments)
        {
          next = tag.end
          let isEscaped = index > 0 && text.has("[", at: index - 1) && text.has("]", at: tag.end)
          if !isEscaped {
            let range = withWrapper(index..<next, downTo: written, in: text)
            let code = standIn(for: tag, rule, content, in: text, &rendering)
            edits.replace(range, of: text, with: code.utf8)
            next = range.upperBound
            written = next
          }
          passed = max(passed, next)
        }
        index = text.find(UInt8(ascii: "["), from: next)
      }
    }
  }

  /// The range with the tags of a `pre` or `code` that holds nothing else: the code would end it.
  private static func withWrapper(
    _ range: Range<Int>, downTo limit: Int, in text: Bytes
  ) -> Range<Int> {
    var range = range
    for (start, end) in [("<code", "</code>"), ("<pre", "</pre>")] as [(StaticString, StaticString)]
    {
      let after = text.skipSpace(from: range.upperBound)
      let before = text.trimmedEnd(range.lowerBound, downTo: limit)
      guard text.has(end, at: after), before > limit, text[before - 1] == UInt8(ascii: ">") else {
        continue
      }
      // A tag is hardly longer than this, which keeps the search short.
      let first = text[max(limit, before - 300)..<before].lastIndex(of: UInt8(ascii: "<"))
      guard let first, text.has(start, at: first) else { continue }
      range = first..<after + end.utf8CodeUnitCount
    }
    return range
  }

  /// Whether a delimiter of a block stands in what would be code: the tags belong to two blocks then.
  private static func hasBlocks(
    _ text: Bytes, _ content: Range<Int>, _ comments: inout ForwardSearch
  ) -> Bool {
    var search = comments
    var comment = search.next(in: text, from: content.lowerBound)
    while comment < content.upperBound {
      if text.has(" wp:", at: comment + 4) || text.has(" /wp:", at: comment + 4) { return true }
      comment = search.next(in: text, from: comment + 4)
    }
    return false
  }

  private static func isCode(_ name: String) -> Bool {
    ShortcodeRegistry.rule(for: name)?.isRaw == true
  }

  /// What takes the place of the shortcode.
  private static func standIn(
    for tag: ShortcodeTag, _ rule: ShortcodeRule, _ content: Range<Int>, in text: Bytes,
    _ rendering: inout BodyRendering
  ) -> String {
    let body = text.string(content)
    if case .formula = rule, rendering.policy != .keep {
      return FormulaStep.standIn(for: body, isBlock: standsAlone(text, tag), &rendering.standIns)
    }
    let encoding = CodeEncoding(rendering.context)
    let insert = ContentInsert.code(
      text: encoding.code(in: body), language: language(of: tag, rule, in: text))
    let standIn = rendering.standIns.block(insert)
    guard rendering.policy == .keep else { return standIn }
    // The tags stay; between them the code is still code.
    let opening =
      KeptTag.isPlain(Bytes(rebasing: text[tag.opening]))
      ? rendering.standIns.inline(.verbatim(text.string(tag.opening)))
      : text.string(tag.opening)
    let closing = rendering.standIns.inline(.verbatim("[/\(tag.name)]"))
    return "\n\n\(opening)\n\n\(standIn)\n\n\(closing)\n\n"
  }

  /// The language, as its author named it.
  private static func language(
    of tag: ShortcodeTag, _ rule: ShortcodeRule, in text: Bytes
  ) -> String {
    if case .code(let language?) = rule { return language }
    if case .formula = rule { return tag.name }
    let attributes = ShortcodeAttributes(Bytes(rebasing: text[tag.attributes]))
    let named = attributes.first(of: ["language", "lang"]) ?? attributes.unnamed.first ?? ""
    // `[code='php']` and `[code=php]` have the equals sign in the value.
    let signs: Set<Character> = ["=", "\"", "'"]
    let name = named.drop { signs.contains($0) }
    return String(name.prefix { !signs.contains($0) && !$0.isWhitespace }).lowercased()
  }

  /// Whether nothing else stands on the lines of a tag.
  private static func standsAlone(_ text: Bytes, _ tag: ShortcodeTag) -> Bool {
    var start = tag.opening.lowerBound
    while start > 0 && text[start - 1] != 0x0A && text[start - 1].isSpace { start -= 1 }
    var end = tag.end
    while end < text.count && text[end] != 0x0A && text[end].isSpace { end += 1 }
    return (start == 0 || text[start - 1] == 0x0A) && (end == text.count || text[end] == 0x0A)
  }
}
