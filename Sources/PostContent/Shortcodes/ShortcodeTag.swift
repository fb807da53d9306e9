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
}

/// Reads shortcodes as WordPress's `get_shortcode_regex` does, from front to back.
struct ShortcodeReader {
  private var nextBracket = ForwardSearch("]")
  private var closers: ClosingTags?

  /// The name at a place: no white space, controls or `<>&/[]=`, and no `[\w-]` behind it.
  func name(in text: Bytes, at start: Int) -> Range<Int>? {
    var end = start
    while end < text.count,
      text[end].isWord || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".")
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
      let range = name(in: text, at: start + 1), range.count <= Shortcodes.longestName
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

/// All `[/name]` of a text: one scan serves all names.
private struct ClosingTags {
  private var places: [String: (all: [Int], next: Int)] = [:]

  init(in text: Bytes, from start: Int) {
    var index = start
    while let bracket = text.find("[/", from: index) {
      index = bracket + 2
      while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "]"),
        text[index] != UInt8(ascii: "["), index - bracket <= Shortcodes.longestName + 2
      {
        index += 1
      }
      if text.has("]", at: index) {
        places[text.string(bracket + 2..<index), default: ([], 0)].all.append(bracket)
      }
    }
  }

  mutating func next(_ name: String, from start: Int) -> Int? {
    guard let index = places.index(forKey: name) else { return nil }
    let all = places.values[index].all
    var next = places.values[index].next
    while next < all.count && all[next] < start { next += 1 }
    places.values[index].next = next
    return next < all.count ? all[next] : nil
  }
}
