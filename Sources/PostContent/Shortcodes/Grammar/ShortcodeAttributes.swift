import ByteText

/// A shortcode's attributes, as `shortcode_parse_atts` reads them; values are HTML as written.
struct ShortcodeAttributes {
  private(set) var named: [(name: String, value: String)] = []
  private(set) var unnamed: [String] = []

  /// The value of the last attribute of this name as plain text: references decoded, breaks as line ends.
  subscript(name: String) -> String? {
    raw(name)?.replacingBytes(of: "<br />\n", with: "\n").decodingReferences
  }

  /// The same as HTML.
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
    } else if let quoted = AttributeQuotes.range(in: text, at: valueStart) {
      (value, end) = quoted
    } else {
      end = endOfBare(text, valueStart)
      value = AttributeQuotes.trimmed(valueStart..<end, in: text)
      // A quote in it makes it no value.
      guard end > valueStart, !text[value].contains(where: { $0 == 0x22 || $0 == 0x27 }) else {
        return nil
      }
    }
    named.append((text.string(start..<nameEnd).lowercased(), Self.value(text, value)))
    return end
  }

  /// `"value"`, `'value'` or a word; returns its end.
  private mutating func readUnnamed(_ text: Bytes, _ start: Int) -> Int {
    if let end = endOfQuoted(text, start) {
      unnamed.append(Self.value(text, start + 1..<end - 1))
      return end
    }
    let end = endOfBare(text, start)
    // A line end that has become a break or a paragraph is a blank.
    let breaks: [StaticString] = ["<br", "/>", "</p>", "<p>"]
    let isBreak = breaks.contains { start + $0.utf8CodeUnitCount == end && text.has($0, at: start) }
    if !isBreak { unnamed.append(Self.value(text, AttributeQuotes.trimmed(start..<end, in: text))) }
    return end
  }

  private func endOfQuoted(_ text: Bytes, _ start: Int) -> Int? {
    guard text[start] == 0x22 || text[start] == 0x27 else { return nil }
    let end = text.find(text[start], from: start + 1) + 1
    // White space or the end has to follow, also as the break that it has become.
    guard end <= text.count,
      end == text.count || text[end].isSpace || text.has("<br />", at: end)
        || text.has("</p>", at: end)
    else { return nil }
    return end
  }

  private func endOfBare(_ text: Bytes, _ start: Int) -> Int {
    var end = start
    while end < text.count && !text[end].isSpace { end += 1 }
    return end
  }

  /// The value with backslashes resolved, and with breaks where classic text has made paragraphs of it.
  private static func value(_ text: Bytes, _ range: Range<Int>) -> String {
    var value = text.string(range)
    if value.utf8.contains(UInt8(ascii: "\\")) { value = resolveBackslashes(value) }
    return value.replacingBytes(of: "</p>\n<p>", with: "<br />\n<br />\n")
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
