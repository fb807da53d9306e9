import ByteText
import SiteModel

/// Avada's builder: shortcodes that begin with `fusion_`.
enum Avada {
  static let builder = Builder(name: "Avada", rules: rules, shortcodePrefix: "fusion_")

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "text": .text, "alert": .text, "column_text": .text, "table": .text,
      "title": .wraps { widget, _ in
        let level = widget.html("size").map { $0.hasPrefix("h") ? $0 : "h\($0)" } ?? "h2"
        let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].contains(level) ? level : "p"
        let link = widget.address("link_url")
        return (
          "<\(tag)>" + (link.map { "<a href=\"\($0.escapedForHTML)\">" } ?? ""),
          (link == nil ? "" : "</a>") + "</\(tag)>\n"
        )
      },
      "imageframe": .shows(image), "image": .shows(image), "gallery_image": .shows(image),
      "slide": .shows { widget, rendering in
        widget.html("type") == "video"
          ? WidgetHTML.text(widget.content) : image(widget, &rendering)
      },
      "gallery": .wraps { widget, rendering in
        (WidgetPicture.html(of: widget.settings["image_ids"], &rendering) ?? "", "")
      },
      "button": .wraps { widget, _ in
        guard let link = widget.address("link") else { return ("<p>", "</p>\n") }
        return ("<p><a href=\"\(link.escapedForHTML)\">", "</a></p>\n")
      },
      "youtube": .shows { widget, rendering in
        widget.html("id").flatMap { YouTube.page(of: $0.decodingReferences) }
          .map { rendering.standIns.embed($0, as: .page) }
      },
      "vimeo": .shows { widget, rendering in
        guard let id = widget.html("id")?.decodingReferences else { return nil }
        return rendering.standIns.embed(id.isWebAddress ? id : "https://vimeo.com/\(id)", as: .page)
      },
      "video": .shows { widget, rendering in
        WidgetHTML.video(widget.address("video", "video_webm"), &rendering)
      },
      "audio": .shows { widget, _ in
        widget.address("src").map { "<audio controls src=\"\($0.escapedForHTML)\"></audio>\n" }
      },
      "soundcloud": .shows { widget, rendering in
        WidgetHTML.video(widget.address("url"), &rendering)
      },
      "code": .shows { widget, _ in decoded(widget.content) },
      "syntax_highlighter": .shows { widget, rendering in
        guard let code = decoded(widget.content) else { return nil }
        let language = widget.html("language") ?? ""
        return rendering.standIns.block(.code(text: code.decodingReferences, language: language))
      },
      "content_box": .wraps { widget, rendering in
        let picture = WidgetPicture(
          widget.settings["image_id"] ?? widget.settings["image"], rendering.context)
        let end =
          widget.address("link").map { WidgetHTML.button(widget.html("linktext"), $0) } ?? ""
        return (
          (picture?.html() ?? "") + WidgetHTML.heading(widget.html("title")) + "<div>",
          "</div>" + end
        )
      },
      "li_item": .wraps { _, _ in ("<li>", "</li>") },
      "checklist": .wraps { _, _ in ("<ul>", "</ul>\n") },
      "testimonial": .wraps { widget, _ in
        let names = ["name", "company"].compactMap { widget.html($0) }.joined(separator: ", ")
        return (
          "<blockquote><div>",
          "</div>" + (names.isEmpty ? "" : "<p>— \(names)</p>") + "</blockquote>\n"
        )
      },
      "person": .wraps { widget, rendering in
        let picture = WidgetPicture(
          widget.settings["picture_id"] ?? widget.settings["picture"], rendering.context)
        let head =
          WidgetHTML.heading(widget.html("name"), "h3") + WidgetHTML.paragraph(widget.html("title"))
        return ((picture?.html() ?? "") + head + "<div>", "</div>")
      },
      "counter_box": .wraps { widget, _ in
        let unit = widget.html("unit") ?? ""
        let value = widget.html("value") ?? ""
        return (
          "<p>" + (widget.html("unit_pos") == "prefix" ? unit + value : value + unit) + " ",
          "</p>\n"
        )
      },
      "counter_circle": .wraps { _, _ in ("<p>", "</p>\n") },
      "progress": .wraps { widget, _ in
        ("<p>", " \(widget.html("percentage") ?? "")\(widget.html("unit") ?? "%")</p>\n")
      },
      "flip_box": .wraps { widget, _ in
        let front = WidgetHTML.panel(widget.html("title_front"), widget.html("text_front"))
        return (front + WidgetHTML.heading(widget.html("title_back"), "h4") + "<div>", "</div>")
      },
      "pricing_column": .wraps { widget, _ in (WidgetHTML.heading(widget.html("title"), "h3"), "")
      },
      "pricing_price": .shows { widget, _ in
        let price = (widget.html("currency") ?? "") + (widget.html("price") ?? "")
        return WidgetHTML.paragraph([price, widget.html("time") ?? ""].joined(separator: " "))
      },
      "pricing_row": .wraps { _, _ in ("<p>", "</p>\n") },
      "pricing_footer": .text,
      "tagline_box": .wraps { widget, _ in
        let head =
          WidgetHTML.heading(widget.html("title")) + WidgetHTML.text(widget.html("description"))
        return (
          head + "<div>",
          "</div>"
            + (widget.html("button").map { WidgetHTML.button($0, widget.address("link")) } ?? "")
        )
      },
      "popover": .wraps { widget, _ in
        let words = [widget.html("title"), widget.html("content")].compactMap { $0 }.joined(
          separator: ": ")
        return ("", words.isEmpty ? "" : " (\(words))")
      },
      "tooltip": .wraps { widget, _ in ("", widget.html("title").map { " (\($0))" } ?? "") },
      "map": .shows { widget, _ in WidgetHTML.paragraph(widget.html("address")) },
      "map_marker": .shows { widget, _ in
        WidgetHTML.paragraph(widget.html("address", "infobox_content"))
      },
      "section_separator": .nothing, "separator": .nothing, "fontawesome": .nothing,
      "content_boxes_separator": .nothing,
    ]
    for name in ["toggle", "tab", "modal"] {
      rules[name] = .wraps { widget, _ in
        (WidgetHTML.heading(widget.html("title"), "h4") + "<div>", "</div>")
      }
    }
    for name in containers { rules[name] = .layout }
    for name in ofTheSite { rules[name] = .needsSite }
    return Dictionary(uniqueKeysWithValues: rules.map { ("fusion_" + $0.key, $0.value) })
  }()

  private static let containers = [
    "builder_container", "builder_row", "builder_row_inner", "builder_column",
    "builder_column_inner", "builder_blank_page", "accordion", "tabs", "images",
    "slider", "content_boxes", "testimonials", "counters_box", "counters_circle", "flip_boxes",
    "pricing_table", "highlight", "dropcap", "global", "one_full", "one_half", "one_third",
    "one_fourth", "two_third", "three_fourth", "fullwidth", "section",
  ]

  private static let ofTheSite = [
    "blog", "recent_posts", "portfolio", "products_slider", "featured_products_slider", "events",
    "faq", "form", "login", "register", "lost_password", "menu_anchor", "postslider", "post_slider",
    "fusionslider", "layerslider", "revslider", "sharing", "social_links", "widget_area", "widget",
    "user_login", "user_register", "search", "menu", "breadcrumbs", "instagram",
  ]

  /// By its id, or by an address in an attribute or between the tags, where an image may stand as well.
  @Sendable
  private static func image(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    if widget.content.contains("<img") { return WidgetHTML.text(widget.content) }
    var plain = PlainText()
    var address = ""
    plain.strip(widget.content) { address = $0.string(0..<$0.count) }
    let stored = WidgetPicture(widget, ["image_id", "image", "src"], rendering.context)
    guard var picture = stored ?? WidgetPicture(.string(address), rendering.context) else {
      return nil
    }
    if let alt = widget.html("alt") { picture.alt = alt.decodingReferences }
    return picture.html(
      link: widget.address("link"), caption: widget.html("caption_text", "caption"))
  }

  /// Base64, in which the builder keeps what an editor would change; or plain text of old.
  private static func decoded(_ content: String) -> String? {
    var plain = PlainText()
    var text = content
    plain.strip(content) { text = $0.string(0..<$0.count) }
    guard !text.contains(" "), let bytes = Base64.decoded(text),
      let decoded = String(validating: bytes, as: UTF8.self)
    else { return content }
    return decoded
  }
}
