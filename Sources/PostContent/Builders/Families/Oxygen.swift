import SiteModel

/// Oxygen: a tree in JSON in the meta `ct_builder_json`, or shortcodes that begin with `ct_` and `oxy_`
/// in `ct_builder_shortcodes`.
enum Oxygen {
  static let builder = Builder(
    name: "Oxygen", rules: rules,
    metas: [
      "_ct_builder_json", "ct_builder_json", "_ct_builder_shortcodes", "ct_builder_shortcodes",
    ],
    parts: parts)

  @Sendable
  private static func parts(_ page: DecodedValue) -> [PagePart]? {
    if case .string(let shortcodes) = page { return OxygenShortcodes.parts(of: shortcodes) }
    guard page["children"] != nil || page["name"] != nil else { return nil }
    return PagePart.parts(
      of: [page], children: { $0["children"]?.elements ?? [] },
      widget: { Widget($0["name"]?.text ?? "root", settings(of: $0["options"] ?? .null)) })
  }

  /// The text, and what was set for all sizes of screens.
  static func settings(of options: DecodedValue, text: String? = nil) -> DecodedValue {
    var entries = options["original"]?.entries ?? []
    for entry in options.entries where entry.key == "ct_content" || entry.key == "tag" {
      entries.append(entry)
    }
    if let text { entries.append(DecodedEntry(key: "ct_content", value: .string(text))) }
    return .map(entries)
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "ct_headline": .shows { widget, _ in
        widget.html("ct_content").map { WidgetHTML.heading($0, widget.html("tag") ?? "h1") }
      },
      "ct_text_block": .shows { widget, _ in
        widget.html("ct_content").map { WidgetHTML.paragraph($0) }
      },
      "ct_paragraph": .shows { widget, _ in
        widget.html("ct_content").map { WidgetHTML.paragraph($0) }
      },
      "ct_span": .shows { widget, _ in widget.html("ct_content") ?? "" },
      "oxy_rich_text": .shows { widget, rendering in
        widget.html("ct_content").map { WidgetHTML.text(rendering.paragraphs(of: $0)) }
      },
      "ct_li": .shows { widget, _ in WidgetHTML.list([widget.html("ct_content") ?? ""]) },
      "ct_image": .shows { widget, rendering in
        var picture = WidgetPicture(
          widget, ["attachment_id", "src", "attachment_url"], rendering.context)
        if let alt = widget.html("alt") { picture?.alt = alt.decodingReferences }
        return picture?.html()
      },
      "ct_video": .shows { widget, rendering in
        WidgetHTML.video(widget.address("src", "embed_src", "video_src"), &rendering)
      },
      "ct_code_block": .shows { widget, _ in
        // What runs on the site, and what is HTML already.
        let code = widget.html("code-php", "code_php") ?? ""
        let html = Base64.decoded(code).flatMap { String(validating: $0, as: UTF8.self) } ?? code
        return html.contains("<?") ? nil : WidgetHTML.text(html)
      },
      "ct_shortcode": .shows { widget, _ in
        widget.html("full_shortcode").map { WidgetHTML.text($0) }
      },
      "oxy_icon_box": .shows { widget, _ in
        WidgetHTML.panel(widget.html("icon_box_heading"), widget.html("icon_box_text"))
      },
      "oxy_testimonial": .shows { widget, rendering in
        (WidgetPicture(widget, ["testimonial_photo"], rendering.context)?.html() ?? "")
          + WidgetHTML.quotation(
            widget.html("testimonial_text"),
            by: [widget.html("testimonial_author"), widget.html("testimonial_author_info")])
      },
      "oxy_pricing_box": .shows { widget, _ in
        let price = [
          "pricing_box_price_amount_currency", "pricing_box_price_amount_main",
          "pricing_box_price_amount_decimal", "pricing_box_price_amount_term",
        ].compactMap { widget.html($0) }.joined()
        return WidgetHTML.heading(widget.html("pricing_box_package_title"), "h3")
          + WidgetHTML.paragraph(widget.html("pricing_box_package_subtitle"))
          + WidgetHTML.paragraph(price) + WidgetHTML.text(widget.html("pricing_box_content"))
      },
      "oxy_progress_bar": .shows { widget, _ in
        let words = [widget.html("progress_bar_left_text"), widget.html("progress_bar_right_text")]
        return WidgetHTML.paragraph(words.compactMap { $0 }.joined(separator: " "))
      },
      "oxy_gallery": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["image_ids"], &rendering)
      },
      "oxy_map": .shows { widget, _ in WidgetHTML.paragraph(widget.html("map_address")) },
      "oxy_social_icons": .shows { widget, _ in
        let services = ["facebook", "instagram", "twitter", "linkedin", "rss", "youtube"]
        return WidgetHTML.list(
          services.compactMap { service in
            widget.address("icon-\(service)").map {
              WidgetHTML.linked(SocialServices.name(of: service) ?? service, to: $0)
            }
          })
      },
    ]
    for name in ["ct_link_text", "ct_link_button"] {
      rules[name] = .shows { widget, _ in
        widget.html("ct_content").map { WidgetHTML.button($0, widget.address("url")) }
      }
    }
    rules["ct_link"] = .wraps { widget, _ in
      guard let address = widget.address("url") else { return ("", "") }
      return ("<a href=\"\(address.escapedForHTML)\">", "</a>")
    }
    for name in [
      "root", "ct_section", "ct_columns", "ct_column", "ct_new_columns", "ct_div_block", "ct_ul",
      "oxy_tabs", "oxy_tab", "oxy_tabs_contents", "oxy_tab_content", "oxy_toggle", "oxy_superbox",
      "ct_nestable_shortcode", "ct_slider", "ct_slide", "ct_modal", "oxy_header", "oxy_header_row",
      "oxy_header_left", "oxy_header_center", "oxy_header_right",
    ] {
      rules[name] = .layout
    }
    for name in ["ct_fancy_icon", "ct_svg_icon", "ct_separator"] { rules[name] = .nothing }
    for name in [
      "ct_reusable", "ct_widget", "ct_sidebar", "ct_inner_content", "oxy_posts_grid",
      "oxy_nav_menu", "oxy_comments", "oxy_comment_form", "oxy_login_form", "oxy_search_form",
      "oxy_dynamic_list", "ct_template", "oxy_soundcloud",
    ] {
      rules[name] = .needsSite
    }
    return rules
  }()
}
