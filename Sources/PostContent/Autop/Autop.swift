import ByteText

/// WordPress's `wpautop`: line ends become paragraphs and breaks.
///
/// WordPress does it with a score of regular expressions, each of which sees what the ones before it
/// made. Here each is a pass that finds the same matches from front to back, without going back: what
/// a pattern looks ahead for is searched for once. The comments quote the patterns; `BLK` is any name
/// of `AutopBlock`, `\s` is `UInt8.isSpace`.
struct Autop {
  var text: PassedText
  /// The `pre` elements that are set aside.
  private var preserved: [[UInt8]] = []
  private(set) var survey = TagSurvey([])
  /// Whether there may be stand-ins for line ends in tags, ours or such as an author wrote.
  private var mayHaveLineMarks = false

  /// The text with its paragraphs.
  ///
  /// `breaks` says whether single line ends become `<br />`.
  static func paragraphs(_ bytes: [UInt8], breaks: Bool = true) -> [UInt8] {
    // PHP's trim() takes NUL away as well, but not the form feed.
    let isEmpty = bytes.allSatisfy { $0 == 0 || ($0.isSpace && $0 != 0x0C) }
    if isEmpty { return [] }
    if breaks, let paragraphs = bytes.withUnsafeBufferPointer({ plainParagraphs($0) }) {
      return paragraphs
    }
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
    survey = TagSurvey(text.bytes)
    if survey.hasBreaks { text.pass(Self.replaceDoubleBreaks) }
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
    var hasMarks = survey.hasComments || !preserved.isEmpty
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
      hasMarks = hasMarks || edits.isChanged
    }
    mayHaveLineMarks = hasMarks
  }

  /// Parts of `select`, `object`, `audio`, `video` and `figure` stand without white space between.
  private mutating func collapseAroundParts() {
    if survey.hasOptions {
      text.pass { SpaceRemoval.around("<option", .before, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</option>", .behind, in: $0, &$1) }
    }
    if survey.hasObjects {
      text.pass { SpaceRemoval.aroundTags(["<object"], .behind, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</object>", .before, in: $0, &$1) }
      let parts: [StaticString] = ["<param", "<embed", "</param", "</embed"]
      text.pass { SpaceRemoval.aroundTags(parts, .both, in: $0, &$1) }
    }
    if survey.hasMediaParts {
      text.pass(SpaceRemoval.behindMediaStarts)
      text.pass(SpaceRemoval.beforeMediaEnds)
      text.pass { SpaceRemoval.aroundTags(["<source", "<track"], .both, in: $0, &$1) }
    }
    if survey.hasCaptions {
      text.pass { SpaceRemoval.aroundTags(["<figcaption"], .before, in: $0, &$1) }
      text.pass { SpaceRemoval.around("</figcaption>", .behind, in: $0, &$1) }
    }
  }
}

// MARK: - After the paragraphs

extension Autop {
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
    if mayHaveLineMarks && text.contains("<!-- wpnl -->") {
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
