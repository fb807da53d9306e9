import ByteText

/// HTML in an attribute, which a script puts into the page: Squarespace keeps players in `data-html`.
enum AttributeMarkup {
  /// Puts it behind the start tag that has it.
  static func show(_ text: inout PassedText) {
    guard text.contains("data-html=") else { return }
    text.pass { text, edits in
      var index = 0
      while let name = text.find("data-html=", from: index) {
        let value = name + 10
        index = value
        guard value < text.count, text[value] == 0x22 || text[value] == 0x27 else { continue }
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
