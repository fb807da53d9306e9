import ByteText

/// Footnotes that stand in the text: Easy Footnotes's `[efn_note]`, Modern Footnotes's `[mfn]`, and `[ref]`.
enum FootnoteShortcodes {
  static let rules: [String: ShortcodeRule] = Dictionary(
    uniqueKeysWithValues: ["efn_note", "mfn", "modern_footnote", "ref", "fn", "footnote"].map {
      ($0, .shows(footnote))
    })

  @Sendable
  private static func footnote(
    _ shortcode: Shortcode, _ rendering: inout BodyRendering
  ) -> String? {
    let name = shortcode.attributes["name"]
    // `[ref name="a" /]` refers to a note that stands elsewhere.
    guard let content = shortcode.content else {
      return name.flatMap { rendering.markOfFootnote(named: $0) }
    }
    let html = content.string(content.trimmed(0..<content.count))
    // What is set aside belongs to the body.
    guard !html.isEmpty, !html.utf8.contains(1) else { return nil }
    return rendering.addFootnote(html, name: name)
  }
}
