import HTMLFragment

/// Links and images.
extension MarkdownBuilder {
  mutating func enterLink(_ node: Int) -> Frame? {
    guard let address = html.trimmed(.href, of: node) else { return .nothing }
    if isUnsafe(address) {
      notes.add(.unsafeLink)
      return .nothing
    }
    if trust == .author && !html.showsAnything(in: node) { return enterIconLink(node, address) }
    return beginLink(to: address, title: html.trimmed(.title, of: node))
  }

  private mutating func beginLink(to address: Range<Int>, title: Range<Int>?) -> Frame {
    var link = OpenInline(kind: .link)
    link.address = address
    link.title = title ?? 0..<0
    // The parser allows a link inside another link in a table. The inner one counts.
    let outer = inlines.lastLink(suspended: false)
    if let outer {
      closeInlines()
      inlines[outer].isSuspended = true
    }
    inlines.append(link)
    return outer == nil ? .inline : .linkInLink
  }

  mutating func closeInnerLink() {
    closeInline()
    // The outer link begins again, before the other inline elements in it.
    closeInlines()
    if let outer = inlines.lastLink(suspended: true) {
      inlines[outer].isSuspended = false
    }
  }

  /// Makes an autolink from a link whose text is its address, and drops a title that is equal to
  /// the text.
  mutating func shortenLink(_ node: Int) {
    let link = tree.nodes[node]
    guard Int(link.end) == node + 1 else { return }
    let details = Int(link.number)
    if tree.data[tree.details[details].title].elementsEqual(tree.text[link.text]) {
      tree.details[details].titleEnd = tree.details[details].dataEnd
      tree.details[details].altEnd = tree.details[details].dataEnd
    }
    guard let prefix = prefixOfAutolink(link) else { return }
    tree.nodes[node].kind = .autolink
    tree.details[details].dataStart += Int32(prefix)
    tree.text.removeSubrange(Int(link.textStart)...)
    tree.nodes[node].textEnd = link.textStart
    inlines.lastClosed = -1
  }

  /// The length of the part of an address that an autolink leaves out; `nil` if the link cannot be
  /// one.
  ///
  /// The slices must not outlive this call. As long as they exist, a change of the text copies all
  /// of it.
  private func prefixOfAutolink(_ link: MarkdownNode) -> Int? {
    let text = tree.text[link.text]
    let address = tree.data[tree.details(of: link).data]
    // Parsers disagree about character references in autolinks.
    if address.elementsEqual(text), Self.isAutolink(address), !address.contains(UInt8(ascii: ";")) {
      return 0
    }
    let scheme = "mailto:".utf8
    guard address.starts(with: scheme), address.dropFirst(scheme.count).elementsEqual(text),
      Self.isMailAddress(text)
    else { return nil }
    return scheme.count
  }

  /// Whether an address is allowed in angle brackets (CommonMark §6.4).
  static func isAutolink(_ address: ArraySlice<UInt8>) -> Bool {
    guard let colon = address.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = address[..<colon]
    let isScheme =
      (2...32).contains(scheme.count)
      && scheme.allSatisfy { CharacterClass.ascii($0) == .other && $0 < 0x80 }
      && scheme.first.map { $0 > 0x40 } == true
    return isScheme
      && address.allSatisfy {
        $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
      }
  }

  private static func isMailAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
    let isLocal = parts[0].allSatisfy {
      CharacterClass.ascii($0) == .other && $0 > 0x20 && $0 < 0x7F
        || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0)
    }
    return isLocal
      && parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.first != 0x2D && $0.last != 0x2D
          && $0.allSatisfy { CharacterClass.ascii($0) == .other && $0 < 0x80 || $0 == 0x2D }
      }
  }

  // MARK: - Addresses

  /// Appends a text to the tree's data, with white space collapsed to single spaces.
  mutating func appendLine(_ range: Range<Int>) {
    var needsSpace = false
    for byte in html.bytes[range] {
      if byte <= 0x20 {
        needsSpace = true
        continue
      }
      if needsSpace { tree.data.append(0x20) }
      needsSpace = false
      tree.data.append(byte)
    }
  }

  /// Appends an address to the tree's data as browsers read it: without tabs and line ends.
  mutating func appendAddress(_ range: Range<Int>) {
    let address = UnsafeBufferPointer(rebasing: html.bytes[range])
    if address.allSatisfy({ $0 >= 0x20 }) {
      tree.data.append(contentsOf: address)
    } else {
      tree.data.append(contentsOf: address.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
    }
  }

  /// Whether an address is unsafe: it runs a script, or contains the content itself.
  ///
  /// The address of a visitor is also unsafe if WordPress does not allow its scheme to visitors.
  func isUnsafe(_ address: Range<Int>, allowsImages: Bool = false) -> Bool {
    let scheme = AddressScheme(of: html.bytes[address])
    if trust == .visitor { return !scheme.isForVisitors }
    let isImage =
      allowsImages && html.has("data:image/", at: address.lowerBound, address.upperBound)
    return scheme.isUnsafe && !isImage
  }

  /// Writes the anchors that precede the next content.
  mutating func writeAnchors() {
    for anchor in anchors.takePending() {
      let start = tree.data.count
      tree.appendData("<a id=\"")
      HTMLWriter.appendAttribute(html.bytes[anchor], to: &tree.data)
      tree.appendData("\"></a>")
      addAtom(.verbatim, from: start)
    }
  }

  // MARK: - Images

  mutating func addImage(_ node: Int) {
    let alternative = html.trimmed(.alt, of: node)
    if isEmoji(node), addEmoji(node, alternative) { return }
    if isEditorsMark(node) { return notes.add(.gallery) }
    guard let source = imageSource(node), !isUnsafe(source, allowsImages: true) else {
      if let alternative, html.trimmed(.src, of: node).map({ !isPlaceholder($0) }) ?? true {
        addText(alternative)
      }
      return
    }
    if textModes.noscript > 0, isHidden(node) || isPictured(node) { return }
    addImage(source, alternative: alternative, title: html.trimmed(.title, of: node))
  }

  mutating func addImage(_ source: Range<Int>, alternative: Range<Int>?, title: Range<Int>?) {
    beginContent()
    let start = tree.data.count
    appendAddress(source)
    addAtom(.image, from: start)
    if let title, title != alternative, alternative.map({ !areEqual($0, title) }) ?? true {
      appendLine(title)
    }
    tree.setTitle()
    if let alternative { appendLine(alternative) }
    tree.setAlternative()
  }

  /// Adds the character or the signs that an image stands for; returns whether they are known.
  ///
  /// The text of old smileys has lost its signs now and then: a letter alone is none.
  private mutating func addEmoji(_ node: Int, _ alternative: Range<Int>?) -> Bool {
    let isLetter = { (byte: UInt8) in CharacterClass.ascii(byte) == .other && byte < 0x80 }
    if let alternative, !html.bytes[alternative].allSatisfy(isLetter) {
      addText(alternative)
      return true
    }
    guard let source = html.trimmed(.src, of: node),
      let signs = Smiley.signs(of: html.bytes[source])
    else { return false }
    addPlain(Array(signs.utf8))
    return true
  }

  /// Whether an image is an editor's mark for a gallery of NextGEN, which a plugin puts in its place.
  private func isEditorsMark(_ node: Int) -> Bool {
    html.hasClass("ngg_displayed_gallery", node)
      || html.trimmed(.src, of: node).map {
        html.find("nextgen-attach_to_post/preview", in: $0) != nil
      }
        ?? false
  }

  /// Whether an image is a character that WordPress shows as an image.
  func isEmoji(_ node: Int) -> Bool {
    html.hasClass("wp-smiley", node) || html.hasClass("emoji", node)
      || html.trimmed(.src, of: node).map {
        html.find("/images/core/emoji/", in: $0) != nil || html.find("twemoji", in: $0) != nil
      } ?? false
  }

  func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    html.bytes[left].elementsEqual(html.bytes[right])
  }

  /// The address of an image.
  ///
  /// Scripts that load images late put a small image in its place.
  func imageSource(_ node: Int) -> Range<Int>? {
    let source = html.trimmed(.src, of: node)
    if let source, !html.has("data:", at: source.lowerBound, source.upperBound),
      !PlaceholderImage.isFile(html.bytes[source])
    {
      return lazySource(node, besides: source) ?? source
    }
    if let late = lateSource(node) { return late }
    return source.flatMap { isPlaceholder($0) ? nil : $0 }
  }

  /// The address of the image that takes the place of another one, by the class of a script for that.
  ///
  /// Some add a query alone to the address that is there already.
  private func lazySource(_ node: Int, besides source: Range<Int>) -> Range<Int>? {
    guard let late = html.lateAddress(of: node), let classes = html.attribute(.class, of: node),
      html.find("lazy", in: classes) != nil
    else { return nil }
    let path = { (address: Range<Int>) in
      html.bytes[address].prefix { $0 != UInt8(ascii: "?") }
    }
    return path(late).elementsEqual(path(source)) ? nil : late
  }

  private func isPlaceholder(_ source: Range<Int>) -> Bool {
    html.has("data:", at: source.lowerBound, source.upperBound)
      && PlaceholderImage.isOne(html.bytes[source])
  }

  /// The address of the image that a script loads.
  private func lateSource(_ node: Int) -> Range<Int>? {
    if let late = html.lateAddress(of: node) { return late }
    let names: [StaticString] = [
      "data-orig-file", "data-large-file", "data-full-url", "data-hi-res-src", "data-image",
    ]
    for name in names {
      if let late = html.attribute(name, of: node).flatMap(html.trim) { return late }
    }
    return listedSource(node) ?? otherSource(node)
  }

  /// The address of the first `source` beside an image in a `picture`.
  private func otherSource(_ image: Int) -> Range<Int>? {
    let picture = Int(html[image].parent)
    guard picture >= 0, html[picture].tag == .picture else { return nil }
    var child = Int(html[picture].firstChild)
    while child >= 0 {
      if html[child].tag == .source, let source = listedSource(child) { return source }
      child = Int(html[child].next)
    }
    return nil
  }

  /// The first address in a list of addresses for several sizes.
  private func listedSource(_ node: Int) -> Range<Int>? {
    let lists = [
      html.attribute("data-srcset", of: node), html.attribute("data-lazy-srcset", of: node),
      html.attribute(.srcset, of: node),
    ]
    for case let list? in lists {
      guard let list = html.trim(list) else { continue }
      let end = list.first { html.bytes[$0] <= 0x20 || html.bytes[$0] == UInt8(ascii: ",") }
      let first = list.lowerBound..<(end ?? list.upperBound)
      if !html.has("data:", at: first.lowerBound, first.upperBound), !first.isEmpty { return first }
    }
    return nil
  }

  /// Adds the image of a visitor as a link, apart from the words that it touches.
  mutating func addImageLink(_ node: Int) {
    let alternative = html.trimmed(.alt, of: node)
    guard let source = html.trimmed(.src, of: node), !isUnsafe(source) else {
      if let alternative { addText(alternative) }
      return
    }
    if inlines.contains(.link) {
      return addText(alternative ?? source)
    }
    if tree.text.last.map(isOfWord) ?? false { notePendingSpace() }
    var link = OpenInline(kind: .link)
    link.address = source
    inlines.append(link)
    addText(alternative ?? source)
    closeInline()
    let next = Int(html[node].next)
    if next >= 0, html[next].kind == .text, html.bytes[html[next].text].first.map(isOfWord) ?? false
    {
      notePendingSpace()
    }
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || CharacterClass.ascii(byte) == .other
  }

  /// Adds a part of an image that leads somewhere, as a link behind the image.
  mutating func addArea(_ node: Int) {
    guard let address = html.trimmed(.href, of: node), !isUnsafe(address),
      html.bytes[address].first != UInt8(ascii: "#")
    else { return }
    guard let name = html.trimmed(.alt, of: node) ?? html.trimmed(.title, of: node),
      !inlines.contains(.link)
    else { return notes.add(.emptyLink, html.bytes[address]) }
    notePendingSpace()
    var link = OpenInline(kind: .link)
    link.address = address
    inlines.append(link)
    addText(name)
    closeInline()
  }
}
