import ByteText

/// The attributes of a tag, found where they stand.
struct TagAttributes {
  private let text: Bytes
  /// From the element's name to behind the `>`.
  private let tag: Range<Int>

  init(_ tag: Range<Int>, of text: Bytes) {
    self.tag = tag
    self.text = text
  }

  /// The place of an attribute's value; of several the first counts, as in browsers.
  func value(of name: StaticString) -> Range<Int>? {
    let end = tag.upperBound - 1
    var index = tag.lowerBound
    while index < end, !text[index].isSpace, text[index] != UInt8(ascii: "/") { index += 1 }
    while index < end {
      while index < end, text[index].isSpace || text[index] == UInt8(ascii: "/") { index += 1 }
      let start = index
      while index < end, !text[index].isSpace, text[index] != UInt8(ascii: "="),
        text[index] != UInt8(ascii: "/")
      {
        index += 1
      }
      let isIt = index - start == name.utf8CodeUnitCount && text.hasIgnoringCase(name, at: start)
      while index < end, text[index].isSpace { index += 1 }
      guard index < end, text[index] == UInt8(ascii: "=") else {
        // An attribute without a value; or a `=` where a name should be.
        if index == start { index += 1 }
        continue
      }
      index += 1
      let value = readValue(&index, before: end)
      if isIt { return value }
    }
    return nil
  }

  private func readValue(_ index: inout Int, before end: Int) -> Range<Int> {
    while index < end, text[index].isSpace { index += 1 }
    let quote = index < end ? text[index] : 0
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      while index < end, !text[index].isSpace { index += 1 }
      return start..<index
    }
    let start = index + 1
    index = start
    while index < end, text[index] != quote { index += 1 }
    let value = start..<index
    index = min(end, index + 1)
    return value
  }
}
