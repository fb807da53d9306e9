import ByteText

/// The blocks of a body, as WordPress's default parser finds them (`WP_Block_Parser`).
package struct BlockDocument {
  /// A block, or a stretch of HTML between blocks, which has no name.
  package struct Block {
    /// With its namespace: `core/paragraph`.
    package var name: String?
    package var attributes = BlockAttributes()
    package var content: [Part] = []

    /// Whether other blocks stand in it.
    var hasInner: Bool {
      content.contains { if case .inner = $0 { true } else { false } }
    }

    /// Whether it holds nothing.
    var isEmpty: Bool {
      content.allSatisfy { if case .html(let range) = $0 { range.isEmpty } else { false } }
    }
  }

  package enum Part {
    /// A range of the body.
    case html(Range<Int>)
    /// An index of `blocks`.
    case inner(Int)
  }

  package let bytes: [UInt8]
  package private(set) var blocks: [Block] = []
  /// The blocks that stand in no other one.
  package private(set) var roots: [Int] = []

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    bytes.withUnsafeBufferPointer { parse($0) }
  }
}

// MARK: - Structure

extension BlockDocument {
  /// A block whose closer has not come.
  private struct OpenBlock {
    var block: Int
    /// Where its delimiter begins.
    var start: Int
    /// Where the HTML begins that no part has yet.
    var offset: Int
    /// Where the HTML before it begins, if it stands in no other block.
    var leadingHTML: Range<Int>?
  }

  private mutating func parse(_ text: Bytes) {
    var open: [OpenBlock] = []
    var scanner = BlockScanner(text)
    var offset = 0
    while let token = scanner.next() {
      switch token.kind {
      case .void:
        let block = makeBlock(token, text)
        if open.isEmpty {
          addFreeform(offset..<token.range.lowerBound)
          roots.append(block)
        } else {
          addInner(block, to: &open[open.count - 1], at: token.range)
        }
        offset = token.range.upperBound
      case .opener:
        let leading = open.isEmpty ? offset..<token.range.lowerBound : nil
        open.append(
          OpenBlock(
            block: makeBlock(token, text), start: token.range.lowerBound,
            offset: token.range.upperBound, leadingHTML: leading))
        offset = token.range.upperBound
      case .closer:
        guard let top = open.popLast() else {
          // A closer of nothing makes all the rest plain HTML.
          addFreeform(offset..<text.count)
          return
        }
        close(top, at: token.range, in: &open)
        offset = token.range.upperBound
      }
    }
    while let top = open.popLast() {
      close(top, at: text.count..<text.count, in: &open)
      offset = text.count
    }
    addFreeform(offset..<text.count)
  }

  private mutating func makeBlock(_ token: BlockToken, _ text: Bytes) -> Int {
    let name = text.string(token.name)
    var block = Block(name: name.utf8.contains(UInt8(ascii: "/")) ? name : "core/" + name)
    if let attributes = token.attributes {
      // Where they are no JSON, the block counts all the same.
      block.attributes = BlockAttributes(Array(text[attributes]))
    }
    blocks.append(block)
    return blocks.count - 1
  }

  private mutating func addFreeform(_ range: Range<Int>) {
    if range.isEmpty { return }
    blocks.append(Block(name: nil, content: [.html(range)]))
    roots.append(blocks.count - 1)
  }

  private mutating func addInner(_ block: Int, to parent: inout OpenBlock, at range: Range<Int>) {
    if parent.offset < range.lowerBound {
      blocks[parent.block].content.append(.html(parent.offset..<range.lowerBound))
    }
    blocks[parent.block].content.append(.inner(block))
    parent.offset = range.upperBound
  }

  /// Ends a block, whatever name its closer has.
  private mutating func close(_ top: OpenBlock, at range: Range<Int>, in open: inout [OpenBlock]) {
    // WordPress gives a block within another one this part even if it is empty.
    if top.offset < range.lowerBound || !open.isEmpty {
      blocks[top.block].content.append(.html(top.offset..<range.lowerBound))
    }
    if let leading = top.leadingHTML { addFreeform(leading) }
    if open.isEmpty {
      roots.append(top.block)
    } else {
      addInner(top.block, to: &open[open.count - 1], at: top.start..<range.upperBound)
    }
  }
}
