import ByteText

/// Links that a block has in its attributes alone, and those of the File block.
enum LinkBlocks {
  static let rules: [String: BlockRule] = [
    "core/social-link": .shows(link), "core/home-link": .shows(link),
    "core/navigation-link": .shows(navigationLink),
    "core/navigation-submenu": .shows(navigationLink), "core/file": .shows(file),
  ]

  /// A space between the file's name and its button: they touch in the HTML, and the block's style parts them.
  @Sendable
  private static func file(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    String(decoding: block.html, as: UTF8.self).replacing("</a><a ", with: "</a> <a ")
  }

  /// WordPress shows none without a label (`render_block_core_navigation_link`).
  @Sendable
  private static func navigationLink(
    _ block: LeafBlock, _ rendering: inout BodyRendering
  ) -> String? {
    block.attributes.string("label") == nil ? "" : link(block, &rendering)
  }

  /// An address with its scheme, as WordPress completes it (`render_block_core_social_link`).
  private static func complete(_ url: String) -> String {
    if ["/", "#", "?", "."].contains(where: url.hasPrefix) { return url }
    let beginning = url.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if beginning.contains(":") { return url }
    return (beginning.contains("@") ? "mailto:" : "https://") + url
  }

  @Sendable
  private static func link(_ block: LeafBlock, _ rendering: inout BodyRendering) -> String? {
    let attributes = block.attributes
    // Some editors have stored the address as it stands in HTML.
    guard block.html.isEmpty, let url = attributes.string("url")?.decodingReferences else {
      return nil
    }
    // WordPress shows none without an address.
    if url.isEmpty { return "" }
    let address = complete(url).escapedForHTML
    let service = attributes.string("service")
    let name = service.flatMap { SocialServices.name(of: $0) ?? $0 }?.escapedForHTML
    let label = attributes.string("label") ?? ""
    return "<a href=\"\(address)\">\(label.isEmpty ? name ?? address : label)</a> "
  }
}
