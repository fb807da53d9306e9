import ByteText

/// The tag of a shortcode that stays in the text.
enum KeptTag {
  /// Leaves it in the text, as an insert where its characters mean nothing to Markdown.
  ///
  /// The text that a reader sees is the same in any case.
  static func keep(
    _ range: Range<Int>, of text: Bytes, _ edits: inout Rewriting, _ standIns: inout StandIns
  ) {
    let stored = Bytes(rebasing: text[range])
    if isBare(stored) { return edits.replace(range, of: text, with: stored) }
    let tag = unbroken(stored)
    let next = range.upperBound < text.count ? text[range.upperBound] : 0x20
    // A link or the definition of one; without definitions, brackets in a row bind to nothing.
    let wouldBind = next == UInt8(ascii: "(") || next == UInt8(ascii: ":")
    if !wouldBind, tag.withUnsafeBufferPointer(isPlain) {
      let standIn = standIns.inline(.verbatim(String(decoding: tag, as: UTF8.self)))
      edits.replace(range, of: text, with: standIn.utf8)
    } else if tag.count != range.count {
      edits.replace(range, of: text, with: tag)
    }
  }

  /// The tag in one line: in it a line end is a blank, also where it has become a break or a paragraph.
  private static func unbroken(_ tag: Bytes) -> [UInt8] {
    guard tag.contains(0x0A) else { return Array(tag) }
    let breaks: [StaticString] = ["<br />\n", "</p>\n<p>", "\n"]
    var line: [UInt8] = []
    var index = 0
    while index < tag.count {
      if let found = breaks.first(where: { tag.has($0, at: index) }) {
        line.append(0x20)
        index += found.utf8CodeUnitCount
      } else {
        line.append(tag[index])
        index += 1
      }
    }
    return line
  }

  /// Whether a tag has nothing but words, so that it is the same as text.
  private static func isBare(_ tag: Bytes) -> Bool {
    var last: UInt8 = 0
    for byte in tag.dropFirst().dropLast() {
      let isWord = byte.isASCIILetter || byte.isASCIIDigit
      let isOther =
        byte == 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
        || byte == UInt8(ascii: "\"")
      guard isWord || isOther, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return true
  }

  /// Whether nothing in a tag would be read as Markdown or HTML.
  static func isPlain(_ tag: Bytes) -> Bool {
    for (index, byte) in tag.enumerated() {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "<"),
        UInt8(ascii: "\n"), UInt8(ascii: "~"), 1:
        return false
      case UInt8(ascii: "["): if index > 0 { return false }
      case UInt8(ascii: "_"):
        // Within a word it is a letter.
        let isInner = index > 0 && index + 1 < tag.count && tag[index - 1].isASCIIWord
        if !isInner || !tag[index + 1].isASCIIWord { return false }
      default: break
      }
    }
    return true
  }
}
