import ByteText

/// White space that `wpautop` takes away next to parts of elements.
enum SpaceRemoval {
  enum Side {
    case before, behind, both
  }

  /// `\s*LITERAL` or `LITERAL\s*` → `LITERAL`.
  static func around(
    _ literal: StaticString, _ side: Side, in text: Bytes, _ edits: inout Rewriting
  ) {
    var index = 0
    while let start = text.find(literal, from: index) {
      let end = start + literal.utf8CodeUnitCount
      index = removeSpace(around: start..<end, side, downTo: index, in: text, &edits)
    }
  }

  /// The same for tags, which begin with one of the literals and end at the next `>`.
  static func aroundTags(
    _ literals: [StaticString], _ side: Side, in text: Bytes, _ edits: inout Rewriting
  ) {
    var nextGreater = ForwardSearch(">")
    var index = 0
    var start = text.find(UInt8(ascii: "<"), from: 0)
    while start < text.count {
      var next = start + 1
      if literals.contains(where: { text.has($0, at: start) }) {
        let end = nextGreater.next(in: text, from: start)
        if end == text.count { return }
        next = removeSpace(around: start..<end + 1, side, downTo: index, in: text, &edits)
        index = next
      }
      start = text.find(UInt8(ascii: "<"), from: next)
    }
  }

  /// `([<\[](?:audio|video)[^>\]]*[>\]])\s*` → `$1`.
  static func behindMediaStarts(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var nextBracket = ForwardSearch("]")
    var index = 0
    while let start = nextMedia(text, from: index, behind: 1) {
      index = start + 1
      let end = min(
        nextGreater.next(in: text, from: start), nextBracket.next(in: text, from: start))
      if end == text.count { return }
      index = removeSpace(around: start..<end + 1, .behind, downTo: start, in: text, &edits)
    }
  }

  /// `\s*([<\[]/(?:audio|video)[>\]])` → `$1`.
  static func beforeMediaEnds(_ text: Bytes, _ edits: inout Rewriting) {
    var index = 0
    while let start = nextMedia(text, from: index, behind: 2) {
      let end = start + 8
      guard text[start + 1] == UInt8(ascii: "/"),
        text.has(">", at: end - 1) || text.has("]", at: end - 1)
      else {
        index = start + 1
        continue
      }
      index = removeSpace(around: start..<end, .before, downTo: index, in: text, &edits)
    }
  }

  /// The next `<` or `[` that has `audio` or `video` so far behind it.
  private static func nextMedia(_ text: Bytes, from start: Int, behind distance: Int) -> Int? {
    var index = start
    while index < text.count {
      if text[index] == UInt8(ascii: "<") || text[index] == UInt8(ascii: "["),
        text.has("audio", at: index + distance) || text.has("video", at: index + distance)
      {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Takes the white space next to a range away and returns where to go on.
  private static func removeSpace(
    around range: Range<Int>, _ side: Side, downTo limit: Int, in text: Bytes,
    _ edits: inout Rewriting
  ) -> Int {
    var end = range.upperBound
    if side != .behind {
      let start = text.trimmedEnd(range.lowerBound, downTo: limit)
      if start < range.lowerBound { edits.replace(start..<range.lowerBound, of: text) }
    }
    if side != .before {
      end = text.skipSpace(from: end)
      if end > range.upperBound { edits.replace(range.upperBound..<end, of: text) }
    }
    return end
  }
}
