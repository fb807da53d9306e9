import CharacterReferences

/// Takes markup out of a body, so that what people read can be searched.
///
/// Out go tags, comments (blocks begin with them), scripts and styles, and the tags of shortcodes;
/// character references are decoded, and runs of white space become one character. It takes linear time.
package struct PlainText {
  private var output: [UInt8] = []
  private var markup = MarkupScanner()
  private var shortcodes = ShortcodeTagScanner()

  package init() {}

  /// Calls with the text of a body.
  ///
  /// - Parameters:
  ///   - body: A body as WordPress stores it.
  ///   - take: Takes the text, whose bytes are valid during the call.
  package mutating func strip(_ body: String, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    CDATAWrapper.removed(from: body).utf8.span.withUnsafeBufferPointer { strip($0, take) }
  }

  mutating func strip(_ text: Bytes, _ take: (Bytes) -> Void) {
    output.removeAll(keepingCapacity: true)
    markup = MarkupScanner()
    shortcodes.begin(text)
    remove(from: text)
    if output.last == UInt8(ascii: " ") || output.last == UInt8(ascii: "\n") { output.removeLast() }
    let decoded =
      output.contains(UInt8(ascii: "&"))
      ? output.withUnsafeBufferPointer { CharacterReferences.decode($0) } : nil
    (decoded ?? output).withUnsafeBufferPointer(take)
  }

  /// The bytes at which a run of plain text may end.
  private static let stops = ByteSet("<[ \t\n\u{0B}\u{0C}\r")

  private mutating func remove(from text: Bytes) {
    output.reserveCapacity(text.count)
    let stops = Self.stops
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "<"), let found = markup.markup(at: index, in: text) {
        if !found.isWithinWords { separate(by: UInt8(ascii: "\n")) }
        index = found.end
      } else if byte == UInt8(ascii: "["), let end = shortcodes.endOfTag(at: index, in: text) {
        separate()
        index = end
      } else if byte.isSpace {
        separate(by: byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
        index += 1
      } else {
        var end = index + 1
        while end < text.count, !stops.contains(text[end]) { end += 1 }
        output.append(contentsOf: text[index..<end])
        index = end
      }
    }
  }

  /// Words must not grow together where an element ends.
  private mutating func separate(by space: UInt8 = 0x20) {
    guard let last = output.last else { return }
    if last == 0x20 {
      output[output.count - 1] = space
    } else if last != 0x0A {
      output.append(space)
    }
  }
}
