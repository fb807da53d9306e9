import ByteText

/// Takes the tags out of a line of text, such as a title.
///
/// Titles hold HTML now and then (`The <em>Iliad</em>`), which no heading wants. What looks like a tag
/// and is none of those that stand in a line is text (`List<String>`).
package enum PlainLine {
  package static func withoutTags(_ line: String) -> String {
    var text = PassedText(Array(line.utf8))
    text.pass { text, edits in
      var scanner = MarkupScanner()
      var tag = text.find(UInt8(ascii: "<"), from: 0)
      while tag < text.count {
        var next = tag + 1
        if isTag(at: tag, in: text), let end = scanner.endOfTag(from: tag, in: text) {
          // A tag that browsers show as a new line stands between words.
          let name = MarkupScanner.name(at: nameStart(at: tag, in: text), in: text)
          edits.replace(tag..<end, of: text, with: blocks.contains(name) ? " " : "")
          next = end
        }
        tag = text.find(UInt8(ascii: "<"), from: next)
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// Elements that people write into titles although a line has no room for them.
  private static let blocks: Set<[UInt8]> = Set(
    [
      "br", "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "blockquote",
      "li", "ul", "ol", "marquee",
    ].map { Array($0.utf8) })

  private static func nameStart(at tag: Int, in text: Bytes) -> Int {
    text.has("/", at: tag + 1) ? tag + 2 : tag + 1
  }

  private static func isTag(at start: Int, in text: Bytes) -> Bool {
    let nameStart = nameStart(at: start, in: text)
    let name = MarkupScanner.name(at: nameStart, in: text)
    let end = nameStart + name.count
    guard text.has(">", at: end) || text.has("/", at: end) || text.has(" ", at: end) else {
      return false
    }
    return InlineElements.areWithinWords(name) || blocks.contains(name)
  }
}
