import ByteText

/// What tells an unknown shortcode from text in brackets: `[sic]`, `[1]`, `[citation needed]`, `a[i]`.
enum PlausibleShortcode {
  /// A name in lower case with an attribute that has a value, with a closing tag, or alone on its
  /// line.
  static func isOne(_ tag: ShortcodeTag, in text: Bytes) -> Bool {
    guard tag.name.utf8.allSatisfy(isNameByte), tag.name.utf8.first?.isASCIILowercase == true,
      // The text of a link.
      !text.has("(", at: tag.opening.upperBound)
    else { return false }
    let attributes = tag.attributes
    guard let lines = lineCount(of: attributes, in: text) else { return false }
    if let first = attributes.first, !text[first].isSpace, !text.has("<br />", at: first) {
      return false
    }
    if hasValue(text, attributes) { return true }
    if lines > 0 { return false }
    // `a[b]` and `[[b]]` are something else, unless there is an end tag.
    let before = tag.opening.lowerBound > 0 ? text[tag.opening.lowerBound - 1] : 0x20
    if before == UInt8(ascii: "[") { return false }
    if tag.content != nil { return true }
    if before.isASCIIWord || before >= 0x80 { return false }
    // Of several in a row, a name of several words is one, too.
    if isEmpty(text, attributes), tag.name.utf8.contains(UInt8(ascii: "_")),
      before == UInt8(ascii: "]") || text.has("[", at: tag.opening.upperBound)
    {
      return true
    }
    // One or two letters are rather a mark in a list.
    return isEmpty(text, attributes) && tag.name.utf8.count > 2 && tag.standsAlone(in: text)
  }

  /// Whether nothing but its place speaks for a tag, which may be a word in brackets after all.
  static func isDoubtful(_ tag: ShortcodeTag) -> Bool {
    tag.content == nil && tag.attributes.isEmpty
      && !tag.name.utf8.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILowercase || byte.isASCIIDigit || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// How many line ends stand in attributes; `nil` where there is what no tag has: a bracket, or an
  /// element that is in no quotes.
  ///
  /// A line end has become a break or a new paragraph in classic text.
  private static func lineCount(of attributes: Range<Int>, in text: Bytes) -> Int? {
    var lines = 0
    var index = attributes.lowerBound
    var quote: UInt8?
    while index < attributes.upperBound {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\n"): lines += 1
      case 0x22, 0x27:
        if byte == quote {
          quote = nil
        } else if quote == nil && text[index - 1] == UInt8(ascii: "=") {
          quote = byte
        }
      case UInt8(ascii: "<") where quote == nil:
        guard
          text.has("<br />", at: index) || text.has("</p>", at: index) || text.has("<p>", at: index)
        else { return nil }
      default: break
      }
      index += 1
    }
    return lines
  }

  /// Whether there is a `name="value"` or `name=value` without blanks around the equals sign.
  private static func hasValue(_ text: Bytes, _ attributes: Range<Int>) -> Bool {
    var nameStart = attributes.lowerBound
    for index in attributes {
      let byte = text[index]
      if byte == UInt8(ascii: "="), index > nameStart, index + 1 < attributes.upperBound {
        let next = text[index + 1]
        return !next.isSpace && next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
      }
      if !byte.isASCIIWord && byte != UInt8(ascii: "-") { nameStart = index + 1 }
    }
    return false
  }

  private static func isEmpty(_ text: Bytes, _ attributes: Range<Int>) -> Bool {
    attributes.allSatisfy { text[$0].isSpace }
  }
}
