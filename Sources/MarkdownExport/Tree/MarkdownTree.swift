/// A Markdown document: blocks, and inline elements in them.
///
/// The visible text of a block is one run of `text`, in which a line feed is a line break. Inline elements have the places where they
/// begin and end in it. Everything that is not text, such as addresses and code, is in `data`.
struct MarkdownTree {
  var nodes: ContiguousArray<MarkdownNode> = []
  var text: ContiguousArray<UInt8> = []
  var data: ContiguousArray<UInt8> = []
  /// The places of the nodes' data in `data`.
  var details: ContiguousArray<MarkdownDetails> = []
  /// Whether any footnote is defined, so that `[^` has a meaning.
  var hasFootnotes = false

  mutating func removeAll() {
    removeBlocks()
    hasFootnotes = false
  }

  mutating func removeBlocks() {
    nodes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    data.removeAll(keepingCapacity: true)
    details.removeAll(keepingCapacity: true)
  }

  /// Begins a node at the end and returns its index.
  mutating func open(_ kind: MarkdownNode.Kind) -> Int {
    nodes.append(MarkdownNode(kind: kind, textStart: Int32(truncatingIfNeeded: text.count)))
    return nodes.count - 1
  }

  /// Ends a node.
  ///
  /// The nodes that were added after it are inside it.
  mutating func close(_ node: Int) {
    nodes[node].end = Int32(truncatingIfNeeded: nodes.count)
    nodes[node].textEnd = Int32(truncatingIfNeeded: text.count)
  }

  /// Adds a node without children and returns its index.
  @discardableResult
  mutating func add(_ kind: MarkdownNode.Kind) -> Int {
    let node = open(kind)
    close(node)
    return node
  }

  /// Sets the data of a node, which must be the last one, to the bytes of `data` from `start` on.
  mutating func setData(_ node: Int, from start: Int) {
    nodes[node].number = Int32(truncatingIfNeeded: details.count)
    let end = Int32(truncatingIfNeeded: data.count)
    details.append(
      MarkdownDetails(
        dataStart: Int32(truncatingIfNeeded: start), dataEnd: end, titleEnd: end, altEnd: end))
  }

  /// Sets the title of the last node with data to the bytes that were appended since.
  mutating func setTitle() {
    details[details.count - 1].titleEnd = Int32(truncatingIfNeeded: data.count)
    setAlternative()
  }

  /// Sets the alternative text of the last node with data to the bytes that were appended since.
  mutating func setAlternative() {
    details[details.count - 1].altEnd = Int32(truncatingIfNeeded: data.count)
  }

  func details(of node: MarkdownNode) -> MarkdownDetails { details[Int(node.number)] }

  mutating func appendData(_ literal: StaticString) {
    data.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
