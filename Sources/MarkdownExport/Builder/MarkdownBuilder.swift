import HTMLFragment
import PostContent

/// Makes a Markdown tree of an HTML tree.
///
/// It walks the HTML in document order without recursion. Inline elements are begun when there is
/// something to stand in them, so that empty ones vanish and white space ends up outside; when a block
/// begins within them, they end before it and begin again inside.
struct MarkdownBuilder {
  /// Who wrote the HTML, which says how much of it counts.
  let trust: MarkdownOptions.Trust
  let dialect: MarkdownDialect
  var tree = MarkdownTree()
  var notes = BodyNotes()

  // What is read.
  var html = UnsafeBufferPointer<HTMLNode>(start: nil, count: 0)
  var attributes = UnsafeBufferPointer<HTMLAttribute>(start: nil, count: 0)
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var inserts: [ContentInsert] = []
  /// The numbers of footnotes by their ids, and which of them are referred to.
  var footnoteNumbers: [String: Int] = [:]
  var citedFootnotes: Set<Int> = []
  var writtenFootnotes = WrittenFootnotes()
  /// What links within the page point to.
  var targets: Set<[UInt8]> = []

  // What is open.
  /// What each open HTML element wants done at its end.
  var frames: [Frame] = []
  var blocks: [OpenBlock] = []
  var inlines: [OpenInline] = []
  /// The paragraph, heading or cell that takes inlines, or -1.
  var leaf = -1
  /// The level of the heading that is open, else 0; and how many blocks were open when it began.
  var headingLevel: UInt8 = 0
  var headingBlocks = 0
  /// Whether the leaf is a cell, in which blocks are separated by breaks.
  var isInCell = false
  var tables: [OpenTable] = []
  /// How many elements are open whose white space counts.
  var preservingDepth = 0

  /// How many code elements are open whose text becomes spans.
  var codeDepth = 0

  // What waits for content.
  /// White space: at most one plain space in a row, and spaces that do not break.
  var pendingSpace: [UInt8] = []
  var pendingBreaks = 0
  var pendingAnchors: [Range<Int>] = []
  /// The dash before a quotation's source.
  var hasPendingDash = false
  var isLineEmpty = true
  /// The inline that ended last, to be gone on with when its like follows at once.
  var lastClosed = -1

  init(trust: MarkdownOptions.Trust, dialect: MarkdownDialect) {
    self.trust = trust
    self.dialect = dialect
  }

  /// What an element's end does.
  enum Frame {
    case nothing
    /// Ends the paragraph.
    case block
    case inline
    /// Ends the paragraph and the inline around it.
    case blockAndInline
    case heading
    case quote
    case list
    /// A list right in a list stands in the item before it.
    case listInItem
    case item
    case table, row, cell
    case details
    case preserved
    case code
    case linkInLink
  }

  /// A block that others stand in.
  struct OpenBlock {
    enum Kind { case quote, list, item, footnote }
    var kind: Kind
    /// Its node; -1 for a list between whose items something else stands, or that has none yet.
    var node: Int
    var isOrdered = false
    /// The number of the list's next item.
    var number: Int32 = 1
  }

  /// An inline element that is open in the HTML.
  struct OpenInline {
    var kind: MarkdownNode.Kind
    var detail: UInt8 = 0
    /// Its node; -1 while there is nothing in it.
    var node = -1
    /// Of a link: its address and title, in the HTML tree's bytes.
    var address = 0..<0
    var title = 0..<0
    /// Of a link: another one stands in it, which counts while it is open.
    var isSuspended = false
  }

  /// Forgets the body before.
  mutating func begin(_ footnotes: [String]) {
    tree.removeAll()
    notes = BodyNotes()
    citedFootnotes.removeAll(keepingCapacity: true)
    footnoteNumbers.removeAll(keepingCapacity: true)
    for (index, id) in footnotes.enumerated() where footnoteNumbers[id] == nil {
      footnoteNumbers[id] = index + 1
    }
  }

  // MARK: - Walking

  /// Adds a fragment's blocks to the tree.
  mutating func add(_ fragment: borrowing HTMLTree, inserts: [ContentInsert]) {
    self.inserts = inserts
    fragment.nodes.withUnsafeBufferPointer { nodes in
      fragment.attributes.withUnsafeBufferPointer { attributes in
        fragment.bytes.withUnsafeBufferPointer { bytes in
          html = nodes
          self.attributes = attributes
          self.bytes = bytes
          findTargets()
          findFootnotes()
          walk()
          endBlocks()
        }
      }
    }
    html = UnsafeBufferPointer(start: nil, count: 0)
    attributes = UnsafeBufferPointer(start: nil, count: 0)
    bytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  private mutating func walk() {
    var node = Int(html[HTMLTree.root].firstChild)
    guard node >= 0 else { return }
    while true {
      var frame: Frame?
      switch html[node].kind {
      case .text: addText(html[node].text)
      case .comment: addComment(html[node].text)
      case .element: frame = enter(node)
      case .root: break
      }
      if let frame {
        let child = firstChild(of: node)
        if child >= 0 {
          frames.append(frame)
          node = child
          continue
        }
        leave(frame)
      }
      var next = nextSibling(of: node)
      while next < 0 {
        node = Int(html[node].parent)
        if node <= HTMLTree.root { return }
        if let frame = frames.popLast() { leave(frame) }
        next = nextSibling(of: node)
      }
      node = next
    }
  }

  private mutating func endBlocks() {
    endLeaf()
    if !pendingAnchors.isEmpty {
      openLeaf()
      writeAnchors()
      endLeaf()
    }
    while !blocks.isEmpty { closeBlock() }
    frames.removeAll(keepingCapacity: true)
    inlines.removeAll(keepingCapacity: true)
    pendingSpace.removeAll(keepingCapacity: true)
    pendingBreaks = 0
    hasPendingDash = false
    headingLevel = 0
    isInCell = false
    tables.removeAll(keepingCapacity: true)
    preservingDepth = 0
    codeDepth = 0
  }

  // MARK: - Ends

  private mutating func leave(_ frame: Frame) {
    switch frame {
    case .nothing: break
    case .block: boundary()
    case .inline: closeInline()
    case .blockAndInline:
      boundary()
      closeInline()
      hasPendingDash = false
    case .heading:
      boundary()
      endLeaf()
      headingLevel = 0
    case .quote:
      boundary()
      closeBlock()
    case .list:
      endLeaf()
      closeBlock()
    case .listInItem:
      endLeaf()
      closeBlock()
      closeBlock()
    case .item:
      endLeaf()
      closeItem()
    case .table: closeTable()
    case .row: closeRow()
    case .cell: closeCell()
    case .details: closeDetails()
    case .preserved:
      boundary()
      preservingDepth -= 1
    case .code: closeInlineCode()
    case .linkInLink: closeInnerLink()
    }
  }

  /// A block begins or ends here.
  mutating func boundary() {
    if isInCell {
      // Breaks at the ends of a cell are never written.
      if leaf >= 0 && pendingBreaks == 0 && !isLineEmpty { pendingBreaks = 1 }
      pendingSpace.removeAll(keepingCapacity: true)
    } else if headingLevel > 0 && blocks.count == headingBlocks {
      if leaf >= 0 { notePendingSpace() }
    } else {
      endLeaf()
    }
  }

  // MARK: - Leaves

  /// Begins the paragraph, or goes on with the heading, that text stands in.
  mutating func openLeaf() {
    if let last = blocks.last, last.kind == .list {
      // Text between items ends the list; its next item begins another one.
      if last.node >= 0 { closeList(blocks.count - 1) }
    }
    if headingLevel > 0 && blocks.count == headingBlocks {
      leaf = tree.open(.heading)
      tree.nodes[leaf].detail = headingLevel
    } else {
      leaf = tree.open(.paragraph)
    }
    beginLine()
  }

  mutating func beginLine() {
    isLineEmpty = true
    pendingBreaks = 0
    if !pendingSpace.isEmpty { pendingSpace.removeAll(keepingCapacity: true) }
    lastClosed = -1
  }

  /// Ends the paragraph, if one is open; what inlines are open begin again in the next one.
  mutating func endLeaf() {
    guard leaf >= 0 else { return }
    if isInCell { return boundary() }
    retractSpaces()
    closeInlines()
    finishLeaf()
    leaf = -1
    beginLine()
  }

  /// Takes an empty leaf away, or ends it.
  private mutating func finishLeaf() {
    if tree.nodes.count == leaf + 1 && tree.text.count == Int(tree.nodes[leaf].textStart) {
      tree.nodes.removeLast()
    } else {
      tree.close(leaf)
    }
  }

  /// Ends all inlines in the tree; they stay open in the HTML.
  mutating func closeInlines() {
    for index in inlines.indices.reversed() where inlines[index].node >= 0 {
      retractSpaces()
      finishInline(index)
    }
  }

  // MARK: - Blocks

  mutating func closeBlock() {
    guard let block = blocks.last else { return }
    if block.kind == .item { return closeItem() }
    if block.kind == .list {
      if block.node >= 0 { closeList(blocks.count - 1) }
    } else if block.node >= 0 {
      if block.kind == .quote && tree.nodes.count == block.node + 1 {
        tree.nodes.removeLast()
      } else {
        tree.close(block.node)
      }
    }
    blocks.removeLast()
  }

  /// How many quotes and items stand around.
  var depth: Int { blocks.count }

  /// Adds a block that holds nothing but data, which was appended to the tree's `data` from `start` on.
  mutating func addBlock(_ kind: MarkdownNode.Kind, from start: Int) {
    let node = tree.add(kind)
    tree.setData(node, from: start)
  }

  /// Ends what stands before a block that takes no inlines.
  mutating func prepareBlock() {
    endLeaf()
    if let last = blocks.last, last.kind == .list, last.node >= 0 { closeList(blocks.count - 1) }
    if !pendingAnchors.isEmpty {
      openLeaf()
      writeAnchors()
      endLeaf()
    }
  }
}
