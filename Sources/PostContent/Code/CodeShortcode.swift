import ByteText

/// A shortcode of code, and what its tag says about the code.
struct CodeShortcode {
  let tag: ShortcodeTag
  /// As its author named it; empty when there is none.
  let language: String
  let isFormula: Bool
  /// Whether it is code in a line of text.
  let isInline: Bool
  /// Whether it says that its code is encoded.
  let isEncoded: Bool

  init(_ tag: ShortcodeTag, _ rule: ShortcodeRule, in text: Bytes) {
    self.tag = tag
    let attributes = ShortcodeAttributes(Bytes(rebasing: text[tag.attributes]))
    let color = CodeColorerName(tag.name)
    switch rule {
    case .code(let language?): self.language = language
    case .formula: language = tag.name
    default: language = color?.language ?? Self.language(attributes)
    }
    if case .formula = rule { isFormula = true } else { isFormula = false }
    isInline = color?.isInline ?? false || attributes["inline"] == "true"
    isEncoded =
      color?.isEncoded ?? false || attributes["escaped"] == "true"
      || attributes["decode"] == "true"
  }

  /// Whether the tag whose name ends at a place has an attribute with a language of programs.
  ///
  /// Names of spoken languages are left to those who translate: `lang="pl"`.
  static func namesLanguage(behind nameEnd: Int, in text: Bytes) -> Bool {
    guard text.has(" ", at: nameEnd) else { return false }
    // A tag is hardly longer than this, which keeps the search short.
    let near = Bytes(rebasing: text[nameEnd..<min(nameEnd + 300, text.count)])
    let tag = Bytes(rebasing: near[..<near.find(UInt8(ascii: "]"), from: 0)])
    guard tag.find("lang", from: 0) != nil || tag.find("brush", from: 0) != nil,
      let language = ShortcodeAttributes(tag).first(of: attributeNames)?.lowercased(),
      ProgrammingLanguage.isKnown(language)
    else { return false }
    return language.utf8.count > 2 && !otherWords.contains(language)
      || ["c", "js", "py", "rb", "sh", "ts", "vb"].contains(language)
  }

  /// Names of languages of programs that say something else elsewhere.
  private static let otherWords: Set<String> = [
    "basic", "email", "log", "plain", "plaintext", "text", "txt",
  ]

  private static let attributeNames = ["language", "lang", "brush"]

  private static func language(_ attributes: ShortcodeAttributes) -> String {
    let named = attributes.first(of: attributeNames) ?? attributes.unnamed.first ?? ""
    // `[code='php']` and `[code=php]` have the equals sign in the value.
    let signs: Set<Character> = ["=", ":", "\"", "'"]
    let name = named.drop { signs.contains($0) }
    let language = String(name.prefix { !signs.contains($0) && !$0.isWhitespace }).lowercased()
    return ProgrammingLanguage.isNone(language) ? "" : language
  }
}

/// A name of CodeColorer's shortcode: `cc`, letters for its options, and a language behind a line: `cciN_php`.
///
/// - Source: CodeColorer, `codecolorer-core.php`: a small letter switches an option on, a capital one off.
struct CodeColorerName {
  var isInline = false
  var isEncoded = false
  /// `nil` when the name has none.
  var language: String?

  init?(_ name: String) {
    guard name.hasPrefix("cc") else { return nil }
    let parts = name.dropFirst(2).split(
      separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    for letter in parts[0].utf8 {
      switch letter {
      case UInt8(ascii: "i"): isInline = true
      case UInt8(ascii: "e"): isEncoded = true
      case _ where Self.options.contains(letter | 0x20): break
      default: return nil
      }
    }
    if parts.count > 1 {
      guard !parts[1].isEmpty else { return nil }
      language = parts[1].lowercased()
    }
  }

  /// Inline, escaped, strict, line numbers, border, wrapping and links.
  private static let options = Set("iesnbwl".utf8)
}
