import ByteText
import SiteModel

/// The picture behind a block that is in its attributes alone: that of a group, the featured image of the post,
/// or what a plugin's container has in its settings.
enum BlockBackground {
  private static let names: Set<String> = [
    "core/group", "core/cover", "core/media-text", "core/columns", "core/column", "core/quote",
    "core/verse",
  ]

  /// The HTML of such a picture; `nil` where a block has none.
  ///
  /// A plugin's container may have it in its own HTML as well.
  static func html(
    of name: String, _ attributes: BlockAttributes, _ ownHTML: @autoclosure () -> [UInt8],
    _ context: any ContentContext
  ) -> String? {
    if !name.hasPrefix("core/") {
      guard let url = setting(attributes),
        !String(decoding: ownHTML(), as: UTF8.self).contains(url)
      else { return nil }
      return html(of: url)
    }
    guard names.contains(name) else { return nil }
    if attributes.contains("\"backgroundImage\""),
      let url = attributes.string(at: ["style", "background", "backgroundImage", "url"]),
      !url.isEmpty
    {
      return html(of: url)
    }
    guard attributes.contains("\"useFeaturedImage\""),
      attributes.value["useFeaturedImage"] == .bool(true),
      let image = context.metaValue("_thumbnail_id").flatMap({ Int($0) }).flatMap(
        context.attachment)
    else { return nil }
    let alternative = image.altText.escapedForHTML
    return "<img src=\"\(image.url.escapedForHTML)\" alt=\"\(alternative)\">"
  }

  private static func html(of url: String) -> String {
    "<div role=\"img\" style=\"background-image:url('\(url.escapedForHTML)')\"></div>"
  }

  /// The address under `bgImage`, `backgroundImageDesktop`, `backgroundMediaUrl` and the like, which may hold it deeper.
  ///
  /// - Source: the containers of GenerateBlocks, Spectra, Stackable, CoBlocks and Kadence Blocks.
  private static func setting(_ attributes: BlockAttributes) -> String? {
    guard attributes.contains("\"bgIm") || attributes.contains("ackground"),
      case .map(let entries) = attributes.value
    else { return nil }
    for entry in entries {
      let key = entry.key.lowercased()
      guard key.hasPrefix("bgim") || key.contains("background") else { continue }
      var rest = [entry.value]
      while let value = rest.popLast(), rest.count < 32 {
        switch value.unwrapped {
        case .string(let text): if text.isWebAddress, ReadableText.isPicture(text) { return text }
        case .list(let values): rest += values.prefix(4).reversed()
        case .map(let entries): rest += entries.prefix(8).map(\.value).reversed()
        default: break
        }
      }
    }
    return nil
  }
}
