import ByteText
import SiteModel

/// The picture behind a row, a column or a section.
enum WidgetBackground {
  /// Where builders keep it: an address, an id, or both in a map.
  private static let settings = [
    "background_image", "bg_image_src", "bg_image", "background_image_attachment",
    "background_img", "parallax_image", "_background.image",
  ]

  /// HTML, or nothing.
  static func html(of widget: Widget, _ context: any ContentContext) -> String {
    // Elementor keeps a picture that is switched off.
    if let kind = widget.settings["background_background"]?.text, kind != "classic" { return "" }
    if case .map? = widget.settings["background_image"]?.unwrapped,
      widget.settings["background_background"] == nil
    {
      return ""
    }
    for name in settings {
      if let picture = WidgetPicture(widget.settings.at(name), context) {
        return html(of: picture.url)
      }
    }
    return widget.html("css").flatMap(address).map(html) ?? ""
  }

  private static func html(of address: String) -> String {
    "<div role=\"img\" style=\"background-image:url('\(address.escapedForHTML)')\"></div>"
  }

  /// The address in WPBakery's rules: `.vc_custom_1{background-image: url(https://… ?id=3) !important;}`.
  private static func address(inRules css: String) -> String? {
    guard let start = css.firstRange(of: "url(")?.upperBound else { return nil }
    let value = css[start...].prefix { $0 != ")" && $0 != "?" }.filter { !"\"' ".contains($0) }
    return value.isWebAddress ? value.decodingReferences : nil
  }
}
