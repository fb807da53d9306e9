import ByteText

/// A run of adjacent marks, as a Markdown parser sees it.
struct MarkRun {
  var mark: UInt8
  var canOpen = false
  var canClose = false
  /// Whether they are text, not markup.
  let isText: Bool
  var length: Int32
  /// The number of marks that are not used yet.
  var left: Int32
  private var first: Int32
  /// The number of further items that have marks in this run.
  private var more: Int32 = 0
  /// For a run that is kept: the run of its class that was kept before.
  var below: Int32 = -1

  init(_ mark: UInt8, isText: Bool, length: Int32, item: Int) {
    self.mark = mark
    self.isText = isText
    self.length = length
    left = length
    first = Int32(truncatingIfNeeded: item)
  }

  var firstItem: Int { Int(first) }
  var lastItem: Int { Int(first) + Int(more) }

  /// Adds the marks of the next item.
  mutating func extend(by length: Int32) {
    self.length += length
    left += length
    more += 1
  }
}

/// The marks of emphasis, and the marks of the text that would be read as emphasis.
extension InlineWriter {
  /// Chooses marks for all emphasis, and escapes marks of the text that would bind.
  ///
  /// Emphasis that does not bind is written as tags. Then everything is examined again, because
  /// this may change the effect of other marks.
  mutating func settleMarks() {
    let hasEmphasis = items.elements.contains { $0.kind == .open && isEmphasis($0) }
    if hasEmphasis { chooseMarks() }
    for round in 0..<6 {
      for index in items.indices where items[index].kind == .marks { forceEscapes(index) }
      if bindRuns() { return }
      if round >= 4 { break }
    }
    // Tags always bind.
    for index in items.indices where isEmphasis(items[index]) { setMark(index, 0) }
    _ = bindRuns()
  }

  func isEmphasis(_ item: InlineItem) -> Bool {
    guard item.isMarkup else { return false }
    switch nodes[item.node].kind {
    case .emphasis, .strong, .strikethrough: return true
    default: return false
    }
  }

  /// Sets the mark of an element of emphasis; 0 stands for tags.
  private mutating func setMark(_ open: Int, _ mark: UInt8) {
    let count: UInt8 = mark == 0 ? 0 : nodes[items[open].node].kind == .emphasis ? 1 : 2
    items[open].setMarks(mark, count: count)
    items[items[open].partner].setMarks(mark, count: count)
  }

  // MARK: - What stands around

  /// The class of the character before an item; an item of the text itself does not count.
  private func classBefore(_ index: Int) -> CharacterClass {
    let position = Int(items[index].position)
    if index > 0 {
      let previous = items[index - 1]
      if previous.isMarkup && Int(previous.position) == position {
        return classOfMarkup(index - 1)
      }
      if previous.kind == .address && previous.escapes > 0 && previous.end == position {
        return .punctuation
      }
    }
    guard position > range.lowerBound else { return .space }
    if text[position - 1] == UInt8(ascii: "~") { return .symbol }
    // In a cell a break is a tag.
    if text[position - 1] == 0x0A, place == .cell { return .punctuation }
    return CharacterClass.ending(at: position, of: text)
  }

  /// The class of markup for marks beside it.
  ///
  /// GitHub's parser ignores tildes and uses the character after them. Other parsers treat tildes
  /// as punctuation.
  private func classOfMarkup(_ index: Int) -> CharacterClass {
    items[index].kind.rawValue < InlineItem.Kind.atom.rawValue
      && nodes[items[index].node].kind == .strikethrough
      ? .symbol : .punctuation
  }

  private func classAfter(_ index: Int) -> CharacterClass {
    let position = items[index].end
    if index + 1 < items.count {
      let next = items[index + 1]
      if Int(next.position) == position {
        if next.isMarkup { return classOfMarkup(index + 1) }
        if next.kind == .address && next.escapes > 0 { return .punctuation }
      }
    }
    guard position < range.upperBound else { return .space }
    if text[position] == UInt8(ascii: "~") { return .symbol }
    return CharacterClass.starting(at: position, of: text)
  }

  /// The mark of the markup directly beside an item, or 0.
  private func markBeside(_ index: Int, _ step: Int) -> UInt8 {
    let other = index + step
    guard items.indices.contains(other), items[other].isMarkup else { return 0 }
    let here = step > 0 ? items[index].end : Int(items[index].position)
    return Int(items[other].position) == here ? items[other].mark : 0
  }

  // MARK: - Choosing

  private mutating func chooseMarks() {
    var index = 0
    while index < items.count {
      if items[index].kind == .open && isEmphasis(items[index]) {
        moveInside(index)
        // After a move, the item at this index is text.
        guard items[index].kind == .open else { continue }
        chooseMark(index)
      }
      index += 1
    }
  }

  private mutating func chooseMark(_ open: Int) {
    let close = items[open].partner
    let kind = nodes[items[open].node].kind
    if kind == .strikethrough {
      setMark(open, binds(open, close, UInt8(ascii: "~")) ? UInt8(ascii: "~") : 0)
      return
    }
    let (star, line) = (UInt8(ascii: "*"), UInt8(ascii: "_"))
    let neighbors = SIMD4(
      markBeside(open, -1), markBeside(open, 1), markBeside(close, -1), markBeside(close, 1))
    let prefersLine =
      any(neighbors .== star) || kind == .emphasis && touchesStrong(open, close)
    let (first, second) = prefersLine ? (line, star) : (star, line)
    if !any(neighbors .== first) && binds(open, close, first) { return setMark(open, first) }
    if !any(neighbors .== second) && binds(open, close, second) { return setMark(open, second) }
    // Inside emphasis of the same kind, a mark forms a run with it, which may also bind. This is
    // found later.
    let isBesideSibling =
      neighbors[0] == star && items[open - 1].kind == .close
      || neighbors[3] == star && items[close + 1].kind == .open
    setMark(open, !isBesideSibling && binds(open, close, star) ? star : 0)
  }

  /// Whether strong text begins or ends at the same place as this emphasis.
  private func touchesStrong(_ open: Int, _ close: Int) -> Bool {
    func isStrong(_ index: Int, at position: Int32) -> Bool {
      items.indices.contains(index) && items[index].isMarkup && items[index].position == position
        && nodes[items[index].node].kind == .strong
    }
    return isStrong(open + 1, at: items[open].position)
      || isStrong(close - 1, at: items[close].position)
      || isStrong(close + 1, at: items[close].position)
  }

  private func binds(_ open: Int, _ close: Int, _ mark: UInt8) -> Bool {
    Flanking.opens(mark, before: classBefore(open), after: classAfter(open))
      && Flanking.closes(mark, before: classBefore(close), after: classAfter(close))
  }

  /// Moves punctuation out of emphasis if a letter follows the marks: `**Note**:text`.
  ///
  /// Where that is not enough, nothing moves.
  private mutating func moveInside(_ open: Int) {
    let close = items[open].partner
    let star = UInt8(ascii: "*")
    let closes = Flanking.closes(star, before: classBefore(close), after: classAfter(close))
    let opens = Flanking.opens(star, before: classBefore(open), after: classAfter(open))
    let newEnd = closes ? nil : placeBack(close, open: open)
    let newStart = opens ? nil : placeForward(open)
    guard closes || newEnd != nil, opens || newStart != nil else { return }
    if let newEnd { move(close, to: newEnd.item, newEnd.position) }
    if let newStart { move(open, to: newStart.item, newStart.position) }
  }

  /// Whether punctuation parts words.
  ///
  /// Another sign is a part of one, as in `~/.config`, `#tag` and `100%`.
  private static func partsWords(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80..., UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Where the end of emphasis can be instead.
  private func placeBack(_ close: Int, open: Int) -> (item: Int, position: Int)? {
    guard close > open + 1 || items[open].position < items[close].position else { return nil }
    var position = Int(items[close].position)
    var item = close - 1
    while position > range.lowerBound {
      let start = CharacterClass.start(ofCharacterEndingAt: position, of: text)
      if items[item].isMarkup {
        if items[item].end >= start { return nil }
      } else if items[item].end > start {
        guard Int(items[item].position) == start, items[item].kind != .address else { return nil }
        item -= 1
      }
      guard CharacterClass.starting(at: start, of: text) == .punctuation else { break }
      guard Self.partsWords(text[start]) || text[start] == UInt8(ascii: ".") else { return nil }
      position = start
    }
    guard position < Int(items[close].position), position > range.lowerBound,
      CharacterClass.ending(at: position, of: text) == .other
    else { return nil }
    return (itemIndex(before: close, at: position), position)
  }

  /// The index that an item gets when it moves to an earlier position.
  private func itemIndex(before index: Int, at position: Int) -> Int {
    var target = index
    while target > 0 && !items[target - 1].isMarkup && Int(items[target - 1].position) >= position {
      target -= 1
    }
    return target
  }

  /// Where the start of emphasis can be instead.
  private func placeForward(_ open: Int) -> (item: Int, position: Int)? {
    var position = Int(items[open].position)
    var target = open
    let close = items[open].partner
    let limit = Int(items[close].position)
    while position < limit {
      guard CharacterClass.starting(at: position, of: text) == .punctuation else { break }
      guard Self.partsWords(text[position]) else { return nil }
      if target + 1 < items.count && Int(items[target + 1].position) == position {
        let next = items[target + 1]
        guard !next.isMarkup, next.kind != .address, next.length == 1 else { return nil }
        target += 1
      }
      position += 1
      while position < limit && text[position] & 0xC0 == 0x80 { position += 1 }
    }
    guard position < limit, position > Int(items[open].position),
      CharacterClass.starting(at: position, of: text) == .other
    else { return nil }
    if target + 1 < items.count && Int(items[target + 1].position) <= position
      && items[target + 1].isMarkup
    {
      return nil
    }
    return (target, position)
  }

  private mutating func move(_ index: Int, to target: Int, _ position: Int) {
    var item = items[index]
    item.position = Int32(position)
    let step = target < index ? -1 : 1
    for place in stride(from: index, to: target, by: step) { items[place] = items[place + step] }
    items[target] = item
    for moved in min(index, target)...max(index, target) where items[moved].partner >= 0 {
      items[items[moved].partner].setPartner(moved)
    }
  }

  // MARK: - Marks of the text

  /// Escapes marks of the text beside markup with the same mark, because they would form one run.
  private mutating func forceEscapes(_ index: Int) {
    if markBeside(index, -1) == items[index].mark || markBeside(index, 1) == items[index].mark {
      items[index].escapes = items[index].length
    }
  }

  /// The run that begins with an item's marks; `nil` if they are all escaped.
  mutating func run(at index: Int) -> MarkRun? {
    let item = items[index]
    let isText = item.kind == .marks
    let length = isText ? item.length - item.escapes : item.markCountInRun
    guard length > 0 else { return nil }
    var run = MarkRun(item.mark, isText: isText, length: length, item: index)
    if !isText {
      var next = index + 1
      while next < items.count, items[next].isMarkup, items[next].mark == item.mark,
        items[next].position == item.position
      {
        run.extend(by: items[next].markCountInRun)
        next += 1
      }
    }
    flank(&run)
    return run
  }

  /// Finds out whether a run can open and close.
  private func flank(_ run: inout MarkRun) {
    // GitHub's strikethrough has one tilde or two.
    if run.isText, run.mark == UInt8(ascii: "~"), run.length > 2 { return }
    let before =
      items[run.firstItem].escapes > 0 ? CharacterClass.punctuation : classBefore(run.firstItem)
    let after = classAfter(run.lastItem)
    // If parsers disagree, marks of the text count as binding if they bind in one of them.
    let (isOpenBefore, isOpenAfter) = (before == .symbol, after == .symbol)
    note(isOpenBefore ? .other : before, isOpenAfter ? .other : after, in: &run)
    if isOpenBefore { note(.punctuation, isOpenAfter ? .other : after, in: &run) }
    if isOpenAfter { note(isOpenBefore ? .other : before, .punctuation, in: &run) }
    if isOpenBefore, isOpenAfter { note(.punctuation, .punctuation, in: &run) }
  }

  private func note(
    _ before: CharacterClass, _ after: CharacterClass, in run: inout MarkRun
  ) {
    let flanking = Flanking(before: before, after: after)
    if flanking.canOpen(run.mark) { run.canOpen = true }
    if flanking.canClose(run.mark) { run.canClose = true }
  }
}
