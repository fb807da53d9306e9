import ByteText
import CharacterReferences

/// The characters of the text that need a backslash, except the marks of emphasis.
extension InlineWriter {
  // MARK: - Starts of lines

  /// Escapes text that would begin another block.
  mutating func escapeLineStarts() {
    var next = 0
    var start = range.lowerBound
    var isFirst = true
    while true {
      // A line that begins with markup begins no block.
      if next >= items.count || !items[next].isMarkup || Int(items[next].position) > start {
        var limit = next
        while limit < items.count && !items[limit].isMarkup { limit += 1 }
        let end = limit < items.count ? Int(items[limit].position) : range.upperBound
        let endsHere = limit == items.count || isHardBreak(limit)
        if let place = blockStart(start..<end, isWholeLine: endsHere, isFirst: isFirst) {
          escape(place, from: next)
        }
      }
      while next < items.count && !isHardBreak(next) { next += 1 }
      guard next < items.count else { return }
      start = items[next].end
      next += 1
      isFirst = false
    }
  }

  func isHardBreak(_ item: Int) -> Bool { items[item].kind == .lineBreak }

  /// Marks a character for a backslash.
  ///
  /// `item` is the first item that may contain it.
  private mutating func escape(_ position: Int, from item: Int) {
    var item = item
    while item < items.count && !items[item].isMarkup && items[item].end <= position { item += 1 }
    if item < items.count && !items[item].isMarkup && Int(items[item].position) <= position
      && items[item].kind != .address
    {
      items[item].escapes = max(items[item].escapes, 1)
      // The rest of a fence of three tildes would be a mark.
      if items[item].mark == UInt8(ascii: "~") && items[item].length == 3 {
        items[item].escapes = 3
      }
    } else {
      lineEscapes.append(Int32(position))
    }
  }

  /// The character that must be escaped so that a line of text does not begin a block.
  private func blockStart(_ line: Range<Int>, isWholeLine: Bool, isFirst: Bool) -> Int? {
    guard let first = line.first else { return nil }
    switch text[first] {
    case UInt8(ascii: "#"):
      let end = endOfRun(UInt8(ascii: "#"), line)
      return end - first <= 6 && isBlank(end, line, isWholeLine) ? first : nil
    case UInt8(ascii: ">"): return first
    case UInt8(ascii: "+"): return isBullet(line, isWholeLine, isFirst) ? first : nil
    case UInt8(ascii: "-"):
      if isBullet(line, isWholeLine, isFirst) { return first }
      return isWholeLine && isRule(line, isFirst) || !isFirst && isWholeLine && isDelimiterRow(line)
        ? first : nil
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      if text[first] == UInt8(ascii: "*") && isBullet(line, isWholeLine, isFirst) { return first }
      return isWholeLine && isRule(line, isFirst) ? first : nil
    case UInt8(ascii: "="):
      guard !isFirst, isWholeLine else { return nil }
      return isBlankToEnd(endOfRun(UInt8(ascii: "="), line), line) ? first : nil
    case UInt8(ascii: "|"), UInt8(ascii: ":"):
      return !isFirst && isWholeLine && isDelimiterRow(line) ? first : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return isFence(line, isWholeLine) ? first : nil
    case UInt8(ascii: "["): return isDefinitionOrTask(line, isFirst) ? first : nil
    case let first where first.isASCIIDigit: return orderedMarker(line, isWholeLine, isFirst)
    case UInt8(ascii: "<"):
      guard first + 1 < line.upperBound else { return nil }
      return Self.canFollowLess(text[first + 1]) ? first : nil
    default: return nil
    }
  }

  private func endOfRun(_ byte: UInt8, _ line: Range<Int>) -> Int {
    var end = line.lowerBound
    while end < line.upperBound && text[end] == byte { end += 1 }
    return end
  }

  /// Whether a marker that ends here is followed by a space or by nothing.
  private func isBlank(_ index: Int, _ line: Range<Int>, _ isWholeLine: Bool) -> Bool {
    index < line.upperBound ? text[index] == 0x20 : isWholeLine
  }

  /// Whether a line begins like the item of a list.
  ///
  /// An item without text cannot follow a line of text.
  private func isBullet(_ line: Range<Int>, _ isWholeLine: Bool, _ isFirst: Bool) -> Bool {
    let next = line.lowerBound + 1
    if next == line.upperBound && isWholeLine { return isFirst }
    return isBlank(next, line, isWholeLine)
  }

  private func isBlankToEnd(_ index: Int, _ line: Range<Int>) -> Bool {
    text[index..<line.upperBound].allSatisfy { $0 == 0x20 }
  }

  /// Three or more of `-`, `*` or `_`, or, below a line of text, any number of `-`.
  private func isRule(_ line: Range<Int>, _ isFirst: Bool) -> Bool {
    let mark = text[line.lowerBound]
    var count = 0
    for byte in text[line] where byte != 0x20 {
      if byte != mark { return false }
      count += 1
    }
    return count >= 3 || mark == UInt8(ascii: "-") && !isFirst
  }

  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    var hasDash = false
    for byte in text[line] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20: break
      default: return false
      }
    }
    return hasDash
  }

  private func isFence(_ line: Range<Int>, _ isWholeLine: Bool) -> Bool {
    let mark = text[line.lowerBound]
    let end = endOfRun(mark, line)
    if end - line.lowerBound < 3 { return false }
    return mark == UInt8(ascii: "~") || !text[end..<line.upperBound].contains(mark)
  }

  /// `[x]: address`, `[^x]: note` and, in a list, `[x] done`.
  private func isDefinitionOrTask(_ line: Range<Int>, _ isFirst: Bool) -> Bool {
    let first = line.lowerBound
    if isFirst && isItemStart && first + 2 < line.upperBound && text[first + 2] == 0x5D {
      let mark = text[first + 1]
      if mark == 0x20 || mark | 0x20 == UInt8(ascii: "x") { return true }
    }
    guard first + 1 < line.upperBound, isFirst || text[first + 1] == UInt8(ascii: "^") else {
      return false
    }
    // A label has at most 999 characters.
    for index in line.dropFirst().prefix(4000) where text[index] == UInt8(ascii: "]") {
      return index + 1 < line.upperBound && text[index + 1] == UInt8(ascii: ":")
    }
    return false
  }

  private func orderedMarker(_ line: Range<Int>, _ isWholeLine: Bool, _ isFirst: Bool) -> Int? {
    var end = line.lowerBound
    while end < line.upperBound && text[end].isASCIIDigit { end += 1 }
    guard end - line.lowerBound <= 9, end < line.upperBound,
      text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")"),
      isBlank(end + 1, line, isWholeLine)
    else { return nil }
    // Only a list with the first number 1, also as 01, can follow a line of text.
    let digits = text[line.lowerBound..<end]
    let isOne = digits.last == 0x31 && digits.dropLast().allSatisfy { $0 == 0x30 }
    return isFirst || isOne ? end : nil
  }

  /// Escapes `#` at the end of a heading, which would be read as its closing sequence.
  mutating func escapeClosingSequence() {
    if let last = items.last, last.isMarkup, Int(last.position) == range.upperBound { return }
    var start = range.upperBound
    while start > range.lowerBound && text[start - 1] == UInt8(ascii: "#") { start -= 1 }
    guard start < range.upperBound else { return }
    if start == range.lowerBound || text[start - 1] == 0x20 { lineEscapes.append(Int32(start)) }
  }

  // MARK: - Backticks

  /// Escapes backticks that would begin code because another run of their length follows.
  mutating func escapeBackticks() {
    // The lengths of runs that end code. An escaped run can end it, too, because code has no
    // escapes.
    var lengths: Set<Int32> = []
    // After a run without an end, cmark, which GitHub uses, finds no other span with its length.
    var fences: Set<Int32> = []
    var hasTwins = false
    for index in items.indices.reversed() {
      if items[index].kind == .backticks {
        // Beside code they would be joined with its backticks.
        let isWhole = !hasTwins && !touchesCode(index)
        var left = isWhole ? items[index].length - items[index].escapes : 0
        while left > 0 && lengths.contains(left) { left -= 1 }
        let escapes = items[index].length - left
        items[index].escapes = escapes
        if escapes > 1 { lengths.insert(1) }
        lengths.insert(escapes > 0 ? left + 1 : left)
        if let fence = fenceBehind(index), escapes > 0 { lengths.insert(fence + 1) }
      } else if items[index].kind == .atom {
        let node = nodes[items[index].node]
        if node.kind == .codeSpan {
          let fence = Int32(fenceLength(of: node))
          if !fences.insert(fence).inserted { hasTwins = true }
          lengths.insert(fence)
          lengths.formUnion(backtickRuns(in: node))
        }
      }
    }
  }

  /// The length of the fence of code directly after an item.
  private func fenceBehind(_ index: Int) -> Int32? {
    guard isFollowedByMarkup(index) else { return nil }
    let node = nodes[items[index + 1].node]
    return node.kind == .codeSpan ? Int32(fenceLength(of: node)) : nil
  }

  private func touchesCode(_ index: Int) -> Bool {
    func isCode(_ other: Int, at position: Int) -> Bool {
      items.indices.contains(other) && items[other].kind == .atom
        && Int(items[other].position) == position
        && nodes[items[other].node].kind == .codeSpan
    }
    return isCode(index - 1, at: Int(items[index].position))
      || isCode(index + 1, at: items[index].end)
  }

  // MARK: - Brackets

  /// Escapes brackets of text that would be links or would break a link.
  mutating func escapeBrackets() {
    outerBrackets.removeAll()
    openBracket = -1
    for index in items.indices {
      switch items[index].kind {
      case .openBracket:
        if isFootnoteMark(items[index]) { items[index].escapes = 1 }
        if items[index].escapes == 0 { openBracket = items[index].put(on: openBracket, at: index) }
      case .closeBracket: closeBracket(index)
      case .open where nodes[items[index].node].kind == .link:
        outerBrackets.append(openBracket)
        openBracket = -1
      case .close where nodes[items[index].node].kind == .link:
        // Brackets that are open at the link's end would be read as its start.
        while let open = popBracket() { items[open].escapes = 1 }
        openBracket = outerBrackets.popLast() ?? -1
      default: break
      }
    }
    repeat {
      while popBracket() != nil {}
      openBracket = outerBrackets.popLast() ?? -1
    } while openBracket >= 0 || !outerBrackets.isEmpty
  }

  /// Takes the last bracket that is open.
  private mutating func popBracket() -> Int? {
    guard openBracket >= 0 else { return nil }
    let open = Int(openBracket)
    openBracket = items[open].takeOff()
    return open
  }

  private func isFootnoteMark(_ item: InlineItem) -> Bool {
    hasFootnotes && item.end < range.upperBound && text[item.end] == UInt8(ascii: "^")
  }

  private mutating func closeBracket(_ index: Int) {
    while openBracket >= 0 {
      if isLinkTail(items[index].end, index + 1) {
        // If its own bracket is escaped, it would end an earlier one.
        let isAlone = outerBrackets.isEmpty && items[Int(openBracket)].below < 0
        let escaped = isAlone ? popBracket() : index
        if let escaped { items[escaped].escapes = 1 }
        return
      }
      guard let open = popBracket(), isRawFootnote(open, index) else { return }
      items[open].escapes = 1
    }
    // The bracket would end the link around it.
    if !outerBrackets.isEmpty { items[index].escapes = 1 }
  }

  /// Whether brackets look like a reference to a footnote, and contain items.
  ///
  /// GitHub's parser keeps the text between them as in the source, including backslashes.
  private func isRawFootnote(_ open: Int, _ close: Int) -> Bool {
    items[open].end < range.upperBound && text[items[open].end] == UInt8(ascii: "^")
      && close > open + 1
  }

  /// Whether `(address "title")` follows a bracket.
  private func isLinkTail(_ start: Int, _ nextItem: Int) -> Bool {
    guard start < range.upperBound, text[start] == UInt8(ascii: "(") else { return false }
    if nextItem < items.count && items[nextItem].isMarkup && Int(items[nextItem].position) == start
    {
      return false
    }
    var index = start + 1
    while index < range.upperBound && text[index] == 0x20 { index += 1 }
    var depth = 0
    while index < range.upperBound {
      switch text[index] {
      case UInt8(ascii: "\n"): break
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return true }
        depth -= 1
      case UInt8(ascii: "<"): return true
      case ...0x20:
        while index < range.upperBound && text[index] == 0x20 { index += 1 }
        guard index < range.upperBound else { return false }
        switch text[index] {
        case UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("):
          return true
        default: return false
        }
      default: break
      }
      index += 1
      // Parsers accept at most 32 levels.
      if depth > 32 || index - start > 2000 { return true }
    }
    return false
  }

  // MARK: - Single characters

  /// Escapes backslashes, `!`, `<`, `&` and, in tables, `|`.
  mutating func escapeSingles() {
    guard items.elements.contains(where: { $0.kind.rawValue >= InlineItem.Kind.backslash.rawValue })
    else {
      return
    }
    for index in items.indices {
      let item = items[index]
      if item.isMarkup || item.escapes > 0 { continue }
      switch item.kind {
      case .backslash: items[index].escapes = needsEscape(backslash: index) ? 1 : 0
      case .pipe: items[index].escapes = 1
      case .bang: items[index].escapes = isBeforeLink(index) ? 1 : 0
      // Others are no items.
      case .less, .ampersand: items[index].escapes = 1
      default: break
      }
    }
  }

  static func canFollowLess(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: byte.isASCIILetter
    }
  }

  private func isFollowedByMarkup(_ index: Int) -> Bool {
    index + 1 < items.count && items[index + 1].isMarkup
      && Int(items[index + 1].position) == items[index].end
  }

  private func needsEscape(backslash index: Int) -> Bool {
    if isFollowedByMarkup(index) { return true }
    if index + 1 < items.count, items[index + 1].kind == .address, items[index + 1].escapes > 0,
      Int(items[index + 1].position) == items[index].end
    {
      return true
    }
    let end = items[index].end
    guard end < range.upperBound else { return false }
    return CharacterClass.ascii(text[end]) == .punctuation
  }

  private func isBeforeLink(_ index: Int) -> Bool {
    guard isFollowedByMarkup(index) else { return false }
    switch nodes[items[index + 1].node].kind {
    case .link: return items[index + 1].kind == .open
    case .footnoteReference: return true
    default: return false
    }
  }

  /// Whether a character reference begins here: `&name;`, `&#1;`, `&#x1;`.
  static func isReference(_ text: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) -> Bool {
    let end = min(text.endIndex, start + 40)
    let rest = text[(start + 1)..<end]
    let last = rest.firstIndex { CharacterClass.ascii($0) != .other && $0 != UInt8(ascii: "#") }
    guard let last, text[last] == UInt8(ascii: ";") else { return false }
    // Any number is a reference; a number without a character gives U+FFFD.
    if rest.first == UInt8(ascii: "#") { return last > start + 2 }
    return CharacterReferences.decode(UnsafeBufferPointer(rebasing: text[start...last])) != nil
  }
}
