import HTMLFragment
import PostContent

/// Embedded content, form controls, scripts, and elements of SVG and MathML.
extension MarkdownBuilder {
  // MARK: - Frames

  /// Adds a frame.
  ///
  /// A frame of a known provider becomes the address of its page; another one stays.
  mutating func addFrame(_ node: Int) {
    let own = html.trimmed(.src, of: node).flatMap { isBlankPage($0) ? nil : $0 }
    guard let source = own ?? html.lateAddress(of: node), !isUnsafe(source) else {
      notes.add(.object)
      return
    }
    if let page = VideoPage.address(of: html.bytes[source]) { return addPage(page) }
    var tag: [UInt8] = Array("<iframe src=\"".utf8)
    HTMLWriter.appendAttribute(html.bytes[source], to: &tag)
    tag.append(UInt8(ascii: "\""))
    for name in [.title, .width, .height] as [HTMLAttributeName] {
      if let value = html.trimmed(name, of: node) {
        HTMLWriter.appendAttribute(named: name, html.bytes[value], to: &tag)
      }
    }
    if html.attribute("allowfullscreen", of: node) != nil { tag += " allowfullscreen".utf8 }
    tag += "></iframe>".utf8
    addTags(tag)
  }

  private func isBlankPage(_ source: Range<Int>) -> Bool {
    html.has("about:", at: source.lowerBound, source.upperBound)
      || html.has("data:", at: source.lowerBound, source.upperBound)
  }

  /// Adds the address of an embedded page, as its own paragraph or in the text.
  mutating func addPage(_ address: [UInt8]) {
    // A line end in the address would end the paragraph.
    let address = address.filter { $0 > 0x20 && $0 != 0x7F }
    let isInLink = inlines.contains(.link)
    let isAlone = !leaf.isOpen && !leaf.isInCell
    if dialect.writesPlayers, isAlone, !heading.isOpen, !isInLink,
      let player = VideoPage.player(of: String(decoding: address, as: UTF8.self))
    {
      return addHTMLBlock(Array(player.utf8))
    }
    if isInLink {
      addPlain(address)
    } else {
      beginContent()
      if isAlone || !Self.isAutolink(address[...]) {
        addPlain(address)
      } else {
        let start = tree.data.count
        tree.data.append(contentsOf: address)
        addAtom(.autolink, from: start)
      }
    }
    if isAlone { endLeaf() }
  }

  /// Adds text that does not come from the HTML, and has no line ends.
  mutating func addPlain(_ text: some Collection<UInt8>) {
    beginContent()
    tree.text.append(contentsOf: text)
  }

  mutating func addHTMLBlock(_ text: [UInt8]) {
    prepareBlock()
    let start = tree.data.count
    tree.data.append(contentsOf: text)
    addBlock(.verbatimBlock, from: start)
  }

  // MARK: - Players

  /// Begins video or audio, which stay elements because Markdown has none for them.
  ///
  /// One without an address shows what is in it.
  mutating func enterPlayer(_ node: Int) -> Frame? {
    var tag: [UInt8] = []
    var hasSource = openMedium(node, to: &tag)
    var child = Int(html[node].firstChild)
    while child >= 0 {
      if html[child].tag == .source || html[child].tag == .track {
        var part: [UInt8] = []
        if openMedium(child, to: &part) {
          tag += part
          hasSource = true
        }
      }
      child = Int(html[child].next)
    }
    guard hasSource else {
      if html.contentShowsAnything(of: node) { return enterBlock(node) }
      notes.add(.object)
      return nil
    }
    tag += html[node].tag == .video ? "</video>".utf8 : "</audio>".utf8
    addTags(tag)
    return nil
  }

  /// Writes the tag of a player or of a part of it; returns whether it has an address.
  private func openMedium(_ node: Int, to tag: inout [UInt8]) -> Bool {
    htmlWriter.openTag(node, to: &tag)
    if let source = html.trimmed(.src, of: node) { return !isUnsafe(source) }
    guard let late = html.lateAddress(of: node), !isUnsafe(late), tag.popLast() != nil else {
      return false
    }
    HTMLWriter.appendAttribute(named: .src, html.bytes[late], to: &tag)
    tag.append(UInt8(ascii: ">"))
    return true
  }

  // MARK: - Plug-ins

  /// Adds an object.
  ///
  /// One of a known provider becomes the address of its page, another one a link to its file. One without an
  /// address shows what is in it.
  mutating func enterObject(_ node: Int) -> Frame? {
    guard let source = objectSource(node), !isUnsafe(source) else {
      if html.contentShowsAnything(of: node) { return enterBlock(node) }
      notes.add(.object)
      return nil
    }
    if let page = VideoPage.address(of: html.bytes[source]) {
      addPage(page)
    } else {
      addFile(source)
    }
    return nil
  }

  /// Adds a link to a file.
  mutating func addFile(_ source: Range<Int>) {
    let isAlone = !leaf.isOpen && !leaf.isInCell
    if inlines.contains(.link) {
      addPlain(fileName(source))
    } else {
      var link = OpenInline(kind: .link)
      link.address = source
      inlines.append(link)
      addPlain(fileName(source))
      closeInline()
    }
    if isAlone { boundary() }
  }

  /// The address of an object: its own, or that of an element in it.
  private func objectSource(_ root: Int) -> Range<Int>? {
    if let source = html.trimmed(.data, of: root) ?? html.trimmed(.src, of: root) { return source }
    if let late = html.lateAddress(of: root) { return late }
    var found: Range<Int>?
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: html.nodes) {
      guard html[node].kind == .element else { continue }
      switch html[node].tag {
      case .embed, .object, .iframe, .source:
        if let source = html.trimmed(.src, of: node) ?? html.trimmed(.data, of: node) {
          return source
        }
      case .param:
        if found == nil, let name = html.attribute(.name, of: node), isAddressOfObject(name) {
          found = html.trimmed(.value, of: node)
        }
      default: break
      }
    }
    return found
  }

  /// Whether a parameter of this name has the address of an object.
  private func isAddressOfObject(_ name: Range<Int>) -> Bool {
    (["movie", "src", "url", "filename"] as [StaticString]).contains { html.isEqual(name, $0) }
  }

  private func fileName(_ address: Range<Int>) -> [UInt8] {
    let path = html.bytes[address].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    // Browsers leave tabs and line ends in addresses out.
    return (name.isEmpty ? html.bytes[address] : name).filter { !(0x09...0x0D).contains($0) }
  }

  // MARK: - Forms

  /// Adds a form control with its own text, which stays an element.
  mutating func addControl(_ node: Int) {
    var tag: [UInt8] = []
    let writer = htmlWriter
    writer.write(node, to: &tag)
    addTags(tag)
  }

  /// Adds raw HTML.
  ///
  /// At the start of a line it is a block, because a tag there may turn the following text into raw
  /// HTML.
  private mutating func addTags(_ tag: [UInt8]) {
    let isAtStart = !leaf.isOpen || leaf.isLineEmpty || pending.breaks > 0
    if isAtStart && !leaf.isInCell && heading.level == 0 {
      addHTMLBlock(tag)
    } else {
      addVerbatim(tag)
    }
  }

  /// Adds an input.
  ///
  /// A check box at the start of an item makes the item a task. Other inputs have no text.
  mutating func addInput(_ node: Int) {
    guard let type = html.attribute(.type, of: node), html.isEqual(type, "checkbox"),
      let block = blocks.last, block.kind == .item, tree.nodes.count == block.node + 1,
      !leaf.isInCell
    else {
      notes.add(.control)
      return
    }
    let isDone = html.attribute(.checked, of: node) != nil
    tree.nodes[block.node].detail = isDone ? TaskState.done.rawValue : TaskState.open.rawValue
  }

  // MARK: - Scripts

  /// Adds a script.
  ///
  /// One that shows a page of a known provider, such as a gist of GitHub, becomes its address. Other scripts
  /// are left out.
  mutating func addScript(_ node: Int) {
    let source = html.trimmed(.src, of: node)
    if let source, let page = ScriptPage.address(of: html.bytes[source]),
      !isFollowedByNoscript(node)
    {
      return addPage(page)
    }
    if let type = html.attribute(.type, of: node),
      html.has("math/tex", at: type.lowerBound, type.upperBound)
    {
      return addFormula(
        html[node].firstChild >= 0
          ? html.bytes[html[Int(html[node].firstChild)].text] : html.bytes[0..<0])
    }
    notes.add(.script, html.bytes[source ?? 0..<0])
  }

  /// Whether the page of a script stands behind it for browsers without scripts.
  private func isFollowedByNoscript(_ node: Int) -> Bool {
    var next = Int(html[node].next)
    while next >= 0, html[next].kind == .text, !html.hasLetters(html[next].text) {
      next = Int(html[next].next)
    }
    return next >= 0 && html[next].tag == .noscript
  }

  mutating func addFormula(_ tex: some Collection<UInt8>) { addCodeText(tex) }

  // MARK: - Details

  func isSummary(_ node: Int) -> Bool {
    let parent = Int(html[node].parent)
    guard html[parent].tag == .details, !leaf.isInCell, trust == .author else { return false }
    var first = Int(html[parent].firstChild)
    while first != node {
      if html[first].tag == .summary { return false }
      first = Int(html[first].next)
    }
    return true
  }

  /// Begins a `details` element, which stays an element with Markdown inside.
  mutating func enterDetails(_ node: Int) -> Frame {
    boundary()
    guard !leaf.isInCell else { return .block }
    var tag: [UInt8] = Array("<details".utf8)
    if html.attribute(.open, of: node) != nil { tag += " open".utf8 }
    tag.append(UInt8(ascii: ">"))
    var child = Int(html[node].firstChild)
    while child >= 0 && html[child].tag != .summary { child = Int(html[child].next) }
    if child >= 0 {
      tag.append(0x0A)
      tag += rawHTML(of: child)
    }
    addHTMLBlock(tag)
    if child >= 0 { addFootnoteMarks(of: child) }
    return .details
  }

  mutating func closeDetails() { addHTMLBlock(Array("</details>".utf8)) }

  // MARK: - Not HTML

  /// Begins an element of SVG or MathML.
  ///
  /// SVG pictures are left out. MathML formulas stay; if a formula contains its TeX source, that is
  /// used.
  mutating func enterForeign(_ node: Int) -> Frame? {
    guard html[node].namespace == .mathML, html[node].tag == .math, trust == .author else {
      if html[node].namespace == .mathML { return .nothing }
      notes.add(.drawing)
      return nil
    }
    if let tex = texAnnotation(node) {
      addFormula(tex)
      return nil
    }
    var tag: [UInt8] = []
    let writer = htmlWriter
    writer.write(node, to: &tag)
    addVerbatim(tag)
    return nil
  }

  private func texAnnotation(_ root: Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: html.nodes) {
      let text = Int(html[node].firstChild)
      if html[node].kind == .element, let type = html.attribute("encoding", of: node),
        html.isEqual(type, "application/x-tex"), text >= 0, html[text].kind == .text
      {
        return html.bytes[html[text].text]
      }
    }
    return nil
  }
}
