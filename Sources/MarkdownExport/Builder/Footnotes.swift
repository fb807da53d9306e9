/// The footnotes of a body: those of the block editor, and those that are lists in its HTML.
struct Footnotes {
  /// The numbers of the editor's footnotes, by their ids.
  private var numbers: [String: Int] = [:]
  /// The numbers of the editor's footnotes to which the text refers.
  private(set) var cited: Set<Int> = []
  var written = Written()

  /// Footnotes in the HTML: a list of them, or elements that link back to the text.
  ///
  /// The text refers to each of them.
  struct Written {
    /// The numbers of footnotes, by their nodes and by their ids.
    var numbers: [Int: Int] = [:]
    var numbersByID: [[UInt8]: Int] = [:]
    var list = -1
    /// The element that contains the list, with a rule before it.
    var section = -1
    /// The rule before the first footnote.
    var rule = -1
    /// The links in the text that refer to footnotes which are no items of a list.
    var references: Set<Int> = []
    /// Their links back, and the lists that have no other items.
    var backlinks: Set<Int> = []
    var lists: Set<Int> = []

    var isEmpty: Bool { numbers.isEmpty }
  }

  /// Whether there are no footnotes of the editor.
  var isEmpty: Bool { numbers.isEmpty }

  /// Removes everything, and numbers the footnotes with these ids.
  mutating func begin(_ ids: [String]) {
    cited.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    for (index, id) in ids.enumerated() where numbers[id] == nil { numbers[id] = index + 1 }
  }

  /// The number of the editor's footnote with an id.
  func number(of id: String) -> Int? { numbers[id] }

  /// Notes a reference to one of the editor's footnotes.
  mutating func cite(number: Int) {
    if !isEmpty { cited.insert(number) }
  }

  /// Notes a reference to the footnote with an id and returns its number; `nil` if there is none.
  mutating func cite(_ id: String) -> Int? {
    guard let number = numbers[id] else { return nil }
    cited.insert(number)
    return number
  }
}
