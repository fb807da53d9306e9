import ByteText

/// Writes the inlines of one block, with a backslash where text would be taken for markup.
///
/// It makes a list of what is not plain text, decides on each item, and writes text and items in order.
struct InlineWriter {
  /// Where the inlines stand, which decides what can be markup.
  enum Place { case paragraph, heading, cell }

  let dialect: MarkdownDialect
  var items: ContiguousArray<InlineItem> = []
  var runs: ContiguousArray<MarkRun> = []
  /// Scratch space, kept from block to block.
  var opened: [Int32] = []
  var brackets: [Int32] = []
  var place = Place.paragraph
  /// Whether the block begins a list's item, where `[x]` is a check box.
  var isItemStart = false
  /// The block's text.
  var range = 0..<0
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var data = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var nodes = UnsafeBufferPointer<MarkdownNode>(start: nil, count: 0)
  var hasFootnotes = false
  /// Characters that begin or end a line, need a backslash and are no items.
  var lineEscapes: [Int32] = []
  var hasMarks = false
  var hasBackticks = false
  var hasBrackets = false

  init(dialect: MarkdownDialect) { self.dialect = dialect }

  /// Writes what is in a leaf.
  mutating func write(
    _ leaf: Int, as place: Place, prefix: borrowing LinePrefix, to output: inout ByteBuffer
  ) {
    self.place = place
    range = nodes[leaf].text
    lineEscapes.removeAll(keepingCapacity: true)
    collect(leaf)
    if place == .heading { escapeClosingSequence() }
    if !items.isEmpty || place == .paragraph {
      if place == .paragraph { escapeLineStarts() }
      if hasMarks { settleMarks() }
      if hasBackticks { escapeBackticks() }
      if hasBrackets { escapeBrackets() }
      escapeSingles()
    }
    emit(prefix: prefix, to: &output)
  }

  // MARK: - Collecting

  private mutating func collect(_ leaf: Int) {
    items.removeAll(keepingCapacity: true)
    hasMarks = false
    hasBackticks = false
    hasBrackets = false
    opened.removeAll(keepingCapacity: true)
    var linkDepth = 0
    var position = range.lowerBound
    var index = leaf + 1
    let end = Int(nodes[leaf].end)
    while true {
      while let open = opened.last, Int(nodes[Int(items[Int(open)].node)].end) <= index {
        let node = Int(items[Int(open)].node)
        scan(position..<nodes[node].text.upperBound, inLink: linkDepth > 0)
        position = nodes[node].text.upperBound
        if nodes[node].kind == .link { linkDepth -= 1 }
        close(open, node)
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

  private mutating func close(_ open: Int32, _ node: Int) {
    items[Int(open)].partner = Int32(items.count)
    items.append(
      InlineItem(
        kind: .close, node: Int32(node), position: nodes[node].textEnd, partner: open))
  }

  private mutating func add(_ node: Int) {
    var item = InlineItem(kind: .atom, node: Int32(node), position: nodes[node].textStart)
    switch nodes[node].kind {
    case .emphasis, .strong, .strikethrough:
      hasMarks = true
      item.kind = .open
    case .link:
      hasBrackets = true
      item.kind = .open
    case .element: item.kind = .open
    case .codeSpan: hasBackticks = true
    default: break
    }
    if item.kind == .open { opened.append(Int32(items.count)) }
    items.append(item)
  }

  /// Looks through text that stands together for what could be markup.
  private mutating func scan(_ range: Range<Int>, inLink: Bool, isLast: Bool = false) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if !InlineByte.isSpecial(byte) {
        index += 1
        continue
      }
      index = note(byte, at: index, in: range, inLink: inLink, isLast: isLast)
    }
  }

  /// Adds an item for a byte, if it is worth one, and returns where to go on.
  private mutating func note(
    _ byte: UInt8, at index: Int, in range: Range<Int>, inLink: Bool, isLast: Bool
  ) -> Int {
    switch byte {
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
    case UInt8(ascii: "!"): append(.bang, at: index)
    case UInt8(ascii: "<"): append(.less, at: index)
    case UInt8(ascii: "&"): append(.ampersand, at: index)
    case UInt8(ascii: "|"): if place == .cell { append(.pipe, at: index) }
    default: break
    }
    return index + 1
  }

  private mutating func append(_ kind: InlineItem.Kind, at index: Int) {
    items.append(InlineItem(kind: kind, position: Int32(index), length: 1))
  }

  private mutating func noteRun(
    _ kind: InlineItem.Kind, of byte: UInt8, at index: Int, in range: Range<Int>
  ) -> Int {
    var end = index + 1
    while end < range.upperBound && text[end] == byte { end += 1 }
    items.append(
      InlineItem(kind: kind, mark: byte, position: Int32(index), length: Int32(end - index)))
    return end
  }

  /// An address in text stays as it is: a backslash in it would become part of it.
  private mutating func noteAddress(
    at index: Int, in range: Range<Int>, isLast: Bool
  ) -> Int {
    guard let address = Autolink.range(at: index, in: range, of: text) else { return index + 1 }
    // What was found in its scheme is no more than text.
    while let last = items.last, !last.isMarkup, Int(last.position) >= address.lowerBound {
      items.removeLast()
    }
    if isOpen(address, in: range, isLast: isLast) {
      let hasReference = text[address].indices.contains {
        text[$0] == UInt8(ascii: "&") && Self.isReference(text[self.range], at: $0)
      }
      if text[index] == UInt8(ascii: "w") || hasReference {
        // Without a scheme it cannot be put in brackets, and readers differ on references in these: with
        // its dot or colon escaped it is text.
        let place = text[index] == UInt8(ascii: "w") ? index + 3 : index
        items.append(InlineItem(kind: .pipe, position: Int32(place), length: 1, escapes: 1))
        return place + 1
      }
      appendAddress(address, inBrackets: true)
    } else {
      appendAddress(address, inBrackets: false)
    }
    return address.upperBound
  }

  /// Whether readers would take markup that follows, or the backslash of an escape, for a part of an
  /// address.
  private func isOpen(_ address: Range<Int>, in range: Range<Int>, isLast: Bool) -> Bool {
    var end = address.upperBound
    while end < range.upperBound && text[end] > 0x20 && text[end] != UInt8(ascii: "<") {
      if InlineByte.isSpecial(text[end]) && text[end] != UInt8(ascii: ":") { return true }
      end += 1
    }
    return end < range.upperBound ? text[end] > 0x20 : !isLast
  }

  private mutating func appendAddress(_ address: Range<Int>, inBrackets: Bool) {
    items.append(
      InlineItem(
        kind: .address, position: Int32(address.lowerBound), length: Int32(address.count),
        escapes: inBrackets ? 1 : 0))
  }
}
