import ByteText

/// Tells a known shortcode from words in brackets that begin with its name: `[flickr photos here]`,
/// `[gist of it]`, `[recipe for success]`.
enum BracketedProse {
  /// Whether what follows the name is nothing but words.
  ///
  /// An address, a number or an id is a shortcode's, and so are `name=value`, a closing tag and a slash
  /// at the end. A name with an underscore or a hyphen is no word.
  static func isOne(_ tag: ShortcodeTag, _ rule: ShortcodeRule, in text: Bytes) -> Bool {
    guard tag.content == nil, tag.name.utf8.allSatisfy(\.isASCIILetter),
      !text.has("/]", at: tag.opening.upperBound - 2)
    else { return false }
    if let sign = tag.attributes.first, !text[sign].isSpace {
      return [0x21, 0x2C, 0x2E, 0x3B, 0x3F].contains(text[sign])
    }
    // Quoted words are values.
    let words = Bytes(rebasing: text[tag.attributes])
    let quotes: [StaticString] = ["\"", "\u{201C}", "\u{201D}", "&quot;", "&#822"]
    if quotes.contains(where: { words.find($0, from: 0) != nil }) { return false }
    let attributes = ShortcodeAttributes(words)
    guard attributes.named.isEmpty else { return false }
    guard let first = attributes.unnamed.first else {
      // What only stands around something shows nothing alone.
      if case .wraps = rule { return standsInASentence(tag, in: text) }
      return false
    }
    // Nothing stands in it, and what it says is no setting.
    if case .wraps = rule { return true }
    return isWord(first)
      || isSmallNumber(first) && attributes.unnamed.dropFirst().contains(where: isWord)
  }

  private static func standsInASentence(_ tag: ShortcodeTag, in text: Bytes) -> Bool {
    let (start, end) = (tag.opening.lowerBound, tag.opening.upperBound)
    guard start > 1, text[start - 1] == 0x20, text[start - 2] > 0x20, end < text.count else {
      return false
    }
    return [0x20, 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F].contains(text[end])
  }

  /// Letters, of which at most the first is a capital, and a mark at the end.
  private static func isWord(_ text: String) -> Bool {
    var scalars = Substring(text).unicodeScalars
    while let last = scalars.last, ".,;!?\u{2026}".unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    guard let first = scalars.first, first.properties.isAlphabetic else { return false }
    return scalars.dropFirst().allSatisfy {
      $0.properties.isAlphabetic && !$0.properties.isUppercase || $0 == "'" || $0 == "\u{2019}"
    }
  }

  private static func isSmallNumber(_ text: String) -> Bool {
    text.utf8.count <= 4 && text.utf8.allSatisfy(\.isASCIIDigit)
  }
}
