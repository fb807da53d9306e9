import ByteText

/// `[caption]`: a picture and what stands below it.
enum CaptionShortcodes {
  static let rules: [String: ShortcodeRule] = [
    "caption": .shows(figure), "wp_caption": .shows(figure),
  ]

  /// `<figure>` with the image and the caption: the attribute of old, or what follows the image.
  @Sendable
  private static func figure(
    _ shortcode: Shortcode, _ rendering: inout BodyRendering
  ) -> String? {
    guard let content = shortcode.content else { return "" }
    let attributes = shortcode.attributes
    let whole = content.string(0..<content.count)
    let imageEnd = endOfImage(content)
    var image = whole
    var text = ""
    if let old = attributes.raw("caption") {
      text = old
    } else if let imageEnd {
      image = content.string(0..<imageEnd)
      text = content.string(content.trimmed(imageEnd..<content.count))
    }
    if text.isEmpty { return shortcode.rendered(whole, &rendering) }
    let align = (attributes["align"] ?? "alignnone").escapedForHTML
    let shownImage = shortcode.rendered(image, &rendering)
    let shownText = shortcode.rendered(text, &rendering)
    return "<figure class=\"wp-caption \(align)\">\(shownImage)"
      + "<figcaption>\(shownText)</figcaption></figure>"
  }

  /// Where `(<a …>\s*)?<img …>(\s*</a>)?` ends, which may have a paragraph's tag before it.
  private static func endOfImage(_ content: Bytes) -> Int? {
    var index = content.skipSpace(from: 0)
    var isLink = false
    while content.has("<", at: index), !content.hasIgnoringCase("<img", at: index) {
      guard content.hasIgnoringCase("<a ", at: index) || content.has("<p>", at: index) else {
        return nil
      }
      isLink = isLink || content.hasIgnoringCase("<a ", at: index)
      index = content.skipSpace(from: min(content.find(0x3E, from: index) + 1, content.count))
    }
    guard content.hasIgnoringCase("<img", at: index) else { return nil }
    let end = min(content.find(0x3E, from: index) + 1, content.count)
    let close = content.skipSpace(from: end)
    return isLink && content.hasIgnoringCase("</a>", at: close) ? close + 4 : end
  }
}
