/// Blocks → HTML, as `do_blocks` does it, and what the dynamic ones would show as far as a body knows it.
///
/// Blocks nest without end, so what is left to write is a stack.
struct BlockStep {
  private enum Work {
    case part(document: Int, BlockDocument.Part)
    case endOfReference
  }

  /// How far reusable blocks may stand in each other, how many there may be, and how much they may
  /// become: each may refer to many, each of which may do the same.
  private static let deepest = 8
  private static let mostExpansions = 1000
  private static let mostExpanded = 64 << 20

  private var documents: [BlockDocument] = []
  private var work: [Work] = []
  private var output: [UInt8] = []
  /// The ids of the reusable blocks that are open.
  private var references: [Int] = []
  private var expansions = 0

  /// The HTML of a text with blocks, which has been prepared.
  static func html(of text: [UInt8], _ rendering: inout BodyRendering) -> [UInt8] {
    var step = BlockStep()
    step.output.reserveCapacity(text.count)
    step.open(text)
    while let work = step.work.popLast() {
      switch work {
      case .part(let document, .html(let range)):
        step.output.append(contentsOf: step.documents[document].bytes[range])
      case .part(let document, .inner(let block)):
        step.render(block, of: document, &rendering)
      case .endOfReference:
        step.references.removeLast()
      }
    }
    return step.output
  }

  private mutating func open(_ text: [UInt8]) {
    documents.append(BlockDocument(text))
    let document = documents.count - 1
    for root in documents[document].roots.reversed() {
      work.append(.part(document: document, .inner(root)))
    }
  }

  private mutating func render(
    _ index: Int, of document: Int, _ rendering: inout BodyRendering
  ) {
    let block = documents[document].blocks[index]
    if let name = block.name, !block.hasInner,
      showLeaf(block, name, of: document, &rendering)
    {
      return
    }
    for part in block.content.reversed() { work.append(.part(document: document, part)) }
  }

  /// Shows a block without inner blocks; returns whether something took the place of its own HTML.
  private mutating func showLeaf(
    _ block: BlockDocument.Block, _ name: String, of document: Int, _ rendering: inout BodyRendering
  ) -> Bool {
    switch BlockRegistry.rule(for: name) {
    case .reference?:
      expandReference(block, &rendering)
      return true
    case .shows(let show)?:
      let leaf = LeafBlock(attributes: block.attributes, html: html(of: block, in: document))
      if let html = show(leaf, &rendering) {
        output.append(contentsOf: html.utf8)
        return true
      }
    case nil: break
    }
    if block.isEmpty { rendering.unknownBlocks.count(name) }
    return false
  }

  /// Goes on with the body of a reusable block, which shows nothing within itself.
  private mutating func expandReference(
    _ block: BlockDocument.Block, _ rendering: inout BodyRendering
  ) {
    guard let id = block.attributes.integer("ref"), !references.contains(id),
      references.count < Self.deepest, expansions < Self.mostExpansions,
      output.count < Self.mostExpanded, let body = rendering.context.reusableBlock(id)
    else {
      rendering.unknownBlocks.count("core/block")
      return
    }
    expansions += 1
    references.append(id)
    work.append(.endOfReference)
    open(rendering.prepare(body).bytes)
  }

  private func html(of block: BlockDocument.Block, in document: Int) -> [UInt8] {
    var html: [UInt8] = []
    for case .html(let range) in block.content {
      html.append(contentsOf: documents[document].bytes[range])
    }
    return html
  }
}
