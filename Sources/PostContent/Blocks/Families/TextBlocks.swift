import ByteText
import SiteModel

/// Blocks that hold text in another form than HTML, or hold that of others.
enum TextBlocks {
  static let rules: [String: BlockRule] = [
    "core/block": .reference,
    "core/freeform": .shows(classicText),
    "core/shortcode": .shows(classicText),
    "core/missing": .shows { block, _ in
      block.html.allSatisfy(\.isSpace) ? block.attributes.string("originalContent") : nil
    },
    // They stand at the end of the page.
    "core/footnotes": .shows { _, _ in "" },
    "jetpack/markdown": .shows(markdown),
    "core/accordion-heading": .shows(accordionHeading),
    "core/post-featured-image": .shows { _, rendering in
      guard let id = rendering.context.metaValue("_thumbnail_id"), let number = Int(id) else {
        return ""
      }
      return WidgetPicture(.int(number), rendering.context)?.html()
    },
  ]

  /// The sign that opens a part of an accordion is no word of its title.
  @Sendable
  private static func accordionHeading(
    _ block: LeafBlock, _ rendering: inout BodyRendering
  ) -> String? {
    block.html.withUnsafeBufferPointer { html in
      guard let name = html.find("wp-block-accordion-heading__toggle-icon", from: 0),
        let start = html[..<name].lastIndex(of: UInt8(ascii: "<")), html.has("<span", at: start),
        let end = html.find("</span>", from: name)
      else { return nil }
      return html.string(0..<start) + html.string(end + 7..<html.count)
    }
  }

  @Sendable
  private static func classicText(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    String(decoding: rendering.paragraphs(block.html), as: UTF8.self)
  }

  /// What could reach beyond the block, or run a script, is taken as it was rendered.
  @Sendable
  private static func markdown(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    guard let source = block.attributes.string("source"), staysWithinItsBlock(source) else {
      return nil
    }
    return rendering.standIns.block(.markdown(source))
  }

  /// Whether Markdown has neither HTML nor fences, which could stay open, nor definitions, which hold
  /// for the whole page, nor addresses other than of pages.
  private static func staysWithinItsBlock(_ source: String) -> Bool {
    let text = source.lowercased()
    return !["<", "```", "~~~", "]:", "script:", "data:"].contains { text.contains($0) }
  }
}
