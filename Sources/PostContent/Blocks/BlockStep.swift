import ByteText
import SiteModel

/// Blocks → HTML, as `do_blocks` does it, and what the dynamic ones would show as far as a body knows it.
///
/// Blocks nest without end, so what is left to write is a stack.
struct BlockStep {
  private enum Work {
    case part(document: Int, BlockDocument.Part)
    case html(String)
    case endOfReference
  }

  private struct Reference {
    let id: Int
    /// What the place that uses it has for its blocks, by their names.
    let overrides: DecodedValue?
  }

  /// How far reusable blocks may stand in each other, how many there may be, and how much they may
  /// become: each may refer to many, each of which may do the same.
  private static let deepest = 8
  private static let mostExpansions = 1000
  private static let mostExpanded = 64 << 20

  private var documents: [BlockDocument] = []
  private var work: [Work] = []
  private var output: [UInt8] = []
  /// The reusable blocks that are open.
  private var references: [Reference] = []
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
      case .html(let html): step.output.append(contentsOf: html.utf8)
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
    var bound: [UInt8]?
    if let metadata = block.attributes.metadata {
      // WordPress 6.9; any other value is about sizes of screens.
      if metadata["blockVisibility"] == .bool(false) { return }
      bound = bind(block, metadata, of: document, &rendering)
    }
    if let name = block.name, !block.hasInner,
      showLeaf(block, name, bound, of: document, &rendering)
    {
      return
    }
    var tags: (before: String, after: String)?
    if let name = block.name {
      tags = BuilderBlocks.tags(of: name, block.attributes, &rendering)
      // A block of fields has its texts beside what stands in it.
      if tags == nil, block.hasInner {
        tags = textBesideInner(block, name, of: document, &rendering).map { ($0, "") }
      }
    }
    if let tags { work.append(.html(tags.after)) }
    if let name = block.name, !block.isEmpty, tags == nil,
      let picture = BlockBackground.html(
        of: name, block.attributes, html(of: block, in: document), rendering.context)
    {
      output.append(contentsOf: picture.utf8)
    }
    for part in block.content.reversed() { work.append(.part(document: document, part)) }
    if let tags { output.append(contentsOf: tags.before.utf8) }
  }

  /// What a block shows beside what stands in it: the label of a tab, the fields of a block without HTML
  /// of its own.
  private func textBesideInner(
    _ block: BlockDocument.Block, _ name: String, of document: Int,
    _ rendering: inout BodyRendering
  ) -> String? {
    if name == "core/tab" {
      return WidgetHTML.heading(block.attributes.string("label"), "h4")
    }
    guard !name.hasPrefix("core/"),
      BlankHTML(html(of: block, in: document)) != .words
    else { return nil }
    let text = BlockText.html(of: name, block.attributes, rendering.context, isContainer: true)
    if !text.isEmpty, !name.hasPrefix("acf/") { rendering.notes.add(.readBlock, name) }
    return text.isEmpty ? nil : text
  }

  /// The HTML of a block with what it is bound to in the place of its own words; `nil` where that is nothing.
  private func bind(
    _ block: BlockDocument.Block, _ metadata: DecodedValue, of document: Int,
    _ rendering: inout BodyRendering
  ) -> [UInt8]? {
    let overrides = references.last { $0.overrides != nil }?.overrides
    guard let name = block.name, !block.hasInner,
      let bindings = BlockBindings(metadata, overrides: overrides, rendering.context)
    else { return nil }
    var html = html(of: block, in: document)
    for (attribute, value) in bindings.values {
      guard
        let bound = BoundHTML.html(of: html, block: name, attribute: attribute, value: value)
      else {
        rendering.notes.add(.unboundBlock, attribute)
        continue
      }
      html = bound
    }
    for name in bindings.missing { rendering.notes.add(.unboundBlock, name) }
    return bindings.values.isEmpty ? nil : html
  }

  /// Shows a block without inner blocks; returns whether something took the place of its own HTML.
  private mutating func showLeaf(
    _ block: BlockDocument.Block, _ name: String, _ bound: [UInt8]?, of document: Int,
    _ rendering: inout BodyRendering
  ) -> Bool {
    switch BlockRegistry.rule(for: name) {
    case .reference?:
      expandReference(block, &rendering)
      return true
    case .shows(let show)?:
      let leaf = LeafBlock(
        attributes: block.attributes, html: bound ?? html(of: block, in: document))
      if let html = show(leaf, &rendering) {
        output.append(contentsOf: html.utf8)
        return true
      }
    case nil: break
    }
    if let bound {
      output.append(contentsOf: bound)
      return true
    }
    if name.hasPrefix("divi/") { return false }
    if name.hasPrefix("core/") {
      if block.isEmpty { rendering.notes.add(.unknownBlock, name) }
      return false
    }
    let html = BlankHTML(html(of: block, in: document))
    if html == .words { return false }
    let text =
      html == .nothing ? BlockText.html(of: name, block.attributes, rendering.context) : ""
    if text.isEmpty {
      if block.isEmpty || html == .data { rendering.notes.add(.unknownBlock, name) }
      return false
    }
    rendering.notes.add(.readBlock, name)
    output.append(contentsOf: text.utf8)
    return true
  }

  /// Goes on with the body of a reusable block, which shows nothing within itself.
  private mutating func expandReference(
    _ block: BlockDocument.Block, _ rendering: inout BodyRendering
  ) {
    guard let id = block.attributes.integer("ref"), !references.contains(where: { $0.id == id }),
      references.count < Self.deepest, expansions < Self.mostExpansions,
      output.count < Self.mostExpanded, let body = rendering.context.reusableBlock(id)
    else {
      rendering.notes.add(.unknownBlock, "core/block")
      return
    }
    expansions += 1
    references.append(Reference(id: id, overrides: block.attributes.overrides))
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
