/// WordPress's `wpautop`: line ends become paragraphs and breaks.
///
/// WordPress does it with a score of regular expressions, each of which sees what the ones before it
/// made. Here each is a pass that finds the same matches from front to back, without going back: what
/// a pattern looks ahead for is searched for once. The comments quote the patterns; `BLK` is any name
/// of `AutopBlock`, `\s` is `UInt8.isSpace`.
struct Autop {
  private var text: PassedText
  /// The `pre` elements that are set aside.
  private var preserved: [[UInt8]] = []

  /// The text with its paragraphs.
  ///
  /// `breaks` says whether single line ends become `<br />`.
  static func paragraphs(_ bytes: [UInt8], breaks: Bool = true) -> [UInt8] {
    // PHP's trim() takes NUL away as well, but not the form feed.
    let isEmpty = bytes.allSatisfy { $0 == 0 || ($0.isSpace && $0 != 0x0C) }
    if isEmpty { return [] }
    var autop = Autop(text: PassedText(bytes))
    autop.text.append(UInt8(ascii: "\n"))
    autop.separateBlocks()
    autop.protectTags()
    autop.collapseAroundParts()
    autop.makeParagraphs()
    autop.unwrapBlocks()
    if breaks { autop.makeBreaks() }
    autop.removeNeedlessBreaks()
    autop.restore()
    return autop.text.bytes
  }

  private init(text: PassedText) { self.text = text }
}

// MARK: - Before the paragraphs

extension Autop {
  private mutating func separateBlocks() {
    if text.contains("<pre") { setPreAside() }
    text.pass(Self.replaceDoubleBreaks)
    text.pass(Self.separateBlockTags)
    text.pass(Self.normalizeLineEnds)
  }

  /// Puts `<pre wp-pre-tag-N></pre>` in the place of each `pre` element.
  private mutating func setPreAside() {
    var kept: [[UInt8]] = []
    text.pass { text, edits in
      var nextStart = ForwardSearch("<pre")
      var part = 0
      while let end = text.find("</pre>", from: part) {
        let start = nextStart.next(in: text, from: part)
        if start < end {
          edits.replace(
            start..<end + 6, of: text, with: "<pre wp-pre-tag-\(kept.count)></pre>".utf8)
          kept.append(Array(text[start..<end + 6]))
        } else {
          // An end tag without a start is lost.
          edits.replace(end..<end + 6, of: text)
        }
        part = end + 6
      }
    }
    preserved = kept
  }

  /// `<br\s*/?>\s*<br\s*/?>` → two line ends.
  private static func replaceDoubleBreaks(_ text: Bytes, _ edits: inout Rewriting) {
    var index = 0
    while let start = text.find("<br", from: index) {
      index = start + 3
      guard let end = endOfBreak(text, start) else { continue }
      let second = text.skipSpace(from: end)
      if let end = endOfBreak(text, second) {
        edits.replace(start..<end, of: text, with: "\n\n")
        index = end
      } else {
        // What is no break is no beginning of one either.
        index = second
      }
    }
  }

  /// Where `<br\s*/?>` ends that begins at a place.
  private static func endOfBreak(_ text: Bytes, _ start: Int) -> Int? {
    guard text.has("<br", at: start) else { return nil }
    var end = text.skipSpace(from: start + 3)
    if end < text.count && text[end] == UInt8(ascii: "/") { end += 1 }
    return end < text.count && text[end] == UInt8(ascii: ">") ? end + 1 : nil
  }

  /// Two line ends before `<BLK[\s/>]`, behind `</BLK>` and behind `<hr\s*?/?>`.
  private static func separateBlockTags(_ text: Bytes, _ edits: inout Rewriting) {
    var index = text.find(UInt8(ascii: "<"), from: 0)
    while index < text.count {
      let start = index
      index = text.find(UInt8(ascii: "<"), from: start + 1)
      let isEnd = start + 1 < text.count && text[start + 1] == UInt8(ascii: "/")
      guard let end = AutopBlock.endOfName(text, start + (isEnd ? 2 : 1)), end < text.count else {
        continue
      }
      if isEnd {
        if text[end] == UInt8(ascii: ">") {
          edits.replace(end + 1..<end + 1, of: text, with: "\n\n")
        }
        continue
      }
      guard text[end].isSpace || text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: ">")
      else { continue }
      edits.replace(start..<start, of: text, with: "\n\n")
      if text.has("<hr", at: start), end == start + 3 {
        var end = text.skipSpace(from: end)
        if end < text.count && text[end] == UInt8(ascii: "/") { end += 1 }
        if end < text.count && text[end] == UInt8(ascii: ">") {
          edits.replace(end + 1..<end + 1, of: text, with: "\n\n")
        }
      }
    }
  }

  /// CR LF and CR → LF.
  private static func normalizeLineEnds(_ text: Bytes, _ edits: inout Rewriting) {
    var index = text.find(UInt8(ascii: "\r"), from: 0)
    while index < text.count {
      let isPair = index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n")
      edits.replace(index..<index + (isPair ? 2 : 1), of: text, with: "\n")
      index = text.find(UInt8(ascii: "\r"), from: index + (isPair ? 2 : 1))
    }
  }

  /// Line ends inside tags and comments → ` <!-- wpnl --> `.
  private mutating func protectTags() {
    text.pass { text, edits in
      var nextGreater = ForwardSearch(">")
      var nextLine = ForwardSearch("\n")
      var start = text.find(UInt8(ascii: "<"), from: 0)
      while start < text.count {
        let end = text.endOfElement(at: start, nextGreater: &nextGreater)
        var line = nextLine.next(in: text, from: start)
        while line < end {
          edits.replace(line..<line + 1, of: text, with: " <!-- wpnl --> ")
          line = nextLine.next(in: text, from: line + 1)
        }
        start = text.find(UInt8(ascii: "<"), from: end)
      }
    }
  }

  /// Parts of `select`, `object`, `audio`, `video` and `figure` stand without white space between.
  private mutating func collapseAroundParts() {
    if text.contains("<option") {
      text.pass { SpaceRemoval.around("<option", .before, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</option>", .behind, in: $0, &$1) }
    }
    if text.contains("</object>") {
      text.pass { SpaceRemoval.aroundTags(["<object"], .behind, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</object>", .before, in: $0, &$1) }
      let parts: [StaticString] = ["<param", "<embed", "</param", "</embed"]
      text.pass { SpaceRemoval.aroundTags(parts, .both, in: $0, &$1) }
    }
    if text.contains("<source") || text.contains("<track") {
      text.pass(SpaceRemoval.behindMediaStarts)
      text.pass(SpaceRemoval.beforeMediaEnds)
      text.pass { SpaceRemoval.aroundTags(["<source", "<track"], .both, in: $0, &$1) }
    }
    if text.contains("<figcaption") {
      text.pass { SpaceRemoval.aroundTags(["<figcaption"], .before, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</figcaption>", .behind, in: $0, &$1) }
    }
  }
}

// MARK: - Paragraphs

extension Autop {
  /// Splits at `\n\s*\n`; what stands between, without line ends around it, is a paragraph.
  private mutating func makeParagraphs() {
    text.pass { text, edits in
      var start = 0
      while start < text.count {
        let (end, next) = Self.endOfParagraph(text, start)
        var content = start..<end
        while !content.isEmpty && text[content.lowerBound] == UInt8(ascii: "\n") {
          content = content.lowerBound + 1..<content.upperBound
        }
        while !content.isEmpty && text[content.upperBound - 1] == UInt8(ascii: "\n") {
          content = content.lowerBound..<content.upperBound - 1
        }
        // An empty piece is none; one of line ends alone is an empty paragraph.
        if end > start {
          edits.replace(start..<content.lowerBound, of: text, with: "<p>")
          edits.replace(content.upperBound..<next, of: text, with: "</p>\n")
        } else {
          edits.replace(start..<next, of: text)
        }
        start = next
      }
    }
    text.pass(Self.removeEmptyParagraphs)
  }

  /// Where the paragraph that begins at `start` ends, and where the next begins.
  private static func endOfParagraph(_ text: Bytes, _ start: Int) -> (end: Int, next: Int) {
    var line = text.find(UInt8(ascii: "\n"), from: start)
    while line < text.count {
      // The last line end of this white space.
      var last = line
      var index = line + 1
      while index < text.count && text[index].isSpace {
        if text[index] == UInt8(ascii: "\n") { last = index }
        index += 1
      }
      if last > line { return (line, last + 1) }
      line = text.find(UInt8(ascii: "\n"), from: index)
    }
    return (text.count, text.count)
  }

  /// `<p>\s*</p>` → nothing.
  private static func removeEmptyParagraphs(_ text: Bytes, _ edits: inout Rewriting) {
    var index = 0
    while let start = text.find("<p>", from: index) {
      let end = text.skipSpace(from: start + 3)
      index = end
      if text.has("</p>", at: end) {
        edits.replace(start..<end + 4, of: text)
        index = end + 4
      }
    }
  }

  private mutating func unwrapBlocks() {
    text.pass(Self.closeParagraphs)
    text.pass(Self.unwrapBlockTags)
    if text.contains("<p><li") { text.pass(Self.unwrapListItems) }
    text.pass(Self.moveIntoQuotes)
    if text.contains("</blockquote></p>") {
      text.pass { text, edits in
        var index = 0
        while let start = text.find("</blockquote></p>", from: index) {
          index = start + 17
          edits.replace(start..<index, of: text, with: "</p></blockquote>")
        }
      }
    }
    text.pass(Self.removeStartsBeforeBlocks)
    text.pass { Self.removeBehindBlocks("</p>", $0, &$1) }
  }

  /// `<p>([^<]+)</(div|address|form)>` → `<p>$1</p></$2>`.
  private static func closeParagraphs(_ text: Bytes, _ edits: inout Rewriting) {
    var index = 0
    while let start = text.find("<p>", from: index) {
      let end = text.find(UInt8(ascii: "<"), from: start + 3)
      index = end
      if end > start + 3,
        text.has("</div>", at: end) || text.has("</address>", at: end)
          || text.has("</form>", at: end)
      {
        edits.replace(end..<end, of: text, with: "</p>")
      }
    }
  }

  /// Where `</?BLK` at a place has its `[^>]*>`, if it is one.
  @inline(__always)
  private static func endOfBlockTag(
    _ text: Bytes, _ start: Int, _ nextGreater: inout ForwardSearch
  ) -> Int? {
    guard start + 1 < text.count, text[start] == UInt8(ascii: "<") else { return nil }
    let name = text[start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
    guard AutopBlock.hasPrefix(text, name) else { return nil }
    let greater = nextGreater.next(in: text, from: name)
    return greater < text.count ? greater + 1 : nil
  }

  /// `<p>\s*(</?BLK[^>]*>)\s*</p>` → `$1`.
  private static func unwrapBlockTags(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var index = 0
    while let start = text.find("<p>", from: index) {
      index = start + 3
      let tag = text.skipSpace(from: start + 3)
      guard let end = endOfBlockTag(text, tag, &nextGreater) else { continue }
      let last = text.skipSpace(from: end)
      guard text.has("</p>", at: last) else { continue }
      edits.replace(start..<tag, of: text)
      edits.replace(end..<last + 4, of: text)
      index = last + 4
    }
  }

  /// `<p>(<li.+?)</p>` → `$1`, within a line.
  private static func unwrapListItems(_ text: Bytes, _ edits: inout Rewriting) {
    var nextLine = ForwardSearch("\n")
    var nextEnd = ForwardSearch("</p>")
    var index = 0
    while let start = text.find("<p><li", from: index) {
      index = start + 3
      let end = nextEnd.next(in: text, from: start + 7)
      guard end < text.count, nextLine.next(in: text, from: start + 6) >= end else { continue }
      edits.replace(start..<start + 3, of: text)
      edits.replace(end..<end + 4, of: text)
      index = end + 4
    }
  }

  /// `<p><blockquote([^>]*)>` → `<blockquote$1><p>`, whatever the case.
  private static func moveIntoQuotes(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var start = text.find(UInt8(ascii: "<"), from: 0)
    while start < text.count {
      let index = start
      start = text.find(UInt8(ascii: "<"), from: index + 1)
      guard start == index + 3, text.hasIgnoringCase("<p><blockquote", at: index) else { continue }
      let end = nextGreater.next(in: text, from: index + 14)
      if end == text.count { return }
      edits.replace(index..<index + 14, of: text, with: "<blockquote")
      edits.replace(end..<end + 1, of: text, with: "><p>")
      start = text.find(UInt8(ascii: "<"), from: end + 1)
    }
  }

  /// `<p>\s*(</?BLK[^>]*>)` → `$1`.
  private static func removeStartsBeforeBlocks(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var index = 0
    while let start = text.find("<p>", from: index) {
      let tag = text.skipSpace(from: start + 3)
      if let end = endOfBlockTag(text, tag, &nextGreater) {
        edits.replace(start..<tag, of: text)
        index = end
      } else {
        index = start + 3
      }
    }
  }

  /// `(</?BLK[^>]*>)\s*TAIL` → `$1`.
  private static func removeBehindBlocks(
    _ tail: StaticString, _ text: Bytes, _ edits: inout Rewriting
  ) {
    var nextGreater = ForwardSearch(">")
    // The end of a tag that has no such tail: no other start with the same end has one.
    var refused = -1
    var start = text.find(UInt8(ascii: "<"), from: 0)
    while start < text.count {
      var next = start + 1
      if let end = endOfBlockTag(text, start, &nextGreater), end != refused {
        let last = text.skipSpace(from: end)
        if text.has(tail, at: last) {
          next = last + tail.utf8CodeUnitCount
          edits.replace(end..<next, of: text)
        } else {
          refused = end
        }
      }
      start = text.find(UInt8(ascii: "<"), from: next)
    }
  }
}

// MARK: - Breaks

extension Autop {
  /// Line ends become `<br />` with a line end, but inside `script`, `style`, `svg` and `math`.
  private mutating func makeBreaks() {
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

  private mutating func removeNeedlessBreaks() {
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

  /// Puts back what was set aside.
  private mutating func restore() {
    if !preserved.isEmpty {
      let preserved = preserved
      text.pass { text, edits in
        var index = 0
        while let start = text.find("<pre wp-pre-tag-", from: index) {
          index = start + 16
          guard let (number, end) = text.number(at: index), text.has("></pre>", at: end),
            number < preserved.count
          else { continue }
          index = end + 7
          edits.replace(start..<index, of: text, with: preserved[number])
        }
      }
    }
    if text.contains("<!-- wpnl -->") {
      text.pass { text, edits in
        var index = 0
        while let start = text.find("<!-- wpnl -->", from: index) {
          let end = start + 13
          let isSpaced =
            start > index && text[start - 1] == 0x20 && end < text.count && text[end] == 0x20
          edits.replace(
            (isSpaced ? start - 1 : start)..<(isSpaced ? end + 1 : end), of: text, with: "\n")
          index = isSpaced ? end + 1 : end
        }
      }
    }
  }
}

/// Single steps, for tests.
package enum ContentSteps {
  package static func paragraphs(_ bytes: [UInt8], breaks: Bool = true) -> [UInt8] {
    Autop.paragraphs(bytes, breaks: breaks)
  }
}
