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

  static func text(_ title: String) -> String {
    guard title.utf8.contains(UInt8(ascii: "<")) else { return title }
    var text = ""
    var rest = Substring(title)
    while let open = rest.firstIndex(of: "<") {
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
    guard tags.contains(name.lowercased()) else { return nil }
    // A title is one line and short; its tags hold no `>` in their attributes.
    guard let close = inside.firstIndex(of: ">") else { return nil }
    let following = inside[name.endIndex...].first
    guard following == ">" || following == "/" || following == " " else { return nil }
    return text.index(after: close)
  }
}
