/// Binds marks as readers of Markdown do (CommonMark's appendix, "process emphasis").
///
/// Where marks of the text would bind, they are escaped; where those of an element would not bind with
/// each other, it becomes tags.
extension InlineWriter {
  /// What is known of closing marks of a kind: no opening marks stand before these runs.
  private struct Bottoms {
    private var lowest: [Int32]

    init(_ start: Int) { lowest = Array(repeating: Int32(start) - 1, count: 18) }

    subscript(run: MarkRun) -> Int32 {
      get { lowest[Self.index(run)] }
      set { lowest[Self.index(run)] = newValue }
    }

    private static func index(_ run: MarkRun) -> Int {
      let kind = run.mark == UInt8(ascii: "*") ? 0 : run.mark == UInt8(ascii: "_") ? 1 : 2
      return (kind * 3 + Int(run.length % 3)) * 2 + (run.canOpen ? 1 : 0)
    }
  }

  /// Binds all runs; returns whether all markup binds as it should.
  ///
  /// Marks within a link bind with each other only.
  mutating func bindRuns() -> Bool {
    var isSound = true
    var scopes: [Int] = []
    var stack: [Int32] = []
    stack.reserveCapacity(runs.count)
    var next = 0
    let hasLinks = items.contains { $0.kind == .open && nodes[Int($0.node)].kind == .link }
    if hasLinks {
      for index in items.indices {
        let item = items[index]
        if next < runs.count && Int(runs[next].firstItem) == index {
          stack.append(Int32(next))
          next += 1
        } else if item.isMarkup && item.kind != .atom && nodes[Int(item.node)].kind == .link {
          if item.kind == .open {
            scopes.append(stack.count)
          } else if let start = scopes.popLast() {
            if !bind(stack[start...]) { isSound = false }
            stack.removeSubrange(start...)
          }
        }
      }
    } else {
      stack.append(contentsOf: runs.indices.lazy.map { Int32($0) })
    }
    return bind(stack[...]) && isSound
  }

  /// Binds runs with each other; whether all markup among them binds as it should.
  private mutating func bind(_ list: ArraySlice<Int32>) -> Bool {
    guard let first = list.first else { return true }
    var before: Int32 = -1
    for run in list {
      runs[Int(run)].previous = before
      if before >= 0 { runs[Int(before)].next = run }
      runs[Int(run)].next = -1
      before = run
    }
    var isSound = true
    var bottoms = Bottoms(Int(first))
    var closer = first
    while closer >= 0 {
      let run = runs[Int(closer)]
      guard run.canClose, run.left > 0 else {
        closer = run.next
        continue
      }
      guard let opener = findOpener(for: closer, above: bottoms[run]) else {
        bottoms[run] = run.previous
        if !run.canOpen { if !drop(closer) { isSound = false } }
        closer = run.next
        continue
      }
      closer = match(opener, closer, &isSound)
    }
    // What is still there binds with nothing.
    var rest = before
    while rest >= 0 {
      let previous = runs[Int(rest)].previous
      if !drop(rest) { isSound = false }
      rest = previous
    }
    return isSound
  }

  private func findOpener(for closer: Int32, above bottom: Int32) -> Int32? {
    let run = runs[Int(closer)]
    var opener = run.previous
    while opener > bottom {
      let candidate = runs[Int(opener)]
      if candidate.canOpen && candidate.mark == run.mark && candidate.left > 0 {
        let isOdd =
          (run.canOpen || candidate.canClose) && run.length % 3 != 0
          && (candidate.length + run.length) % 3 == 0
        // One tilde and two do not bind, but what stands between them can bind no more.
        if !isOdd { return opener }
      }
      opener = candidate.previous
    }
    return nil
  }

  /// Binds two runs, and returns with which to go on.
  private mutating func match(_ opener: Int32, _ closer: Int32, _ isSound: inout Bool) -> Int32 {
    if runs[Int(opener)].isText {
      escapeRun(opener)
      unlink(opener)
      return closer
    }
    if runs[Int(closer)].isText {
      escapeRun(closer)
      let next = runs[Int(closer)].next
      unlink(closer)
      return next
    }
    // What stands between can bind no more.
    var between = runs[Int(closer)].previous
    while between != opener {
      let previous = runs[Int(between)].previous
      if !drop(between) { isSound = false }
      between = previous
    }
    let isDouble = runs[Int(opener)].left >= 2 && runs[Int(closer)].left >= 2
    let used: Int32 = isDouble ? 2 : 1
    if !isPair(opener, closer, used) { isSound = false }
    runs[Int(opener)].left -= used
    runs[Int(closer)].left -= used
    if runs[Int(opener)].left == 0 { unlink(opener) }
    guard runs[Int(closer)].left == 0 else { return closer }
    let next = runs[Int(closer)].next
    unlink(closer)
    return next
  }

  /// Whether the marks that bind are those of one element; if not, both elements become tags.
  private mutating func isPair(_ opener: Int32, _ closer: Int32, _ used: Int32) -> Bool {
    let open = owner(of: runs[Int(opener)], at: runs[Int(opener)].left - used)
    let run = runs[Int(closer)]
    let close = owner(of: run, at: run.length - run.left)
    if items[open].kind == .open, Int(items[open].partner) == close, items[open].length == used {
      return true
    }
    useTags(open)
    useTags(close)
    return false
  }

  /// The item that has the mark at an offset in a run.
  private func owner(of run: MarkRun, at offset: Int32) -> Int {
    var item = Int(run.firstItem)
    var left = offset
    while item < Int(run.lastItem) && left >= items[item].length {
      left -= items[item].length
      item += 1
    }
    return item
  }

  private mutating func useTags(_ item: Int) {
    for index in [item, Int(items[item].partner)] {
      items[index].mark = 0
      items[index].length = 0
    }
  }

  private mutating func escapeRun(_ run: Int32) {
    let item = Int(runs[Int(run)].firstItem)
    items[item].escapes = items[item].length
  }

  /// Takes a run off the list; whether that does no harm, since it is text or used up.
  private mutating func drop(_ index: Int32) -> Bool {
    unlink(index)
    let run = runs[Int(index)]
    if run.isText || run.left == 0 { return true }
    for item in Int(run.firstItem)...Int(run.lastItem) where items[item].mark != 0 { useTags(item) }
    return false
  }

  private mutating func unlink(_ index: Int32) {
    let run = runs[Int(index)]
    if run.previous >= 0 { runs[Int(run.previous)].next = run.next }
    if run.next >= 0 { runs[Int(run.next)].previous = run.previous }
  }
}
