import HTMLFragment

/// Text, and the inline elements around it.
extension MarkdownBuilder {
  // MARK: - White space

  /// Adds text, its white space collapsed as browsers do.
  mutating func addText(_ range: Range<Int>) {
    if textModes.preserving > 0 { return addPreserved(range) }
    if textModes.code > 0 { return addCodeText(codeText(range)) }
    let bytes = html.bytes
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = bytes[index]
      if byte <= 0x20 {
        // Other control characters are ignored.
        if byte == 0x20 || (0x09...0x0D).contains(byte) { notePendingSpace() }
        index += 1
        continue
      }
      let stop = bytes.endOfWords(from: index + 1, to: end)
      append(index..<stop)
      index = stop
    }
  }

  /// Adds text whose line ends and indentation are kept.
  private mutating func addPreserved(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch html.bytes[index] {
      case 0x0A: addBreak()
      case 0x20, 0x09:
        let width = html.bytes[index] == 0x09 ? 4 : 1
        if leaf.isOpen && pending.breaks > 0 {
          for _ in 0..<width { pending.addFixedSpace([0xC2, 0xA0]) }
        } else if !leaf.isOpen || leaf.isLineEmpty {
          if !leaf.isOpen { beginContent() }
          for _ in 0..<width { tree.text.append(contentsOf: [0xC2, 0xA0]) }
          leaf.isLineEmpty = true
        } else {
          notePendingSpace()
        }
      case ..<0x20: break
      default:
        var stop = index + 1
        while stop < range.upperBound && html.bytes[stop] > 0x20 { stop += 1 }
        append(index..<stop)
        index = stop
        continue
      }
      index += 1
    }
  }

  mutating func notePendingSpace() {
    if leaf.isOpen { pending.addSpace() }
  }

  /// Adds a line break, which is written only if something follows.
  mutating func addBreak() {
    guard leaf.isOpen else { return }
    if heading.isOpen && !leaf.isInCell { return notePendingSpace() }
    retractSpaces()
    pending.removeSpaces()
    if !leaf.isLineEmpty || pending.breaks > 0 { pending.breaks += 1 }
  }

  /// Removes non-breaking spaces from the end of the text.
  ///
  /// They are written if something follows.
  ///
  /// Emphasis marks have no effect beside them.
  mutating func retractSpaces() {
    guard leaf.isOpen else { return }
    var floor = Int(tree.nodes[leaf.node].textStart)
    if let last = tree.nodes.last { floor = max(floor, Int(max(last.textStart, last.textEnd))) }
    guard tree.text.count > floor, tree.text[tree.text.count - 1] & 0x80 != 0 else { return }
    let start = tree.text.withUnsafeBufferPointer { text in
      var end = text.count
      while end > floor {
        let start = CharacterClass.start(ofCharacterEndingAt: end, of: text)
        guard start >= floor, text[start] != 0x0A,
          CharacterClass.starting(at: start, of: text) == .space
        else { break }
        end = start
      }
      return end
    }
    guard start < tree.text.count else { return }
    pending.prepend(tree.text[start...])
    tree.text.removeSubrange(start...)
  }

  // MARK: - Content

  /// Adds a run of the HTML's text.
  private mutating func append(_ range: Range<Int>) {
    var start = range.lowerBound
    if !leaf.isOpen || leaf.isLineEmpty || pending.hasSpaces || pending.breaks > 0
      || inlines.lastWaits || anchors.arePending
    {
      // Spaces of fixed width stay before the marks, and behind a break they wait for what follows.
      if inlines.anyWaits || leaf.isOpen && pending.breaks > 0 {
        start = notePendingSpaces(range)
        if start == range.upperBound { return }
      }
      beginContent()
    }
    tree.text.append(
      contentsOf: UnsafeBufferPointer(rebasing: html.bytes[start..<range.upperBound]))
  }

  /// Notes the spaces at the beginning of a run, and returns where they end.
  private mutating func notePendingSpaces(_ range: Range<Int>) -> Int {
    let text = UnsafeBufferPointer(rebasing: html.bytes[range])
    var index = 0
    while index < text.count, CharacterClass.starting(at: index, of: text) == .space {
      var end = index + 1
      while end < text.count && text[end] & 0xC0 == 0x80 { end += 1 }
      if text[index] == 0x20 {
        notePendingSpace()
      } else if leaf.isOpen {
        pending.addFixedSpace(text[index..<end])
      }
      index = end
    }
    return range.lowerBound + index
  }

  /// Writes the pending content, and begins the inline elements around the next content.
  mutating func beginContent() {
    if !leaf.isOpen { openLeaf() }
    if pending.breaks > 0 {
      let indentation = pending.takeIndentation()
      writeBreaks()
      tree.text.append(contentsOf: indentation)
    } else if pending.hasSpaces {
      if leaf.isLineEmpty { pending.removePlainSpaces() }
      tree.text.append(contentsOf: pending.spaces)
      pending.removeSpaces()
    }
    if anchors.arePending { writeAnchors() }
    leaf.isLineEmpty = false
    if pending.hasDash {
      pending.hasDash = false
      tree.text.append(contentsOf: "\u{2014} ".utf8)
    }
    for index in inlines.indices where inlines[index].node < 0 && !inlines[index].isSuspended {
      openInline(index)
    }
  }

  private mutating func writeBreaks() {
    if pending.breaks > 1 && !leaf.isInCell {
      // An empty line begins a new paragraph.
      endLeaf()
      return openLeaf()
    }
    for _ in 0..<min(pending.breaks, 2) { tree.text.append(0x0A) }
    pending.breaks = 0
  }

  // MARK: - Inlines

  /// Notes that an inline element begins; returns `nothing` if it is inside another one of its
  /// kind.
  mutating func beginInline(_ kind: MarkdownNode.Kind, detail: UInt8 = 0) -> Frame {
    if inlines.contains(kind, detail: detail) { return .nothing }
    inlines.append(OpenInline(kind: kind, detail: detail))
    return .inline
  }

  private mutating func openInline(_ index: Int) {
    let inline = inlines[index]
    if inlines.lastClosed >= 0 && isContinued(by: inline) {
      inlines[index].node = inlines.lastClosed
      inlines.lastClosed = -1
      return
    }
    let node = tree.open(inline.kind)
    tree.nodes[node].detail = inline.detail
    if inline.kind == .link {
      let start = tree.data.count
      appendAddress(inline.address)
      tree.setData(node, from: start)
      if !inline.title.isEmpty {
        appendLine(inline.title)
        tree.setTitle()
      }
    }
    inlines[index].node = node
    inlines.lastClosed = -1
  }

  /// Whether an inline element continues an equal one that ended directly before it.
  private func isContinued(by inline: OpenInline) -> Bool {
    let last = tree.nodes[inlines.lastClosed]
    guard last.kind == inline.kind, last.detail == inline.detail,
      Int(last.end) == tree.nodes.count, Int(last.textEnd) == tree.text.count
    else { return false }
    guard inline.kind == .link else { return true }
    return tree.data[tree.details(of: last).data].elementsEqual(html.bytes[inline.address])
  }

  mutating func closeInline() {
    guard let inline = inlines.last else { return }
    if inline.node >= 0 {
      retractSpaces()
      finishInline(inlines.count - 1)
    }
    inlines.removeLast()
  }

  private func isEmptyInline(_ node: Int) -> Bool {
    tree.nodes.count == node + 1 && tree.text.count == Int(tree.nodes[node].textStart)
  }

  /// Ends an inline element in the tree, or removes it if it has no content.
  mutating func finishInline(_ index: Int) {
    let node = inlines[index].node
    inlines[index].node = -1
    if isEmptyInline(node) {
      tree.nodes.removeLast()
      return
    }
    tree.close(node)
    inlines.lastClosed = node
    if tree.nodes[node].kind == .link { shortenLink(node) }
  }

  /// Adds an inline node that is not text.
  ///
  /// Its data was appended to the tree's data from `start` on.
  @discardableResult
  mutating func addAtom(_ kind: MarkdownNode.Kind, from start: Int) -> Int {
    let node = tree.add(kind)
    tree.setData(node, from: start)
    leaf.isLineEmpty = false
    return node
  }

  /// Adds raw HTML or a shortcode within text.
  mutating func addVerbatim(_ text: some Collection<UInt8>) {
    beginContent()
    let start = tree.data.count
    for byte in text { tree.data.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    addAtom(.verbatim, from: start)
  }

  /// Adds a span of code.
  mutating func addCodeSpan(_ text: some Collection<UInt8>) {
    beginContent()
    let start = tree.data.count
    tree.data.append(contentsOf: text)
    addAtom(.codeSpan, from: start)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a run of words ends that is copied as it is, with single spaces between them.
  fileprivate func endOfWords(from start: Int, to end: Int) -> Int {
    guard let base = UnsafeRawPointer(baseAddress) else { return end }
    let (lows, highs): (UInt64, UInt64) = (0x7F7F_7F7F_7F7F_7F7F, 0x8080_8080_8080_8080)
    // The high bit of each byte that is not above 0x20, and of each below it.
    func blanks(_ word: UInt64) -> UInt64 {
      ~(((word & lows) &+ 0x5F5F_5F5F_5F5F_5F5F) | word) & highs
    }
    func controls(_ word: UInt64) -> UInt64 {
      ~(((word & lows) &+ 0x6060_6060_6060_6060) | word) & highs
    }
    var stop = start
    while stop + 9 <= end {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: stop, as: UInt64.self))
      let next = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: stop + 1, as: UInt64.self))
      let ends = controls(word) | blanks(word) & blanks(next)
      if ends != 0 { return stop + ends.trailingZeroBitCount >> 3 }
      stop += 8
    }
    while stop < end {
      if self[stop] <= 0x20 {
        guard self[stop] == 0x20, stop + 1 < end, self[stop + 1] > 0x20 else { return stop }
      }
      stop += 1
    }
    return end
  }
}
