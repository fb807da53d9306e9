import HTMLFragment
import PostContent

/// Code: blocks, spans, and verse, which only looks like it.
extension MarkdownBuilder {
  // MARK: - Blocks

  mutating func enterPreformatted(_ node: Int) -> Frame? {
    if html.hasClass("wp-block-verse", node) {
      boundary()
      textModes.preserving += 1
      return .preserved
    }
    let language = CodeLanguage(html).language(of: node)
    let content = contentOfCode(node)
    let isBlock = !leaf.isInCell && !heading.isOpen
    if isBlock && trust == .author {
      // A fence shows neither pictures nor links. Those that a highlighter has added explain the code.
      let isText = html.hasClass("wp-block-preformatted", node)
      if content.hasImages || content.hasFrames || content.hasLinks && isText {
        addRawElement(node)
        return nil
      }
      if content.hasLinks { notes.add(.codeLink) }
    }
    defer { if isBlock && content.hasLinks && language.isEmpty { addAddresses(of: node) } }
    var code: [UInt8] = []
    appendCode(of: node, to: &code)
    if isBlock {
      addCodeBlock(code, language: language)
    } else {
      boundary()
      addCodeLines(code)
      boundary()
    }
    addFootnoteMarks(of: node)
    return nil
  }

  /// Adds the addresses of links in code as a comment behind it.
  private mutating func addAddresses(of code: Int) {
    var comment = Array("<!--".utf8)
    var cursor = HTMLCursor(at: code)
    while let node = cursor.next(in: html.nodes) {
      guard html[node].tag == .a, let address = html.trimmed(.href, of: node), !isUnsafe(address)
      else { continue }
      comment.append(0x20)
      for byte in html.bytes[address] where byte > 0x20 {
        // Two hyphens may end a comment.
        if byte == UInt8(ascii: "-") && comment.last == byte || byte == UInt8(ascii: ">") {
          comment += (byte == UInt8(ascii: ">") ? "%3E" : "%2D").utf8
        } else {
          comment.append(byte)
        }
      }
    }
    addHTMLBlock(comment + " -->".utf8)
  }

  /// Adds a fenced block, without empty lines at its ends.
  mutating func addCodeBlock(_ code: [UInt8], language: some Collection<UInt8>) {
    var lines = code[...]
    while let end = lines.firstIndex(of: 0x0A), lines[..<end].allSatisfy({ $0 <= 0x20 }) {
      lines = lines[(end + 1)...]
    }
    while let last = lines.last, last <= 0x20 { lines = lines.dropLast() }
    guard !lines.isEmpty else { return }
    prepareBlock()
    let start = tree.data.count
    tree.data.append(contentsOf: lines)
    addBlock(.code, from: start)
    // An info string has no backticks and no line ends; one word is the language.
    tree.data.append(contentsOf: language.prefix { $0 > 0x20 && $0 != UInt8(ascii: "`") })
    tree.setTitle()
  }

  /// Adds each line of code as a span, for places without blocks.
  mutating func addCodeLines(_ code: [UInt8]) {
    var isFirst = true
    for line in code.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      if !isFirst { addBreak() }
      isFirst = false
      addCodeText(line)
    }
  }

  /// Appends an element's text as code, with its line ends.
  ///
  /// Non-breaking spaces become plain ones. Where line ends are only white space, one behind a break is none
  /// of its own. An insert is its text.
  func appendCode(of root: Int, to code: inout [UInt8], collapsesLineEnds: Bool = false) {
    var isBehindBreak = false
    var cursor = HTMLCursor(at: root)
    while let step = cursor.step(in: html.nodes) {
      switch step {
      case .enter(let node):
        if html[node].kind == .text {
          var text = html.bytes[html[node].text]
          if isBehindBreak && text.first == 0x0A { text = text.dropFirst() }
          Self.appendCode(text, to: &code)
        } else if let insert = insert(at: node) {
          code += insert.fallback.utf8
        }
        isBehindBreak = false
        guard node != root, html[node].kind == .element else { continue }
        if html[node].tag == .br {
          code.append(0x0A)
          isBehindBreak = collapsesLineEnds
        }
        if html[node].tag == .script || html[node].tag == .style { cursor.skip() }
      case .leave(let node):
        if node != root, endsLine(node), code.last != 0x0A { code.append(0x0A) }
      }
    }
  }

  /// Whether an element is a line of code, as syntax highlighters write them: one of several
  /// siblings.
  private func endsLine(_ node: Int) -> Bool {
    let next = Int(html[node].next)
    return switch html[node].tag {
    case .div, .p, .li, .tr: next >= 0 && html[next].tag == html[node].tag
    default: false
    }
  }

  private static func appendCode(_ text: Slice<UnsafeBufferPointer<UInt8>>, to code: inout [UInt8])
  {
    guard text.contains(0xC2) else { return code.append(contentsOf: text) }
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xA0 {
        code.append(0x20)
        index += 2
      } else {
        code.append(text[index])
        index += 1
      }
    }
  }

  // MARK: - Spans

  /// Begins code in text, which becomes a span.
  ///
  /// Emphasis of the whole code is written around the span. Code with several lines becomes a
  /// block. A link in code ends the span and gets its own span.
  mutating func enterCode(_ node: Int) -> Frame? {
    let content = contentOfCode(node)
    if content.hasPreformatted { return .nothing }
    if content.hasOtherInserts {
      textModes.code += 1
      return .code
    }
    // Only `code` is certainly code. In other elements, emphasis matters more.
    if html[node].tag != .code && content.hasEmphasis { return .nothing }
    if content.hasLinks || content.hasImages || content.hasFrames {
      textModes.code += 1
      return .code
    }
    var code: [UInt8] = []
    appendCode(of: node, to: &code, collapsesLineEnds: true)
    if content.hasBreaks && isAlone(node) {
      addCodeBlock(code, language: CodeLanguage(html).language(of: node))
      return nil
    }
    let wrappers = wrappers(in: node)
    for kind in wrappers { inlines.append(OpenInline(kind: kind)) }
    if content.hasBreaks {
      addCodeLines(code)
    } else {
      addCodeText(code)
    }
    for _ in wrappers { closeInline() }
    return nil
  }

  /// Whether a `span` is code of Crayon in a line of text.
  func isInlineCode(_ span: Int) -> Bool {
    html.attribute(.class, of: span).flatMap { html.find("crayon-inline", in: $0) } != nil
  }

  /// Whether the element seems to be alone in its paragraph.
  private func isAlone(_ node: Int) -> Bool {
    if leaf.isInCell || heading.isOpen || leaf.isOpen && !leaf.isLineEmpty && pending.breaks == 0 {
      return false
    }
    var node = node
    while true {
      var next = Int(html[node].next)
      while next >= 0 {
        if html[next].tag == .br || Self.isBlock(html[next].tag) { return true }
        if html[next].kind == .element { return false }
        if html[next].kind == .text && html.bytes[html[next].text].contains(where: { $0 > 0x20 }) {
          return false
        }
        next = Int(html[next].next)
      }
      node = Int(html[node].parent)
      if node <= HTMLTree.root || Self.isBlock(html[node].tag) { return true }
    }
  }

  /// Text as code: a non-breaking space is a plain one.
  func codeText(_ range: Range<Int>) -> [UInt8] {
    var code: [UInt8] = []
    Self.appendCode(html.bytes[range], to: &code)
    return code
  }

  mutating func closeInlineCode() { textModes.code -= 1 }

  /// Adds a code span with collapsed white space.
  ///
  /// Spaces at its ends are written outside.
  mutating func addCodeText(_ code: some Collection<UInt8>) {
    var line: [UInt8] = []
    for byte in code {
      if byte > 0x20 {
        line.append(byte)
      } else if line.isEmpty {
        notePendingSpace()
      } else if line.last != 0x20 {
        line.append(0x20)
      }
    }
    let endsWithSpace = line.last == 0x20
    if endsWithSpace { line.removeLast() }
    if !line.isEmpty { addCodeSpan(line) }
    if endsWithSpace { notePendingSpace() }
  }

  private struct CodeContent {
    var hasBreaks = false
    var hasLinks = false
    var hasImages = false
    /// Whether there are frames, players or objects.
    var hasFrames = false
    var hasEmphasis = false
    var hasPreformatted = false
    /// Whether PostContent has taken a block or a footnote out of it, which is no text.
    var hasOtherInserts = false
  }

  private func contentOfCode(_ root: Int) -> CodeContent {
    var content = CodeContent()
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: html.nodes) {
      if let insert = insert(at: node), !insert.isText { content.hasOtherInserts = true }
      guard node != root, html[node].kind == .element else { continue }
      let tag = html[node].tag
      if tag == .br || Self.isBlock(tag) { content.hasBreaks = true }
      if tag == .a && !isAddress(node) { content.hasLinks = true }
      if tag == .img && !isEmoji(node) && imageSource(node) != nil { content.hasImages = true }
      if Self.isFrame(tag) { content.hasFrames = true }
      if tag == .pre { content.hasPreformatted = true }
      if Self.emphasis(tag) != nil { content.hasEmphasis = true }
    }
    return content
  }

  private static func isFrame(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .iframe, .video, .audio, .object, .embed: true
    default: false
    }
  }

  /// Whether the text of a link is its address, or there is no address.
  private func isAddress(_ node: Int) -> Bool {
    guard let address = html.trimmed(.href, of: node) else { return true }
    if html.bytes[address].elementsEqual("#".utf8) { return true }
    let child = Int(html[node].firstChild)
    guard child >= 0, html[child].kind == .text, html[child].next < 0 else { return false }
    return html.bytes[html[child].text].elementsEqual(html.bytes[address])
  }

  /// The emphasis around the whole text of an element, from the outside in.
  private func wrappers(in root: Int) -> [MarkdownNode.Kind] {
    var kinds: [MarkdownNode.Kind] = []
    var node = root
    while true {
      var only = -1
      var child = Int(html[node].firstChild)
      while child >= 0 {
        if html[child].kind == .element && only < 0 {
          only = child
        } else if html[child].kind != .comment {
          return kinds
        }
        child = Int(html[child].next)
      }
      guard only >= 0 else { return kinds }
      let kind = Self.emphasis(html[only].tag)
      if let kind, !kinds.contains(kind), !inlines.contains(kind) {
        kinds.append(kind)
      }
      node = only
    }
  }

  private static func emphasis(_ tag: HTMLTag) -> MarkdownNode.Kind? {
    switch tag {
    case .b, .strong: .strong
    case .i, .em: .emphasis
    case .del, .s, .strike: .strikethrough
    default: nil
    }
  }
}
