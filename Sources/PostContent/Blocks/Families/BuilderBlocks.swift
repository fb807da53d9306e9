import SiteModel

/// Blocks that hold pages of builders.
enum BuilderBlocks {
  static let rules: [String: BlockRule] = [
    "siteorigin-panels/layout-block": .shows { block, rendering in
      guard let parts = block.attributes.value["panelsData"].flatMap(SiteOrigin.parts) else {
        return nil
      }
      return BuilderPage.html(of: parts, by: SiteOrigin.builder, &rendering)
    }
  ]

  /// What a block shows around what stands in it, if it is a module of a builder.
  static func tags(
    of name: String, _ attributes: BlockAttributes, _ rendering: inout BodyRendering
  ) -> (before: String, after: String)? {
    guard name.hasPrefix("divi/") else { return nil }
    let widget = Divi.widget(ofBlock: name, attributes.value)
    let tags = BuilderPage.tags(of: widget, by: Divi.builder, &rendering)
    return (tags.before + widget.content, tags.after)
  }
}
