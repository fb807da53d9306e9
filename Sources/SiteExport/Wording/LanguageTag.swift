import ByteText

/// A language as archives and users name it, in the form of BCP 47.
///
/// WordPress has locales, `de_DE_formal`; its exports have `de-DE`, `zh-CN`, or only `en`.
struct LanguageTag: Sendable, Equatable {
  /// `de`, `ckb`.
  let language: String
  /// `Hant`, `Latn`; empty if the tag has none.
  let script: String
  /// `AT`, `419`; empty if the tag has none.
  let region: String
  /// `valencia`, `x-emoji`; what follows the region.
  private let rest: [String]

  static let english = LanguageTag(language: "en", script: "", region: "", rest: [])

  private init(language: String, script: String, region: String, rest: [String]) {
    (self.language, self.script, self.region, self.rest) = (language, script, region, rest)
  }

  /// It is `nil` if the text is no language.
  init?(_ text: String) {
    var parts = Self.parts(of: text)[...]
    guard let first = parts.popFirst(), (2...3).contains(first.utf8.count), first.isLetters else {
      return nil
    }
    language = Self.formerCodes[first] ?? first
    func next(if isPart: (String) -> Bool) -> String? {
      guard let part = parts.first, isPart(part) else { return nil }
      return parts.removeFirst()
    }
    script = next { $0.utf8.count == 4 && $0.isLetters }?.capitalizedASCII ?? ""
    region =
      next { $0.utf8.count == 2 && $0.isLetters || $0.utf8.count == 3 && $0.isDigits }?
      .uppercased() ?? ""
    rest = Self.variants(parts)
  }

  /// The lower-case parts between `-` or `_`.
  ///
  /// What follows a `.` or `@` is left out: `de_DE.UTF-8`, `de_DE@euro`.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    for byte in text.utf8.drop(while: { $0 <= 0x20 }) {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"): parts.append("")
      case UInt8(ascii: "."), UInt8(ascii: "@"), 0...0x20: return parts
      default: parts[parts.count - 1].unicodeScalars.append(Unicode.Scalar(byte.asciiLowercased))
      }
      // The longest that is in use has 11 parts of 8 letters.
      if parts.count > 16 || parts[parts.count - 1].utf8.count > 16 { return [] }
    }
    return parts
  }

  /// What may follow the region: variants and parts for private use.
  ///
  /// WordPress's own `formal` and `informal` tell how it addresses users. They are no variants.
  private static func variants(_ parts: ArraySlice<String>) -> [String] {
    if parts.first == "x" { return parts.allSatisfy(\.isAlphanumeric) ? Array(parts) : [] }
    return parts.filter { part in
      let length = part.utf8.count
      let isVariant =
        (5...8).contains(length) || length == 4 && part.utf8.first?.isASCIIDigit == true
      return isVariant && part.isAlphanumeric && part != "formal" && part != "informal"
    }
  }

  /// The tag: language, script, region, and the rest.
  var text: String {
    ([language, script, region].filter { !$0.isEmpty } + rest).joined(separator: "-")
  }

  /// Whether the language is written from right to left.
  var isRightToLeft: Bool {
    script.isEmpty
      ? Self.rightToLeftLanguages.contains(language) : Self.rightToLeftScripts.contains(script)
  }

  /// The codes that languages had before; Java and old systems still write them.
  private static let formerCodes = ["iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"]

  /// The languages whose usual script is one of these; WordPress has locales for most.
  private static let rightToLeftLanguages: Set<String> = [
    "acm", "aeb", "ar", "arc", "arq", "ary", "arz", "azb", "ckb", "dv", "fa", "glk", "haz", "he",
    "khw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi",
  ]
  private static let rightToLeftScripts: Set<String> = [
    "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
  ]
}

extension String {
  fileprivate var isLetters: Bool { utf8.allSatisfy(\.isASCIILetter) }
  fileprivate var isDigits: Bool { utf8.allSatisfy(\.isASCIIDigit) }
  fileprivate var isAlphanumeric: Bool {
    !isEmpty && utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
