import HTMLFragment
import PostContent

/// The language of code, as its author named it, from the attributes that highlighters use.
struct CodeLanguage {
  private let html: HTMLSource

  init(_ html: HTMLSource) { self.html = html }

  /// The language of an element, or of code right in it.
  func language(of node: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    var candidates = [node]
    var child = Int(html[node].firstChild)
    while child >= 0 && candidates.count < 3 {
      if html[child].tag == .code { candidates.append(child) }
      child = Int(html[child].next)
    }
    for element in candidates {
      if let range = named(by: element), !ProgrammingLanguage.isNone(string(range)) {
        return html.bytes[range]
      }
    }
    return html.bytes[0..<0]
  }

  private func named(by element: Int) -> Range<Int>? {
    let classes = html.attribute(.class, of: element)
    if let range = classes.flatMap(prefixed), !ProgrammingLanguage.isNone(string(range)) {
      return range
    }
    for name in ["lang", "data-lang", "data-language", "language", "data-enlighter-language"]
      as [StaticString]
    {
      if let value = html.attribute(name, of: element).flatMap({ html.trim($0) }),
        value.count < 30, !ProgrammingLanguage.isSpoken(string(value))
      {
        return value
      }
    }
    return classes.flatMap(word)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: html.bytes[range], as: UTF8.self)
  }

  /// `language-x`, `lang-x`, `lang:x`, `brush: x` and Org's `src-x` in a class.
  private func prefixed(_ value: Range<Int>) -> Range<Int>? {
    for word in html.words(of: value) {
      for prefix in ["language", "lang", "brush", "src"] as [StaticString] {
        let isBrush = html.has("brush", at: word.lowerBound, word.upperBound)
        guard html.has(prefix, at: word.lowerBound, word.upperBound) else { continue }
        var start = word.lowerBound + prefix.utf8CodeUnitCount
        guard start < word.upperBound,
          isBrush ? html.bytes[start] == UInt8(ascii: ":") : "-:=".utf8.contains(html.bytes[start])
        else { continue }
        start += 1
        while start < value.upperBound && html.bytes[start] <= 0x20 { start += 1 }
        var end = start
        while end < value.upperBound && Self.isLanguage(html.bytes[end]) { end += 1 }
        if end > start { return start..<end }
      }
    }
    return nil
  }

  private static func isLanguage(_ byte: UInt8) -> Bool {
    CharacterClass.ascii(byte) == .other && byte > 0x20 || "_+#.-".utf8.contains(byte)
  }

  /// A class that is the language's name alone: `r`, `hljs javascript`, `sourceCode python`.
  ///
  /// A common word counts only where no other class stands that may mean anything.
  private func word(_ value: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    var isCertain = true
    for word in html.words(of: value) {
      let name = string(word)
      if found == nil, ProgrammingLanguage.isKnown(name) {
        found = word
      } else if !Self.isMarker(name) {
        isCertain = false
      }
    }
    guard let found, isCertain || !ProgrammingLanguage.isWord(string(found)) else { return nil }
    return found
  }

  /// Whether a class says only that there is code.
  private static func isMarker(_ name: String) -> Bool {
    markers.contains(name) || name.hasPrefix("wp-") || name.hasPrefix("has-")
      || name.hasPrefix("is-") || name.hasPrefix("line")
  }

  private static let markers: Set<String> = [
    "code", "codecolorer", "crayon-plain-tag", "de1", "highlight", "highlighter-rouge", "hljs",
    "prettyprint", "prettyprinted", "prismjs", "sourceCode", "source-code", "syntax",
    "syntaxhighlighter", "EnlighterJSRAW",
  ]
}
