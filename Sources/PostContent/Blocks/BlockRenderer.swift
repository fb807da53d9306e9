import ByteText

// Blocks → HTML, as `do_blocks` does it, and what the dynamic ones would show as far as a body knows it.

extension ContentBuilder {
  /// The HTML of a text with blocks, which has been prepared.
  mutating func renderBlocks(_ text: [UInt8]) -> [UInt8] {
    var rendering = BlockRendering(text)
    while let work = rendering.work.popLast() {
      switch work {
      case .part(let document, .html(let range)):
        rendering.output.append(contentsOf: rendering.documents[document].bytes[range])
      case .part(let document, .inner(let block)):
        render(block, of: document, in: &rendering)
      case .endOfReference:
        rendering.references.removeLast()
      }
    }
    return rendering.output
  }

  private mutating func render(_ index: Int, of document: Int, in rendering: inout BlockRendering) {
    let block = rendering.documents[document].blocks[index]
    let hasInner = block.content.contains { part in
      if case .inner = part { true } else { false }
    }
    if let name = block.name, !hasInner {
      let html = rendering.html(of: block, in: document)
      if name == "core/block" {
        expandReference(block, in: &rendering)
        return
      }
      if let replacement = leaf(name, attributes: block.attributes, html: html) {
        rendering.output.append(contentsOf: replacement)
        return
      }
      if html.isEmpty { unknownBlocks.count(name) }
    }
    for part in block.content.reversed() { rendering.work.append(.part(document, part)) }
  }

  /// The body of a reusable block.
  ///
  /// A block that refers to itself shows nothing within itself.
  private mutating func expandReference(
    _ block: BlockDocument.Block, in rendering: inout BlockRendering
  ) {
    guard let id = block.attributes.flatMap({ JSONText(Array($0.utf8)) })?.integer("ref"),
      !rendering.references.contains(id), rendering.references.count < BlockRendering.deepest,
      rendering.expansions < BlockRendering.mostExpansions,
      rendering.output.count < BlockRendering.mostExpanded,
      let body = context.reusableBlock(id)
    else {
      unknownBlocks.count("core/block")
      return
    }
    rendering.expansions += 1
    rendering.references.append(id)
    rendering.work.append(.endOfReference)
    rendering.open(prepare(body).bytes)
  }

  /// What takes the place of a block without inner blocks; `nil` where its HTML is what it shows.
  private mutating func leaf(_ name: String, attributes: String?, html: [UInt8]) -> [UInt8]? {
    if name == "core/embed" || name.hasPrefix("core-embed/") {
      return embed(json(attributes)?.string("url"), html: html)
    }
    switch name {
    case "core/freeform", "core/shortcode": return paragraphs(html)
    case "core/missing" where html.allSatisfy(\.isSpace):
      return json(attributes)?.string("originalContent").map { Array($0.utf8) }
    case "core/footnotes": return []
    case "core/social-link", "core/navigation-link", "core/navigation-submenu", "core/home-link":
      return html.isEmpty ? link(json(attributes)) : nil
    case "jetpack/markdown":
      // What could reach beyond the block, or run a script, is taken as it was rendered.
      return json(attributes)?.string("source").flatMap { source in
        source.staysWithinItsBlock ? Array(blockStandIn(.markdown(source)).utf8) : nil
      }
    case "syntaxhighlighter/code", "kevinbatdorf/code-block-pro":
      return code(json(attributes), html: html)
    case "core/math", "jetpack/latex", "katex/display-block":
      return formulaBlock(json(attributes), html: html)
    default: return nil
    }
  }

  private func json(_ attributes: String?) -> JSONText? {
    attributes.flatMap { JSONText(Array($0.utf8)) }
  }

  private mutating func embed(_ url: String?, html: [UInt8]) -> [UInt8]? {
    guard let url, url.hasPrefix("http") || url.hasPrefix("//") else { return nil }
    let standIn = blockStandIn(.embed(url: url))
    let caption = html.withUnsafeBufferPointer { html -> String? in
      guard let start = html.find("<figcaption", from: 0),
        let end = html.find("</figcaption>", from: start)
      else { return nil }
      return html.string(start..<end + 13)
    }
    return Array(
      (caption.map { "<figure class=\"wp-block-embed\">\(standIn)\($0)</figure>" } ?? standIn).utf8)
  }

  /// A link that the block has in its attributes alone.
  private func link(_ attributes: JSONText?) -> [UInt8]? {
    guard let url = attributes?.string("url"), !url.isEmpty else { return nil }
    let label = attributes?.string("label") ?? attributes?.string("service")?.escapedForHTML
    return Array("<a href=\"\(url.escapedForHTML)\">\(label ?? url.escapedForHTML)</a> ".utf8)
  }

  /// Code that is an attribute, or the content of a `pre` with its references.
  private mutating func code(_ attributes: JSONText?, html: [UInt8]) -> [UInt8]? {
    guard let text = attributes?.string("code") ?? Self.textOfPre(html) else { return nil }
    let language = attributes?.string("language") ?? ""
    return Array(blockStandIn(.code(text: text, language: language)).utf8)
  }

  private mutating func formulaBlock(_ attributes: JSONText?, html: [UInt8]) -> [UInt8]? {
    let tex =
      attributes?.string("latex") ?? attributes?.string("formula") ?? Self.textOfPre(html)
    guard let tex, !tex.isEmpty else { return nil }
    return Array(blockStandIn(.math(tex: tex, isBlock: true)).utf8)
  }

  /// The text of a `pre` that holds nothing but text, decoded once.
  private static func textOfPre(_ html: [UInt8]) -> String? {
    html.withUnsafeBufferPointer { html in
      guard let start = html.find("<pre", from: 0),
        let end = html.find("</pre>", from: start)
      else { return nil }
      let content = html.find(UInt8(ascii: ">"), from: start) + 1
      guard content <= end, html.find(UInt8(ascii: "<"), from: content) == end,
        html.find(1, from: content) >= end
      else { return nil }
      return html.string(content..<end).decodingReferences
    }
  }
}

/// What is left to write of a text with blocks; blocks nest without end, so this is a stack.
private struct BlockRendering {
  enum Work {
    case part(Int, BlockDocument.Part)
    case endOfReference
  }

  /// How far reusable blocks may stand in each other, how many there may be, and how much they may
  /// become: each may refer to many, each of which may do the same.
  static let deepest = 8
  static let mostExpansions = 1000
  static let mostExpanded = 64 << 20

  var documents: [BlockDocument] = []
  var work: [Work] = []
  var output: [UInt8] = []
  /// The ids of the reusable blocks that are open.
  var references: [Int] = []
  var expansions = 0

  init(_ text: [UInt8]) {
    output.reserveCapacity(text.count)
    open(text)
  }

  mutating func open(_ text: [UInt8]) {
    documents.append(BlockDocument(text))
    let document = documents.count - 1
    for root in documents[document].roots.reversed() {
      work.append(.part(document, .inner(root)))
    }
  }

  func html(of block: BlockDocument.Block, in document: Int) -> [UInt8] {
    var html: [UInt8] = []
    for case .html(let range) in block.content {
      html.append(contentsOf: documents[document].bytes[range])
    }
    return html
  }
}

extension String {
  /// Whether Markdown has neither HTML nor fences, which could stay open, nor definitions, which hold for the
  /// whole page, nor addresses other than of pages.
  fileprivate var staysWithinItsBlock: Bool {
    let text = lowercased()
    return !["<", "```", "~~~", "]:", "script:", "data:"].contains { text.contains($0) }
  }
}
