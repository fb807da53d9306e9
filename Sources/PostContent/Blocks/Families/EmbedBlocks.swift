import ByteText

/// Blocks that embed a page, with their caption.
enum EmbedBlocks {
  /// `core-embed/…` is from the time when each provider had a block.
  static let rules: [String: BlockRule] = [
    "core/embed": .shows(embed), "core-embed/*": .shows(embed),
  ]

  @Sendable
  private static func embed(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    guard let url = block.attributes.string("url"), url.hasPrefix("http") || url.hasPrefix("//")
    else { return nil }
    let standIn = rendering.standIns.block(.embed(url: url))
    guard let caption = caption(block.html) else { return standIn }
    return "<figure class=\"wp-block-embed\">\(standIn)\(caption)</figure>"
  }

  private static func caption(_ html: [UInt8]) -> String? {
    html.withUnsafeBufferPointer { html in
      guard let start = html.find("<figcaption", from: 0),
        let end = html.find("</figcaption>", from: start)
      else { return nil }
      return html.string(start..<end + 13)
    }
  }
}
