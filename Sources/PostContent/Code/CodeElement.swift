import ByteText

/// An element that a highlighter reads as code: `<pre lang>` of WP-Syntax, `<code lang>` of CodeColorer,
/// `<pre class="brush: …">` of SyntaxHighlighter, its `<script type="syntaxhighlighter">` and
/// `<textarea name="code">`, and those of Crayon and EnlighterJS.
///
/// Where its content has no tags, HTML reads it as the highlighter does.
struct CodeElement {
  enum Kind: Int { case pre, code, span, script, textarea }

  let kind: Kind
  let range: Range<Int>
  let content: Range<Int>
  let language: String
  /// Whether its attributes say that its content is encoded.
  let isEncoded: Bool
  /// Whether a highlighter takes its content as it is typed.
  let isTyped: Bool

  /// Whether HTML sees no tags in its content either, so that it shows it in another way or not at all.
  var isRawText: Bool { kind == .script || kind == .textarea }
}

/// Finds elements of code, asked for from front to back.
struct CodeElementFinder {
  /// For each kind.
  private var ends: [ForwardSearch] = [
    ForwardSearch("</pre>", ignoringCase: true), ForwardSearch("</code>", ignoringCase: true),
    ForwardSearch("</span>", ignoringCase: true), ForwardSearch("</script>", ignoringCase: true),
    ForwardSearch("</textarea>", ignoringCase: true),
  ]
  private var nextGreater = ForwardSearch(">")

  /// Longer than start tags of code are.
  private static let longestTag = 2000

  /// The element whose `<` is at `start`, if its name is that of code.
  mutating func element(at start: Int, in text: Bytes) -> CodeElement? {
    guard let (kind, name) = Self.kind(at: start + 1, in: text) else { return nil }
    let nameEnd = start + 1 + name.utf8CodeUnitCount
    guard nameEnd < text.count, text[nameEnd].isSpace || text[nameEnd] == UInt8(ascii: ">") else {
      return nil
    }
    let tagEnd = nextGreater.next(in: text, from: nameEnd)
    guard tagEnd < text.count, tagEnd - start < Self.longestTag else { return nil }
    let end = ends[kind.rawValue].next(in: text, from: tagEnd)
    guard end < text.count else { return nil }
    let attributes = ShortcodeAttributes(Bytes(rebasing: text[nameEnd..<tagEnd]))
    let marks = Marks(attributes, kind)
    return CodeElement(
      kind: kind, range: start..<end + name.utf8CodeUnitCount + 3,
      content: kind == .script
        ? CDATAWrapper.content(of: tagEnd + 1..<end, in: text) : tagEnd + 1..<end,
      language: marks.language, isEncoded: marks.isEncoded, isTyped: marks.isTyped)
  }

  /// The kind of element whose name stands at a place.
  private static func kind(at place: Int, in text: Bytes) -> (CodeElement.Kind, StaticString)? {
    guard place < text.count else { return nil }
    switch text[place].asciiLowercased {
    case UInt8(ascii: "p") where text.hasIgnoringCase("pre", at: place): return (.pre, "pre")
    case UInt8(ascii: "c") where text.hasIgnoringCase("code", at: place): return (.code, "code")
    case UInt8(ascii: "s") where text.hasIgnoringCase("span", at: place): return (.span, "span")
    case UInt8(ascii: "s") where text.hasIgnoringCase("script", at: place):
      return (.script, "script")
    case UInt8(ascii: "t") where text.hasIgnoringCase("textarea", at: place):
      return (.textarea, "textarea")
    default: return nil
    }
  }

  /// What the attributes of an element say about its code.
  private struct Marks {
    var language = ""
    var isTyped = false
    var isEncoded = false

    init(_ attributes: ShortcodeAttributes, _ kind: CodeElement.Kind) {
      read(attributes, kind)
      if ProgrammingLanguage.isNone(language) { language = "" }
    }

    private mutating func read(_ attributes: ShortcodeAttributes, _ kind: CodeElement.Kind) {
      let classes = attributes["class"] ?? ""
      isEncoded = attributes["escaped"] == "true" || classes.containsBytes(of: "decode:true")
      if kind == .span {
        isTyped = classes.containsBytes(of: "crayon-inline")
        return
      }
      if kind == .script && attributes["type"] != "syntaxhighlighter" { return }
      if let lang = attributes["lang"], kind != .textarea, !lang.isEmpty,
        !ProgrammingLanguage.isSpoken(lang)
      {
        (language, isTyped) = (lang, true)
      }
      if kind == .code { return }
      for mark in ["brush:", "lang:"] as [StaticString] {
        guard let range = classes.utf8Range(of: mark) else { continue }
        let rest = classes[range.upperBound...].drop { $0 == " " }
        language = String(rest.prefix { $0 != " " && $0 != ";" })
        isTyped = true
      }
      if let name = attributes["data-enlighter-language"] { (language, isTyped) = (name, true) }
      if classes.containsBytes(of: "EnlighterJSRAW")
        || classes.containsBytes(of: "crayon-plain-tag")
      {
        isTyped = true
      }
      if attributes["name"] == "code", !classes.isEmpty {
        language = String(classes.prefix { $0 != " " && $0 != ":" })
        isTyped = true
      }
    }
  }
}

extension CodeElement {
  /// Whether HTML would lose some of its content, since it has tags that are code.
  func hasTags(in text: Bytes) -> Bool {
    guard isTyped else { return false }
    var isFormattedOnly = true
    var found = false
    let content = Bytes(rebasing: text[content])
    var place = content.find(UInt8(ascii: "<"), from: 0)
    while place + 1 < content.count {
      let next = content[place + 1]
      if next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        || next == UInt8(ascii: "?")
      {
        found = true
        if !Self.isFormatting(at: place, in: content) { isFormattedOnly = false }
      }
      place = content.find(UInt8(ascii: "<"), from: place + 1)
    }
    return found && !isFormattedOnly
  }

  /// Whether a tag is one that a highlighter or an editor has put into code: `<span style>`, `<span class>`,
  /// `<font …>`, and `<br>` at either end of a line.
  private static func isFormatting(at place: Int, in content: Bytes) -> Bool {
    for start in ["<span class=", "<span style=", "<font ", "</span>", "</font>"] as [StaticString]
    where content.hasIgnoringCase(start, at: place) {
      return true
    }
    guard content.hasIgnoringCase("<br", at: place) else { return false }
    if place == 0 || content[place - 1] == 0x0A { return true }
    let end = content.find(UInt8(ascii: ">"), from: place) + 1
    return end >= content.count || content[end] == 0x0A || content[end] == 0x0D
  }
}
