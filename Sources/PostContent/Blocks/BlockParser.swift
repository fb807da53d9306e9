import ByteText

/// The blocks of a body, as WordPress's default parser finds them (`WP_Block_Parser`).
package struct BlockDocument {
  /// A block, or a stretch of HTML between blocks, which has no name.
  package struct Block {
    /// With its namespace: `core/paragraph`.
    package var name: String?
    /// JSON as it stands; `nil` where it is none.
    package var attributes: String? = "{}"
    package var content: [Part] = []
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
      // What is no JSON is `null`; the block counts all the same.
      let isValid = JSONText(Array(text[attributes])) != nil
      block.attributes = isValid ? text.string(attributes) : nil
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

// MARK: - Tokens

/// A delimiter of a block: `<!-- wp:name {…} -->`, with `/` before the name or the end.
struct BlockToken {
  enum Kind {
    case opener, closer, void
  }

  var kind: Kind
  var range: Range<Int>
  var name: Range<Int>
  var attributes: Range<Int>?
}

/// Finds the delimiters of a body from front to back.
struct BlockScanner {
  private let text: Bytes
  private var index = 0
  /// The first end of attributes behind the last place that it was searched from.
  private var attributesEnd = -1

  init(_ text: Bytes) { self.text = text }

  mutating func next() -> BlockToken? {
    while let start = text.find("<!--", from: index) {
      index = start + 4
      if let token = token(at: start) {
        index = token.range.upperBound
        return token
      }
    }
    return nil
  }

  private mutating func token(at start: Int) -> BlockToken? {
    var index = text.skipSpace(from: start + 4)
    guard index > start + 4 else { return nil }
    let isCloser = text.has("/", at: index)
    if isCloser { index += 1 }
    guard text.has("wp:", at: index), let nameEnd = endOfName(index + 3) else { return nil }
    let name = index + 3..<nameEnd
    index = text.skipSpace(from: nameEnd)
    guard index > nameEnd else { return nil }
    var attributes: Range<Int>?
    if text.has("{", at: index) {
      guard let end = endOfAttributes(index) else { return nil }
      attributes = index..<end
      index = text.skipSpace(from: end)
    }
    let isVoid = text.has("/", at: index)
    if isVoid { index += 1 }
    guard text.has("-->", at: index) else { return nil }
    return BlockToken(
      kind: isVoid ? .void : isCloser ? .closer : .opener, range: start..<index + 3, name: name,
      attributes: attributes)
  }

  /// `[a-z][a-z0-9_-]*`, with another one before it and a slash between.
  private func endOfName(_ start: Int) -> Int? {
    guard let end = endOfIdentifier(start) else { return nil }
    if text.has("/", at: end), let second = endOfIdentifier(end + 1) { return second }
    return end
  }

  private func endOfIdentifier(_ start: Int) -> Int? {
    guard start < text.count, text[start].isASCIILowercase else { return nil }
    var end = start + 1
    while end < text.count,
      text[end].isASCIILowercase || text[end].isASCIIDigit || text[end] == UInt8(ascii: "_")
        || text[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    return end
  }

  /// Behind the first `}` that white space and the delimiter's end follow; `-->` in a string is none.
  private mutating func endOfAttributes(_ start: Int) -> Int? {
    if attributesEnd > start { return attributesEnd > text.count ? nil : attributesEnd }
    var brace = text.find(UInt8(ascii: "}"), from: start)
    while brace < text.count {
      let end = text.skipSpace(from: brace + 1)
      if end > brace + 1, text.has("-->", at: end) || text.has("/-->", at: end) {
        attributesEnd = brace + 1
        return attributesEnd
      }
      brace = text.find(UInt8(ascii: "}"), from: end)
    }
    attributesEnd = text.count + 1
    return nil
  }
}
