import ByteText

/// A shortcode's attributes, as `shortcode_parse_atts` reads them; values are HTML as written.
struct ShortcodeAttributes {
  private(set) var named: [(name: String, value: String)] = []
  private(set) var unnamed: [String] = []

  /// The value of the last attribute of this name, references decoded.
  subscript(name: String) -> String? { raw(name)?.decodingReferences }

  func raw(_ name: String) -> String? { named.last { $0.name == name }?.value }

  /// The first of these that there is.
  func first(of names: [String]) -> String? {
    for name in names {
      if let value = self[name], !value.isEmpty { return value }
    }
    return nil
  }

  init(_ bytes: Bytes) {
    var text: [UInt8] = []
    Self.replaceOddSpaces(bytes, into: &text)
    text.withUnsafeBufferPointer { text in
      var index = text.skipSpace(from: 0)
      while index < text.count {
        let end = readNamed(text, index) ?? readUnnamed(text, index)
        index = text.skipSpace(from: end)
      }
    }
  }

  /// U+00A0 and U+200B are blanks here.
  private static func replaceOddSpaces(_ bytes: Bytes, into text: inout [UInt8]) {
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes.has("\u{A0}", at: index) {
        text.append(0x20)
        index += 2
      } else if bytes.has("\u{200B}", at: index) {
        text.append(0x20)
        index += 3
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
  }

  /// `name="value"`, `name='value'` or `name=value`; returns its end.
  private mutating func readNamed(_ text: Bytes, _ start: Int) -> Int? {
    var nameEnd = start
    while nameEnd < text.count, text[nameEnd].isASCIIWord || text[nameEnd] == UInt8(ascii: "-") {
      nameEnd += 1
    }
    guard nameEnd > start else { return nil }
    let equals = text.skipSpace(from: nameEnd)
    guard text.has("=", at: equals) else { return nil }
    let valueStart = text.skipSpace(from: equals + 1)
    guard valueStart < text.count else { return nil }
    let value: Range<Int>
    let end: Int
    if let quoted = endOfQuoted(text, valueStart) {
      (value, end) = (valueStart + 1..<quoted - 1, quoted)
    } else {
      end = endOfBare(text, valueStart)
      value = valueStart..<end
      // A quote in it makes it no value.
      guard end > valueStart, !text[value].contains(where: { $0 == 0x22 || $0 == 0x27 }) else {
        return nil
      }
    }
    named.append((text.string(start..<nameEnd).lowercased(), Self.clean(text, value)))
    return end
  }

  /// `"value"`, `'value'` or a word; returns its end.
  private mutating func readUnnamed(_ text: Bytes, _ start: Int) -> Int {
    if let end = endOfQuoted(text, start) {
      unnamed.append(Self.clean(text, start + 1..<end - 1))
      return end
    }
    let end = endOfBare(text, start)
    unnamed.append(Self.clean(text, start..<end))
    return end
  }

  private func endOfQuoted(_ text: Bytes, _ start: Int) -> Int? {
    guard text[start] == 0x22 || text[start] == 0x27 else { return nil }
    let end = text.find(text[start], from: start + 1) + 1
    // White space or the end has to follow.
    guard end <= text.count, end == text.count || text[end].isSpace else { return nil }
    return end
  }

  private func endOfBare(_ text: Bytes, _ start: Int) -> Int {
    var end = start
    while end < text.count && !text[end].isSpace { end += 1 }
    return end
  }

  /// The value without curly quotes around it, which editors make of straight ones, and with
  /// backslashes resolved.
  private static func clean(_ text: Bytes, _ range: Range<Int>) -> String {
    var value = text.string(range)
    for quote in [
      "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{2019}", "&#8221;", "&#8220;", "&#8243;",
      "&quot;",
    ] {
      if value.hasPrefix(quote) { value.removeFirst(quote.count) }
      if value.hasSuffix(quote) { value.removeLast(quote.count) }
    }
    return value.utf8.contains(UInt8(ascii: "\\")) ? resolveBackslashes(value) : value
  }

  /// As PHP's `stripcslashes`, as far as attributes have such: a backslash before any other character
  /// than a letter of C's escapes goes.
  private static func resolveBackslashes(_ value: String) -> String {
    var resolved = ""
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if !isEscaped && scalar == "\\" {
        isEscaped = true
        continue
      }
      if isEscaped && scalar == "n" {
        resolved += "\n"
      } else if isEscaped && scalar == "t" {
        resolved += "\t"
      } else {
        resolved.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return resolved
  }
}
