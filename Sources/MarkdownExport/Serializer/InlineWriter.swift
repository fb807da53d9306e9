import ByteText

/// Writes the inline content of one block, with a backslash where text would be read as markup.
///
/// It lists everything that is not plain text, decides about each item, and writes text and items
/// in order.
struct InlineWriter: ~Copyable {
  /// The kind of block.
  ///
  /// It decides which text can be markup.
  enum Place { case paragraph, heading, cell }

  let dialect: MarkdownDialect
  var items = Arena<InlineItem>(capacity: 64)
  /// Runs of marks that others may bind with.
  var runs = Arena<MarkRun>(capacity: 64)
  var openers = Openers()
  /// Scratch space, which is kept for the next block.
  var opened = Arena<Int32>(capacity: 64)
  /// The last open bracket of text, which has the one before it; -1 for none.
  var openBracket: Int32 = -1
  /// The same around each open link.
  var outerBrackets = Arena<Int32>(capacity: 64)
  var place = Place.paragraph
  /// Whether the block begins an item of a list, where `[x]` is a check box.
  var isItemStart = false
  /// The block and its text.
  private var block = 0
  var range = 0..<0
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var data = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var nodes = UnsafeBufferPointer<MarkdownNode>(start: nil, count: 0)
  var details = UnsafeBufferPointer<MarkdownDetails>(start: nil, count: 0)
  var hasFootnotes = false
  /// Characters at the beginning or end of a line that need a backslash and are not items.
  var lineEscapes = Arena<Int32>(capacity: 64)
  var hasMarks = false
  var hasBackticks = false
  var hasBrackets = false
  /// The line break or the end of the block that follows the last address.
  private var lineEnd = -1
  /// The number of nested addresses that were treated as text, and the end of the last one.
  private var brokenAddresses = (count: 0, end: 0)

  /// The number of addresses in one word that are examined to their ends.
  ///
  /// Others are treated as text.
  private static let mostBrokenAddresses = 16

  /// Whether the document has what the target reads as syntax of its own.
  var escapesSyntax = false
  let links: (any LinkMap)?

  init(dialect: MarkdownDialect, links: (any LinkMap)? = nil) {
    self.dialect = dialect
    self.links = links
  }

  /// Writes the content of a leaf.
  mutating func write(
    _ leaf: Int, as place: Place, prefix: borrowing LinePrefix, to output: inout ByteBuffer
  ) {
    self.place = place
    range = nodes[leaf].text
    lineEscapes.removeAll()
    collect(leaf)
    if place == .heading { escapeClosingSequence() }
    if !items.isEmpty || place == .paragraph {
      if place == .paragraph { escapeLineStarts() }
      if hasMarks { settleMarks() }
      runs.removeAll()
      if hasBackticks { escapeBackticks() }
      if hasBrackets { escapeBrackets() }
      escapeSingles()
    }
    emit(prefix: prefix, to: &output)
    // Of a long text they take sixteen times its size, which the document behind it can use.
    items.removeAll()
    lineEscapes.removeAll()
  }

  func details(of node: MarkdownNode) -> MarkdownDetails { details[Int(node.number)] }

  // MARK: - Collecting

  private mutating func collect(_ leaf: Int) {
    items.removeAll()
    hasMarks = false
    hasBackticks = false
    hasBrackets = false
    brokenAddresses = (0, 0)
    (block, lineEnd) = (leaf, -1)
    opened.removeAll()
    var linkDepth = 0
    var position = range.lowerBound
    var index = leaf + 1
    let end = Int(nodes[leaf].end)
    while true {
      while let open = opened.last, Int(nodes[items[Int(open)].node].end) <= index {
        let node = items[Int(open)].node
        scan(position..<nodes[node].text.upperBound, inLink: linkDepth > 0)
        position = nodes[node].text.upperBound
        if nodes[node].kind == .link { linkDepth -= 1 }
        close(Int(open), node)
        opened.removeLast()
      }
      guard index < end else { break }
      scan(position..<nodes[index].text.lowerBound, inLink: linkDepth > 0)
      position = nodes[index].text.lowerBound
      if nodes[index].kind == .link { linkDepth += 1 }
      add(index)
      index += 1
    }
    scan(position..<range.upperBound, inLink: linkDepth > 0, isLast: true)
  }

  private mutating func close(_ open: Int, _ node: Int) {
    items[open].setPartner(items.count)
    items.append(InlineItem(.close, node: node, position: nodes[node].textEnd, partner: open))
  }

  private mutating func add(_ node: Int) {
    var kind = InlineItem.Kind.open
    switch nodes[node].kind {
    case .emphasis, .strong, .strikethrough: hasMarks = true
    case .link: hasBrackets = true
    case .element: break
    case .codeSpan:
      hasBackticks = true
      kind = .atom
    default: kind = .atom
    }
    if kind == .open { opened.append(Int32(items.count)) }
    items.append(InlineItem(kind, node: node, position: nodes[node].textStart))
  }

  /// Searches a run of text for bytes that could be markup.
  private mutating func scan(_ range: Range<Int>, inLink: Bool, isLast: Bool = false) {
    let text = text
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      // Most `w` begin no `www.`.
      if !InlineByte.isSpecial(byte)
        || byte == UInt8(ascii: "w") && index + 1 < range.upperBound
          && text[index + 1] != UInt8(ascii: "w")
      {
        index += 1
        continue
      }
      index = note(byte, at: index, in: range, inLink: inLink, isLast: isLast)
    }
  }

  /// Adds an item for a byte, if it needs one, and returns the place at which the search continues.
  private mutating func note(
    _ byte: UInt8, at index: Int, in range: Range<Int>, inLink: Bool, isLast: Bool
  ) -> Int {
    switch byte {
    case UInt8(ascii: "\n"):
      items.append(InlineItem(.lineBreak, node: block, position: Int32(truncatingIfNeeded: index)))
    case UInt8(ascii: ":"), UInt8(ascii: "w"):
      return inLink ? index + 1 : noteAddress(at: index, in: range, isLast: isLast)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      hasMarks = true
      return noteRun(.marks, of: byte, at: index, in: range)
    case UInt8(ascii: "`"):
      hasBackticks = true
      return noteRun(.backticks, of: byte, at: index, in: range)
    case UInt8(ascii: "["), UInt8(ascii: "]"):
      hasBrackets = true
      append(byte == UInt8(ascii: "[") ? .openBracket : .closeBracket, at: index)
    case UInt8(ascii: "\\"): append(.backslash, at: index)
    case UInt8(ascii: "!"): if index + 1 == range.upperBound { append(.bang, at: index) }
    case UInt8(ascii: "<"): if Self.canFollowLess(following(index)) { append(.less, at: index) }
    case UInt8(ascii: "&"):
      if Self.isReference(text[self.range], at: index) { append(.ampersand, at: index) }
    case UInt8(ascii: "|"): if place == .cell { append(.pipe, at: index) }
    default: break
    }
    return index + 1
  }

  private mutating func append(_ kind: InlineItem.Kind, at index: Int) {
    items.append(InlineItem(kind, index..<index + 1))
  }

  private mutating func noteRun(
    _ kind: InlineItem.Kind, of byte: UInt8, at index: Int, in range: Range<Int>
  ) -> Int {
    var end = index + 1
    while end < range.upperBound && text[end] == byte { end += 1 }
    items.append(InlineItem(kind, mark: byte, index..<end))
    return end
  }

  /// Notes an address in text.
  ///
  /// It is not escaped, because a backslash would become a part of it.
  private mutating func noteAddress(
    at index: Int, in range: Range<Int>, isLast: Bool
  ) -> Int {
    let line = line(at: index, in: range)
    guard let start = Autolink.start(at: index, in: line, of: text) else { return index + 1 }
    // Items in its scheme are only text.
    while let last = items.last, !last.isMarkup, Int(last.position) >= start { items.removeLast() }
    if index < brokenAddresses.end, brokenAddresses.count >= Self.mostBrokenAddresses {
      return breakAddress(at: index)
    }
    let taken = start..<Autolink.end(from: start, to: line.upperBound, of: text)
    let address = start..<Autolink.endOfMeant(taken, of: text)
    let endsBlock = isLast && line.upperBound == range.upperBound
    guard address != taken || isOpen(address, in: line, isLast: endsBlock) else {
      items.append(InlineItem(.address, address))
      return address.upperBound
    }
    // An address without a scheme cannot be put in brackets, and parsers disagree about references
    // there.
    if text[index] == UInt8(ascii: "w") || hasReference(address) {
      let count = index < brokenAddresses.end ? brokenAddresses.count + 1 : 1
      brokenAddresses = (count, address.upperBound)
      return breakAddress(at: index)
    }
    items.append(InlineItem(.address, address, escapes: 1))
    return address.upperBound
  }

  /// What of a range is on one line with a place.
  private mutating func line(at index: Int, in range: Range<Int>) -> Range<Int> {
    if lineEnd < index {
      lineEnd = text[index..<self.range.upperBound].firstIndex(of: 0x0A) ?? self.range.upperBound
    }
    return range.lowerBound..<min(range.upperBound, lineEnd)
  }

  /// The next byte that is no line break, or 0 at the end.
  private func following(_ index: Int) -> UInt8 {
    var next = index + 1
    while next < range.upperBound, text[next] == 0x0A { next += 1 }
    return next < range.upperBound ? text[next] : 0
  }

  /// Turns an address into text, by escaping its dot or colon.
  private mutating func breakAddress(at index: Int) -> Int {
    let place = text[index] == UInt8(ascii: "w") ? index + 3 : index
    items.append(InlineItem(.pipe, place..<place + 1, escapes: 1))
    return place + 1
  }

  private func hasReference(_ address: Range<Int>) -> Bool {
    address.contains {
      text[$0] == UInt8(ascii: "&") && Self.isReference(text[range], at: $0)
    }
  }

  /// Whether parsers would read following markup, or the backslash of an escape, as a part of an
  /// address.
  private func isOpen(_ address: Range<Int>, in range: Range<Int>, isLast: Bool) -> Bool {
    var end = address.upperBound
    while end < range.upperBound && text[end] > 0x20 && text[end] != UInt8(ascii: "<") {
      if InlineByte.isSpecial(text[end]) && text[end] != UInt8(ascii: ":") { return true }
      end += 1
    }
    return end < range.upperBound ? text[end] > 0x20 : !isLast
  }
}
