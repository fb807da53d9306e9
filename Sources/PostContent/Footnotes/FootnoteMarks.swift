import ByteText

/// Where the block editor refers to footnotes: `<sup data-fn="ID" …>…</sup>`.
enum FootnoteMarks {
  /// Takes the marks whose text the meta has.
  static func take(
    _ text: inout PassedText, of footnotes: [ContentFootnote], _ standIns: inout StandIns
  ) {
    let known = Set(footnotes.map(\.id))
    text.pass { text, edits in
      var nextGreater = ForwardSearch(">")
      var nextEnd = ForwardSearch("</sup>")
      var index = 0
      while let start = text.find("<sup ", from: index) {
        index = start + 5
        let tagEnd = nextGreater.next(in: text, from: start)
        let end = nextEnd.next(in: text, from: start)
        guard end < text.count, tagEnd < end else { continue }
        let tag = Bytes(rebasing: text[start..<tagEnd])
        guard let name = tag.find("data-fn=\"", from: 0) else { continue }
        let id = tag.string(name + 9..<tag.find(0x22, from: name + 9))
        guard known.contains(id) else { continue }
        index = end + 6
        edits.replace(start..<index, of: text, with: standIns.inline(.footnote(id: id)).utf8)
      }
    }
  }
}
