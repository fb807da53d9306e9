import ByteText
import JSONValues
import SiteModel

/// Builders whose pages are shortcodes with simple settings: Enfold, King Composer, Shortcodes Ultimate.
///
/// - Source: the shortcodes that pages of these builders have, and the manual of Shortcodes Ultimate.
enum ShortcodeBuilders {
  static let all: [Builder] = [
    Builder(name: "Enfold", rules: enfold, shortcodePrefix: "av_"),
    Builder(name: "King Composer", rules: king, shortcodePrefix: "kc_", decode: decoded),
    Builder(name: "Shortcodes Ultimate", rules: ultimate, shortcodePrefix: "su_"),
    Builder(name: "Tatsu", rules: [:], shortcodePrefix: "tatsu_"),
    Builder(name: "Jupiter", rules: [:], shortcodePrefix: "mk_"),
  ]

  // MARK: - What several have

  /// What stands in it is shown under its title.
  private static let panel = WidgetRule.wraps { widget, _ in
    (WidgetHTML.heading(widget.html("title"), "h4") + "<div>", "</div>")
  }

  private static let plain = WidgetRule.wraps { _, _ in ("", "") }

  private static func picture(_ names: [String], link linkNames: [String]) -> WidgetRule {
    .shows { widget, rendering in
      guard let picture = WidgetPicture(widget, names, rendering.context) else { return nil }
      let link = linkNames.lazy.compactMap { address(widget.settings[$0]?.text) }.first
      let own = widget.html("caption").flatMap { ["yes", "no"].contains($0) ? nil : $0 }
      return picture.html(link: link, caption: widget.content.isEmpty ? own : widget.content)
    }
  }

  private static func pictures(_ name: String) -> WidgetRule {
    .shows { widget, rendering in
      let ids = widget.html(name).map { $0.replacing("media:", with: "") }
      return WidgetPicture.html(of: ids.map { .string($0) }, &rendering)
    }
  }

  private static func button(_ label: String, _ link: String) -> WidgetRule {
    .shows { widget, _ in
      let target = address(widget.settings[link]?.text)
      let label = widget.html(label) ?? (widget.content.isEmpty ? nil : widget.content)
      return label == nil && target == nil ? nil : WidgetHTML.button(label, target)
    }
  }

  private static func video(_ name: String) -> WidgetRule {
    .shows { widget, rendering in WidgetHTML.video(widget.address(name), &rendering) }
  }

  /// `https://…`, `manually,https://…` (Enfold) or `https://…|title|target` (King Composer).
  private static func address(_ value: String?) -> String? {
    guard var text = value?.decodingReferences else { return nil }
    if text.hasPrefix("manually,") { text.removeFirst("manually,".count) }
    let address = String(text.prefix { $0 != "|" && $0 != " " })
    let isOne =
      address.isWebAddress || address.hasPrefix("/") || address.hasPrefix("mailto:")
      || address.hasPrefix("tel:")
    return isOne ? address : nil
  }

  private static func add(
    _ rule: WidgetRule, _ prefix: String, _ names: String, to rules: inout [String: WidgetRule]
  ) {
    for name in names.split(separator: " ") { rules[prefix + name] = rule }
  }

  // MARK: - Their widgets

  private static let enfold: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "av_heading": .wraps { widget, _ in
        (
          WidgetHTML.heading(
            widget.html("heading"), widget.html("tag") ?? "h3",
            link: address(widget.settings["link"]?.text)) + "<div>", "</div>"
        )
      },
      "av_textblock": .text, "av_codeblock": .text, "av_promobox": .text,
      "av_image": picture(["src", "attachment"], link: ["link"]),
      "av_button": button("label", "link"), "av_buttonrow_item": button("label", "link"),
      "av_button_big": button("label", "link"), "av_video": video("src"),
      "av_gallery": pictures("ids"), "av_horizontal_gallery": pictures("ids"),
      "av_masonry_gallery": pictures("ids"),
    ]
    add(panel, "av_", "toggle tab tab_sub_section iconlist_item icon_box notification", to: &rules)
    add(
      .layout, "av_",
      """
      one_full one_half one_third two_third one_fourth two_fourth three_fourth one_fifth two_fifth three_fifth \
      four_fifth section layout_row row cell_one_full cell_one_half cell_one_third cell_two_third cell_one_fourth \
      cell_three_fourth cell_one_fifth toggle_container tab_container tab_section iconlist buttonrow testimonials \
      slideshow slideshow_full content_slider
      """, to: &rules)
    add(.nothing, "av_", "hr font_icon", to: &rules)
    add(.needsSite, "av_", "blog portfolio magazine postslider sidebar contact", to: &rules)
    return rules
  }()

  private static let king: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "kc_column_text": .text,
      "kc_single_image": picture(["image", "image_external_link"], link: ["link"]),
      "kc_title": .shows { widget, _ in
        widget.html("text").map { WidgetHTML.heading($0, widget.html("type") ?? "h2") }
      },
      "kc_button": button("text_title", "link"), "kc_video_play": video("video_link"),
      "kc_image_gallery": pictures("images"),
      "kc_raw_code": .shows { widget, _ in widget.html("code").map { WidgetHTML.text($0) } },
    ]
    add(panel, "kc_", "tab accordion_tab", to: &rules)
    add(.layout, "kc_", "row row_inner column column_inner tabs accordion", to: &rules)
    add(.nothing, "kc_", "spacing divider icon", to: &rules)
    add(.needsSite, "kc_", "blog_posts post_type_list contact_form7 nested", to: &rules)
    return rules
  }()

  private static let ultimate: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "su_button": .wraps { widget, _ in
        guard let target = address(widget.settings["url"]?.text) else { return ("", "") }
        return ("<a href=\"\(target.escapedForHTML)\">", "</a>")
      },
      "su_lightbox": .wraps { widget, _ in
        guard let target = address(widget.settings["src"]?.text) else { return ("", "") }
        return ("<a href=\"\(target.escapedForHTML)\">", "</a>")
      },
      "su_heading": .wraps { _, _ in ("<h2>", "</h2>") },
      "su_quote": .wraps { widget, _ in
        (
          "<blockquote><div>",
          "</div>\(WidgetHTML.paragraph(widget.html("cite").map { "— " + $0 }))</blockquote>"
        )
      },
      "su_slider": pictures("source"), "su_carousel": pictures("source"),
      "su_custom_gallery": pictures("source"), "su_image_carousel": pictures("source"),
    ]
    add(panel, "su_", "tab spoiler box service", to: &rules)
    add(
      .text, "su_", "note list column row tabs accordion table pullquote frame expand members",
      to: &rules)
    add(plain, "su_", "highlight label dropcap tooltip animate icon_text", to: &rules)
    add(.nothing, "su_", "divider spacer icon", to: &rules)
    add(
      .needsSite, "su_",
      "posts feed menu subpages siblings user post meta gmap qrcode permalink scheduler template",
      to: &rules)
    return rules
  }()

  /// King Composer has texts with line ends in Base64.
  @Sendable
  private static func decoded(_ value: String) -> String {
    guard value.utf8.count >= 8, value.utf8.count % 4 == 0, !value.utf8.contains(0x20),
      value.utf8.contains(where: { $0.isASCIIUppercase }), let bytes = Base64.decoded(value),
      let text = String(validating: bytes, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" || $0 == "\r" || $0 == "\t" })
    else { return value }
    return text
  }
}
