import HTMLFragment

/// Links without text: those of icons, of players, and such as nobody sees.
extension MarkdownBuilder {
  /// Begins a link that has nothing to see in it but what a style or a script puts there.
  mutating func enterIconLink(_ node: Int, _ address: Range<Int>) -> Frame? {
    if isPlayer(node, address) {
      addPage(Array(html.bytes[address]))
      return nil
    }
    if let picture = backgroundAddress(of: node), !isUnsafe(picture) {
      return addLink(to: address) { builder in
        builder.addImage(picture, alternative: builder.label(of: node), title: nil)
      }
    }
    guard let name = name(ofIcon: node, address) else {
      if html.bytes[address].first != UInt8(ascii: "#"), !isLinkedElsewhere(address) {
        notes.add(.emptyLink, html.bytes[address])
      }
      return .nothing
    }
    return addLink(to: address) { $0.addText(name) }
  }

  /// Whether another link leads to the same place, so that nothing is lost of this one.
  private mutating func isLinkedElsewhere(_ address: Range<Int>) -> Bool {
    if linkedAddresses == nil {
      var addresses: Set<Int> = []
      var cursor = HTMLCursor()
      while let node = cursor.next(in: html.nodes) {
        guard html[node].tag == .a, let address = html.trimmed(.href, of: node) else { continue }
        if html.showsAnything(in: node) { addresses.insert(hash(address)) }
      }
      linkedAddresses = addresses
    }
    return linkedAddresses?.contains(hash(address)) ?? false
  }

  private func hash(_ address: Range<Int>) -> Int {
    var hasher = Hasher()
    hasher.combine(
      bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(html.bytes)[address]))
    return hasher.finalize()
  }

  private mutating func addLink(
    to address: Range<Int>, _ content: (inout MarkdownBuilder) -> Void
  ) -> Frame? {
    var link = OpenInline(kind: .link)
    link.address = address
    guard !inlines.contains(.link) else { return .nothing }
    inlines.append(link)
    content(&self)
    closeInline()
    return nil
  }

  /// Whether a script shows the page of a link in its place.
  private func isPlayer(_ node: Int, _ address: Range<Int>) -> Bool {
    html.isPage(address)
      && (html.attribute("data-pin-do", of: node) != nil
        || html.classContains(["embedly-card", "twitter-timeline", "twitter-tweet"], node))
  }

  /// Whether an item has nothing but icons that have no names.
  func isOnlyIcon(_ item: Int) -> Bool {
    guard trust == .author, !html.showsAnything(in: item) else { return false }
    var hasLinks = false
    let hasName = html.contains(in: item) { node in
      guard html[node].tag == .a, let address = html.trimmed(.href, of: node) else { return false }
      hasLinks = true
      return isPlayer(node, address) || name(ofIcon: node, address) != nil
        || backgroundAddress(of: node) != nil
    }
    return hasLinks && !hasName
  }

  /// The name of an icon: what it is called to those who do not see it, or else where its link leads.
  private func name(ofIcon node: Int, _ address: Range<Int>) -> Range<Int>? {
    guard html.contains(in: node, where: isIcon) else { return nil }
    if let label = label(of: node) { return label }
    guard html.bytes[address].first != UInt8(ascii: "#") else { return nil }
    if let host = html.host(of: address) { return host }
    // `mailto:` and `tel:`.
    let colon = address.first { html.bytes[$0] == UInt8(ascii: ":") }
    return colon.map { $0 + 1..<address.upperBound } ?? address
  }

  private func label(of node: Int) -> Range<Int>? {
    for name in ["aria-label", "title", "data-title", "data-original-title"] as [StaticString] {
      if let label = html.attribute(name, of: node).flatMap(html.trim) { return label }
    }
    var found: Range<Int>?
    _ = html.contains(in: node) { child in
      found =
        html.attribute("aria-label", of: child).flatMap(html.trim)
        ?? html.trimmed(.title, of: child)
      return found != nil
    }
    return found
  }

  private func isIcon(_ node: Int) -> Bool {
    switch html[node].tag {
    case .i, .em, .b, .span: html.attribute(.class, of: node) != nil
    // A drawing is left out; an item without it would be empty.
    case .svg: blocks.last.map { $0.kind == .item || $0.kind == .list } ?? false
    default: false
    }
  }
}
