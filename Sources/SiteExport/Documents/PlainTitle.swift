import CharacterReferences
import PostContent
import SiteModel

/// A title as one line without its markup.
enum PlainTitle {
  /// A post's title.
  ///
  /// The stored title is used, because a character reference in it does not begin a tag. Of a title in
  /// several languages, `language` is the one to show; all of them if it is `nil`.
  static func text(of post: Post, in language: String? = nil) -> String {
    let title = LanguageText.line(post.title, in: language)
    guard title.utf8.contains(UInt8(ascii: "<")) else { return oneLine(title) }
    guard let stored = post.raw.last(where: { $0.field == "title" })?.text else {
      return oneLine(PlainLine.withoutTags(title))
    }
    return oneLine(
      CharacterReferences.decode(PlainLine.withoutTags(LanguageText.line(stored, in: language))))
  }

  /// HTML as one line of text, for descriptions.
  static func text(ofHTML html: String) -> String {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return oneLine(html)
    }
    return oneLine(CharacterReferences.decode(PlainLine.withoutTags(html)))
  }

  /// The text with one space for each run of white space, as browsers show it.
  private static func oneLine(_ text: String) -> String {
    var last = UInt8(ascii: " ")
    var isOneLine = true
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x20 && last == 0x20 { isOneLine = false }
      last = byte
    }
    if isOneLine && last != 0x20 || text.isEmpty { return text }
    let words = text.unicodeScalars.split { $0 == " " || ("\t"..."\r").contains($0) }
    return words.map { String($0) }.joined(separator: " ")
  }
}
