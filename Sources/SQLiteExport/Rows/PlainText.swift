import CharacterReferences

/// Takes markup out of a body, so that what people read can be searched.
///
/// Out go tags, comments (blocks begin with them), scripts and styles, and the tags of shortcodes;
/// character references are decoded, and runs of white space become one character. Linear: a search that
/// fails once for the rest of the text is not tried again.
package struct PlainText {
  private var output: [UInt8] = []
  private var closedShortcodes: Set<[UInt8]> = []
  /// Ends that do not come any more.
  private var lacks = Lacking()

  private struct Lacking {
    var commentEnd = false
    var tagEnd = false
    var doubleQuote = false
    var singleQuote = false
    var bracket = false
    var elementEnds: Set<[UInt8]> = []
  }

  package init() {}

  /// Calls with the text of a body.
  ///
  /// - Parameters:
  ///   - markup: A body as WordPress stores it.
  ///   - take: Takes the text, whose bytes are valid during the call.
  package mutating func strip(_ markup: String, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    output.removeAll(keepingCapacity: true)
    lacks = Lacking()
    markup.utf8.span.withUnsafeBufferPointer { source in
      findClosedShortcodes(source)
      remove(from: source)
    }
    if output.last == UInt8(ascii: " ") || output.last == UInt8(ascii: "\n") { output.removeLast() }
    let decoded =
      output.contains(UInt8(ascii: "&"))
      ? output.withUnsafeBufferPointer { CharacterReferences.decode($0) } : nil
    (decoded ?? output).withUnsafeBufferPointer(take)
  }

  private mutating func remove(from source: UnsafeBufferPointer<UInt8>) {
    output.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "<"), let end = endOfMarkup(source, index) {
        index = end
      } else if byte == UInt8(ascii: "["), let end = endOfShortcode(source, index) {
        separate()
        index = end
      } else if Self.isSpace(byte) {
        separate(by: byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
        index += 1
      } else {
        var end = index + 1
        while end < source.count, !Self.mayEnd[Int(source[end])] { end += 1 }
        output.append(contentsOf: source[index..<end])
        index = end
      }
    }
  }

  /// The bytes at which a run of plain text may end.
  private static let mayEnd: [Bool] = (0..<256).map { byte in
    byte == 0x3C || byte == 0x5B || isSpace(UInt8(byte))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
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

  // Tags and comments.

  /// Where the markup at `<` ends; `nil` when it is a sign.
  private mutating func endOfMarkup(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < source.count else { return nil }
    switch source[start + 1] {
    case UInt8(ascii: "!") where starts(source, start, with: "<!--"):
      return endOfComment(source, start)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      return endOfTag(source, start)
    case UInt8(ascii: "/"):
      guard start + 2 < source.count, Self.isLetter(source[start + 2]) else { return nil }
      guard let end = endOfTag(source, start) else { return nil }
      separate(after: Self.name(source, start + 2))
      return end
    case let byte where Self.isLetter(byte):
      guard let end = endOfTag(source, start) else { return nil }
      let name = Self.name(source, start + 1)
      separate(after: name)
      return Self.unreadElements.contains(name) ? endOfElement(source, end, name) : end
    default: return nil
    }
  }

  private mutating func separate(after name: [UInt8]) {
    if !Self.elementsInWords.contains(name) { separate(by: UInt8(ascii: "\n")) }
  }

  private static func name(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> [UInt8] {
    source[start...].prefix(16).prefix(while: isNameByte).map {
      (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
    }
  }

  private static let unreadElements: Set<[UInt8]> = Set(["script", "style"].map { Array($0.utf8) })

  /// Elements that may begin and end in the middle of a word.
  private static let elementsInWords: Set<[UInt8]> = Set(
    [
      "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
      "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
      "sup",
      "tt", "u", "var", "wbr",
    ].map { Array($0.utf8) })

  private mutating func endOfComment(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    if lacks.commentEnd { return endOfTag(source, start) }
    var index = start + 4
    while let dash = source[min(index, source.count)...].firstIndex(of: UInt8(ascii: ">")) {
      if dash >= start + 5, source[dash - 1] == 0x2D, source[dash - 2] == 0x2D {
        separate(by: UInt8(ascii: "\n"))
        return dash + 1
      }
      index = dash + 1
    }
    lacks.commentEnd = true
    return endOfTag(source, start)
  }

  private mutating func endOfTag(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    if lacks.tagEnd { return nil }
    var index = start + 1
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\"") where !lacks.doubleQuote && source[index - 1] == UInt8(ascii: "="):
        if let end = source[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")) {
          index = end
        } else {
          lacks.doubleQuote = true
        }
      case UInt8(ascii: "'") where !lacks.singleQuote && source[index - 1] == UInt8(ascii: "="):
        if let end = source[(index + 1)...].firstIndex(of: UInt8(ascii: "'")) {
          index = end
        } else {
          lacks.singleQuote = true
        }
      default: break
      }
      index += 1
    }
    if lacks.doubleQuote && lacks.singleQuote {
      lacks.tagEnd = true
      return nil
    }
    // A quote that swallowed the rest is none: from here on they are ordinary characters.
    lacks.doubleQuote = true
    lacks.singleQuote = true
    return endOfTag(source, start)
  }

  /// Where the element ends whose content is not text.
  private mutating func endOfElement(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ name: [UInt8]
  ) -> Int {
    if lacks.elementEnds.contains(name) { return start }
    var index = start
    while let tag = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      if tag + 2 < source.count, source[tag + 1] == UInt8(ascii: "/"),
        Self.name(source, tag + 2) == name
      {
        return tag
      }
      index = tag + 1
    }
    lacks.elementEnds.insert(name)
    return start
  }

  private func starts(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, with text: StaticString
  ) -> Bool {
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { source[start + $0] == text.utf8Start[$0] }
  }

  // Shortcodes.

  /// Where the shortcode's tag at `[` ends; `nil` when the bracket is a writer's.
  ///
  /// WordPress goes by the names that are registered, which an archive does not tell. Here a tag is one
  /// that ends a shortcode, that has attributes, whose end tag stands in the text, or whose name
  /// is known: `[sic]` stays.
  private mutating func endOfShortcode(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let isEnd = start + 1 < source.count && source[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    guard !lacks.bracket, nameStart < source.count, Self.isLetter(source[nameStart]) else {
      return nil
    }
    var nameEnd = nameStart
    while nameEnd < source.count, nameEnd - nameStart < 64, Self.isNameByte(source[nameEnd]) {
      nameEnd += 1
    }
    guard nameEnd < source.count else { return nil }
    let limit = min(source.count, nameEnd + Self.longestTag)
    guard let end = source[nameEnd..<limit].firstIndex(of: UInt8(ascii: "]")) else {
      if limit == source.count { lacks.bracket = true }
      return nil
    }
    if isEnd { return end == nameEnd ? end + 1 : nil }
    let next = source[nameEnd]
    guard next == UInt8(ascii: "]") || next == UInt8(ascii: "/") || Self.isSpace(next) else {
      return nil
    }
    let isTag =
      source[end - 1] == UInt8(ascii: "/")
      || (Self.isSpace(next) && source[nameEnd..<end].contains(UInt8(ascii: "=")))
      || Self.isKnown(source, nameStart..<nameEnd)
      || (!closedShortcodes.isEmpty
        && closedShortcodes.contains(Array(source[nameStart..<nameEnd])))
    return isTag ? end + 1 : nil
  }

  /// Longer than tags are, and a bound for texts with many brackets that do not close.
  private static let longestTag = 4096

  private static func isKnown(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    knownShortcodes.contains(Array(source[range]))
  }

  /// Shortcodes of WordPress and WordPress.com that are written without attributes, too.
  private static let knownShortcodes: Set<[UInt8]> = Set(
    [
      "archives", "audio", "caption", "code", "contact-form", "embed", "gallery", "playlist",
      "recent_posts", "sourcecode", "video", "wp_caption", "youtube",
    ].map { Array($0.utf8) })

  private mutating func findClosedShortcodes(_ source: UnsafeBufferPointer<UInt8>) {
    closedShortcodes.removeAll(keepingCapacity: true)
    var index = 0
    while let bracket = source[index...].firstIndex(of: UInt8(ascii: "[")) {
      index = bracket + 1
      guard index + 1 < source.count, source[index] == UInt8(ascii: "/") else { continue }
      let name = Array(source[(index + 1)...].prefix(64).prefix(while: Self.isNameByte))
      if !name.isEmpty { closedShortcodes.insert(name) }
    }
  }
}
