import ByteText

/// The tag of a shortcode that stays in the text.
enum KeptTag {
  /// Leaves it in the text, as an insert where its characters mean nothing to Markdown.
  ///
  /// The text that a reader sees is the same in any case.
  static func keep(
    _ range: Range<Int>, of text: Bytes, _ edits: inout Rewriting, _ standIns: inout StandIns
  ) {
    let tag = Bytes(rebasing: text[range])
    let next = range.upperBound < text.count ? text[range.upperBound] : 0x20
    // A link or the definition of one; without definitions, brackets in a row bind to nothing.
    let wouldBind = next == UInt8(ascii: "(") || next == UInt8(ascii: ":")
    guard !wouldBind, isPlain(tag) else { return }
    let standIn = standIns.inline(.verbatim(text.string(range)))
    edits.replace(range, of: text, with: standIn.utf8)
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
