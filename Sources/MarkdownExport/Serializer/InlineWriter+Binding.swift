import ByteText

/// Binds marks as Markdown parsers do (CommonMark's appendix, "process emphasis").
///
/// Marks of the text that would bind are escaped. If the marks of an element would not bind with
/// each other, the element becomes tags. Runs are made during the pass, and kept only as long as
/// they may bind.
extension InlineWriter {
  /// Binds all runs, and returns whether all markup binds as it should.
  ///
  /// Marks inside a link bind only with each other.
  mutating func bindRuns() -> Bool {
    runs.removeAll()
    openers = Openers()
    var scopes: [(firstRun: Int, openers: Openers)] = []
    var isSound = true
    var index = 0
    while index < items.count {
      let item = items[index]
      if item.kind == .marks || item.isMarkup && item.mark != 0 {
        if let run = run(at: index) {
          bind(run, &isSound)
          index = run.lastItem
        }
      } else if hasBrackets, item.isMarkup, item.kind != .atom, nodes[item.node].kind == .link {
        if item.kind == .open {
          scopes.append((runs.count, openers))
          openers = Openers()
        } else if let scope = scopes.popLast() {
          dropRuns(from: scope.firstRun, &isSound)
          openers = scope.openers
        }
      }
      index += 1
    }
    // The remaining runs bind with nothing.
    dropRuns(from: 0, &isSound)
    if !isSound { writeTags() }
    return isSound
  }

  /// Binds a run with those before it, and keeps it if others may bind with it.
  private mutating func bind(_ run: MarkRun, _ isSound: inout Bool) {
    var closer = run
    while closer.canClose, closer.left > 0 {
      guard let opener = openers.last(for: closer) else {
        if closer.canOpen { break }
        drop(closer, &isSound)
        return
      }
      if runs[opener].isText {
        escape(runs[opener])
        removeOpener(opener)
      } else if closer.isText {
        escape(closer)
        return
      } else {
        match(opener, &closer, &isSound)
      }
    }
    // Text that cannot open emphasis is harmless.
    if closer.left > 0, closer.canOpen || !closer.isText { keep(closer) }
  }

  /// Binds two runs of markup.
  private mutating func match(_ opener: Int, _ closer: inout MarkRun, _ isSound: inout Bool) {
    // Runs between the two can no longer bind.
    dropRuns(from: opener + 1, &isSound)
    let isDouble = runs[opener].left >= 2 && closer.left >= 2
    let used: Int32 = isDouble ? 2 : 1
    if !isPair(runs[opener], closer, used) { isSound = false }
    runs[opener].left -= used
    closer.left -= used
    if runs[opener].left == 0 { removeOpener(opener) }
  }

  /// Whether the marks that bind belong to one element.
  ///
  /// If not, both elements become tags.
  private mutating func isPair(_ opener: MarkRun, _ closer: MarkRun, _ used: Int32) -> Bool {
    let open = owner(of: opener, at: opener.left - used)
    let close = owner(of: closer, at: closer.length - closer.left)
    if items[open].kind == .open, items[open].partner == close, items[open].length == used {
      return true
    }
    useTags(open)
    useTags(close)
    return false
  }

  /// The item that has the mark at an offset in a run.
  private func owner(of run: MarkRun, at offset: Int32) -> Int {
    var item = run.firstItem
    var left = offset
    while item < run.lastItem && left >= items[item].length {
      left -= items[item].length
      item += 1
    }
    return item
  }

  // MARK: - Runs that may bind

  private mutating func keep(_ run: MarkRun) {
    var run = run
    if run.canOpen { run.below = openers.push(runs.count, run) }
    runs.append(run)
  }

  /// Removes a run that is the last opener of its class.
  private mutating func removeOpener(_ index: Int) {
    openers.pop(runs[index])
    runs[index].left = 0
    runs[index].canOpen = false
    while let last = runs.last, last.left == 0 { runs.removeLast() }
  }

  private mutating func dropRuns(from first: Int, _ isSound: inout Bool) {
    while runs.count > first, let run = runs.popLast() {
      if run.canOpen { openers.pop(run) }
      drop(run, &isSound)
    }
  }

  /// Drops a run.
  ///
  /// Its marks that did not bind become tags if they are markup.
  private mutating func drop(_ run: MarkRun, _ isSound: inout Bool) {
    if run.isText || run.left == 0 { return }
    isSound = false
    for item in run.firstItem...run.lastItem where items[item].mark != 0 { useTags(item) }
  }

  private mutating func escape(_ run: MarkRun) {
    items[run.firstItem].escapes = items[run.firstItem].length
  }

  private mutating func useTags(_ item: Int) {
    items[item].needsTags = true
    items[items[item].partner].needsTags = true
  }

  private mutating func writeTags() {
    for index in items.indices where items[index].needsTags { items[index].setMarks(0, count: 0) }
  }
}

/// The runs that can open emphasis, in classes.
///
/// The class decides whether a closing run binds with them: the mark, whether the run can also
/// close, and its length modulo 3 (CommonMark §6.2, rules 9 and 10). Only the last run of each
/// class matters, so no run is examined in vain.
struct Openers {
  private var last = InlineArray<18, Int32>(repeating: -1)

  /// The last run that binds with a closing one.
  func last(for closer: MarkRun) -> Int? {
    let first = Self.firstClass(of: closer.mark)
    var found: Int32 = -1
    for canClose in 0..<2 {
      for remainder in 0..<3 {
        let isOdd =
          (closer.canOpen || canClose == 1) && closer.length % 3 != 0
          && (remainder + Int(closer.length)) % 3 == 0
        // One tilde and two do not bind, but runs between them can no longer bind.
        if !isOdd { found = max(found, last[first + canClose * 3 + remainder]) }
      }
    }
    return found < 0 ? nil : Int(found)
  }

  /// Adds a run, and returns the run that was the last of its class.
  mutating func push(_ index: Int, _ run: MarkRun) -> Int32 {
    let place = Self.place(of: run)
    defer { last[place] = Int32(truncatingIfNeeded: index) }
    return last[place]
  }

  /// Removes the last run of its class.
  mutating func pop(_ run: MarkRun) { last[Self.place(of: run)] = run.below }

  private static func place(of run: MarkRun) -> Int {
    firstClass(of: run.mark) + (run.canClose ? 3 : 0) + Int(run.length % 3)
  }

  private static func firstClass(of mark: UInt8) -> Int {
    mark == UInt8(ascii: "*") ? 0 : mark == UInt8(ascii: "_") ? 6 : 12
  }
}
