import ByteText

/// A shortcode as it stands in a text: `[name attributes]`, with content up to `[/name]` or without.
struct ShortcodeTag {
  var name: String
  /// From its `[` to its `]`.
  var opening: Range<Int>
  var attributes: Range<Int>
  /// Between the opening and the closing tag, if there is one.
  var content: Range<Int>?
  /// Behind the closing tag, or the opening one when there is no other.
  var end: Int

  var closing: Range<Int>? {
    content.map { $0.upperBound..<end }
  }

  /// Whether nothing else stands on the line of the opening tag, or between the tags around it.
  func standsAlone(in text: Bytes) -> Bool {
    var start = opening.lowerBound
    while start > 0 && text[start - 1] == 0x20 { start -= 1 }
    var end = opening.upperBound
    while end < text.count && text[end] == 0x20 { end += 1 }
    let begins = start == 0 || text[start - 1] == 0x0A || text.has("<p>", at: start - 3)
    let ends =
      end == text.count || text[end] == 0x0A || text.has("</p>", at: end)
      || text.has("<br />", at: end)
    return begins && ends
  }
}
