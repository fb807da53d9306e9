/// A language that the words of a site exist in.
///
/// A file in `Languages` has each. A new one is a file and a line in `all`.
struct Language: Sendable {
  /// Its tag in the form of BCP 47.
  let tag: String
  let responses: ResponseWords
  let dates: DateWords
  let layout: LayoutWords

  static let all: [Language] = [
    .arabic, .german, .english, .spanish, .persian, .french, .hebrew, .italian, .japanese, .korean,
    .dutch, .polish, .portuguese, .brazilianPortuguese, .russian, .turkish, .simplifiedChinese,
    .traditionalChinese,
  ]
}

extension Language {
  /// The language of a tag, whatever its region; `nil` if there are no words in it.
  init?(of tag: LanguageTag) {
    switch tag.language {
    case "ar", "acm", "aeb", "arq", "ary", "arz": self = .arabic
    case "de": self = .german
    case "en": self = .english
    case "es": self = .spanish
    case "fa", "haz": self = .persian
    case "fr": self = .french
    case "he": self = .hebrew
    case "it": self = .italian
    case "ja": self = .japanese
    case "ko": self = .korean
    case "nl": self = .dutch
    case "pl": self = .polish
    // Of WordPress.com, "pt" is European, as "pt-br" is another language there.
    case "pt": self = tag.region == "BR" ? .brazilianPortuguese : .portuguese
    case "ru": self = .russian
    case "tr": self = .turkish
    case "zh": self = tag.isTraditionalChinese ? .traditionalChinese : .simplifiedChinese
    default: return nil
    }
  }
}

extension LanguageTag {
  fileprivate var isTraditionalChinese: Bool {
    script.isEmpty ? ["TW", "HK", "MO"].contains(region) : script == "Hant"
  }
}
