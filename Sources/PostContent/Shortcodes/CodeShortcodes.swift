import ByteText

/// `[code]`, `[php]`, `[latex]`: bodies that are not HTML, and must be taken out before they are read
/// as such (Automattic's syntaxhighlighter.php and Jetpack's latex.php).
enum CodeShortcodes {
  /// The names that are languages as well.
  static let languages: Set<String> = [
    "as3", "actionscript3", "arduino", "bash", "shell", "coldfusion", "cf", "c", "cpp", "clojure",
    "clj", "csharp", "c-sharp", "css", "delphi", "pas", "pascal", "diff", "patch", "erl", "erlang",
    "fsharp", "groovy", "go", "haskell", "java", "javafx", "jfx", "js", "jscript", "javascript",
    "tex", "matlab", "matlabkey", "objc", "obj-c", "perl", "pl", "php", "plain", "text",
    "powershell", "ps", "py", "python", "r", "ruby", "rb", "rails", "ror", "scala", "sql", "swift",
    "vb", "vbnet", "xml", "xhtml", "xslt", "html", "yaml", "yml",
  ]

  static func isCode(_ name: String) -> Bool {
    name == "code" || name == "sourcecode" || name == "source" || name == "latex"
      || languages.contains(name)
  }
}

extension ContentBuilder {
  /// Takes the bodies of code shortcodes out of a text as it is stored.
  mutating func takeCode(_ text: inout PassedText) {
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
        if let tag = reader.tag(in: text, at: index, where: CodeShortcodes.isCode),
          let content = tag.content, !Self.hasBlocks(text, content, &comments)
        {
          next = tag.end
          let isEscaped = index > 0 && text.has("[", at: index - 1) && text.has("]", at: tag.end)
          if !isEscaped {
            let range = Self.withWrapper(index..<next, downTo: written, in: text)
            edits.replace(
              range, of: text, with: self.standIn(forCode: tag, content, in: text).utf8)
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

  private mutating func standIn(
    forCode tag: ShortcodeTag, _ content: Range<Int>, in text: Bytes
  ) -> String {
    let attributes = ShortcodeAttributes(Bytes(rebasing: text[tag.attributes]))
    let body = text.string(content)
    if tag.name == "latex" && policy != .keep {
      return formula(body, isBlock: Self.standsAlone(text, tag))
    }
    // WordPress decodes once what its editor has encoded.
    let code = isEncoded(body) ? body.decodingReferences : body
    let named = attributes.first(of: ["language", "lang"]) ?? attributes.unnamed.first
    let language =
      CodeShortcodes.languages.contains(tag.name) || tag.name == "latex"
      ? tag.name : Self.languageName(named ?? "")
    let standIn = blockStandIn(.code(text: Self.trimmedCode(code), language: language))
    guard policy == .keep else { return standIn }
    // The tags stay; between them the code is still code.
    let opening =
      Self.isPlain(Bytes(rebasing: text[tag.opening]))
      ? inlineStandIn(.verbatim(text.string(tag.opening))) : text.string(tag.opening)
    let closing = inlineStandIn(.verbatim("[/\(tag.name)]"))
    return "\n\n\(opening)\n\n\(standIn)\n\n\(closing)\n\n"
  }

  /// `[code='php']` and `[code=php]` have the equals sign in the value.
  private static func languageName(_ value: String) -> String {
    let marks: Set<Character> = ["=", "\"", "'"]
    let name = value.drop { marks.contains($0) }
    return String(name.prefix { !marks.contains($0) && !$0.isWhitespace }).lowercased()
  }

  /// Whether code is stored with character references for `<`, `>` and `&`.
  private func isEncoded(_ code: String) -> Bool {
    if context.metaValue("_syntaxhighlighter_encoded") == "1" { return true }
    let bytes = Array(code.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.find(UInt8(ascii: "<"), from: 0) == bytes.count
        && (bytes.find("&lt;", from: 0) != nil || bytes.find("&gt;", from: 0) != nil
          || bytes.find("&quot;", from: 0) != nil)
    }
  }

  /// Code without the line ends around it.
  private static func trimmedCode(_ code: String) -> String {
    var bytes = Array(code.utf8)[...]
    while let last = bytes.last, last.isSpace { bytes.removeLast() }
    // The indentation of the first line stays.
    while let line = bytes.firstIndex(of: 0x0A), bytes[..<line].allSatisfy({ $0.isSpace }) {
      bytes = bytes[(line + 1)...]
    }
    return String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
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
