import ByteText
import WXRFormat

/// Writes elements and their texts as WordPress writes them.
struct MarkupWriter: ~Copyable {
  private(set) var buffer: ByteBuffer
  /// How many texts had characters that XML forbids.
  private(set) var repairedTextCount = 0

  init(capacity: Int) {
    buffer = ByteBuffer(capacity: capacity)
  }

  var count: Int { buffer.count }

  /// The bytes so far from a place on, valid until the next change.
  func bytes(from start: Int) -> UnsafeBufferPointer<UInt8> { buffer.bytes(start..<buffer.count) }

  consuming func finish() -> ByteChunk { buffer.finish() }

  mutating func append(_ literal: StaticString) { buffer.append(literal) }

  // Labelled, so that literals are not taken for strings, which cost more.
  mutating func append(text: String) { buffer.append(text: text) }

  mutating func indent(_ depth: Int) {
    for _ in 0..<depth { buffer.append(UInt8(ascii: "\t")) }
  }

  mutating func startTag(_ name: StaticString) {
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name)
    buffer.append(UInt8(ascii: ">"))
  }

  mutating func endTag(_ name: StaticString) {
    buffer.append("</")
    buffer.append(name)
    buffer.append(UInt8(ascii: ">"))
  }

  /// Writes an element that holds a text.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - text: The text.
  ///   - isSection: Whether the text stands in a section, if it can.
  ///   - depth: How far a line of its own is indented; `nil` is on the same line.
  mutating func element(_ name: ElementName, _ text: String, isSection: Bool, depth: Int?) {
    text.utf8.span.withUnsafeBufferPointer {
      element(name, $0, isSection: isSection, depth: depth)
    }
  }

  mutating func element(
    _ name: ElementName, _ text: UnsafeBufferPointer<UInt8>, isSection: Bool, depth: Int?
  ) {
    // A text that needs no care, as nearly all are, goes in one step.
    if text.isPlainText {
      return ElementFrames.all.with(name, isSection: isSection, depth: depth) {
        buffer.append($0, text, $1)
      }
    }
    if let depth { indent(depth) }
    startTag(name.qualifiedName)
    if isSection {
      section(text, of: name.qualifiedName)
    } else {
      self.text(text, forAttribute: false)
    }
    endTag(name.qualifiedName)
    if depth != nil { append("\n") }
  }

  /// Writes a text as a CDATA section, as `wxr_cdata` of WordPress does.
  ///
  /// XML makes a line feed of a carriage return in a section, so a text with one is written without. So is
  /// a text that quotes the end of its own element and a section, or the end of one: readers that repair
  /// archives would take it for several fields, the first of which has lost its `]]>`.
  mutating func section(_ text: String, of element: StaticString) {
    text.utf8.span.withUnsafeBufferPointer { section($0, of: element) }
  }

  private mutating func section(_ bytes: UnsafeBufferPointer<UInt8>, of element: StaticString) {
    let controls = ControlCharacters(in: bytes)
    if controls.hasForbidden || bytes.nextNoncharacter(from: 0) != nil {
      repairedTextCount += 1
      return bytes.withoutForbiddenCharacters().withUnsafeBufferPointer {
        section($0, of: element)
      }
    }
    if controls.hasCarriageReturn || bytes.quotesSections(andTheEndOf: element) {
      return escape(bytes, forAttribute: false)
    }
    buffer.append("<![CDATA[")
    var copiedEnd = 0
    while let end = bytes.find("]]>", from: copiedEnd) {
      buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd..<end + 2]))
      buffer.append("]]><![CDATA[")
      copiedEnd = end + 2
    }
    buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd...]))
    buffer.append("]]>")
  }

  /// Writes a text outside CDATA.
  mutating func text(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { self.text($0, forAttribute: false) }
  }

  /// Writes ` NAME="VALUE"`.
  mutating func attribute(_ name: String, _ value: String) {
    buffer.append(UInt8(ascii: " "))
    buffer.append(text: name)
    buffer.append("=\"")
    value.utf8.span.withUnsafeBufferPointer { text($0, forAttribute: true) }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, forAttribute: Bool) {
    if ControlCharacters(in: bytes).hasForbidden || bytes.nextNoncharacter(from: 0) != nil {
      repairedTextCount += 1
      bytes.withoutForbiddenCharacters().withUnsafeBufferPointer {
        escape($0, forAttribute: forAttribute)
      }
    } else {
      escape(bytes, forAttribute: forAttribute)
    }
  }

  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, forAttribute: Bool) {
    var copiedEnd = 0
    for index in bytes.indices {
      let reference: StaticString
      switch bytes[index] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\r"): reference = "&#13;"
      case UInt8(ascii: "\"") where forAttribute: reference = "&quot;"
      case UInt8(ascii: "\n") where forAttribute: reference = "&#10;"
      case UInt8(ascii: "\t") where forAttribute: reference = "&#9;"
      default: continue
      }
      buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd..<index]))
      buffer.append(reference)
      copiedEnd = index + 1
    }
    buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd...]))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the text has the start or the end of a section, and the end tag of its own element or the
  /// tag of an item.
  ///
  /// An end counts because it is split: the second half begins with the start of a section.
  fileprivate func quotesSections(andTheEndOf element: StaticString) -> Bool {
    guard findSection(from: 0) != nil || find("]]>", from: 0) != nil else { return false }
    var search = 0
    while let tag = find("<", from: search) {
      search = tag + 1
      if has(WXRMarkup.itemTag, at: tag) || has(WXRMarkup.itemEndTag, at: tag)
        || has("</", at: tag) && has(element, at: tag + 2)
      {
        return true
      }
    }
    return false
  }

  /// The next U+FFFE or U+FFFF, which XML 1.0 §2.2 forbids.
  fileprivate func nextNoncharacter(from start: Int) -> Int? {
    var search = start
    while let found = firstIndex(of: 0xEF, from: search) {
      if found + 2 < count, self[found + 1] == 0xBF, self[found + 2] >= 0xBE { return found }
      search = found + 1
    }
    return nil
  }

  /// The text with what the reader makes of characters that XML forbids.
  ///
  /// White space becomes a space, other control characters go. Noncharacters become U+FFFD.
  fileprivate func withoutForbiddenCharacters() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var noncharacter = nextNoncharacter(from: 0)
    var index = 0
    while index < count {
      let byte = self[index]
      if index == noncharacter {
        result.append("\u{FFFD}" as Unicode.Scalar)
        index += 3
        noncharacter = nextNoncharacter(from: index)
        continue
      }
      let isForbidden =
        byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
      if !isForbidden {
        result.append(byte)
      } else if ControlCharacters.isWhiteSpace(byte) {
        result.append(UInt8(ascii: " "))
      }
      index += 1
    }
    return result
  }
}
