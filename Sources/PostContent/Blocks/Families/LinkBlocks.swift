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
    // Some editors have stored the address as it stands in HTML.
    let address = attributes.string("url")?.decodingReferences.escapedForHTML
    guard block.html.isEmpty, let address, !address.isEmpty else { return nil }
    let service = attributes.string("service")
    let name = service.flatMap { SocialServices.name(of: $0) ?? $0 }?.escapedForHTML
    let label = attributes.string("label") ?? ""
    return "<a href=\"\(address)\">\(label.isEmpty ? name ?? address : label)</a> "
  }
}
