import ByteText

/// The addresses in text that GitHub's Markdown turns into links (GFM §6.9, as in cmark-gfm).
enum Autolink {
  /// The start of an address with its `://` or `www.` at `index`, if parsers recognise an address
  /// there.
  ///
  /// - Parameters:
  ///   - index: The place of the colon, or of the first `w`.
  ///   - range: The text without markup around the place.
  ///   - text: The text that these are places in.
  /// - Returns: The place of the first character of the address.
  static func start(
    at index: Int, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    if text[index] == UInt8(ascii: "w") {
      return isWWW(at: index, in: range, of: text) ? index : nil
    }
    guard index + 3 < range.upperBound, text[index + 1] == 0x2F, text[index + 2] == 0x2F else {
      return nil
    }
    var start = index
    while start > range.lowerBound && text[start - 1].isASCIILetter { start -= 1 }
    guard isScheme(text[start..<index]), isHost(index + 3, range.upperBound, text),
      domainEnd(from: index + 3, to: range.upperBound, of: text) != nil
    else { return nil }
    return start
  }

  private static func isWWW(
    at index: Int, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index + 4 < range.upperBound, text.has("www.", at: index) else { return false }
    if index > range.lowerBound {
      switch text[index - 1] {
      case 0x20, 0x09...0x0D, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "("):
        break
      default: return false
      }
    }
    return domainEnd(from: index, to: range.upperBound, of: text) != nil
  }

  private static func isScheme(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    func equals(_ name: StaticString) -> Bool {
      letters.count == name.utf8CodeUnitCount
        && zip(letters, 0...).allSatisfy { $0 | 0x20 == name.utf8Start[$1] }
    }
    return equals("http") || equals("https") || equals("ftp")
  }

  private static func isHost(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index < end else { return false }
    switch CharacterClass.starting(at: index, of: text) {
    case .other, .symbol: return true
    case .space, .punctuation: return false
    }
  }

  /// The end of the domain; `nil` if parsers refuse it, because its last two parts contain `_`.
  private static func domainEnd(
    from start: Int, to end: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var hasUnderscore = (false, false)
    var index = start
    // No domain is longer. The limit keeps the time linear.
    let end = min(end, start + 255)
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "_") {
        hasUnderscore.1 = true
      } else if byte == UInt8(ascii: ".") {
        hasUnderscore = (hasUnderscore.1, false)
      } else if byte != UInt8(ascii: "-") && byte & 0xC0 != 0x80 && !isHost(index, end, text) {
        break
      }
      index += 1
    }
    return hasUnderscore.0 || hasUnderscore.1 ? nil : index
  }

  /// The end of what an author meant: before a quote or a `>`, which parsers take into an address.
  static func endOfMeant(
    _ address: Range<Int>, of text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let opener = address.lowerBound > 0 ? text[address.lowerBound - 1] : 0
    let quote = opener == UInt8(ascii: "'") ? opener : UInt8(ascii: "\"")
    for index in address {
      let isEnd =
        switch text[index] {
        case UInt8(ascii: "\""), UInt8(ascii: ">"), quote: true
        // U+201C to U+201E, U+00AB and U+00BB.
        case 0xE2:
          text.has("\u{201C}", at: index) || text.has("\u{201D}", at: index)
            || text.has("\u{201E}", at: index)
        case 0xC2: text.has("\u{AB}", at: index) || text.has("\u{BB}", at: index)
        default: false
        }
      if isEnd { return end(from: address.lowerBound, to: index, of: text) }
    }
    return address.upperBound
  }

  /// The end of an address: before white space, `<` and punctuation at the end of a phrase.
  static func end(
    from start: Int, to limit: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var end = start
    var parentheses = 0
    while end < limit {
      let byte = text[end]
      if byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "<") { break }
      if byte == UInt8(ascii: "(") { parentheses += 1 }
      if byte == UInt8(ascii: ")") { parentheses -= 1 }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        if parentheses >= 0 { return end }
        parentheses += 1
        end -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ";"):
        var name = end - 2
        while name > start && text[name].isASCIILetter { name -= 1 }
        end = name > start && name < end - 2 && text[name] == UInt8(ascii: "&") ? name : end - 1
      default: return end
      }
    }
    return end
  }
}
