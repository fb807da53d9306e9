import ByteText
import Glibc

// Text that has no markup in it: of `title`, `style`, `script` and their like (HTML Standard §13.2.5.2 – 5.20), and CDATA.

extension HTMLTokenizer {
  /// Has the text that follows read up to the end tag that fits the start tag in `token`.
  mutating func startText(_ kind: TextKind) {
    textKind = kind
    lastStartTagLength = token.end - token.start
    lastStartTag = PackedName(bytes.base + token.start, count: lastStartTagLength)
  }

  /// Reads the text of an element, or its end tag.
  mutating func readRawText() -> Bool {
    let textEnd = textKind == .scriptData ? endOfScript() : endOfRawText(from: position)
    if textEnd == position, position < end {
      textKind = .data
      return readEndTag()
    }
    if textKind == .escapableRawText {
      decodeText(upTo: textEnd)
    } else {
      setText(TextRun(start: position), end: textEnd)
    }
    (token.start, token.end) = replacingNUL(token.start, token.end)
    position = textEnd
    return true
  }

  private mutating func decodeText(upTo textEnd: Int) {
    var run = TextRun(start: position)
    var index = position
    while true {
      index = firstIndex(of: UInt8(ascii: "&"), in: bytes.base, index..<textEnd)
      guard index < textEnd else { break }
      index = appendReference(at: index, &run, isInAttribute: false, textEnd)
    }
    setText(run, end: textEnd)
  }

  /// Where the end tag of the element begins, or the end of the source.
  private func endOfRawText(from start: Int) -> Int {
    var index = start
    while true {
      index = firstIndex(of: UInt8(ascii: "<"), in: bytes.base, index..<end)
      if index == end || isAppropriateEndTag(at: index) { return index }
      index += 1
    }
  }

  /// Whether the end tag of the element begins at a `<`.
  private func isAppropriateEndTag(at index: Int) -> Bool {
    guard bytes.base[index + 1] == UInt8(ascii: "/"), lastStartTagLength > 0 else { return false }
    return hasName(lastStartTag, lastStartTagLength, at: index + 2)
  }

  /// Whether a name stands at an index, in any case, and ends there.
  private func hasName(_ name: PackedName, _ length: Int, at index: Int) -> Bool {
    guard index + length < end, bytes.base[index + length].endsName else { return false }
    let found = PackedName(lowercase: bytes.base + index, count: length)
    return found == name
  }

  // MARK: Scripts

  private static let script = PackedName("script")

  /// Where the end tag of a script begins, or the end of the source.
  ///
  /// In what looks like a comment, `<script` begins something in which `</script` is no end tag.
  private func endOfScript() -> Int {
    let text = bytes.base
    var index = position
    var isEscaped = false
    var isDoubleEscaped = false
    while index < end {
      if isEscaped {
        index = firstIndex(of: UInt8(ascii: "<"), UInt8(ascii: "-"), 0, in: text, from: index)
      } else {
        index = firstIndex(of: UInt8(ascii: "<"), in: text, index..<end)
      }
      guard index < end else { break }
      switch text[index] {
      case UInt8(ascii: "-"):
        if has("-->", at: index) { (isEscaped, isDoubleEscaped) = (false, false) }
      case UInt8(ascii: "<") where !isDoubleEscaped && isAppropriateEndTag(at: index):
        return index
      case UInt8(ascii: "<") where !isEscaped:
        if has("<!--", at: index) {
          isEscaped = true
          // The two dashes may be those of its end.
          index += 1
        }
      case UInt8(ascii: "<"):
        let isEnd = text[index + 1] == UInt8(ascii: "/")
        if isEnd == isDoubleEscaped, hasName(Self.script, 6, at: index + (isEnd ? 2 : 1)) {
          isDoubleEscaped.toggle()
        }
      default: break
      }
      index += 1
    }
    return end
  }

  /// Whether a literal stands at an index.
  func has(_ literal: StaticString, at index: Int) -> Bool {
    guard end - index >= literal.utf8CodeUnitCount else { return false }
    return memcmp(bytes.base + index, literal.utf8Start, literal.utf8CodeUnitCount) == 0
  }

  // MARK: Plain text and CDATA

  mutating func readPlainText() -> Bool {
    setText(TextRun(start: position), end: end)
    (token.start, token.end) = replacingNUL(token.start, token.end)
    position = end
    return true
  }

  /// Reads the content of a CDATA section, up to `]]>`; false if there is none.
  mutating func readCDATA() -> Bool {
    textKind = .data
    var index = position
    while true {
      index = firstIndex(of: UInt8(ascii: "]"), in: bytes.base, index..<end)
      if index == end || has("]]>", at: index) { break }
      index += 1
    }
    setText(TextRun(start: position), end: index)
    token.hasNUL = firstIndex(of: 0, in: bytes.base, position..<index) < index
    position = min(index + 3, end)
    return token.end > token.start
  }
}
