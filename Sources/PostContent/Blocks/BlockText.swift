import SiteModel

/// The texts in the attributes of a block that a theme or a plugin renders on the site.
enum BlockText {
  /// HTML, or nothing.
  ///
  /// A container's settings are mostly of its looks: of them, only what is named as a text counts.
  /// Blocks of WordPress itself have words for its own pages in them, such as a button's, and are not read.
  static func html(
    of name: String, _ attributes: BlockAttributes, _ context: any ContentContext,
    isContainer: Bool = false
  ) -> String {
    if name.hasPrefix("core/") || name.hasPrefix("core-embed/") { return "" }
    let value = attributes.value
    guard name.hasPrefix("acf/") else {
      return ReadableText.html(of: value, context, namedOnly: isContainer)
    }
    // Advanced Custom Fields: the values, and under `_name` which field each one is.
    return ReadableText.html(of: value["data"] ?? .null, context, areFields: true)
  }
}
