import ByteText

/// What the HTML of a block shows.
enum BlankHTML {
  /// Nothing: white space, and elements with nothing in them.
  case nothing
  /// Nothing, but a script of the page makes something of the data in an element's attributes.
  case data
  /// Something.
  case words

  init(_ html: [UInt8]) { self = html.withUnsafeBufferPointer(Self.kind) }

  private static func kind(_ html: Bytes) -> BlankHTML {
    var kind = BlankHTML.nothing
    var index = html.skipSpace(from: 0)
    while index < html.count {
      let names: [StaticString] = ["<div", "</div", "<section", "</section"]
      guard let name = names.first(where: { html.has($0, at: index) }) else { return .words }
      let end = html.find(UInt8(ascii: ">"), from: index + name.utf8CodeUnitCount)
      let tag = Bytes(rebasing: html[index..<end])
      if tag.find(" data-", from: 0) != nil { kind = .data }
      // WordPress's own spaces and lines have a style.
      if tag.find(" style=", from: 0) != nil || tag.find(" aria-hidden", from: 0) != nil {
        return .words
      }
      index = html.skipSpace(from: end + 1)
    }
    return kind
  }
}
