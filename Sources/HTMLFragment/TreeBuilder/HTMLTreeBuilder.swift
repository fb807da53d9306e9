import ByteText

/// Builds trees as HTML Standard §13.2.6 has it for fragments whose context is a `div`.
///
/// The modes that belong to the head, the frames and the end of a document do not occur in such fragments.
struct HTMLTreeBuilder: ~Copyable {
  /// The insertion modes (§13.2.4.1).
  enum Mode: UInt8 {
    case inBody, text, inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate
  }

  /// What becomes of the token: a mode may have changed things so that it has to be looked at again.
  enum Step {
    case done, again
  }

  var tokenizer = HTMLTokenizer()
  var nodes = Arena<HTMLNode>(capacity: 0)
  var open = OpenElements()
  var formatting = FormattingElements()
  var mode = Mode.inBody
  /// The mode to go on with after text.
  var modeAfterText = Mode.inBody
  var templateModes = Arena<Mode>(capacity: 16)
  /// The form that is open, or -1.
  var form: Int32 = -1
  /// Whether what stands in a table, and must not, goes before the table.
  var isFostering = false
  /// Whether a line feed that comes next is no text: after `<pre>` and its like.
  var skipsLineFeed = false
  /// How many more formatting elements may be opened again.
  var reopeningsLeft = 0
  var division = HTMLDivision.none
  /// A part may end at an element that begins behind so many nodes.
  var partEnd = Int.max
  /// The element at which the part ends; -1 as long as there is none.
  var lastOfPart = -1

  /// Elements that would be deeper become siblings, as in Blink.
  ///
  /// Only what a table is made of goes on a little.
  static var depthLimit: Int32 { 512 }

  @inline(__always)
  var token: HTMLToken { tokenizer.token }

  /// The nodes for reading and writing, by their index.
  ///
  /// They move when a node is made.
  @inline(__always)
  var node: UnsafeMutablePointer<HTMLNode> { nodes.base }

  /// Builds the tree of a source, or the first part of it, in the memory of another one.
  mutating func build(
    _ source: UnsafeBufferPointer<UInt8>, _ division: HTMLDivision = .none, _ tree: inout HTMLTree
  ) {
    exchangeMemory(&tree)
    tokenizer.start(source)
    start(sourceLength: source.count, division)
    readPart()
    exchangeMemory(&tree)
    tree.source = tokenizer.start..<tokenizer.end
    tree.lastOfPart = lastOfPart
  }

  /// Goes on with the next part, which takes the place of the last one.
  mutating func buildNextPart(_ tree: inout HTMLTree) {
    exchangeMemory(&tree)
    beginPart()
    readPart()
    exchangeMemory(&tree)
    tree.lastOfPart = lastOfPart
  }

  private mutating func exchangeMemory(_ tree: inout HTMLTree) {
    swap(&nodes, &tree.nodeArena)
    swap(&tokenizer.bytes, &tree.byteArena)
    swap(&tokenizer.attributes, &tree.attributeArena)
  }

  /// Reads up to the end of a part or of the source.
  private mutating func readPart() {
    while lastOfPart < 0, tokenizer.advance(allowsCDATA: open.current.namespace != .html) {
      if skipsLineFeed {
        skipsLineFeed = false
        skipLineFeed()
      }
      while dispatch() == .again {}
    }
  }

  private mutating func start(sourceLength: Int, _ division: HTMLDivision) {
    self.division = division
    partEnd = division.nodeCount
    lastOfPart = -1
    nodes.removeAll()
    nodes.append(HTMLNode(.root, .html, .html))
    open.removeAll()
    open.push(OpenElements.Element(node: 0, tag: .html, namespace: .html, depth: 0))
    formatting.removeAll()
    templateModes.removeAll()
    mode = .inBody
    form = -1
    isFostering = false
    skipsLineFeed = false
    reopeningsLeft = 10_000 + sourceLength / 8
  }

  private mutating func skipLineFeed() {
    let token = tokenizer.token
    if token.kind == .text, tokenizer.bytes.base[token.start] == UInt8(ascii: "\n") {
      tokenizer.token.start += 1
    }
  }

  /// Gives the token to the rules of the place (§13.2.6, “tree construction dispatcher”).
  @inline(__always)
  private mutating func dispatch() -> Step {
    switch tokenizer.token.kind {
    case .comment:
      insertComment()
      return .done
    case .doctype: return .done
    case .text where token.start == token.end: return .done
    default:
      let current = open.current
      if current.namespace != .html, !isHTMLPlace(current) { return processInForeignContent() }
      return processInMode()
    }
  }

  mutating func processInMode() -> Step {
    switch mode {
    case .inBody: processInBody()
    case .text: processText()
    case .inTable: processInTable()
    case .inCaption: processInCaption()
    case .inColumnGroup: processInColumnGroup()
    case .inTableBody: processInTableBody()
    case .inRow: processInRow()
    case .inCell: processInCell()
    case .inTemplate: processInTemplate()
    }
  }

  // MARK: Text (§13.2.6.4.8)

  private mutating func processText() -> Step {
    if token.kind == .text {
      insertText(token.start, token.end)
    } else {
      popCurrent()
      mode = modeAfterText
    }
    return .done
  }

  /// Inserts an element whose content has no markup in it.
  mutating func insertTextElement(_ kind: TextKind) {
    insertElement()
    tokenizer.startText(kind)
    modeAfterText = mode
    mode = .text
  }

  // MARK: The mode for the open elements

  /// “Reset the insertion mode appropriately” (§13.2.4.1).
  mutating func resetMode() {
    var index = open.count - 1
    while index > 0 {
      if open[index].namespace == .html, let mode = mode(inside: open[index].tag) {
        self.mode = mode
        return
      }
      index -= 1
    }
    mode = .inBody
  }

  private func mode(inside tag: HTMLTag) -> Mode? {
    switch tag {
    case .td, .th: .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.count > 0 ? templateModes.base[templateModes.count - 1] : nil
    default: nil
    }
  }
}
