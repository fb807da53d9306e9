import ByteText

/// Finds the tags of shortcodes, whether they are known or not, asked for from front to back.
///
/// WordPress goes by the names that are registered, which an archive does not tell. Here a tag is one
/// that ends a shortcode, that has attributes, whose end tag stands in the text, or whose name nobody
/// writes in brackets as a word: `[sic]` stays.
struct ShortcodeTagScanner {
  /// The names of which the text has an end tag.
  private var closed: Set<[UInt8]> = []
  private var lacksBracket = false

  /// Longer than tags are, and a bound for texts with many brackets that do not close.
  private static let longestTag = 4096
  private static let longestName = 64

  /// Names that are no words, of shortcodes that are written without attributes, too.
  private static let noWords: Set<[UInt8]> = Set(
    [
      "archives", "audio", "caption", "code", "contact-form", "embed", "gallery", "playlist",
      "recent_posts", "sourcecode", "video", "wp_caption", "youtube",
    ].map { Array($0.utf8) })

  /// Begins with a text.
  mutating func begin(_ text: Bytes) {
    lacksBracket = false
    closed.removeAll(keepingCapacity: true)
    var bracket = text.find(UInt8(ascii: "["), from: 0)
    while bracket + 2 < text.count {
      if text[bracket + 1] == UInt8(ascii: "/") {
        let name = bracket + 2..<Self.endOfName(at: bracket + 2, in: text)
        if !name.isEmpty { closed.insert(Array(text[name])) }
      }
      bracket = text.find(UInt8(ascii: "["), from: bracket + 1)
    }
  }

  /// Where the tag with the `[` at `start` ends; `nil` when the bracket is a writer's.
  mutating func endOfTag(at start: Int, in text: Bytes) -> Int? {
    let isEnd = text.has("/", at: start + 1)
    let nameStart = start + (isEnd ? 2 : 1)
    guard !lacksBracket, nameStart < text.count, text[nameStart].isASCIILetter else { return nil }
    let name = nameStart..<Self.endOfName(at: nameStart, in: text)
    guard name.upperBound < text.count else { return nil }
    let limit = min(text.count, name.upperBound + Self.longestTag)
    let near = Bytes(rebasing: text[..<limit])
    let end = near.find(UInt8(ascii: "]"), from: name.upperBound)
    guard end < limit else {
      if limit == text.count { lacksBracket = true }
      return nil
    }
    if isEnd { return end == name.upperBound ? end + 1 : nil }
    return isTag(name, end: end, in: text) ? end + 1 : nil
  }

  private func isTag(_ name: Range<Int>, end: Int, in text: Bytes) -> Bool {
    let next = text[name.upperBound]
    guard next == UInt8(ascii: "]") || next == UInt8(ascii: "/") || next.isSpace else {
      return false
    }
    if text[end - 1] == UInt8(ascii: "/") { return true }
    if next.isSpace && text[name.upperBound..<end].contains(UInt8(ascii: "=")) { return true }
    let letters = Array(text[name])
    return Self.noWords.contains(letters) || closed.contains(letters)
  }

  private static func endOfName(at start: Int, in text: Bytes) -> Int {
    var end = start
    while end < text.count, end - start < longestName,
      text[end].isASCIIWord || text[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    return end
  }
}
