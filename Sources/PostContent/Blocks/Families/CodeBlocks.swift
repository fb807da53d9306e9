import ByteText

/// Blocks of code and formulas, which have their text in an attribute or in a `pre`.
enum CodeBlocks {
  static let rules: [String: BlockRule] = [
    "syntaxhighlighter/code": .shows(code), "kevinbatdorf/code-block-pro": .shows(code),
    "core/math": .shows(formula), "jetpack/latex": .shows(formula),
    "katex/display-block": .shows(formula),
  ]

  @Sendable
  private static func code(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    let attributes = block.attributes
    guard let text = attributes.string("code") ?? textOfPre(block.html) else { return nil }
    let language = attributes.string("language") ?? ""
    return rendering.standIns.block(.code(text: text, language: language))
  }

  @Sendable
  private static func formula(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    let attributes = block.attributes
    let tex =
      attributes.string("latex") ?? attributes.string("formula") ?? textOfPre(block.html)
    guard let tex, !tex.isEmpty else { return nil }
    return rendering.standIns.block(.math(tex: tex, isBlock: true))
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
