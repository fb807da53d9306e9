import ByteText

/// Takes code out of a text as it is stored: what highlighters read as code is no HTML, and must not be
/// read as such.
///
/// Code is what stands between the tags of a shortcode (`[code]`), or in an element whose attributes are a
/// highlighter's (`<pre lang="php">`).
struct CodeStep {
  /// Whether line ends are going to become breaks, which would double those of code.
  private let isClassic: Bool
  private var reader = ShortcodeReader()
  private var elements = CodeElementFinder()
  private var comments = ForwardSearch("<!--")
  private var commentEnds = ForwardSearch("-->")
  /// Up to here the text is replaced.
  private var written = 0
  /// Where the last `pre` ends that stays HTML.
  private var endOfPre = 0

  static func takeCode(_ text: inout PassedText, _ rendering: inout BodyRendering) {
    let isClassic = !text.contains("<!-- wp:")
    text.pass { text, edits in
      var step = CodeStep(isClassic: isClassic)
      step.run(text, &edits, &rendering)
    }
  }

  private init(isClassic: Bool) { self.isClassic = isClassic }

  private mutating func run(
    _ text: Bytes, _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) {
    var bracket = text.find(UInt8(ascii: "["), from: 0)
    var tag = text.find(UInt8(ascii: "<"), from: 0)
    while bracket < text.count || tag < text.count {
      let start = min(bracket, tag)
      let next =
        if start == bracket {
          takeShortcode(at: start, in: text, &edits, &rendering)
        } else if text.has("<!--", at: start) {
          // Comments show nothing, and those of blocks have attributes that must stay whole.
          endOfComment(at: start, in: text)
        } else {
          takeElement(at: start, in: text, &edits, &rendering)
        }
      if bracket < next { bracket = text.find(UInt8(ascii: "["), from: next) }
      if tag < next { tag = text.find(UInt8(ascii: "<"), from: next) }
    }
  }

  private mutating func endOfComment(at start: Int, in text: Bytes) -> Int {
    let end = commentEnds.next(in: text, from: start + 2)
    return end < text.count ? end + 3 : start + 4
  }

  // MARK: Shortcodes

  /// Takes the code of the shortcode whose `[` is at `start`, if there is one, and returns where to go on.
  private mutating func takeShortcode(
    at start: Int, in text: Bytes, _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) -> Int {
    guard let tag = codeTag(at: start, in: text), let content = tag.content,
      !hasBlocks(text, content)
    else { return start + 1 }
    let rule = ShortcodeRegistry.rule(for: tag.name) ?? .code(language: nil)
    let isEscaped = start > 0 && text.has("[", at: start - 1) && text.has("]", at: tag.end)
    if isEscaped { return tag.end }
    let code = CodeShortcode(tag, rule, in: text)
    let range =
      code.isInline ? start..<tag.end : withWrapper(start..<tag.end, in: text)
    let isInPre = start < endOfPre && range.lowerBound == start
    let standIn = standIn(for: code, content, in: text, isInPre: isInPre, &rendering)
    edits.replace(range, of: text, with: standIn.utf8)
    written = range.upperBound
    return written
  }

  /// The shortcode at a place whose content is code: one that is known for it, or one that nothing here
  /// knows and that names a language of programs.
  private mutating func codeTag(at start: Int, in text: Bytes) -> ShortcodeTag? {
    reader.tag(in: text, at: start) { name in
      ShortcodeRegistry.rule(for: name)?.isRaw
        ?? CodeShortcode.namesLanguage(behind: start + 1 + name.utf8.count, in: text)
    }
  }

  /// The range with the tags of a `pre` or `code` that holds nothing else: the code would end it.
  private func withWrapper(_ range: Range<Int>, in text: Bytes) -> Range<Int> {
    var range = range
    for (start, end) in [("<code", "</code>"), ("<pre", "</pre>")] as [(StaticString, StaticString)]
    {
      let after = text.skipSpace(from: range.upperBound)
      let before = text.trimmedEnd(range.lowerBound, downTo: written)
      guard text.has(end, at: after), before > written, text[before - 1] == UInt8(ascii: ">") else {
        continue
      }
      // A tag is hardly longer than this, which keeps the search short.
      let first = text[max(written, before - 300)..<before].lastIndex(of: UInt8(ascii: "<"))
      guard let first, text.has(start, at: first) else { continue }
      range = first..<after + end.utf8CodeUnitCount
    }
    return range
  }

  /// Whether a delimiter of a block stands in what would be code: the tags belong to two blocks then.
  private mutating func hasBlocks(_ text: Bytes, _ content: Range<Int>) -> Bool {
    if isClassic { return false }
    var comment = comments.next(in: text, from: content.lowerBound)
    var search = comments
    while comment < content.upperBound {
      if text.has(" wp:", at: comment + 4) || text.has(" /wp:", at: comment + 4) { return true }
      comment = search.next(in: text, from: comment + 4)
    }
    return false
  }

  /// What takes the place of a shortcode.
  private func standIn(
    for code: CodeShortcode, _ content: Range<Int>, in text: Bytes, isInPre: Bool,
    _ rendering: inout BodyRendering
  ) -> String {
    let body = text.string(content)
    if code.isFormula, rendering.policy != .keep {
      return FormulaStep.standIn(
        for: body, isBlock: Self.standsAlone(text, code.tag), &rendering.standIns)
    }
    let encoding = CodeEncoding(rendering.context)
    let typed = encoding.code(in: body, isMarked: code.isEncoded)
    let standIn =
      code.isInline
      ? Self.inlineCode(typed)
      : Self.block(typed, code.language, isInPre: isInPre, &rendering)
    guard rendering.policy == .keep else { return standIn }
    // The tags stay; between them the code is still code.
    let opening =
      KeptTag.isPlain(Bytes(rebasing: text[code.tag.opening]))
      ? rendering.standIns.inline(.verbatim(text.string(code.tag.opening)))
      : text.string(code.tag.opening)
    let closing = rendering.standIns.inline(.verbatim("[/\(code.tag.name)]"))
    if code.isInline { return opening + standIn + closing }
    return "\n\n\(opening)\n\n\(standIn)\n\n\(closing)\n\n"
  }

  /// What takes the place of a block of code; in a `pre`, an element of the same name would end that one.
  private static func block(
    _ code: String, _ language: String, isInPre: Bool, _ rendering: inout BodyRendering
  ) -> String {
    let insert = ContentInsert.code(text: code, language: language)
    return isInPre ? rendering.standIns.inline(insert) : rendering.standIns.block(insert)
  }

  /// Code in a line of text, which HTML has an element for.
  private static func inlineCode(_ code: String) -> String {
    "<code>\(code.escapedForHTML.replacing("\n", with: " "))</code>"
  }

  /// Whether nothing else stands on the lines of a tag.
  private static func standsAlone(_ text: Bytes, _ tag: ShortcodeTag) -> Bool {
    begins(line: tag.opening.lowerBound, text) && ends(line: tag.end, text)
  }

  /// Whether only blanks stand before a place on its line.
  private static func begins(line place: Int, _ text: Bytes) -> Bool {
    var start = place
    while start > 0 && text[start - 1] != 0x0A && text[start - 1].isSpace { start -= 1 }
    return start == 0 || text[start - 1] == 0x0A
  }

  private static func ends(line place: Int, _ text: Bytes) -> Bool {
    var end = place
    while end < text.count && text[end] != 0x0A && text[end].isSpace { end += 1 }
    return end == text.count || text[end] == 0x0A
  }

  // MARK: Elements

  /// Takes the code of the element whose `<` is at `start`, if it is one, and returns where to go on.
  private mutating func takeElement(
    at start: Int, in text: Bytes, _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) -> Int {
    guard let element = elements.element(at: start, in: text),
      element.isTyped || !element.isRawText, !hasBlocks(text, element.content)
    else { return start + 1 }
    if element.kind == .span && !element.isTyped { return element.content.lowerBound }
    if isShortcode(element.content, in: text) {
      noteEnd(of: element)
      return element.content.lowerBound
    }
    if !isWrapped(element, in: text), element.isRawText || element.hasTags(in: text) {
      let body = text.string(element.content)
      let code = CodeEncoding(rendering.context).code(in: body, isMarked: element.isEncoded)
      let isInline =
        (element.kind == .code || element.kind == .span) && !code.utf8.contains(0x0A)
      let standIn =
        isInline
        ? Self.inlineCode(code)
        : Self.block(code, element.language, isInPre: start < endOfPre, &rendering)
      edits.replace(element.range, of: text, with: standIn.utf8)
      written = element.range.upperBound
      return written
    }
    if element.kind == .span { return element.range.upperBound }
    noteEnd(of: element)
    // In a `pre`, lines stay anyway.
    guard element.kind == .code, start >= endOfPre, keepsLines(element, in: text) else {
      return element.content.lowerBound
    }
    edits.replace(start..<start, of: text, with: "<pre>")
    written = element.range.upperBound
    edits.replace(written..<written, of: text, with: "</pre>")
    return written
  }

  private mutating func noteEnd(of element: CodeElement) {
    if element.kind == .pre { endOfPre = element.range.upperBound }
  }

  /// Whether an element holds a code shortcode, whose content is the code.
  private mutating func isShortcode(_ content: Range<Int>, in text: Bytes) -> Bool {
    let start = text.skipSpace(from: content.lowerBound)
    guard start < content.upperBound, text[start] == UInt8(ascii: "["),
      let tag = codeTag(at: start, in: text)
    else { return false }
    return tag.content != nil && tag.end <= content.upperBound
  }

  /// Whether a `code` stands right in a `pre`: that of the block editor, which has HTML.
  private func isWrapped(_ element: CodeElement, in text: Bytes) -> Bool {
    guard element.kind == .code else { return false }
    let before = text.trimmedEnd(element.range.lowerBound, downTo: written)
    guard before > written, text[before - 1] == UInt8(ascii: ">"),
      let tag = text[max(written, before - 300)..<before].lastIndex(of: UInt8(ascii: "<"))
    else { return false }
    return text.hasIgnoringCase("<pre", at: tag)
  }

  /// Whether a `code` is a block of lines: it stands alone on them, and has no other blocks in it.
  private func keepsLines(_ element: CodeElement, in text: Bytes) -> Bool {
    guard isClassic, Self.begins(line: element.range.lowerBound, text),
      Self.ends(line: element.range.upperBound, text)
    else { return false }
    let content = Bytes(rebasing: text[element.content])
    var place = content.find(UInt8(ascii: "<"), from: 0)
    while place + 1 < content.count {
      let name = content[place + 1] == UInt8(ascii: "/") ? place + 2 : place + 1
      if AutopBlock.hasPrefix(content, name) || content.hasIgnoringCase("br", at: name)
        || content.hasIgnoringCase("code", at: name)
      {
        return false
      }
      place = content.find(UInt8(ascii: "<"), from: place + 1)
    }
    return content[content.trimmed(0..<content.count)].contains(0x0A)
  }
}
