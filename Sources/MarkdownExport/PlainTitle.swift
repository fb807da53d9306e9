import CharacterReferences
import SiteModel

/// A title without its markup.
///
/// Titles hold HTML now and then (`The <em>Iliad</em>`), which no front matter or heading wants. What
/// looks like a tag and is none of those that titles have is text (`List<String>`).
enum PlainTitle {
  private static let tags: Set<String> = [
    "a", "abbr", "acronym", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "ins",
    "kbd",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr",
  ]

  /// A post's title.
  ///
  /// What its author wrote as a reference is no tag, so the stored title counts.
  static func text(of post: Post) -> String {
    guard post.title.utf8.contains(UInt8(ascii: "<")) else { return post.title }
    guard let stored = post.raw.last(where: { $0.field == "title" })?.text else {
      return withoutTags(post.title)
    }
    return CharacterReferences.decode(withoutTags(stored))
  }

  private static func withoutTags(_ title: String) -> String {
    guard let lastEnd = title.lastIndex(of: ">") else { return title }
    var text = ""
    var rest = Substring(title)
    while let open = rest.firstIndex(of: "<"), open < lastEnd {
      text += rest[..<open]
      rest = rest[open...]
      if let end = endOfTag(rest) {
        rest = rest[end...]
      } else {
        text += rest.prefix(1)
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  /// Where the tag ends that a text begins with.
  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var inside = text.dropFirst()
    if inside.first == "/" { inside = inside.dropFirst() }
    let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let following = inside[name.endIndex...].first
    guard following == ">" || following == "/" || following == " ",
      tags.contains(name.lowercased()), let close = inside.firstIndex(of: ">")
    else { return nil }
    return text.index(after: close)
  }
}
