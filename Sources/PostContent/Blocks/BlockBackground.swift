import ByteText
import SiteModel

/// The picture behind a block that WordPress takes from its attributes alone: that of a group, or the featured
/// image of the post.
enum BlockBackground {
  private static let names: Set<String> = [
    "core/group", "core/cover", "core/media-text", "core/columns", "core/column", "core/quote",
    "core/verse",
  ]

  /// The HTML of such a picture; `nil` where a block has none.
  static func html(
    of name: String, _ attributes: BlockAttributes, _ context: any ContentContext
  ) -> String? {
    guard names.contains(name) else { return nil }
    if attributes.contains("\"backgroundImage\""),
      let url = attributes.string(at: ["style", "background", "backgroundImage", "url"]),
      !url.isEmpty
    {
      return "<div role=\"img\" style=\"background-image:url('\(url.escapedForHTML)')\"></div>"
    }
    guard attributes.contains("\"useFeaturedImage\""),
      attributes.value["useFeaturedImage"] == .bool(true),
      let image = context.metaValue("_thumbnail_id").flatMap({ Int($0) }).flatMap(
        context.attachment)
    else { return nil }
    let alternative = image.altText.escapedForHTML
    return "<img src=\"\(image.url.escapedForHTML)\" alt=\"\(alternative)\">"
  }
}
