/// `[gallery]`: pictures of the library.
enum GalleryShortcodes {
  static let rules: [String: ShortcodeRule] = [
    "gallery": .shows { gallery($0.attributes, &$1) },
    "slideshow": .shows { gallery($0.attributes, &$1) },
  ]

  private static func gallery(
    _ attributes: ShortcodeAttributes, _ rendering: inout BodyRendering
  ) -> String? {
    let items = AttachmentSelection.files(attributes, type: "image", &rendering)
    if items.isEmpty { return nil }
    let isLinked = attributes["link"] == "file"
    var html = "<figure class=\"wp-block-gallery\">"
    for item in items {
      let url = item.url.escapedForHTML
      var image = "<img src=\"\(url)\" alt=\"\(item.altText.escapedForHTML)\" />"
      if isLinked { image = "<a href=\"\(url)\">\(image)</a>" }
      let caption = item.caption.isEmpty ? "" : "<figcaption>\(item.caption)</figcaption>"
      html += "<figure>\(image)\(caption)</figure>"
    }
    return html + "</figure>"
  }
}
