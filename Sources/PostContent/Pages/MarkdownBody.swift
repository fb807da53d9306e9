import ByteText

/// A body that is stored as Markdown.
package enum MarkdownBody {
  /// Whether a body is one: Jetpack has noted so (`_wpcom_is_markdown`), or all bodies of the blog are, and it
  /// has no blocks and no paragraphs of HTML.
  ///
  /// Jetpack's note stays where its HTML is stored in the place of the Markdown.
  package static func isOne(
    _ body: String, _ format: BodyFormat, in context: some ContentContext
  ) -> Bool {
    let isNoted = ["1", "true"].contains(context.metaValue("_wpcom_is_markdown") ?? "")
    guard format == .markdown || isNoted else { return false }
    return body.utf8.span.withUnsafeBufferPointer { !hasBlocks($0) }
  }

  /// Whether there are elements that Markdown has signs for, scripts, or links that run one.
  private static func hasBlocks(_ text: Bytes) -> Bool {
    let names: [StaticString] = [
      "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "script", "style",
    ]
    var start = text.find(UInt8(ascii: "<"), from: 0)
    while start < text.count {
      if text.has("<!-- wp:", at: start) { return true }
      let isBlock = names.contains { name in
        let end = start + 1 + name.utf8CodeUnitCount
        return text.hasIgnoringCase(name, at: start + 1) && end < text.count
          && !text[end].isASCIIWord && text[end] != UInt8(ascii: "-")
      }
      if isBlock { return true }
      start = text.find(UInt8(ascii: "<"), from: start + 1)
    }
    var place = text.find(UInt8(ascii: ":"), from: 0)
    while place < text.count {
      if text.hasIgnoringCase("script:", at: place - 6)
        || text.hasIgnoringCase("data:", at: place - 4)
      {
        return true
      }
      place = text.find(UInt8(ascii: ":"), from: place + 1)
    }
    return false
  }
}

extension PostContent {
  /// A body that is Markdown, and stays as it is.
  package init(markdown body: String) {
    var standIns = StandIns()
    // A U+0001 of the body's own would be a stand-in's.
    let text = CDATAWrapper.removed(from: body.filter { $0 != "\u{1}" })
    let html = Array(standIns.block(.markdown(text)).utf8)
    self.init(html: "")
    (self.html, inserts) = Placeholders.place(standIns.inserts, in: html)
  }
}
