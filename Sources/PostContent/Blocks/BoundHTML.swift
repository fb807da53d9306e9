import ByteText

/// The HTML of a block in which the value of another place stands for one of its attributes
/// (`WP_Block::replace_html`).
enum BoundHTML {
  /// `nil` where the block has no such attribute in its HTML.
  static func html(
    of html: [UInt8], block: String, attribute: String, value: String
  ) -> [UInt8]? {
    switch (block, attribute) {
    case ("core/paragraph", "content"), ("core/heading", "content"), ("core/verse", "content"),
      ("core/list-item", "content"):
      return content(of: html, from: "<", to: "</", value)
    case ("core/button", "text"):
      return content(of: html, from: "<a", to: "</a>", value)
        ?? content(of: html, from: "<button", to: "</button>", value)
    case ("core/button", "url"): return set("href", on: "<a", to: value, in: html)
    case ("core/image", "caption"):
      return content(of: html, from: "<figcaption", to: "</figcaption>", value)
    case ("core/image", "url"): return set("src", on: "<img", to: value, in: html)
    case ("core/image", "alt"): return set("alt", on: "<img", to: value, in: html)
    case ("core/image", "title"): return set("title", on: "<img", to: value, in: html)
    // They change nothing that a page of Markdown has.
    case (_, "id"), (_, "linkTarget"), (_, "rel"): return html
    default: return nil
    }
  }

  /// Puts a value between an element's tags, the last end tag being its own.
  private static func content(
    of html: [UInt8], from start: StaticString, to end: StaticString, _ value: String
  ) -> [UInt8]? {
    html.withUnsafeBufferPointer { text in
      guard let tag = text.find(start, from: 0) else { return nil }
      let first = endOfTag(tag, in: text)
      var last: Int?
      var index = first
      while let place = text.find(end, from: index) {
        last = place
        index = place + 1
      }
      guard let last else { return nil }
      return Array(text[..<first]) + Array(value.utf8) + Array(text[last...])
    }
  }

  /// Sets an attribute of the first tag of a name.
  private static func set(
    _ name: String, on start: StaticString, to value: String, in html: [UInt8]
  ) -> [UInt8]? {
    html.withUnsafeBufferPointer { text in
      guard let tag = text.find(start, from: 0) else { return nil }
      let end = endOfTag(tag, in: text)
      let nameEnd = tag + start.utf8CodeUnitCount
      let new = Array(" \(name)=\"\(value.decodingReferences.escapedForHTML)\"".utf8)
      let sign = Array(" \(name)=\"".utf8)
      var index = nameEnd
      while index + sign.count < end {
        if text[index..<index + sign.count].elementsEqual(sign) {
          let close = text.find(0x22, from: index + sign.count)
          guard close < end else { return nil }
          return Array(text[..<index]) + new + Array(text[(close + 1)...])
        }
        index += 1
      }
      return Array(text[..<nameEnd]) + new + Array(text[nameEnd...])
    }
  }

  /// Behind the `>` that stands in no quotes.
  private static func endOfTag(_ start: Int, in text: Bytes) -> Int {
    var quote: UInt8?
    for index in start..<text.count {
      let byte = text[index]
      if byte == quote {
        quote = nil
      } else if quote == nil {
        if byte == UInt8(ascii: ">") { return index + 1 }
        if byte == 0x22 || byte == 0x27 { quote = byte }
      }
    }
    return text.count
  }
}
