import HTMLFragment

/// Text and the inlines it stands in.
extension MarkdownBuilder {
  // MARK: - White space

  /// Adds text, its white space collapsed as browsers do.
  mutating func addText(_ range: Range<Int>) {
    if preservingDepth > 0 { return addPreserved(range) }
    if codeDepth > 0 { return addCodeText(bytes[range]) }
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      if bytes[index] <= 0x20 {
        // Other controls are nothing at all.
        if bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { notePendingSpace() }
        index += 1
        continue
      }
      var stop = index + 1
      while stop < end {
        if bytes[stop] <= 0x20 {
          // A lone space between words is copied with them.
          guard bytes[stop] == 0x20, stop + 1 < end, bytes[stop + 1] > 0x20 else { break }
        }
        stop += 1
      }
      append(index..<stop)
      index = stop
    }
  }

  /// Adds text whose lines and indentation count.
  private mutating func addPreserved(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case 0x0A: addBreak()
      case 0x20, 0x09:
        if leaf < 0 || isLineEmpty || pendingBreaks > 0 {
          // Two for a tab, as narrow as indentation can be.
          if leaf < 0 || pendingBreaks > 0 { beginContent() }
          for _ in 0..<(bytes[index] == 0x09 ? 4 : 1) {
            tree.text.append(0xC2)
            tree.text.append(0xA0)
          }
        } else {
          notePendingSpace()
        }
      case ..<0x20: break
      default:
        var stop = index + 1
        while stop < range.upperBound && bytes[stop] > 0x20 { stop += 1 }
        append(index..<stop)
        index = stop
        continue
      }
      index += 1
    }
  }

  mutating func notePendingSpace() {
    if pendingSpace.last != 0x20 && leaf >= 0 { pendingSpace.append(0x20) }
  }

  /// Adds a line break, which counts when something follows.
  mutating func addBreak() {
    guard leaf >= 0 else { return }
    if headingLevel > 0 && !isInCell { return notePendingSpace() }
    retractSpaces()
    pendingSpace.removeAll(keepingCapacity: true)
    if !isLineEmpty || pendingBreaks > 0 { pendingBreaks += 1 }
  }

  /// Takes spaces that do not break off the end of the text, to be written when something follows.
  ///
  /// Marks do not bind beside them.
  mutating func retractSpaces() {
    guard leaf >= 0 else { return }
    var floor = Int(tree.nodes[leaf].textStart)
    if let last = tree.nodes.last { floor = max(floor, Int(max(last.textStart, last.textEnd))) }
    guard tree.text.count > floor, tree.text[tree.text.count - 1] & 0x80 != 0 else { return }
    let start = tree.text.withUnsafeBufferPointer { text in
      var end = text.count
      while end > floor {
        let start = CharacterClass.start(ofCharacterEndingAt: end, of: text)
        guard start >= floor, CharacterClass.starting(at: start, of: text) == .space else { break }
        end = start
      }
      return end
    }
    guard start < tree.text.count else { return }
    pendingSpace.insert(contentsOf: tree.text[start...], at: 0)
    tree.text.removeSubrange(start...)
  }

  // MARK: - Content

  /// Adds a run of the HTML's text.
  private mutating func append(_ range: Range<Int>) {
    var start = range.lowerBound
    if leaf < 0 || isLineEmpty || !pendingSpace.isEmpty || pendingBreaks > 0
      || inlines.last.map({ $0.node < 0 }) == true || !pendingAnchors.isEmpty
    {
      // Spaces that do not break stay before the marks.
      if inlines.contains(where: { $0.node < 0 }) {
        while start + 1 < range.upperBound && bytes[start] == 0xC2 && bytes[start + 1] == 0xA0 {
          if leaf >= 0 { pendingSpace.append(contentsOf: [0xC2, 0xA0]) }
          start += 2
        }
        if start == range.upperBound { return }
      }
      beginContent()
    }
    tree.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]))
  }

  /// Writes what waits for content, and begins the inlines that it stands in.
  mutating func beginContent() {
    if leaf < 0 { openLeaf() }
    if pendingBreaks > 0 {
      writeBreaks()
    } else if !pendingSpace.isEmpty {
      if isLineEmpty { pendingSpace.removeAll { $0 == 0x20 } }
      tree.text.append(contentsOf: pendingSpace)
    }
    if !pendingSpace.isEmpty { pendingSpace.removeAll(keepingCapacity: true) }
    if !pendingAnchors.isEmpty { writeAnchors() }
    isLineEmpty = false
    if hasPendingDash {
      hasPendingDash = false
      tree.text.append(contentsOf: "\u{2014} ".utf8)
    }
    for index in inlines.indices where inlines[index].node < 0 && !inlines[index].isSuspended {
      openInline(index)
    }
  }

  private mutating func writeBreaks() {
    if pendingBreaks > 1 && !isInCell {
      // An empty line begins a paragraph.
      endLeaf()
      return openLeaf()
    }
    for _ in 0..<min(pendingBreaks, 2) { tree.add(.hardBreak) }
    pendingBreaks = 0
  }

  // MARK: - Inlines

  /// Notes that an inline element begins; `nothing` when it stands in another of its kind.
  mutating func beginInline(_ kind: MarkdownNode.Kind, detail: UInt8 = 0) -> Frame {
    for inline in inlines where inline.kind == kind && inline.detail == detail { return .nothing }
    inlines.append(OpenInline(kind: kind, detail: detail))
    return .inline
  }

  private mutating func openInline(_ index: Int) {
    let inline = inlines[index]
    if lastClosed >= 0 && isContinued(by: inline) {
      inlines[index].node = lastClosed
      lastClosed = -1
      return
    }
    let start = tree.data.count
    if inline.kind == .link { appendAddress(inline.address) }
    let node = tree.open(inline.kind)
    tree.nodes[node].detail = inline.detail
    tree.setData(node, from: start)
    if !inline.title.isEmpty {
      appendLine(inline.title)
      tree.nodes[node].titleEnd = Int32(truncatingIfNeeded: tree.data.count)
      tree.nodes[node].altEnd = tree.nodes[node].titleEnd
    }
    inlines[index].node = node
    lastClosed = -1
  }

  /// Whether an inline is the like of the one that ended right before it.
  private func isContinued(by inline: OpenInline) -> Bool {
    let last = tree.nodes[lastClosed]
    guard last.kind == inline.kind, last.detail == inline.detail,
      Int(last.end) == tree.nodes.count, Int(last.textEnd) == tree.text.count
    else { return false }
    guard inline.kind == .link else { return true }
    return tree.data[last.data].elementsEqual(bytes[inline.address])
  }

  mutating func closeInline() {
    guard let inline = inlines.last else { return }
    if inline.node >= 0 {
      retractSpaces()
      finishInline(inlines.count - 1)
    }
    inlines.removeLast()
  }

  /// Ends an inline in the tree, or takes it away when nothing is in it.
  func isEmptyInline(_ node: Int) -> Bool {
    tree.nodes.count == node + 1 && tree.text.count == Int(tree.nodes[node].textStart)
  }

  mutating func finishInline(_ index: Int) {
    let node = inlines[index].node
    inlines[index].node = -1
    if isEmptyInline(node) {
      tree.nodes.removeLast()
      return
    }
    tree.close(node)
    lastClosed = node
    if tree.nodes[node].kind == .link { shortenLink(node) }
  }

  /// Adds something inline that is not text; its data was appended to the tree's from `start` on.
  @discardableResult
  mutating func addAtom(_ kind: MarkdownNode.Kind, from start: Int) -> Int {
    let node = tree.add(kind)
    tree.setData(node, from: start)
    isLineEmpty = false
    return node
  }

  /// Adds raw HTML or a shortcode within text.
  mutating func addVerbatim(_ text: some Collection<UInt8>) {
    beginContent()
    let start = tree.data.count
    for byte in text { tree.data.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    addAtom(.verbatim, from: start)
  }

  /// Adds what a code span shows; its data was appended from `start` on.
  mutating func addCodeSpan(_ text: some Collection<UInt8>) {
    beginContent()
    let start = tree.data.count
    tree.data.append(contentsOf: text)
    addAtom(.codeSpan, from: start)
  }
}
