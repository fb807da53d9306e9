import ByteText

/// Where a summary and where pages end (WordPress's `get_the_content` and `generate_postdata`).
enum PageStep {
  /// `<!--more text-->` (the first of a page), `<!--nextpage-->` and `<!--noteaser-->`.
  static func markPages(_ text: inout PassedText, _ standIns: inout StandIns) {
    text.pass { text, edits in
      var marks = PageMarks()
      var hasMore = false
      var nextEnd = ForwardSearch("-->")
      var pre = PreformattedText()
      var index = 0
      while let start = text.find("<!--", from: index) {
        index = start + 4
        if text.has("<!--nextpage-->", at: start) {
          index = start + 15
          hasMore = false
          // A line end on either side belongs to it, and at the very start it ends no page.
          let first = start > marks.done && text.has("\n", at: start - 1) ? start - 1 : start
          index = text.has("\n", at: index) ? index + 1 : index
          let standIn = start == 0 ? "" : "\n\n" + standIns.inline(.nextPage) + "\n\n"
          if let end = pre.end(around: start, in: text) {
            marks.replace(start..<start + 15, of: text, with: "", &edits)
            marks.delay(standIn, until: end)
            continue
          }
          marks.replace(first..<index, of: text, with: standIn, &edits)
        } else if text.has("<!--noteaser-->", at: start) {
          index = start + 15
          marks.replace(start..<index, of: text, with: "", &edits)
        } else if text.has("<!--more", at: start) {
          let end = nextEnd.next(in: text, from: start + 8)
          if end == text.count { break }
          index = end + 3
          let mark = start..<index
          if hasMore {
            marks.replace(mark, of: text, with: "", &edits)
            continue
          }
          hasMore = true
          let words = text.string(text.trimmed(start + 8..<end)).decodingReferences
          let standIn = standIns.inline(.more(text: words))
          if let end = pre.end(around: start, in: text) {
            marks.replace(mark, of: text, with: "", &edits)
            marks.delay("\n\n\(standIn)\n\n", until: end)
            continue
          }
          switch SentenceMark.place(of: mark, in: text) {
          case .asItStands: marks.replace(mark, of: text, with: standIn, &edits)
          case .nowhere: marks.replace(mark, of: text, with: "", &edits)
          case .endOfParagraph(let end):
            marks.replace(mark, of: text, with: "", &edits)
            marks.delay("\n\n\(standIn)\n\n", until: end)
          }
        }
      }
      marks.deliver(before: text.count..<text.count, of: text, &edits)
    }
  }
}

/// Finds the `pre` around places, asked for from front to back.
private struct PreformattedText {
  private var starts = ForwardSearch("<pre", ignoringCase: true)
  private var ends = ForwardSearch("</pre>", ignoringCase: true)
  private var current = 0..<0

  /// Where the `pre` ends that stands around a place; `nil` where there is none.
  mutating func end(around place: Int, in text: Bytes) -> Int? {
    while current.upperBound <= place {
      let start = starts.next(in: text, from: current.upperBound)
      if start >= place {
        // Asked for again from here.
        current = current.upperBound..<current.upperBound
        return nil
      }
      let end = ends.next(in: text, from: start)
      guard end < text.count else { return nil }
      current = start..<end + 6
    }
    return current.contains(place) ? current.upperBound : nil
  }
}

/// Replaces marks one after the other, and keeps one that stood in a sentence until its paragraph ends.
private struct PageMarks {
  /// Up to here everything is replaced or stays.
  private(set) var done = 0
  /// A mark that stood in a sentence, and where its paragraph ends: not before `done`.
  private var delayed: (standIn: String, place: Int)?

  /// A mark may hold the end of what it stands in: then it is delayed until its own end.
  mutating func delay(_ standIn: String, until place: Int) {
    delayed = ((delayed?.standIn ?? "") + standIn, max(place, done))
  }

  mutating func replace(
    _ range: Range<Int>, of text: Bytes, with standIn: String, _ edits: inout Rewriting
  ) {
    deliver(before: range, of: text, &edits)
    edits.replace(range, of: text, with: standIn.utf8)
    done = range.upperBound
  }

  /// Writes the delayed mark if its place is before the end of a range, and then not in the range.
  mutating func deliver(before range: Range<Int>, of text: Bytes, _ edits: inout Rewriting) {
    guard let mark = delayed, mark.place < range.upperBound || mark.place <= range.lowerBound
    else { return }
    let place = min(mark.place, range.lowerBound)
    edits.replace(place..<place, of: text, with: mark.standIn.utf8)
    delayed = nil
  }
}
