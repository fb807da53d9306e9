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
    if attributes.contains(where: { isOutOfPlace(text[$0]) }) { return false }
    if let first = attributes.first, !text[first].isSpace { return false }
    if hasValue(text, attributes) { return true }
    // `a[b]` and `[[b]]` are something else.
    let before = tag.opening.lowerBound > 0 ? text[tag.opening.lowerBound - 1] : 0x20
    if before.isASCIIWord || before == UInt8(ascii: "[") { return false }
    return tag.content != nil || (isEmpty(text, attributes) && standsAlone(tag, in: text))
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

  private static func isOutOfPlace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\n")
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

  /// Whether nothing else stands on its line, or between the tags around it.
  ///
  /// One or two letters are
  /// rather a mark in a list.
  private static func standsAlone(_ tag: ShortcodeTag, in text: Bytes) -> Bool {
    guard tag.name.utf8.count > 2 else { return false }
    var start = tag.opening.lowerBound
    while start > 0 && text[start - 1] == 0x20 { start -= 1 }
    var end = tag.opening.upperBound
    while end < text.count && text[end] == 0x20 { end += 1 }
    let begins = start == 0 || text[start - 1] == 0x0A || text.has("<p>", at: start - 3)
    let ends =
      end == text.count || text[end] == 0x0A || text.has("</p>", at: end)
      || text.has("<br />", at: end)
    return begins && ends
  }
}
