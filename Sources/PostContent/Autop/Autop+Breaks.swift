import ByteText

// The last steps of `wpautop`: line ends that become breaks.

extension Autop {
  /// Line ends become `<br />` with a line end, but inside `script`, `style`, `svg` and `math`.
  mutating func makeBreaks() {
    text.pass { text, edits in
      var keeping = ElementKeeping()
      var nextTag = ForwardSearch("<")
      var nextLine = ForwardSearch("\n")
      var index = 0
      var keptUntil = 0
      while true {
        let tag = nextTag.next(in: text, from: index)
        let line = nextLine.next(in: text, from: max(index, keptUntil))
        if tag == line { return }  // at the end
        if line < tag {
          index = Self.breakLines(text, around: line, downTo: index, &edits)
          continue
        }
        if tag >= keptUntil { keptUntil = keeping.end(of: tag, in: text) ?? keptUntil }
        index = tag + 1
        if text.has("<br>", at: tag) || text.has("<br/>", at: tag) {
          index = tag + (text[tag + 3] == UInt8(ascii: ">") ? 4 : 5)
          edits.replace(tag..<index, of: text, with: "<br />")
        }
      }
    }
  }

  /// `(?<!<br />)\s*\n` → `<br />` LF, in the white space around a line end; returns its end.
  ///
  /// Behind a break the pattern matches one character later, if a line end is left there.
  private static func breakLines(
    _ text: Bytes, around line: Int, downTo limit: Int, _ edits: inout Rewriting
  ) -> Int {
    let start = text.trimmedEnd(line, downTo: limit)
    var last = line
    var end = line + 1
    while end < text.count && text[end].isSpace {
      if text[end] == UInt8(ascii: "\n") { last = end }
      end += 1
    }
    let isBehindBreak =
      text.has("<br />", at: start - 6) || text.has("<br>", at: start - 4)
      || text.has("<br/>", at: start - 5)
    let first = isBehindBreak ? start + 1 : start
    if first <= last { edits.replace(first..<last + 1, of: text, with: "<br />\n") }
    return end
  }

  mutating func removeNeedlessBreaks() {
    text.pass { Self.removeBehindBlocks("<br />", $0, &$1) }
    text.pass(Self.removeBreaksBeforeBlocks)
    // `\n</p>$`, where `$` is the end or the line end before it.
    text.pass { text, edits in
      let end = text.count - (text.last == UInt8(ascii: "\n") ? 1 : 0)
      if text.has("\n</p>", at: end - 5) { edits.replace(end - 5..<end - 4, of: text) }
    }
  }

  /// `<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)` → `$1`.
  private static func removeBreaksBeforeBlocks(_ text: Bytes, _ edits: inout Rewriting) {
    // `p` is the beginning of `pre`, too.
    let names: [StaticString] = ["p", "li", "div", "dl", "dd", "dt", "th", "td", "ul", "ol"]
    var nextGreater = ForwardSearch(">")
    var index = 0
    while let start = text.find("<br />", from: index) {
      index = start + 6
      let tag = text.skipSpace(from: index)
      guard tag < text.count, text[tag] == UInt8(ascii: "<") else { continue }
      let name = text.has("/", at: tag + 1) ? tag + 2 : tag + 1
      guard names.contains(where: { text.has($0, at: name) }) else { continue }
      let end = nextGreater.next(in: text, from: name)
      guard end < text.count else { continue }
      edits.replace(start..<index, of: text)
      index = end + 1
    }
  }
}
