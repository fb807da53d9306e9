import ByteText

/// Links that a block has in its attributes alone.
enum LinkBlocks {
  static let rules: [String: BlockRule] = [
    "core/social-link": .shows(link), "core/home-link": .shows(link),
    "core/navigation-link": .shows(navigationLink),
    "core/navigation-submenu": .shows(navigationLink),
  ]

  /// WordPress shows none without a label (`render_block_core_navigation_link`).
  @Sendable
  private static func navigationLink(
    _ block: LeafBlock, _ rendering: inout BodyRendering
  ) -> String? {
    block.attributes.string("label") == nil ? "" : link(block, &rendering)
  }

  @Sendable
  private static func link(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    let attributes = block.attributes
    guard block.html.isEmpty, let url = attributes.string("url")?.escapedForHTML, !url.isEmpty
    else { return nil }
    let label = attributes.string("label") ?? attributes.string("service")?.escapedForHTML
    return "<a href=\"\(url)\">\(label ?? url)</a> "
  }
}
