import HTMLFragment

/// Links and images.
extension MarkdownBuilder {
  mutating func enterLink(_ node: Int) -> Frame {
    guard let address = html.trimmed(.href, of: node) else { return .nothing }
    if isUnsafe(address) {
      notes.add(.unsafeLink)
      return .nothing
    }
    var link = OpenInline(kind: .link)
    link.address = address
    link.title = html.trimmed(.title, of: node) ?? 0..<0
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
    if isEmoji(node), let alternative { return addText(alternative) }
    guard let source = imageSource(node), !isUnsafe(source, allowsImages: true) else {
      if let alternative { addText(alternative) }
      return
    }
    beginContent()
    let start = tree.data.count
    appendAddress(source)
    addAtom(.image, from: start)
    let title = html.trimmed(.title, of: node)
    if let title, title != alternative, alternative.map({ !areEqual($0, title) }) ?? true {
      appendLine(title)
    }
    tree.setTitle()
    if let alternative { appendLine(alternative) }
    tree.setAlternative()
  }

  /// Whether an image is a character that WordPress shows as an image.
  func isEmoji(_ node: Int) -> Bool {
    html.hasClass("wp-smiley", node) || html.hasClass("emoji", node)
  }

  private func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    html.bytes[left].elementsEqual(html.bytes[right])
  }

  /// The address of an image.
  ///
  /// Scripts that load images late put a small image in its place.
  private func imageSource(_ node: Int) -> Range<Int>? {
    let source = html.trimmed(.src, of: node)
    if let source, !html.has("data:", at: source.lowerBound, source.upperBound) { return source }
    for name in ["data-src", "data-lazy-src", "data-original", "data-orig-file"] as [StaticString] {
      if let late = html.attribute(name, of: node).flatMap({ html.trim($0) }) { return late }
    }
    return source
  }

  /// Adds the image of a visitor as a link.
  mutating func addImageLink(_ node: Int) {
    let alternative = html.trimmed(.alt, of: node)
    guard let source = html.trimmed(.src, of: node), !isUnsafe(source) else {
      if let alternative { addText(alternative) }
      return
    }
    if inlines.contains(.link) {
      return addText(alternative ?? source)
    }
    var link = OpenInline(kind: .link)
    link.address = source
    inlines.append(link)
    addText(alternative ?? source)
    closeInline()
  }
}
