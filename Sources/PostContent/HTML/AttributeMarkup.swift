import ByteText

/// HTML in an attribute: a script puts into the page what Squarespace keeps in `data-html`, and a frame
/// shows its `srcdoc`.
enum AttributeMarkup {
  static func show(_ text: inout PassedText, hasFrames: Bool) {
    // Their names without the first letters, which are frequent in any text.
    if text.contains("-html=") { showData(&text) }
    if hasFrames && text.contains("cdoc=") { showFrames(&text) }
  }

  /// Puts the content of a frame that has no other address into its place.
  private static func showFrames(_ text: inout PassedText) {
    text.pass { text, edits in
      var index = 0
      while let name = text.find("srcdoc=", from: index) {
        let value = name + 7
        // A tag is hardly longer than this before the attribute, which keeps the search short.
        let near = max(index, name - 1000)..<name
        index = value
        guard value < text.count, text[value] == 0x22 || text[value] == 0x27,
          let start = text[near].lastIndex(of: UInt8(ascii: "<")),
          text.hasIgnoringCase("<iframe", at: start)
        else { continue }
        let end = text.find(text[value], from: value + 1)
        let tagEnd = text.find(UInt8(ascii: ">"), from: end)
        guard let close = text.find("</iframe>", from: tagEnd) else { return }
        let isElsewhere = [start..<name, end..<tagEnd].contains {
          Bytes(rebasing: text[$0]).find(" src=", from: 0) != nil
        }
        if isElsewhere { continue }
        index = close + 9
        let markup = text.string(value + 1..<end).decodingReferences
        edits.replace(start..<index, of: text, with: markup.utf8)
      }
    }
  }

  /// Puts the content of `data-html` behind the start tag that has it.
  private static func showData(_ text: inout PassedText) {
    text.pass { text, edits in
      var index = 0
      while let hyphen = text.find("-html=", from: index) {
        let value = hyphen + 6
        index = value
        guard text.has("data", at: hyphen - 4), value < text.count,
          text[value] == 0x22 || text[value] == 0x27
        else { continue }
        let end = text.find(text[value], from: value + 1)
        let tagEnd = text.find(UInt8(ascii: ">"), from: end) + 1
        guard tagEnd <= text.count else { return }
        index = tagEnd
        let markup = text.string(value + 1..<end).decodingReferences
        // A tip has `data-html="true"`.
        if markup.utf8.contains(UInt8(ascii: "<")) {
          edits.replace(tagEnd..<tagEnd, of: text, with: markup.utf8)
        }
      }
    }
  }
}
