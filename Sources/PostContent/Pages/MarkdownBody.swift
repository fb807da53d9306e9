import ByteText

/// A body that is stored as Markdown.
package enum MarkdownBody {
  /// Whether a body is one: Jetpack has noted so (`_wpcom_is_markdown`), or all bodies of the blog are, and it
  /// has no blocks and no paragraphs of HTML.
  ///
  /// Jetpack's note stays where its HTML is stored in the place of the Markdown: without paragraphs, but with
  /// tags for all that Markdown has signs for.
  package static func isOne(
    _ body: String, _ format: BodyFormat, in context: some ContentContext
  ) -> Bool {
    let isNoted = ["1", "true"].contains(context.metaValue("_wpcom_is_markdown") ?? "")
    guard format == .markdown || isNoted else { return false }
    return body.utf8.span.withUnsafeBufferPointer { text in
      !hasBlocks(text) && (format == .markdown || !hasInlines(text) || hasSigns(text))
    }
  }

  /// Whether there are tags within lines that Markdown has signs for.
  private static func hasInlines(_ text: Bytes) -> Bool {
    let tags: [StaticString] = ["a href=", "a title=", "strong>", "em>", "code>", "img "]
    var start = text.find(UInt8(ascii: "<"), from: 0)
    while start < text.count {
      if tags.contains(where: { text.hasIgnoringCase($0, at: start + 1) }) { return true }
      start = text.find(UInt8(ascii: "<"), from: start + 1)
    }
    return false
  }

  /// Whether there are signs outside code that Jetpack would have made into tags.
  private static func hasSigns(_ text: Bytes) -> Bool {
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "<"):
        if text.hasIgnoringCase("<code>", at: index) {
          index = text.find("</code>", from: index) ?? text.count
        }
      case UInt8(ascii: "`"): return true
      case UInt8(ascii: "]"): if text.has("](", at: index) { return true }
      case UInt8(ascii: "*"): if text.has("**", at: index) { return true }
      default: break
      }
      index += 1
    }
    return false
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
