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
          edits.replace(tag..<end, of: text)
          next = end
        }
        tag = text.find(UInt8(ascii: "<"), from: next)
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private static func isTag(at start: Int, in text: Bytes) -> Bool {
    let nameStart = text.has("/", at: start + 1) ? start + 2 : start + 1
    let name = MarkupScanner.name(at: nameStart, in: text)
    let end = nameStart + name.count
    guard text.has(">", at: end) || text.has("/", at: end) || text.has(" ", at: end) else {
      return false
    }
    return InlineElements.areWithinWords(name) || name.elementsEqual("br".utf8)
  }
}
