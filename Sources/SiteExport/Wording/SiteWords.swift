/// The words that a site shows around its content, in its language.
///
///     let words = SiteWords(language: "de-AT")
///     words.languageTag                                       // de-AT
///     words.responses.heading(count: 8, title: "Tee")         // 8 Antworten auf „Tee“
///     words.layout.olderPosts                                 // Ältere Beiträge
///
/// The words are those of `Language.all`. For any other language they are English.
package struct SiteWords: Sendable {
  /// The language of the site in the form of BCP 47, for `<html lang>`: `de-AT`, `zh-Hant`.
  package let languageTag: String
  /// Whether the language is written from right to left.
  package let isRightToLeft: Bool
  /// What stands around responses.
  package let responses: ResponseWords
  /// How dates are written.
  package let dates: DateWords
  /// What stands around posts and pages.
  package let layout: LayoutWords

  /// - Parameter language: What `<language>` of an archive or a user says: `de`, `de-DE`,
  ///   `de_DE_formal`. If it is empty or no language, the site is English.
  package init(language: String) {
    let tag = LanguageTag(language) ?? .english
    let words = Language(of: tag) ?? .english
    languageTag = tag.text
    isRightToLeft = tag.isRightToLeft
    (responses, dates, layout) = (words.responses, words.dates, words.layout)
  }

  /// Whether there are words in a language.
  package static func exist(in language: String) -> Bool {
    LanguageTag(language).flatMap(Language.init) != nil
  }

  /// The tags of the languages that have words.
  package static var languageTags: [String] { Language.all.map(\.tag) }
}
