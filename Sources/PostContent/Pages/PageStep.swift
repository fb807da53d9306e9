import ByteText

/// Where a summary and where pages end (WordPress's `get_the_content` and `generate_postdata`).
enum PageStep {
  /// `<!--more text-->` (the first of a page), `<!--nextpage-->` and `<!--noteaser-->`.
  static func markPages(_ text: inout PassedText, _ standIns: inout StandIns) {
    text.pass { text, edits in
      var hasMore = false
      /// A mark that stood in a sentence, and where its paragraph ends.
      var delayed: (standIn: String, place: Int)?
      var nextEnd = ForwardSearch("-->")
      var index = 0
      while let start = text.find("<!--", from: index) {
        index = start + 4
        if let mark = delayed, mark.place <= start {
          edits.replace(mark.place..<mark.place, of: text, with: mark.standIn.utf8)
          delayed = nil
        }
        if text.has("<!--nextpage-->", at: start) {
          index = start + 15
          hasMore = false
          // A line end on either side belongs to it, and at the very start it ends no page.
          let first = start > 0 && text[start - 1] == UInt8(ascii: "\n") ? start - 1 : start
          let last = text.has("\n", at: index) ? index + 1 : index
          let standIn = start == 0 ? "" : "\n\n" + standIns.inline(.nextPage) + "\n\n"
          edits.replace(first..<last, of: text, with: standIn.utf8)
          index = last
        } else if text.has("<!--noteaser-->", at: start) {
          index = start + 15
          edits.replace(start..<index, of: text)
        } else if text.has("<!--more", at: start) {
          let end = nextEnd.next(in: text, from: start + 8)
          if end == text.count { return }
          index = end + 3
          let words = text.string(text.trimmed(start + 8..<end)).decodingReferences
          var standIn = hasMore ? "" : standIns.inline(.more(text: words))
          if !hasMore {
            switch SentenceMark.place(of: start..<index, in: text) {
            case .asItStands: break
            case .endOfParagraph(let end):
              delayed = ("\n\n\(standIn)\n\n", end)
              standIn = ""
            case .nowhere: standIn = ""
            }
          }
          edits.replace(start..<index, of: text, with: standIn.utf8)
          hasMore = true
        }
      }
      if let delayed {
        edits.replace(delayed.place..<delayed.place, of: text, with: delayed.standIn.utf8)
      }
    }
  }
}
