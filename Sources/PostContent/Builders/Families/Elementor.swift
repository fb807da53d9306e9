import SiteModel

/// Elementor: JSON in the meta `_elementor_data`, a tree of sections, columns, containers and widgets.
///
/// - Source: <https://developers.elementor.com/docs/data-structure/>.
enum Elementor {
  static let builder = Builder(
    name: "Elementor", rules: rules, metas: ["_elementor_data"],
    isOff: { context in
      context.metaValue("_elementor_edit_mode").map { !$0.isEmpty && $0 != "builder" } ?? false
    },
    parts: parts)

  @Sendable
  private static func parts(_ page: DecodedValue) -> [PagePart]? {
    let roots = page["content"]?.elements ?? page.elements
    guard roots.contains(where: { $0["elType"] != nil }) else { return nil }
    return PagePart.parts(of: roots.map(\.self), children: children, widget: widget)
  }

  private static func children(_ element: DecodedValue) -> [DecodedValue] {
    let children = element["elements"]?.elements ?? []
    // The titles of tabs are in the settings, and what they show in as many children.
    let titles =
      element.at("settings.tabs")?.elements ?? element.at("settings.items")?.elements ?? []
    guard let kind = element["widgetType"]?.text, kind.hasPrefix("nested-"), !titles.isEmpty else {
      return children
    }
    return children.enumerated().map { index, child in
      let title = index < titles.count ? titles[index] : .null
      return .map([
        DecodedEntry(key: "widgetType", value: .string("titled-panel")),
        DecodedEntry(key: "settings", value: title),
        DecodedEntry(key: "elements", value: .list([child])),
      ])
    }
  }

  private static func widget(_ element: DecodedValue) -> Widget {
    let kind = element["widgetType"]?.text ?? element["elType"]?.text ?? ""
    return Widget(kind, element["settings"] ?? .null)
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "heading": .shows { widget, _ in
        widget.html("title").map {
          WidgetHTML.heading($0, widget.html("header_size"), link: widget.address("link.url"))
        }
      },
      "e-heading": .shows { widget, _ in
        widget.html("title").map {
          WidgetHTML.heading(
            $0, widget.html("tag"), link: widget.address("link.destination", "link.url"))
        }
      },
      "text-editor": .shows { widget, _ in widget.html("editor").map { WidgetHTML.text($0) } },
      "e-paragraph": .shows { widget, _ in widget.html("paragraph").map { WidgetHTML.paragraph($0) }
      },
      "image": .shows(image), "e-image": .shows(image), "hotspot": .shows(image),
      "image-box": .shows(box), "icon-box": .shows(box), "call-to-action": .shows(box),
      "icon-list": .shows { widget, _ in
        WidgetHTML.list(
          widget.items("icon_list").map {
            WidgetHTML.linked($0.html("text") ?? "", to: $0.address("link.url"))
          })
      },
      "button": .shows { widget, _ in
        let (text, url) = (widget.html("text"), widget.address("link.url"))
        return text == nil && url == nil ? nil : WidgetHTML.button(text, url)
      },
      "e-button": .shows { widget, _ in
        widget.html("text").map {
          WidgetHTML.button($0, widget.address("link.destination", "link.url"))
        }
      },
      "video": .shows(video),
      "e-youtube": .shows { widget, rendering in
        WidgetHTML.video(widget.address("source"), &rendering)
      },
      "audio": .shows { widget, rendering in
        WidgetHTML.video(widget.address("link.url"), &rendering)
      },
      "html": .shows { widget, _ in widget.html("html").map { WidgetHTML.text($0) } },
      "shortcode": .shows { widget, _ in widget.html("shortcode").map { WidgetHTML.text($0) } },
      "image-gallery": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["wp_gallery"], &rendering)
      },
      "gallery": .shows { widget, rendering in
        if let all = WidgetPicture.html(of: widget.settings["gallery"], &rendering) {
          return all
        }
        let parts = widget.items("galleries").compactMap {
          WidgetPicture.html(of: $0.settings["multiple_gallery"], &rendering)
        }
        return parts.isEmpty ? nil : parts.joined()
      },
      "image-carousel": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["carousel"], &rendering)
      },
      "media-carousel": .shows { widget, rendering in
        WidgetPicture.html(
          of: .list(widget.items("slides").compactMap { $0.settings["image"] }), &rendering)
      },
      "testimonial": .shows { widget, rendering in
        let picture =
          WidgetPicture(widget.settings["testimonial_image"], rendering.context)?.html() ?? ""
        return picture
          + WidgetHTML.quotation(
            widget.html("testimonial_content"),
            by: [widget.html("testimonial_name"), widget.html("testimonial_job")])
      },
      "blockquote": .shows { widget, _ in
        WidgetHTML.quotation(widget.html("blockquote_content"), by: [widget.html("author_name")])
      },
      "counter": .shows { widget, _ in
        let value = ["prefix", "ending_number", "suffix"].compactMap { widget.html($0) }.joined()
        return WidgetHTML.figure(value, widget.html("title"))
      },
      "progress": .shows { widget, _ in
        let percent = widget.html("percent.size", "percent").map { "\($0)%" } ?? ""
        return WidgetHTML.paragraph(
          [widget.html("title"), widget.html("inner_text"), percent].compactMap { $0 }
            .filter { !$0.isEmpty }.joined(separator: " "))
      },
      "alert": .shows { widget, _ in
        WidgetHTML.panel(widget.html("alert_title"), widget.html("alert_description"))
      },
      "price-table": .shows { widget, _ in price(widget) },
      "price-list": .shows { widget, _ in
        widget.items("price_list").map { item in
          WidgetHTML.paragraph(
            ["<strong>\(item.html("title") ?? "")</strong>", item.html("price")].compactMap { $0 }
              .joined(separator: " "), link: item.address("link.url"))
            + WidgetHTML.text(item.html("item_description"))
        }.joined()
      },
      "flip-box": .shows { widget, _ in
        WidgetHTML.panel(widget.html("title_text_a"), widget.html("description_text_a"))
          + WidgetHTML.panel(widget.html("title_text_b"), widget.html("description_text_b"))
          + (widget.html("button_text").map { WidgetHTML.button($0, widget.address("link.url")) }
            ?? "")
      },
      "animated-headline": .shows { widget, _ in
        let rotating = widget.html("rotating_text")?.split(whereSeparator: \.isNewline).joined(
          separator: ", ")
        let words = [
          widget.html("before_text"), widget.html("highlighted_text") ?? rotating,
          widget.html("after_text"),
        ]
        return WidgetHTML.heading(
          words.compactMap { $0 }.joined(separator: " "), widget.html("tag"))
      },
      "google_maps": .shows { widget, _ in WidgetHTML.paragraph(widget.html("address")) },
      "text-path": .shows { widget, _ in WidgetHTML.paragraph(widget.html("text")) },
      "divider": .shows { widget, _ in WidgetHTML.paragraph(widget.html("text")) },
      "e-divider": .nothing,
      "code-highlight": .shows { widget, rendering in
        widget.html("code").map {
          rendering.standIns.block(
            .code(text: $0, language: widget.html("language") ?? ""))
        }
      },
      "social-icons": .shows { widget, _ in
        WidgetHTML.list(
          widget.items("social_icon_list").compactMap { item in
            let name = item.html("social_icon.value", "social")?.split(separator: "-").dropFirst()
              .joined(separator: "-")
            guard let address = item.address("link.url") else { return nil }
            let label = name.flatMap { SocialServices.name(of: $0) } ?? address.escapedForHTML
            return WidgetHTML.linked(label, to: address)
          })
      },
      "rating": .shows(rating), "star-rating": .shows(rating),
      "wp-widget-text": .shows { widget, _ in
        WidgetHTML.panel(widget.html("wp.title", "title"), widget.html("wp.text", "text"))
      },
      "wp-widget-custom_html": .shows { widget, _ in
        WidgetHTML.panel(widget.html("wp.title", "title"), widget.html("wp.content", "content"))
      },
      "wp-widget-media_image": .shows { widget, rendering in
        let settings = widget.settings["wp"] ?? widget.settings
        let picture =
          WidgetPicture(settings["attachment_id"], rendering.context)
          ?? WidgetPicture(settings, rendering.context)
        return picture?.html(link: settings["link_url"]?.text, caption: settings["caption"]?.text)
      },
      "titled-panel": .wraps { widget, _ in
        (
          WidgetHTML.heading(widget.html("tab_title", "item_title", "title"), "h4") + "<div>",
          "</div>"
        )
      },
      "eael-data-table": .shows { widget, _ in table(widget) },
    ]
    for name in ["accordion", "tabs", "toggle"] {
      rules[name] = .shows { widget, _ in
        widget.items("tabs").map { WidgetHTML.panel($0.html("tab_title"), $0.html("tab_content")) }
          .joined()
      }
    }
    for name in ["testimonial-carousel", "reviews"] {
      rules[name] = .shows { widget, _ in
        widget.items("slides").map {
          WidgetHTML.quotation($0.html("content"), by: [$0.html("name"), $0.html("title")])
        }.joined()
      }
    }
    rules["slides"] = .shows { widget, rendering in
      widget.items("slides").map { slide in
        (WidgetPicture(slide.settings["background_image"], rendering.context)?.html() ?? "")
          + WidgetHTML.panel(slide.html("heading"), slide.html("description"))
          + (slide.html("button_text").map { WidgetHTML.button($0, slide.address("link.url")) }
            ?? "")
      }.joined()
    }
    for name in containers { rules[name] = .layout }
    for name in [
      "spacer", "icon", "menu-anchor", "read-more", "e-svg", "lottie", "table-of-contents",
    ] {
      rules[name] = .nothing
    }
    // What the page has already.
    for name in ["theme-post-title", "theme-page-title", "theme-post-featured-image"] {
      rules[name] = .nothing
    }
    for name in ofTheSite { rules[name] = .needsSite }
    return rules
  }()

  private static let containers = [
    "section", "column", "container", "e-div-block", "e-flexbox", "e-grid", "nested-tabs",
    "nested-accordion", "nested-carousel", "off-canvas", "inner-section", "e-tabs",
  ]

  private static let ofTheSite = [
    "posts", "portfolio", "loop-grid", "loop-carousel", "archive-posts", "nav-menu", "mega-menu",
    "form", "login", "search", "search-form", "sidebar", "share-buttons", "post-navigation",
    "post-comments", "post-info", "author-box", "theme-post-content", "theme-post-excerpt",
    "theme-archive-title", "theme-site-logo", "theme-site-title", "sitemap", "global", "template",
    "countdown", "facebook-page", "facebook-button", "facebook-comments", "facebook-embed",
    "paypal-button", "stripe-button", "woocommerce-products", "wc-categories", "wc-add-to-cart",
    "progress-tracker", "wp-widget-recent-posts", "wp-widget-recent-comments",
    "wp-widget-categories", "wp-widget-archives", "wp-widget-search", "wp-widget-nav_menu",
    "wp-widget-tag_cloud", "wp-widget-calendar", "wp-widget-pages", "wp-widget-meta",
    "wp-widget-rss",
  ]

  @Sendable
  private static func image(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    guard let picture = WidgetPicture(widget.settings["image"], rendering.context) else {
      return nil
    }
    let link: String? =
      switch widget.html("link_to") {
      case "custom": widget.address("link.url")
      case "file": picture.url
      default: nil
      }
    let own =
      widget.html("caption_source") == "attachment" ? picture.caption : widget.html("caption")
    let caption = widget.html("caption_source") == "none" ? nil : own
    return picture.html(link: link, caption: caption)
  }

  /// A picture, a title, a description and a button.
  @Sendable
  private static func box(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    let link = widget.address("link.url")
    let stored =
      widget.settings["image"] ?? widget.settings["bg_image"] ?? widget.settings["graphic_image"]
    let picture = WidgetPicture(stored, rendering.context)
    let title = widget.html("title_text", "title")
    let text = widget.html("description_text", "description")
    let button = widget.html("button")
    if picture == nil && title == nil && text == nil && button == nil { return nil }
    return (picture?.html(link: button == nil ? link : nil) ?? "")
      + WidgetHTML.heading(
        title, widget.html("title_size", "title_tag") ?? "h3", link: button == nil ? link : nil)
      + WidgetHTML.paragraph(text)
      + (button.map { WidgetHTML.button($0, link) } ?? "")
  }

  @Sendable
  private static func video(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    let address: String? =
      switch widget.html("video_type") ?? "youtube" {
      case "youtube": widget.address("youtube_url")
      case "vimeo": widget.address("vimeo_url")
      case "dailymotion": widget.address("dailymotion_url")
      case "videopress": widget.address("videopress_url")
      default:
        widget.address("hosted_url.url", "external_url.url", "insert_url.url")
      }
    return WidgetHTML.video(address, &rendering)
  }

  private static func price(_ widget: Widget) -> String {
    let price = (widget.html("currency_symbol_custom") ?? "") + (widget.html("price") ?? "")
    return WidgetHTML.heading(widget.html("heading"), "h3")
      + WidgetHTML.paragraph(widget.html("sub_heading"))
      + WidgetHTML.paragraph([price, widget.html("period") ?? ""].joined(separator: " "))
      + WidgetHTML.list(widget.items("features_list").map { $0.html("item_text") ?? "" })
      + (widget.html("button_text").map { WidgetHTML.button($0, widget.address("link.url")) } ?? "")
      + WidgetHTML.paragraph(widget.html("footer_additional_info"))
  }

  @Sendable
  private static func rating(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    let value = widget.html("rating_value", "rating")
    let scale = widget.html("rating_scale.size", "rating_scale") ?? "5"
    return value.map { WidgetHTML.paragraph("\(widget.html("title") ?? "") \($0)/\(scale)") } ?? ""
  }

  /// The table of Essential Addons: cells behind each other, and a mark where a row begins.
  private static func table(_ widget: Widget) -> String? {
    var rows = [
      widget.items("eael_data_table_header_cols_data").map {
        $0.html("eael_data_table_header_col") ?? ""
      }
    ]
    for item in widget.items("eael_data_table_content_rows") {
      if item.html("eael_data_table_content_row_type") == "row" {
        rows.append([])
      } else {
        rows[rows.count - 1].append(
          item.html("eael_data_table_content_row_title", "eael_data_table_content_row_content")
            ?? "")
      }
    }
    rows.removeAll(where: \.isEmpty)
    return rows.isEmpty ? nil : WidgetHTML.table(rows, hasHead: true)
  }
}
