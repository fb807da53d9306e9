import ByteText

// The steps of `wpautop` that make paragraphs and take them away from blocks.

extension Autop {
  /// What all steps together make of text without tags, as most comments are; `nil` for other text.
  static func plainParagraphs(_ text: Bytes) -> [UInt8]? {
    guard text.find(UInt8(ascii: "<"), from: 0) == text.count,
      text.find(UInt8(ascii: "\r"), from: 0) == text.count
    else { return nil }
    // The line ends at the end count as one that ends a paragraph.
    let last = text.trimmedEnd(text.count, downTo: 0)
    let text = Bytes(rebasing: text[..<text.find(UInt8(ascii: "\n"), from: last)])
    if last == 0 { return nil }
    var html: [UInt8] = []
    html.reserveCapacity(text.count + text.count / 8 + 64)
    var start = 0
    while start < text.count {
      let (end, next) = endOfParagraph(text, start)
      if end > start {
        appendPlain(text.withoutLineEndsAround(start..<end), of: text, to: &html)
      }
      start = next
    }
    return html
  }

  private static func appendPlain(_ range: Range<Int>, of text: Bytes, to html: inout [UInt8]) {
    let first = text.skipSpace(from: range.lowerBound)
    if first >= range.upperBound {
      // Of a paragraph that is dropped its line end stays, but for one behind another.
      if html.isEmpty { html.append(UInt8(ascii: "\n")) }
      return
    }
    html.append(contentsOf: "<p>".utf8)
    var done = range.lowerBound
    var line = text.find(UInt8(ascii: "\n"), from: done)
    while line < range.upperBound {
      let start = text.trimmedEnd(line, downTo: done)
      html.append(contentsOf: Bytes(rebasing: text[done..<start]))
      // No break stands behind the start tag.
      html.append(contentsOf: (line < first ? "\n" : "<br />\n").utf8)
      done = line + 1
      line = text.find(UInt8(ascii: "\n"), from: done)
    }
    html.append(contentsOf: Bytes(rebasing: text[done..<range.upperBound]))
    html.append(contentsOf: "</p>\n".utf8)
  }

  /// Splits at `\n\s*\n`; what stands between, without line ends around it, is a paragraph.
  mutating func makeParagraphs() {
    text.pass { text, edits in
      var start = 0
      while start < text.count {
        let (end, next) = Self.endOfParagraph(text, start)
        let content = text.withoutLineEndsAround(start..<end)
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

  mutating func unwrapBlocks() {
    // Without one, only paragraphs made here have tags of blocks.
    guard survey.hasBlocks else { return }
    text.pass(Self.closeParagraphs)
    text.pass(Self.unwrapBlockTags)
    text.pass(Self.unwrapListItems)
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
  static func removeBehindBlocks(
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

extension UnsafeBufferPointer<UInt8> {
  fileprivate func withoutLineEndsAround(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end && self[start] == UInt8(ascii: "\n") { start += 1 }
    while end > start && self[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    return start..<end
  }
}
