import ByteText
import HTMLFragment

/// Writes the text and the items.
extension InlineWriter {
  mutating func emit(prefix: borrowing LinePrefix, to output: inout ByteBuffer) {
    var position = range.lowerBound
    var escape = 0
    var linkDepth = 0
    for index in items.indices {
      let item = items[index]
      emitText(position..<Int(item.position), &escape, &output)
      position = max(position, item.end)
      switch item.kind {
      case .open:
        if nodes[item.node].kind == .link { linkDepth += 1 }
        emitOpen(item, &output)
      case .close:
        if nodes[item.node].kind == .link { linkDepth -= 1 }
        emitClose(item, &output)
      case .atom:
        if isBesideCode(index) { output.append("<!-- -->") }
        emitAtom(item, &output)
      case .lineBreak: emitBreak(prefix, &output)
      case .address: emitAddress(item, &output)
      default:
        emitEscaped(
          item, besideBracket: escapesSyntax && (linkDepth > 0 || isBeforeLink(index)), &output)
      }
    }
    emitText(position..<range.upperBound, &escape, &output)
  }

  /// Whether code directly follows other code, so that the two would be one.
  private func isBesideCode(_ index: Int) -> Bool {
    index > 0 && items[index - 1].kind == .atom
      && items[index - 1].position == items[index].position
      && nodes[items[index].node].kind == .codeSpan
      && nodes[items[index - 1].node].kind == .codeSpan
  }

  /// Whether a link or an image directly follows.
  private func isBeforeLink(_ index: Int) -> Bool {
    guard index + 1 < items.count, Int(items[index + 1].position) == items[index].end else {
      return false
    }
    let next = items[index + 1]
    return next.kind == .open && nodes[next.node].kind == .link
      || next.kind == .atom && nodes[next.node].kind == .image
  }

  /// Copies text; `escape` is the next of `lineEscapes`.
  private func emitText(_ part: Range<Int>, _ escape: inout Int, _ output: inout ByteBuffer) {
    var start = part.lowerBound
    while escape < lineEscapes.count && Int(lineEscapes[escape]) < part.upperBound {
      let place = Int(lineEscapes[escape])
      appendText(start..<place, &output)
      output.append(UInt8(ascii: "\\"))
      output.append(text[place])
      start = place + 1
      escape += 1
    }
    if start < part.upperBound { appendText(start..<part.upperBound, &output) }
  }

  private func appendText(_ part: Range<Int>, _ output: inout ByteBuffer) {
    guard escapesSyntax else {
      return output.append(UnsafeBufferPointer(rebasing: text[part]))
    }
    for index in part {
      if let escape = dialect.syntax.escape(of: text[index], at: index, in: range, of: text) {
        output.append(escape)
        if escape.utf8CodeUnitCount > 1 { continue }
      }
      output.append(text[index])
    }
  }

  /// Writes a character of the text with an escape.
  ///
  /// Not all Markdown parsers accept a backslash before `<` and `&` as an escape. All know
  /// references.
  private func emitEscaped(
    _ item: InlineItem, besideBracket: Bool, _ output: inout ByteBuffer
  ) {
    let start = Int(item.position)
    if item.escapes > 0 && item.kind == .less { return output.append("&lt;") }
    if item.escapes > 0 && item.kind == .ampersand { return output.append("&amp;") }
    for index in start..<item.end {
      let escape =
        escapesSyntax
        ? dialect.syntax.escape(of: text[index], at: index, in: range, of: text) : nil
      // Two brackets at the start of a link are a link of Obsidian's.
      let isBracket =
        besideBracket && escapesSyntax && dialect.syntax == .obsidian
        && (item.kind == .openBracket || item.kind == .closeBracket)
      let isMeant = escape?.utf8CodeUnitCount == 1 || isBracket
      if index - start < Int(item.escapes) || isMeant { output.append(UInt8(ascii: "\\")) }
      output.append(text[index])
    }
  }

  private func emitAddress(_ item: InlineItem, _ output: inout ByteBuffer) {
    let address = UnsafeBufferPointer(rebasing: text[Int(item.position)..<item.end])
    if let page = links?.replacement(for: address, of: .href) {
      return emitLink(address, to: page, &output)
    }
    let isBracketed =
      item.escapes > 0
      || text[Int(item.position)] != UInt8(ascii: "w")
        && (dialect.bracketsAddresses || !isLinked(at: Int(item.position)))
    if isBracketed { output.append(UInt8(ascii: "<")) }
    emitInCell(text[Int(item.position)..<item.end], &output)
    if isBracketed { output.append(UInt8(ascii: ">")) }
  }

  /// Whether the dialect makes a link of an address at a place.
  private func isLinked(at position: Int) -> Bool {
    guard dialect.linksAddressesAtBoundaries, position > range.lowerBound else { return true }
    switch text[position - 1] {
    case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("):
      return true
    default: return false
    }
  }

  /// Writes an address in the text as a link to another one.
  private func emitLink(
    _ text: UnsafeBufferPointer<UInt8>, to page: [UInt8], _ output: inout ByteBuffer
  ) {
    output.append(UInt8(ascii: "["))
    for byte in text {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
      default: break
      }
      output.append(byte)
    }
    output.append("](")
    page.withUnsafeBufferPointer { page in
      for byte in page {
        switch byte {
        case ...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
          UInt8(ascii: "|"), UInt8(ascii: "\\"):
          Self.emitPercent(byte, &output)
        default: output.append(byte)
        }
      }
    }
    output.append(UInt8(ascii: ")"))
  }

  /// Copies bytes that are not text.
  ///
  /// In a table, any `|` in them would end the cell.
  private func emitInCell(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ output: inout ByteBuffer
  ) {
    guard place == .cell, bytes.contains(UInt8(ascii: "|")) else {
      output.append(UnsafeBufferPointer(rebasing: bytes))
      return
    }
    for byte in bytes {
      if byte == UInt8(ascii: "|") { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
  }

  private func emitMarks(_ item: InlineItem, _ output: inout ByteBuffer) {
    for _ in 0..<item.length { output.append(item.mark) }
  }

  private func emitOpen(_ item: InlineItem, _ output: inout ByteBuffer) {
    if item.mark != 0 { return emitMarks(item, &output) }
    let node = nodes[item.node]
    if node.kind == .link { return output.append(UInt8(ascii: "[")) }
    output.append(UInt8(ascii: "<"))
    output.append(Self.tagName(node))
    output.append(UInt8(ascii: ">"))
  }

  private func emitClose(_ item: InlineItem, _ output: inout ByteBuffer) {
    if item.mark != 0 { return emitMarks(item, &output) }
    let node = nodes[item.node]
    if node.kind == .link {
      output.append("](")
      emitDestination(node, &output)
      output.append(UInt8(ascii: ")"))
      return
    }
    output.append("</")
    output.append(Self.tagName(node))
    output.append(UInt8(ascii: ">"))
  }

  private static func tagName(_ node: MarkdownNode) -> StaticString {
    switch node.kind {
    case .emphasis: "em"
    case .strong: "strong"
    case .strikethrough: "del"
    default: InlineElement(rawValue: node.detail)?.name ?? "span"
    }
  }

  private func emitBreak(_ prefix: borrowing LinePrefix, _ output: inout ByteBuffer) {
    switch place {
    case .cell: output.append("<br>")
    case .heading: output.append(UInt8(ascii: " "))
    case .paragraph:
      output.append(dialect.hardBreak)
      prefix.write(to: &output)
    }
  }

  private func emitAtom(_ item: InlineItem, _ output: inout ByteBuffer) {
    let node = nodes[item.node]
    switch node.kind {
    case .codeSpan: emitCode(node, &output)
    case .image:
      output.append("![")
      emitAlternative(node, &output)
      output.append("](")
      emitDestination(node, &output)
      output.append(UInt8(ascii: ")"))
    case .autolink:
      output.append(UInt8(ascii: "<"))
      emitInCell(data[details(of: node).data], &output)
      output.append(UInt8(ascii: ">"))
    case .footnoteReference:
      output.append("[^")
      output.append(text: String(node.number))
      output.append(UInt8(ascii: "]"))
    default:
      if escapesSyntax {
        return dialect.syntax.escaped(html: data[details(of: node).data]).withUnsafeBufferPointer {
          emitInCell($0[...], &output)
        }
      }
      emitInCell(data[details(of: node).data], &output)
    }
  }

  // MARK: - Code

  /// The smallest number of backticks that is not the length of a run in the code.
  func fenceLength(of node: MarkdownNode) -> Int {
    let lengths = backtickRuns(in: node)
    var length = 1
    while lengths.contains(Int32(length)) { length += 1 }
    return length
  }

  /// The lengths of the runs of backticks in code.
  func backtickRuns(in node: MarkdownNode) -> Set<Int32> {
    var lengths: Set<Int32> = []
    var run: Int32 = 0
    for byte in data[details(of: node).data] {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else if run > 0 {
        lengths.insert(run)
        run = 0
      }
    }
    if run > 0 { lengths.insert(run) }
    return lengths
  }

  private func emitCode(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let code = data[details(of: node).data]
    if escapesSyntax, dialect.syntax.isInCode,
      dialect.syntax.isIn(UnsafeBufferPointer(rebasing: code))
    {
      return dialect.syntax.codeSpan(code).withUnsafeBufferPointer { emitInCell($0[...], &output) }
    }
    let length = fenceLength(of: node)
    let tick = UInt8(ascii: "`")
    // Parsers remove one space on both sides, unless there are only spaces.
    let isPadded =
      code.first == tick || code.last == tick
      || (code.first == 0x20 && code.last == 0x20 && code.contains { $0 != 0x20 })
    for _ in 0..<length { output.append(tick) }
    if isPadded { output.append(UInt8(ascii: " ")) }
    emitInCell(code, &output)
    if isPadded { output.append(UInt8(ascii: " ")) }
    for _ in 0..<length { output.append(tick) }
  }

  // MARK: - Links

  private func emitDestination(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let details = details(of: node)
    let address = data[details.data]
    if !escapesSyntax, address.allSatisfy(Self.isPlainInAddress) {
      output.append(UnsafeBufferPointer(rebasing: address))
      if !details.title.isEmpty { emitTitle(data[details.title], &output) }
      return
    }
    let escapesParentheses = !Self.hasBalancedParentheses(address)
    for index in address.indices {
      let byte = address[index]
      switch byte {
      case ...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
        Self.emitPercent(byte, &output)
        continue
      case UInt8(ascii: "{") where escapesSyntax,
        UInt8(ascii: "%")
      where escapesSyntax && dialect.syntax == .obsidian && index + 1 < address.endIndex
        && address[index + 1] == byte:
        Self.emitPercent(byte, &output)
        continue
      case UInt8(ascii: "|") where place == .cell:
        Self.emitPercent(byte, &output)
        continue
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        if escapesParentheses { output.append(UInt8(ascii: "\\")) }
      default: break
      }
      Self.emitLiteral(address, at: index, &output)
    }
    if !details.title.isEmpty { emitTitle(data[details.title], &output) }
  }

  private static func isPlainInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"),
      UInt8(ascii: "&"):
      false
    default: true
    }
  }

  private static func hasBalancedParentheses(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      // Parsers accept 32 levels.
      if depth < 0 || depth > 30 { return false }
    }
    return depth == 0
  }

  private static func emitPercent(_ byte: UInt8, _ output: inout ByteBuffer) {
    output.append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
      output.append(digit < 10 ? 0x30 + digit : 0x41 - 10 + digit)
    }
  }

  private func emitTitle(
    _ title: Slice<UnsafeBufferPointer<UInt8>>, _ output: inout ByteBuffer
  ) {
    output.append(" \"")
    for index in title.indices {
      let byte = title[index]
      switch byte {
      case UInt8(ascii: "\""): output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "|") where place == .cell: output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "`"):
        // Earlier backticks in the text could end at backticks here.
        output.append("&#96;")
        continue
      case UInt8(ascii: "{") where escapesSyntax:
        output.append("&#123;")
        continue
      default: break
      }
      Self.emitLiteral(title, at: index, &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Writes a byte, which stands for itself although what follows it could make an escape or a reference of it.
  ///
  /// At the end, a backslash would escape what ends the address or the title.
  private static func emitLiteral(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, at index: Int, _ output: inout ByteBuffer
  ) {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: "\\"):
      let isEscape =
        index + 1 == text.endIndex || CharacterClass.ascii(text[index + 1]) == .punctuation
      if isEscape { output.append(byte) }
    case UInt8(ascii: "&"):
      if isReference(text, at: index) { return output.append("&amp;") }
    default: break
    }
    output.append(byte)
  }

  private func emitAlternative(_ node: MarkdownNode, _ output: inout ByteBuffer) {
    let text = UnsafeBufferPointer(rebasing: data[details(of: node).alt])
    let escapesBrackets = Self.bracketsBind(text)
    for index in text.indices {
      let byte = text[index]
      var isEscaped = false
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        isEscaped = escapesBrackets || dialect.syntax == .obsidian
      case UInt8(ascii: "\\"):
        isEscaped =
          index + 1 == text.count || CharacterClass.ascii(text[index + 1]) == .punctuation
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        isEscaped = Self.mayOpen(text, index)
      case UInt8(ascii: "<"):
        if index + 1 < text.count && Self.canFollowLess(text[index + 1]) {
          output.append("&lt;")
          continue
        }
      case UInt8(ascii: "&"):
        if Self.isReference(text[...], at: index) {
          output.append("&amp;")
          continue
        }
      case UInt8(ascii: "|"): isEscaped = place == .cell
      case UInt8(ascii: "{") where escapesSyntax:
        output.append("&#123;")
        continue
      case UInt8(ascii: "`"):
        output.append("&#96;")
        continue
      default: break
      }
      if isEscaped { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
  }

  /// Whether brackets in an image's text end it, or make a link in it.
  private static func bracketsBind(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var depth = 0
    for index in text.indices {
      if text[index] == UInt8(ascii: "[") { depth += 1 }
      guard text[index] == UInt8(ascii: "]") else { continue }
      depth -= 1
      if depth < 0 || index + 1 < text.count && text[index + 1] == UInt8(ascii: "(") {
        return true
      }
    }
    return depth != 0
  }

  /// Whether a mark can open emphasis; whether another one closes it is not looked at.
  private static func mayOpen(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let before = index > 0 ? CharacterClass.ending(at: index, of: text) : .space
    let after =
      index + 1 < text.count ? CharacterClass.starting(at: index + 1, of: text) : .space
    return Flanking(before: before, after: after).canOpen(text[index])
      || index > 0 && text[index - 1] == text[index]
  }
}
