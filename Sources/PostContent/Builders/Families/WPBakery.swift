import ByteText
import JSONValues
import SiteModel

/// WPBakery Page Builder (Visual Composer of old): shortcodes that begin with `vc_`.
///
/// - Source: what its `include/templates/shortcodes` show.
enum WPBakery {
  static let builder = Builder(
    name: "WPBakery", rules: rules, shortcodePrefix: "vc_", decode: decoded)

  /// Values have no brackets and quotes of their own.
  @Sendable
  private static func decoded(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "`")) else { return value }
    return value.replacing("`{`", with: "[").replacing("`}`", with: "]").replacing("``", with: "\"")
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "vc_column_text": .wraps { widget, _ in
        (WidgetHTML.heading(widget.html("title")) + "<div>", "</div>")
      },
      "vc_custom_heading": .shows { widget, _ in heading(widget) },
      "vc_single_image": .shows(image), "vc_raw_html": .shows { widget, _ in raw(widget.content) },
      "vc_raw_js": .shows { widget, _ in raw(widget.content) },
      "vc_video": .shows { widget, rendering in
        WidgetHTML.video(widget.address("link"), &rendering).map {
          WidgetHTML.heading(widget.html("title")) + $0
        }
      },
      "vc_gmaps": .shows { widget, _ in
        widget.html("link").map { WidgetHTML.heading(widget.html("title")) + map($0) }
      },
      "vc_text_separator": .shows { widget, _ in WidgetHTML.heading(widget.html("title"), "h4") },
      "vc_wp_text": .wraps { widget, _ in
        (WidgetHTML.heading(widget.html("title")) + "<div>", "</div>")
      },
      "vc_message": .text, "vc_gutenberg": .text, "vc_table": .shows { widget, _ in table(widget) },
      "vc_hoverbox": .wraps { widget, rendering in
        let picture = WidgetPicture(widget.settings["image"], rendering.context)?.html() ?? ""
        let titles =
          WidgetHTML.heading(widget.html("primary_title"))
          + WidgetHTML.heading(widget.html("hover_title"))
        return (
          picture + titles + "<div>", "</div>" + button(widget, "hover_btn_title", "hover_btn_link")
        )
      },
      "vc_progress_bar": .shows { widget, _ in bars(widget) },
      "vc_round_chart": .shows { widget, _ in bars(widget) },
      "vc_line_chart": .shows { widget, _ in bars(widget) },
      "vc_pie": .shows { widget, _ in
        WidgetHTML.figure(
          (widget.html("label_value", "value") ?? "") + (widget.html("units") ?? ""),
          widget.html("title"))
      },
      "vc_pricing_table": .wraps { widget, _ in
        let price = (widget.html("currency") ?? "") + (widget.html("price") ?? "")
        let head =
          WidgetHTML.heading(widget.html("heading"), "h3")
          + WidgetHTML.paragraph(widget.html("subheading"))
          + WidgetHTML.paragraph([price, widget.html("period") ?? ""].joined(separator: " "))
        return (head + "<div>", "</div>" + button(widget, "btn_title", "btn_link"))
      },
    ]
    for name in ["vc_btn", "vc_button", "vc_button2"] {
      rules[name] = .shows { widget, _ in button(widget, "title", "link") }
    }
    for name in ["vc_cta", "vc_cta_button", "vc_cta_button2"] {
      rules[name] = .wraps { widget, _ in
        let head =
          WidgetHTML.heading(widget.html("h2", "call_text"))
          + WidgetHTML.heading(widget.html("h4"), "h4")
        let end = button(widget, "btn_title", "btn_link")
        return (
          head + "<div>", "</div>" + (end.isEmpty ? button(widget, "title", "link", "href") : end)
        )
      }
    }
    for name in ["vc_toggle", "vc_tta_section", "vc_accordion_tab", "vc_tab"] {
      rules[name] = .wraps { widget, _ in
        (WidgetHTML.heading(widget.html("title"), "h4") + "<div>", "</div>")
      }
    }
    for name in ["accordion", "tabs", "tour", "pageable", "toggle"] {
      for prefix in ["vc_tta_", "vc_"] where prefix + name != "vc_toggle" {
        rules[prefix + name] = .wraps { widget, _ in (WidgetHTML.heading(widget.html("title")), "")
        }
      }
    }
    for name in ["vc_gallery", "vc_images_carousel", "vc_media_grid", "vc_masonry_media_grid"] {
      rules[name] = .shows { widget, rendering in
        let images =
          widget.settings["images"] ?? widget.settings["include"] ?? widget.settings["custom_srcs"]
        return WidgetPicture.html(of: images, &rendering).map {
          WidgetHTML.heading(widget.html("title")) + $0
        }
      }
    }
    for name in ["row", "row_inner", "column", "column_inner", "section", "carousel", "slide"] {
      rules["vc_" + name] = .layout
    }
    for name in ["separator", "empty_space", "icon", "zigzag", "copyright"] {
      rules["vc_" + name] = .nothing
    }
    for name in ofTheSite { rules["vc_" + name] = .needsSite }
    return rules
  }()

  private static let ofTheSite = [
    "widget_sidebar", "basic_grid", "masonry_grid", "posts_grid", "posts_slider", "facebook",
    "googleplus", "tweetmeme", "pinterest", "flickr", "wp_search", "wp_meta", "wp_recentcomments",
    "wp_calendar", "wp_pages", "wp_tagcloud", "wp_custommenu", "wp_posts", "wp_categories",
    "wp_archives", "wp_rss", "wp_links", "acf",
  ]

  private static func heading(_ widget: Widget) -> String? {
    // The title of the post, which the page has already.
    if widget.html("source") == "post_title" { return "" }
    guard let text = widget.html("text") else { return nil }
    return WidgetHTML.heading(
      text, option("tag", of: widget.html("font_container")) ?? "h2",
      link: link(widget.html("link")))
  }

  @Sendable
  private static func image(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    let names = ["image", "custom_src", "external_img"]
    guard let picture = WidgetPicture(widget, names, rendering.context) else { return nil }
    let address = widget.address("link", "img_link").flatMap { link($0) }
    let caption = widget.html("add_caption") == "yes" ? picture.caption : widget.html("caption")
    return WidgetHTML.heading(widget.html("title")) + picture.html(link: address, caption: caption)
  }

  private static func button(_ widget: Widget, _ title: String, _ links: String...) -> String {
    let address = links.lazy.compactMap { link(widget.settings[$0]?.text) }.first
    guard let label = widget.settings[title]?.text else {
      return address == nil ? "" : WidgetHTML.button(nil, address)
    }
    return WidgetHTML.button(label, address)
  }

  /// `url:https%3A%2F%2F…|title:…|target:…`, or an address.
  private static func link(_ value: String?) -> String? {
    guard let value, !value.isEmpty else { return nil }
    if let url = option("url", of: value) { return url.isEmpty || url == "#" ? nil : url }
    return value.isWebAddress || value.hasPrefix("/") || value.hasPrefix("mailto:")
      ? value.decodingReferences : nil
  }

  /// One of the options that a value has: `tag:h2|text_align:left`, each as in an address.
  private static func option(_ name: String, of value: String?) -> String? {
    for option in (value ?? "").split(separator: "|") where option.hasPrefix(name + ":") {
      return PercentCoding.decoded(String(option.dropFirst(name.count + 1)))
        .split(separator: " ").joined(separator: " ")
    }
    return nil
  }

  /// HTML in Base64 and, in it, as in an address.
  private static func raw(_ content: String) -> String? {
    var text = PlainText()
    var plain = content
    text.strip(content) { plain = $0.string(0..<$0.count) }
    if plain.isEmpty { return "" }
    guard let bytes = Base64.decoded(plain) else { return nil }
    return PercentCoding.decoded(String(decoding: bytes, as: UTF8.self))
  }

  /// The frame of a map, which is encoded as raw HTML is, or its address.
  private static func map(_ value: String) -> String {
    if value.hasPrefix("#E-8_"), let html = raw(String(value.dropFirst(5))) { return html }
    return value.isWebAddress ? WidgetHTML.button(nil, value.decodingReferences) : value
  }

  /// `[{"label":"…","value":"90"}]` as in an address, or `90|…,80|…` of old.
  private static func bars(_ widget: Widget) -> String? {
    guard let stored = widget.html("values") else { return nil }
    let values = PercentCoding.decoded(stored)
    var items: [String] = []
    if let json = JSONReader.value(values.utf8.span) {
      items = json.elements.map { bar in
        let label = bar["label"]?.text ?? bar["title"]?.text ?? ""
        return
          "\(label) \(bar["value"]?.text ?? bar["y_values"]?.text ?? "")\(widget.html("units") ?? "")"
      }
    } else {
      items = values.split(whereSeparator: { $0 == "," || $0.isNewline }).map { bar in
        let parts = bar.split(separator: "|")
        return "\(parts.dropFirst().first ?? "") \(parts.first ?? "")\(widget.html("units") ?? "")"
      }
    }
    return WidgetHTML.heading(widget.html("title")) + WidgetHTML.list(items)
  }

  /// Rows with `|` and cells with `,` between, each cell as in an address, with marks such as `[b]`.
  private static func table(_ widget: Widget) -> String? {
    let rows = widget.content.split(separator: "|").map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        var text = PercentCoding.decoded(String(cell))
        while text.hasPrefix("["), let end = text.firstIndex(of: "]") {
          text.removeSubrange(text.startIndex...end)
        }
        return text
      }
    }
    return rows.isEmpty ? nil : WidgetHTML.table(rows, hasHead: true)
  }
}
