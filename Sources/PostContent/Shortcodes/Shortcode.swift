import ByteText

/// A known shortcode that is to be shown.
struct Shortcode {
  let name: String
  let attributes: ShortcodeAttributes
  /// What stands between its tags, valid during the call that has it; `nil` for one tag alone.
  let content: Bytes?
  /// In how many others it stands whose content was rendered apart.
  let depth: Int

  /// How far shortcodes may stand in each other; few have content, so this is not deep.
  static let deepest = 4

  init(_ tag: ShortcodeTag, in text: Bytes, depth: Int) {
    name = tag.name
    attributes = ShortcodeAttributes(Bytes(rebasing: text[tag.attributes]))
    content = tag.content.map { Bytes(rebasing: text[$0]) }
    self.depth = depth
  }

  /// A part of it, in which there may be others, as HTML.
  func rendered(_ html: String, _ rendering: inout BodyRendering) -> String {
    guard depth < Self.deepest, html.utf8.contains(UInt8(ascii: "[")) else { return html }
    let shown = ShortcodePass.html(of: Array(html.utf8), &rendering, depth: depth + 1)
    return String(decoding: shown, as: UTF8.self)
  }

  /// The address or id that it is about: an attribute, what follows the name (`[youtube=URL]`), or the
  /// content.
  var target: String? {
    let names = ["url", "src", "video", "id", "tweet", "username", "user", "album"]
    if let named = attributes.first(of: names) { return named }
    // `[youtube: ID]` has the colon alone.
    let unnamed = attributes.unnamed.first { $0 != ":" && $0 != "=" }
    if let first = unnamed?.decodingReferences {
      let signs: Set<Character> = ["=", ":", "\"", "'", "\u{201C}", "\u{201D}"]
      let value = first.drop { signs.contains($0) }
      return String(value.prefix { $0 != "\"" && $0 != "\u{201D}" })
    }
    return content.flatMap(Self.text)
  }

  /// The text of content, which an editor may have made a link.
  private static func text(of content: Bytes) -> String? {
    var plain = PlainText()
    var text = ""
    plain.strip(content) { text = $0.string($0.trimmed(0..<$0.count)) }
    return text.isEmpty ? nil : text
  }
}
