import HTMLFragment

/// Elements: how each of them is converted.
extension MarkdownBuilder {
  /// Begins an element.
  ///
  /// Returns the action for its end, or `nil` if its children are already converted.
  mutating func enter(_ node: Int) -> Frame? {
    if html[node].namespace != .html { return enterForeign(node) }
    if !footnotes.written.isEmpty, let frame = enterFootnote(node) { return frame }
    if !anchors.isEmpty { anchors.note(node, in: html) }
    if trust == .visitor && !Self.isOpenToVisitors(html[node].tag) { return enterStripped(node) }
    if trust == .author && !html[node].attributes.isEmpty { addAttributes(of: node) }
    switch html[node].tag {
    case .b, .strong:
      // Headings are strong anyway.
      return heading.isOpen || isInHead ? .nothing : beginInline(.strong)
    case .i, .em: return beginInline(.emphasis)
    case .s, .strike, .del: return beginInline(.strikethrough)
    case .a: return enterLink(node)
    case .cite: return enterCite(node)
    // The mark of a footnote whose text the archive lacks is a link.
    case .sup where html.attribute("data-fn", of: node) != nil: return .nothing
    case .sup: return beginInline(.element, detail: InlineElement.sup.rawValue)
    case .sub: return beginInline(.element, detail: InlineElement.sub.rawValue)
    case .mark: return beginInline(.element, detail: InlineElement.mark.rawValue)
    case .kbd: return beginInline(.element, detail: InlineElement.kbd.rawValue)
    case .q: return beginInline(.element, detail: InlineElement.q.rawValue)
    case .br:
      addBreak()
      return nil
    case .h1, .h2, .h3, .h4, .h5, .h6: return enterHeading(node)
    case .blockquote: return enterQuote()
    case .ul, .ol, .menu, .dir: return enterList(node)
    case .li: return enterItem(node)
    case .hr:
      addRule()
      return nil
    case .table: return enterTable(node)
    case .tr: return enterRow(node)
    case .td, .th: return enterCell(node)
    default: return enterOther(node)
    }
  }

  private mutating func enterOther(_ node: Int) -> Frame? {
    switch html[node].tag {
    case .pre, .listing, .xmp, .plaintext: return enterPreformatted(node)
    case .code, .tt, .samp: return enterCode(node)
    case .span where isInlineCode(node): return enterCode(node)
    case .img: addImage(node)
    case .iframe: addFrame(node)
    case .video, .audio: return enterPlayer(node)
    case .object, .embed, .applet: return enterObject(node)
    case .select, .textarea, .datalist: addControl(node)
    case .input: addInput(node)
    case .script: addScript(node)
    case .style: notes.add(.style)
    case .noscript: return enterNoscript(node)
    case .unknown: return enterUnknown(node)
    case .area: addArea(node)
    case .head, .title, .template, .link, .meta, .base, .col, .colgroup, .param, .source,
      .track, .canvas, .noembed, .noframes, .wbr, .bgsound, .basefont, .frame, .frameset:
      break
    case .figcaption: return enterCaption()
    case .caption:
      endRows()
      return enterCaption()
    case .dt:
      boundary()
      return beginInline(.strong) == .inline ? .blockAndInline : .block
    case .details: return enterDetails(node)
    case .summary: return isSummary(node) ? nil : enterBlock(node)
    default: return enterBlock(node)
    }
    return nil
  }

  /// Begins an element of which only the children are converted, which may be blocks.
  mutating func enterBlock(_ node: Int) -> Frame {
    guard Self.isBlock(html[node].tag) else { return .nothing }
    if html.hasClass("wp-caption-text", node) { return enterCaption() }
    boundary()
    return .block
  }

  static func isBlock(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .div, .section, .article, .aside, .header, .footer, .main, .nav, .figure, .center,
      .address, .dl, .dd, .form, .fieldset, .legend, .hgroup, .search, .dialog, .optgroup,
      .option, .figcaption, .body, .html, .summary, .details, .tbody, .thead, .tfoot, .multicol,
      .table, .tr, .td, .th, .caption, .ul, .ol, .menu, .dir, .li, .dt, .h1, .h2, .h3, .h4, .h5,
      .h6, .blockquote, .pre, .listing, .xmp, .plaintext, .hr:
      true
    default: false
    }
  }

  /// Whether an element is entered without a look at what is in it, so that this may still be read.
  static func mayDivide(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .div, .section, .article, .aside, .header, .footer, .main, .nav, .figure, .center,
      .address, .blockquote, .ul, .ol, .dl, .dd, .dt, .h1, .h2, .h3, .h4, .h5, .h6:
      true
    default: false
    }
  }

  // MARK: - Blocks

  private mutating func enterHeading(_ node: Int) -> Frame {
    // A cell cannot contain a heading.
    if leaf.isInCell || heading.isOpen {
      boundary()
      return .block
    }
    endLeaf()
    heading.level = html[node].tag.rawValue - HTMLTag.h1.rawValue + 1
    heading.blockCount = blocks.count
    return .heading
  }

  private mutating func enterQuote() -> Frame {
    boundary()
    guard !leaf.isInCell, depth < dialect.maximumDepth else { return .block }
    let list = blocks.last.flatMap { $0.kind == .list ? $0 : nil }
    prepareBlock()
    blocks.append(OpenBlock(kind: .quote, node: tree.open(.quote)))
    guard let list, depth + 1 < dialect.maximumDepth else { return .quote }
    var items = OpenBlock(kind: .list, node: -1)
    (items.isOrdered, items.number, items.isImplied) = (list.isOrdered, list.number, true)
    blocks.append(items)
    return .quoteInList
  }

  /// Ends a quotation that is directly in a list, and has items of it.
  mutating func closeQuoteInList() {
    boundary()
    let number = blocks.last?.number
    closeBlock()
    closeBlock()
    if let number, let last = blocks.indices.last { blocks[last].number = number }
  }

  private mutating func addRule() {
    guard !leaf.isInCell else { return boundary() }
    prepareBlock()
    tree.add(.rule)
  }

  /// Begins a caption, which becomes its own paragraph with emphasis.
  private mutating func enterCaption() -> Frame {
    boundary()
    return beginInline(.emphasis) == .inline ? .blockAndInline : .block
  }

  /// Begins the source of a quotation.
  ///
  /// If it is a block in the quotation, it gets a dash in front.
  private mutating func enterCite(_ node: Int) -> Frame {
    let parent = Int(html[node].parent)
    guard html[parent].tag == .blockquote, !leaf.isInCell else { return beginInline(.emphasis) }
    boundary()
    pending.hasDash = !beginsWithDash(node)
    return beginInline(.emphasis) == .inline ? .blockAndInline : .block
  }

  private func beginsWithDash(_ node: Int) -> Bool {
    var child = Int(html[node].firstChild)
    while child >= 0 && html[child].kind == .element { child = Int(html[child].firstChild) }
    guard child >= 0 else { return false }
    let text = html.bytes[html[child].text].drop { $0 <= 0x20 }
    if text.first == UInt8(ascii: "-") { return true }
    // Dashes and the like: U+2010 to U+2015.
    return text.starts(with: [0xE2, 0x80]) && text.dropFirst(2).first.map { $0 <= 0x95 } == true
  }

  // MARK: - Lists

  private mutating func enterList(_ node: Int) -> Frame {
    boundary()
    guard !leaf.isInCell, depth + 2 < dialect.maximumDepth else {
      if !leaf.isInCell { notes.add(.flattenedList) }
      return .block
    }
    endLeaf()
    var list = OpenBlock(kind: .list, node: -1)
    list.isOrdered = html[node].tag == .ol
    if list.isOrdered { list.number = startNumber(node) }
    if let outer = blocks.last, outer.kind == .list, !outer.isImplied || outer.lastItem >= 0 {
      if outer.node >= 0, outer.lastItem >= 0 {
        blocks.append(OpenBlock(kind: .item, node: outer.lastItem))
      } else {
        beginItem()
      }
      blocks.append(list)
      return .listInItem
    }
    prepareBlock()
    blocks.append(list)
    return .list
  }

  private mutating func startNumber(_ node: Int) -> Int32 {
    guard let range = html.attribute(.start, of: node), let value = html.integer(range) else {
      return 1
    }
    // A number has at most nine digits and no sign.
    if value < 0 || value > 999_999_000 {
      notes.add(.listNumber)
      return 1
    }
    return Int32(value)
  }

  private mutating func beginItem() {
    let list = blocks.count - 1
    if blocks[list].node < 0 {
      let node = tree.open(.list)
      tree.nodes[node].number = blocks[list].number
      if blocks[list].isOrdered { tree.nodes[node].flags = .ordered }
      blocks[list].node = node
    }
    blocks[list].number += 1
    let item = tree.open(.item)
    blocks[list].lastItem = item
    blocks.append(OpenBlock(kind: .item, node: item))
  }

  private mutating func enterItem(_ node: Int) -> Frame? {
    boundary()
    guard !leaf.isInCell, blocks.last?.kind == .list else { return .block }
    if isOnlyIcon(node) { return nil }
    // Also the heading that is open around a stray item.
    endLeaf()
    beginItem()
    return .item
  }

  /// Ends an item.
  ///
  /// The list needs blank lines if the item has more than a first block and lists.
  mutating func closeItem() {
    guard let block = blocks.last, block.kind == .item else { return }
    tree.close(block.node)
    blocks.removeLast()
    guard let list = blocks.last?.node, list >= 0, !tree.nodes[list].flags.contains(.loose) else {
      return
    }
    var child = block.node + 1
    var isFirst = true
    while child < tree.nodes.count {
      switch tree.nodes[child].kind {
      case .list: break
      case .paragraph, .heading, .code, .quote, .rule:
        if !isFirst { tree.nodes[list].flags.insert(.loose) }
      default:
        if !isFirst || Int(tree.nodes[child].end) < tree.nodes.count {
          tree.nodes[list].flags.insert(.loose)
        }
      }
      isFirst = false
      child = Int(tree.nodes[child].end)
    }
  }

  /// Ends a list in the tree.
  ///
  /// It may continue as another list.
  mutating func closeList(_ index: Int) {
    tree.close(blocks[index].node)
    blocks[index].node = -1
  }

  // MARK: - What visitors may use

  /// Whether WordPress keeps an element in comments, or makes it from line ends.
  ///
  /// Lists and preformatted text are in the comments of those who may write HTML, and in imported ones.
  private static func isOpenToVisitors(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .a, .abbr, .acronym, .b, .blockquote, .cite, .code, .del, .em, .i, .q, .s, .strike,
      .strong, .p, .br, .pre, .ul, .ol, .li:
      true
    default: false
    }
  }

  /// Converts other elements in comments: only their text is kept, and an image becomes a link.
  private mutating func enterStripped(_ node: Int) -> Frame? {
    switch html[node].tag {
    case .img: addImageLink(node)
    case .script: notes.add(.script)
    case .style: notes.add(.style)
    case .template, .embed, .datalist, .param, .source, .track: break
    // The tag is removed, and the text stays.
    case .head, .title, .noscript, .iframe, .object, .applet, .video, .audio, .canvas, .noembed,
      .noframes, .select, .textarea:
      return .nothing
    default: return enterBlock(node)
    }
    return nil
  }
}
