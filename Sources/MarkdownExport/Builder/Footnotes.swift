/// The footnotes of a body: those of the block editor, and those that its HTML has written out.
struct Footnotes {
  /// The numbers of the editor's, by their ids.
  private var numbers: [String: Int] = [:]
  /// The numbers of the editor's that are referred to.
  private(set) var cited: Set<Int> = []
  var written = Written()

  /// A list of footnotes in the HTML, each of which is referred to.
  struct Written {
    /// The numbers of items, by the nodes of these and by their ids.
    var numbers: [Int: Int] = [:]
    var numbersByID: [[UInt8]: Int] = [:]
    var list = -1
    /// What holds the list, and a rule with it.
    var section = -1
  }

  /// Whether the editor has none.
  var isEmpty: Bool { numbers.isEmpty }

  /// Forgets all, and numbers those with these ids.
  mutating func begin(_ ids: [String]) {
    cited.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    for (index, id) in ids.enumerated() where numbers[id] == nil { numbers[id] = index + 1 }
  }

  /// The number of the footnote with an id, which is referred to; `nil` for one that there is not.
  mutating func cite(_ id: String) -> Int? {
    guard let number = numbers[id] else { return nil }
    cited.insert(number)
    return number
  }
}
