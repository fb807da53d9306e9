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
}
