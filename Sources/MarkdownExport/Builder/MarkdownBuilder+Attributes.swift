import HTMLFragment
import PostContent

/// What elements have in their attributes: pages that scripts show, and background pictures.
extension MarkdownBuilder {
  /// Adds what an element shows beside its content.
  mutating func addAttributes(of node: Int) {
    switch html[node].tag {
    case .div, .span, .section, .article, .aside, .header, .main, .figure, .p, .li, .blockquote,
      .unknown:
      addPage(of: node)
      addBackground(of: node)
    case .table, .tr, .td, .th:
      let background = backgroundAddress(of: node) ?? html.attribute("background", of: node)
      if let background { notes.add(.background, html.bytes[background]) }
    default: break
    }
  }

  private mutating func addPage(of node: Int) {
    switch AttributePage(html).meaning(of: node) {
    case .page(let address)?:
      if links(to: address, in: node) { return }
      if Self.isBlock(html[node].tag) || html[node].tag == .unknown { boundary() }
      addPage(address)
      if Self.isBlock(html[node].tag) || html[node].tag == .unknown { boundary() }
    case .button?: notes.add(.widget)
    case nil: break
    }
  }

  /// Whether an element has a link to a page, or a frame of it.
  private func links(to page: [UInt8], in root: Int) -> Bool {
    let path = Self.withoutScheme(page[...].prefix { $0 != UInt8(ascii: "?") })
    return html.contains(in: root) { node in
      guard let address = html.attribute(.href, of: node) ?? html.attribute(.src, of: node) else {
        return false
      }
      return Self.withoutScheme(html.bytes[address]).starts(with: path)
        || VideoPage.address(of: html.bytes[address]) == page
    }
  }

  private static func withoutScheme<Address: Collection<UInt8>>(
    _ address: Address
  ) -> Address.SubSequence {
    for scheme in ["https:", "http:"] where address.starts(with: scheme.utf8) {
      return address.dropFirst(scheme.utf8.count)
    }
    return address.dropFirst(0)
  }

  // MARK: - Backgrounds

  /// Adds a background picture, if it is content: that of one of WordPress's own blocks, or all that an
  /// element shows.
  private mutating func addBackground(of node: Int) {
    guard let address = backgroundAddress(of: node), !isUnsafe(address) else { return }
    let isPictured = html.contains(in: node) { child in
      html.trimmed(.src, of: child).map { areEqual($0, address) } ?? false
    }
    if isPictured { return }
    let isContent =
      html.classContains(["wp-block-"], node) || !html.showsAnything(in: node)
      || html.attribute("role", of: node).map { html.isEqual($0, "img") } ?? false
    guard isContent else { return notes.add(.background, html.bytes[address]) }
    let label = html.attribute("aria-label", of: node).flatMap(html.trim)
    addBackground(address, label: label ?? html.trimmed(.title, of: node))
  }

  /// Adds a background picture as such: a box of the height that a cover has at first.
  private mutating func addBackground(_ address: Range<Int>, label: Range<Int>?) {
    guard !leaf.isInCell, !heading.isOpen else {
      return addImage(address, alternative: label, title: nil)
    }
    var tag = Array("<figure role=\"img\"".utf8)
    if let label {
      tag += " aria-label=\"".utf8
      HTMLWriter.appendAttribute(html.bytes[label], to: &tag)
      tag.append(UInt8(ascii: "\""))
    }
    tag += " style=\"min-height: 430px; background: url('".utf8
    let encoded = html.bytes[address].flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "'"): Array("%27".utf8)
      case UInt8(ascii: "("): Array("%28".utf8)
      case UInt8(ascii: ")"): Array("%29".utf8)
      case UInt8(ascii: "\\"): Array("%5C".utf8)
      default: [byte]
      }
    }
    HTMLWriter.appendAttribute(encoded, to: &tag)
    tag += "') center / cover\"></figure>".utf8
    boundary()
    addHTMLBlock(tag)
  }

  /// The address of an element's background picture: in its style, or where a script loads it from.
  func backgroundAddress(of node: Int) -> Range<Int>? {
    if let style = html.attribute(.style, of: node), let place = html.find("background", in: style),
      let url = html.find("url(", in: place..<style.upperBound)
    {
      return picture(in: url + 4..<style.upperBound)
    }
    for name in ["data-bg", "data-background-image", "data-bg-image", "data-background"]
      as [StaticString]
    {
      guard let value = html.attribute(name, of: node).flatMap(html.trim) else { continue }
      if html.has("url(", at: value.lowerBound, value.upperBound) {
        return picture(in: value.dropFirst(4))
      }
      if html.isPage(value) { return value }
    }
    return nil
  }

  /// The address up to the end of `url(…)`, without its quotes.
  private func picture(in range: Range<Int>) -> Range<Int>? {
    guard var address = html.trim(range) else { return nil }
    let quote = html.bytes[address.lowerBound]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { address = address.dropFirst() }
    let end = address.first { html.bytes[$0] == (isQuoted ? quote : UInt8(ascii: ")")) }
    guard let end, let trimmed = html.trim(address.lowerBound..<end),
      !html.has("data:", at: trimmed.lowerBound, trimmed.upperBound),
      html.bytes[trimmed.lowerBound] != UInt8(ascii: "#")
    else { return nil }
    return trimmed
  }

  // MARK: - Elements without a name in HTML

  /// Begins an element that HTML does not have: those that players and old blogs define, or a tag by mistake.
  mutating func enterUnknown(_ node: Int) -> Frame? {
    let name = html.name(of: node)
    if html.isEqual(name, "amp-img") || html.isEqual(name, "amp-anim") {
      addImage(node)
      return nil
    }
    if html.isEqual(name, "amp-iframe") {
      addFrame(node)
      return nil
    }
    if html.isEqual(name, "amp-video") || html.isEqual(name, "amp-audio"),
      let source = html.trimmed(.src, of: node), !isUnsafe(source)
    {
      addFile(source)
      return nil
    }
    if html.isEqual(name, "lj") {
      addPerson(node)
    } else if let page = pageOfElement(node) {
      addFile(page)
    } else if isByMistake(node) {
      notes.add(.unknownTag, tag(of: node))
    }
    return .nothing
  }

  /// The address that an element of a script has, if nothing else is in it: `<model-viewer src="…">`.
  private func pageOfElement(_ node: Int) -> Range<Int>? {
    guard html.bytes[html.name(of: node)].contains(UInt8(ascii: "-")),
      let address = html.trimmed(.src, of: node)
        ?? html.attribute("url", of: node).flatMap(html.trim),
      html.isPage(address), !isUnsafe(address), AttributePage(html).meaning(of: node) == nil,
      AttributePage(html).isPlaceholder(node)
    else { return nil }
    return address
  }

  /// Whether an author may not have meant a tag: `<your name>`, `<name@host>`.
  ///
  /// A name with a colon is that of another program, one with a hyphen that of a script, if there is
  /// anything in its element.
  private func isByMistake(_ node: Int) -> Bool {
    let name = html.name(of: node)
    if html.bytes[name].contains(UInt8(ascii: "@")) { return true }
    if html.bytes[name].contains(UInt8(ascii: ":")) { return false }
    return !html.bytes[name].contains(UInt8(ascii: "-"))
      || html[node].attributes.isEmpty && html[node].firstChild < 0
  }

  /// A tag as it may have been typed.
  private func tag(of node: Int) -> [UInt8] {
    var tag = Array("<".utf8) + html.bytes[html.name(of: node)]
    for index in html[node].attributes.prefix(8) {
      let attribute = html.attributes[index]
      tag += Array(" ".utf8) + html.bytes[attribute.name]
      if !attribute.value.isEmpty { tag += Array("=".utf8) + html.bytes[attribute.value] }
    }
    return tag + Array(">".utf8)
  }

  /// Adds the name of a person or community of LiveJournal, as a link to the journal.
  private mutating func addPerson(_ node: Int) {
    for name in ["user", "comm"] as [StaticString] {
      guard let person = html.attribute(name, of: node).flatMap(html.trim) else { continue }
      let host = html.bytes[person].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
      beginContent()
      let link = tree.open(.link)
      let start = tree.data.count
      tree.data.append(contentsOf: "https://".utf8 + host + ".livejournal.com/".utf8)
      tree.setData(link, from: start)
      tree.text.append(contentsOf: html.bytes[person])
      tree.close(link)
      inlines.lastClosed = -1
      return
    }
    if let title = html.trimmed(.title, of: node) { addText(title) }
  }

  // MARK: - Without scripts

  /// Begins what browsers show without scripts, which a page of Markdown has none of.
  ///
  /// A picture that a script loads elsewhere is not shown twice, and a request to switch scripts on says
  /// nothing to readers.
  mutating func enterNoscript(_ node: Int) -> Frame? {
    var hasContent = false
    var cursor = HTMLCursor(at: node)
    while let child = cursor.next(in: html.nodes) {
      switch html[child].kind {
      case .text:
        if html.find("javascript", in: html[child].text) != nil {
          notes.add(.noscript)
          return nil
        }
      case .element:
        switch html[child].tag {
        case .iframe: if !isHidden(child) && !isFramed(child) { hasContent = true }
        case .a, .video, .audio, .object, .embed: if !isHidden(child) { hasContent = true }
        case .img: if !isHidden(child) && !isPictured(child) { hasContent = true }
        default: break
        }
      default: break
      }
    }
    guard hasContent else {
      notes.add(.noscript)
      return nil
    }
    textModes.noscript += 1
    return .noscript
  }

  /// Whether an element is there only to be loaded: as small as a pixel, or not displayed.
  func isHidden(_ node: Int) -> Bool {
    for name in [.width, .height] as [HTMLAttributeName] {
      if let value = html.attribute(name, of: node), let size = html.integer(value), size <= 1 {
        return true
      }
    }
    guard let style = html.attribute(.style, of: node) else { return false }
    return html.find("display:none", in: style) != nil
      || html.find("display: none", in: style) != nil
      || html.find("visibility:hidden", in: style) != nil
  }

  /// Whether the page of a frame in a `noscript` is that of an element outside as well.
  private mutating func isFramed(_ frame: Int) -> Bool {
    guard let source = html.trimmed(.src, of: frame) else { return true }
    if pagesOutsideNoscript == nil {
      var pages: Set<[UInt8]> = []
      var cursor = HTMLCursor()
      while let node = cursor.next(in: html.nodes) {
        guard html[node].kind == .element else { continue }
        if html[node].tag == .noscript {
          cursor.skip()
        } else if html[node].attributes.isEmpty {
          continue
        } else if html[node].tag == .iframe {
          let source = html.lateAddress(of: node) ?? html.trimmed(.src, of: node)
          if let source { pages.insert(page(ofFrame: source)) }
        } else if case .page(let page)? = AttributePage(html).meaning(of: node) {
          pages.insert(page)
        }
      }
      pagesOutsideNoscript = pages
    }
    return pagesOutsideNoscript?.contains(page(ofFrame: source)) ?? false
  }

  private func page(ofFrame source: Range<Int>) -> [UInt8] {
    VideoPage.address(of: html.bytes[source]) ?? Array(html.bytes[source])
  }

  /// Whether the picture in a `noscript` is another image's as well.
  mutating func isPictured(_ image: Int) -> Bool {
    guard let source = imageSource(image) else { return true }
    if picturesOutsideNoscript == nil {
      var pictures: Set<[UInt8]> = []
      var cursor = HTMLCursor()
      while let node = cursor.next(in: html.nodes) {
        if html[node].tag == .noscript { cursor.skip() }
        if html[node].tag == .img, let source = imageSource(node) {
          pictures.insert(Array(html.bytes[source]))
        }
      }
      picturesOutsideNoscript = pictures
    }
    return picturesOutsideNoscript?.contains(Array(html.bytes[source])) ?? false
  }
}
