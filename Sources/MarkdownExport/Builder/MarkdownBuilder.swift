import HTMLFragment
import PostContent

/// Makes a Markdown tree from an HTML tree.
///
/// It walks over the HTML in document order, without recursion. An inline element begins only when
/// it gets content, so empty ones disappear and white space is written outside. If a block begins
/// inside inline elements, they end before the block and begin again in it.
struct MarkdownBuilder {
  /// Who wrote the HTML.
  ///
  /// It decides which of its elements are converted.
  let trust: MarkdownOptions.Trust
  let dialect: MarkdownDialect

  // The result.
  var tree = MarkdownTree()
  var notes = BodyNotes()

  // The input.
  var html = HTMLSource()
  var inserts: [ContentInsert] = []
  var footnotes = Footnotes()
  var anchors = Anchors()

  /// Where the walk goes on with the next part.
  private var position = 0

  // The open elements.
  /// The action at the end of each open HTML element.
  private var frames: [Frame] = []
  var blocks: [OpenBlock] = []
  var heading = OpenHeading()
  var tables: [OpenTable] = []
  var leaf = OpenLeaf()
  var inlines = OpenInlines()
  var textModes = TextModes()

  /// The addresses of the images outside of `noscript`, once they are asked for.
  var picturesOutsideNoscript: Set<[UInt8]>?
  /// The pages of frames outside `noscript`, once they are asked for.
  var pagesOutsideNoscript: Set<[UInt8]>?
  /// The hashes of the addresses of links that show something, once they are asked for.
  var linkedAddresses: Set<Int>?

  /// White space, breaks and the like that are written before the next content.
  var pending = PendingContent()

  init(trust: MarkdownOptions.Trust, dialect: MarkdownDialect) {
    self.trust = trust
    self.dialect = dialect
  }

  /// How text is read in the open elements.
  struct TextModes {
    /// The number of open elements whose white space is kept.
    var preserving = 0
    /// The number of open code elements whose text becomes code spans.
    var code = 0
    /// The number of open elements for browsers without scripts.
    var noscript = 0
  }

  /// The action at the end of an element.
  enum Frame {
    case nothing
    /// Ends the paragraph.
    case block
    case inline
    /// Ends the paragraph and the inline element around it.
    case blockAndInline
    case heading
    case quote
    /// Ends a quotation that is directly in a list.
    case quoteInList
    case list
    /// Ends a list that is directly in a list and was put into the item before it.
    case listInItem
    case item
    case table, row, cell
    case details
    case preserved
    case code
    case linkInLink
    case noscript
  }

  /// Prepares for a new body.
  mutating func begin(footnotes ids: [String]) {
    tree.removeAll()
    notes = BodyNotes()
    footnotes.begin(ids)
  }

  // MARK: - Walking

  /// Adds a fragment's blocks to the tree.
  mutating func add(_ fragment: borrowing HTMLTree, inserts: [ContentInsert]) {
    begin(fragment, inserts: inserts)
    addPart(fragment)
  }

  /// Prepares for a fragment, of which there is a part at least.
  ///
  /// A fragment in parts has no links into itself: see `PageLinks`.
  mutating func begin(_ fragment: borrowing HTMLTree, inserts: [ContentInsert]) {
    self.inserts = inserts
    html = HTMLSource(fragment)
    picturesOutsideNoscript = nil
    pagesOutsideNoscript = nil
    linkedAddresses = nil
    findTargets()
    findFootnotes()
    position = Int(html[HTMLTree.root].firstChild)
  }

  /// Adds the blocks of a fragment, or of its next part.
  mutating func addPart(_ part: borrowing HTMLTree) {
    html = HTMLSource(part)
    walk(upTo: part.lastOfPart)
    if part.lastOfPart < 0 { endBlocks() }
    html = HTMLSource()
  }

  /// Whether all blocks in the tree are complete, and what follows goes into others.
  var isBetweenBlocks: Bool { blocks.isEmpty && !leaf.isOpen }

  private mutating func findTargets() {
    if trust == .author { anchors.findTargets(in: html) } else { anchors.removeAll() }
  }

  /// Walks on, to the last node of a part or to the end.
  private mutating func walk(upTo last: Int) {
    var node = position
    guard node >= 0 else { return }
    while true {
      if node == last {
        // The next part has the nodes around it and then this one.
        position = depth(of: node)
        return
      }
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

  /// In how many nodes a node stands.
  private func depth(of node: Int) -> Int {
    var depth = 0
    var node = node
    while node > HTMLTree.root {
      depth += 1
      node = Int(html[node].parent)
    }
    return depth
  }

  private mutating func endBlocks() {
    endLeaf()
    if anchors.arePending {
      openLeaf()
      writeAnchors()
      endLeaf()
    }
    while !blocks.isEmpty { closeBlock() }
    frames.removeAll(keepingCapacity: true)
    heading = OpenHeading()
    tables.removeAll(keepingCapacity: true)
    leaf = OpenLeaf()
    inlines.removeAll()
    textModes = TextModes()
    pending.removeSpaces()
    pending.breaks = 0
    pending.hasDash = false
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
      pending.hasDash = false
    case .heading:
      boundary()
      endLeaf()
      heading.level = 0
    case .quote:
      boundary()
      closeBlock()
    case .quoteInList: closeQuoteInList()
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
      textModes.preserving -= 1
    case .code: closeInlineCode()
    case .linkInLink: closeInnerLink()
    case .noscript: textModes.noscript -= 1
    }
  }

  /// Ends the paragraph because a block begins or ends here.
  mutating func boundary() {
    if leaf.isInCell {
      // Breaks at the ends of a cell are never written.
      if leaf.isOpen && pending.breaks == 0 && !leaf.isLineEmpty { pending.breaks = 1 }
      pending.removeSpaces()
    } else if isRightInHeading {
      if leaf.isOpen { notePendingSpace() }
    } else {
      endLeaf()
    }
  }

  /// Whether the next content is directly in the heading, and not in a block inside it.
  private var isRightInHeading: Bool { heading.isOpen && blocks.count == heading.blockCount }

  // MARK: - Leaves

  /// Begins a paragraph for text, or continues the open heading.
  mutating func openLeaf() {
    if let last = blocks.last, last.kind == .list {
      // Text between items ends the list; its next item begins another one.
      if last.node >= 0 { closeList(blocks.count - 1) }
    }
    if isRightInHeading {
      leaf.node = tree.open(.heading)
      tree.nodes[leaf.node].detail = heading.level
    } else {
      leaf.node = tree.open(.paragraph)
    }
    beginLine()
  }

  mutating func beginLine() {
    leaf.isLineEmpty = true
    pending.breaks = 0
    if pending.hasSpaces { pending.removeSpaces() }
    inlines.lastClosed = -1
  }

  /// Ends the paragraph, if one is open.
  ///
  /// Open inline elements begin again in the next one.
  mutating func endLeaf() {
    guard leaf.isOpen else { return }
    if leaf.isInCell { return boundary() }
    retractSpaces()
    closeInlines()
    finishLeaf()
    leaf.node = -1
    beginLine()
  }

  /// Ends the leaf, or removes it if it is empty.
  private mutating func finishLeaf() {
    if tree.nodes.count == leaf.node + 1
      && tree.text.count == Int(tree.nodes[leaf.node].textStart)
    {
      tree.nodes.removeLast()
    } else {
      tree.close(leaf.node)
    }
  }

  /// Ends all inline elements in the tree.
  ///
  /// They stay open in the HTML.
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

  /// The number of quotations and items around the next content.
  var depth: Int { blocks.count }

  /// Adds a block that has only data, which was appended to the tree's `data` from `start` on.
  mutating func addBlock(_ kind: MarkdownNode.Kind, from start: Int) {
    let node = tree.add(kind)
    tree.setData(node, from: start)
  }

  /// Ends the paragraph before a block that has no inline elements.
  mutating func prepareBlock() {
    endLeaf()
    if let last = blocks.last, last.kind == .list, last.node >= 0 { closeList(blocks.count - 1) }
    if anchors.arePending {
      openLeaf()
      writeAnchors()
      endLeaf()
    }
  }
}
