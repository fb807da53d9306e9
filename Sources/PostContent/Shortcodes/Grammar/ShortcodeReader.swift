import ByteText

/// Reads shortcodes as WordPress's `get_shortcode_regex` does, from front to back.
struct ShortcodeReader {
  /// Longer than any name that is looked up.
  static let longestName = 40

  private var nextBracket = ForwardSearch("]")
  private var closers: ClosingTags?

  /// The name at a place: no white space, controls or `<>&/[]=`, and no `[\w-]` behind it.
  func name(in text: Bytes, at start: Int) -> Range<Int>? {
    var end = start
    while end < text.count,
      text[end].isASCIIWord || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".")
    {
      end += 1
    }
    return end > start ? start..<end : nil
  }

  /// The shortcode whose `[` is at `start` and that has a name that is asked for.
  mutating func tag(
    in text: Bytes, at start: Int, where accepts: (String) -> Bool
  ) -> ShortcodeTag? {
    guard start + 1 < text.count, text[start + 1].isASCIILetter,
      let range = name(in: text, at: start + 1), range.count <= Self.longestName
    else { return nil }
    let name = text.string(range)
    guard accepts(name) else { return nil }
    let bracket = nextBracket.next(in: text, from: range.upperBound)
    guard bracket < text.count else { return nil }
    let isSelfClosing =
      bracket > range.upperBound && text[bracket - 1] == UInt8(ascii: "/")
    let attributes = range.upperBound..<(isSelfClosing ? bracket - 1 : bracket)
    var tag = ShortcodeTag(
      name: name, opening: start..<bracket + 1, attributes: attributes, content: nil,
      end: bracket + 1)
    if !isSelfClosing, let closer = closer(of: name, in: text, from: bracket + 1) {
      tag.content = bracket + 1..<closer
      tag.end = closer + name.utf8.count + 3
    }
    return tag
  }

  /// Where the next `[/name]` is.
  private mutating func closer(of name: String, in text: Bytes, from start: Int) -> Int? {
    if closers == nil { closers = ClosingTags(in: text, from: start) }
    return closers?.next(name, from: start)
  }
}
