import SiteModel

/// Divi: shortcodes that begin with `et_pb_` up to its version 4, blocks that begin with `divi/` since 5.
enum Divi {
  static let builder = Builder(
    name: "Divi", rules: rules, shortcodePrefix: "et_pb_", decode: decoded)

  /// What Divi 4 writes for quotes, brackets and backslashes in values.
  @Sendable
  private static func decoded(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "%")) else { return value }
    return value.replacing("%22", with: "\"").replacing("%91", with: "[")
      .replacing("%93", with: "]").replacing("%92", with: "\\")
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "text": .text, "fullwidth_text": .text,
      "heading": .shows { widget, _ in
        WidgetHTML.heading(widget.html("title"), widget.html("title_level", "headinglevel") ?? "h1")
      },
      "image": .shows(image), "fullwidth_image": .shows(image),
      "gallery": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["gallery_ids"], &rendering)
      },
      "button": .shows { widget, _ in
        let (text, url) = (widget.html("button_text"), widget.address("button_url"))
        return text == nil && url == nil ? nil : WidgetHTML.button(text, url)
      },
      "video": .shows { widget, rendering in WidgetHTML.video(widget.address("src"), &rendering) },
      "audio": .shows { widget, _ in
        guard let audio = widget.address("audio") else { return nil }
        let title = [widget.html("title"), widget.html("artist_name")].compactMap { $0 }
        return WidgetHTML.paragraph(title.joined(separator: ", "))
          + "<audio controls src=\"\(audio.escapedForHTML)\"></audio>\n"
      },
      "code": .wraps { _, _ in ("<div>", "</div>") }, "fullwidth_code": .text,
      "testimonial": .wraps { widget, rendering in
        let picture =
          WidgetPicture(widget.settings["portrait_url"], rendering.context)?.html() ?? ""
        let names = ["author", "job_title", "company_name"].compactMap { widget.html($0) }
        let cite = names.isEmpty ? "" : "<p>— \(names.joined(separator: ", "))</p>"
        return ("\(picture)<blockquote><div>", "</div>\(cite)</blockquote>\n")
      },
      "team_member": .wraps { widget, rendering in
        let picture = WidgetPicture(widget.settings["image_url"], rendering.context)?.html() ?? ""
        let head =
          WidgetHTML.heading(widget.html("name"), "h4")
          + WidgetHTML.paragraph(widget.html("position"))
        return (picture + head + "<div>", "</div>")
      },
      "pricing_table": .wraps { widget, _ in
        let price = (widget.html("currency") ?? "") + (widget.html("sum") ?? "")
        let per = widget.html("per").map { " / \($0)" } ?? ""
        let head =
          WidgetHTML.heading(widget.html("title")) + WidgetHTML.paragraph(widget.html("subtitle"))
          + WidgetHTML.paragraph(price.isEmpty ? nil : price + per)
        return (head + "<div>", "</div>" + button(widget))
      },
      "pricing_item": .wraps { _, _ in ("<p>", "</p>") },
      "number_counter": .shows { widget, _ in
        let sign = widget.html("percent_sign") == "off" ? "" : "%"
        return WidgetHTML.figure((widget.html("number") ?? "") + sign, widget.html("title"))
      },
      "circle_counter": .shows { widget, _ in
        WidgetHTML.figure((widget.html("number") ?? "") + "%", widget.html("title"))
      },
      "counter": .wraps { widget, _ in
        ("<p>", (widget.html("percent").map { " \($0)%" } ?? "") + "</p>\n")
      },
      "countdown_timer": .shows { widget, _ in
        WidgetHTML.heading(widget.html("title"), "h4")
          + WidgetHTML.paragraph(widget.html("date_time"))
      },
      "map_pin": .wraps { widget, _ in
        (WidgetHTML.heading(widget.html("title", "pin_address"), "h4") + "<div>", "</div>")
      },
      "social_media_follow_network": .shows { widget, _ in
        let service = widget.html("social_network")
        let label = service.flatMap { SocialServices.name(of: $0) ?? $0 } ?? widget.content
        return WidgetHTML.paragraph(label, link: widget.address("url"))
      },
      "icon": .nothing, "divider": .nothing,
    ]
    for name in [
      "blurb", "slide", "cta", "promo", "fullwidth_header", "accordion_item", "toggle", "tab",
      "accordion", "tabs", "signup", "login",
    ] {
      rules[name] = .wraps(titled)
    }
    for name in containers { rules[name] = .layout }
    for name in ofTheSite { rules[name] = .needsSite }
    return Dictionary(uniqueKeysWithValues: rules.map { ("et_pb_" + $0.key, $0.value) })
  }()

  private static let containers = [
    "section", "row", "row_inner", "column", "column_inner", "slider", "fullwidth_slider",
    "video_slider", "counters", "pricing_tables", "map", "fullwidth_map", "social_media_follow",
    "group", "group_carousel", "placeholder", "accordion_group",
  ]

  private static let ofTheSite = [
    "blog", "shop", "portfolio", "filterable_portfolio", "fullwidth_portfolio", "sidebar",
    "contact_form", "contact_field", "comments", "search", "menu", "fullwidth_menu", "post_slider",
    "fullwidth_post_slider", "post_nav", "post_title", "fullwidth_post_title", "post_content",
    "fullwidth_post_content", "signup_custom_field",
  ]

  @Sendable
  private static func image(_ widget: Widget, _ rendering: inout BodyRendering) -> String? {
    let stored = widget.settings["src"] ?? widget.settings["id"]
    guard var picture = WidgetPicture(stored, rendering.context) else { return nil }
    if let alt = widget.html("alt") { picture.alt = alt.decodingReferences }
    return picture.html(link: widget.address("url"))
  }

  /// A picture, a title, what stands in it, and buttons.
  @Sendable
  private static func titled(
    _ widget: Widget, _ rendering: inout BodyRendering
  ) -> (before: String, after: String) {
    var picture = WidgetPicture(
      widget.settings["image"] ?? widget.settings["logo_image_url"]
        ?? widget.settings["header_image_url"], rendering.context)
    if let alt = widget.html("alt", "image_alt") { picture?.alt = alt.decodingReferences }
    let isPart = ["accordion_item", "toggle", "tab", "blurb"].contains {
      widget.kind == "et_pb_" + $0
    }
    let head =
      WidgetHTML.heading(
        widget.html("title", "heading"), widget.html("header_level") ?? (isPart ? "h4" : "h2"),
        link: widget.address("url"))
      + WidgetHTML.paragraph(widget.html("subhead"))
    return ((picture?.html() ?? "") + head + "<div>", "</div>" + button(widget))
  }

  private static func button(_ widget: Widget) -> String {
    ["button", "button_one", "button_two"].map { name in
      guard let label = widget.html("\(name)_text") else { return "" }
      let address =
        widget.address("\(name)_url") ?? widget.address("\(name)_link")
        ?? widget.address("button_link")
      return WidgetHTML.button(label, address)
    }.joined()
  }
}

// MARK: - Blocks

extension Divi {
  /// The widget of a block of Divi 5, whose names and settings are those of Divi 4 in another form.
  static func widget(ofBlock name: String, _ attributes: DecodedValue) -> Widget {
    let kind = "et_pb_" + name.dropFirst("divi/".count).replacing("-", with: "_")
    var settings: [DecodedEntry] = []
    var content = ""
    // The first releases had them one level lower.
    let elements = attributes.entries + (attributes["attrs"]?.entries ?? [])
    for element in elements {
      if case .string = element.value { settings.append(element) }
      guard let inner = element.value["innerContent"] else { continue }
      if let level = element.value.at("decoration.font.font.desktop.value.headingLevel") {
        settings.append(DecodedEntry(key: "title_level", value: level))
        settings.append(DecodedEntry(key: "header_level", value: level))
      }
      let value = inner.at("desktop.value") ?? members(inner)
      if element.key == "content", let text = value.text {
        content = text
      } else {
        settings += named(element.key, value)
      }
    }
    if content.isEmpty, let text = elements.first(where: { $0.key == "content" })?.value.text {
      content = text
    }
    return Widget(kind, .map(settings), content: content)
  }

  /// `{"text": {"desktop": {"value": …}}}`: a value for each name.
  private static func members(_ inner: DecodedValue) -> DecodedValue {
    .map(
      inner.entries.compactMap { entry in
        entry.value.at("desktop.value").map { DecodedEntry(key: entry.key, value: $0) }
      })
  }

  /// The settings of Divi 4 that an element of Divi 5 stands for.
  private static func named(_ element: String, _ value: DecodedValue) -> [DecodedEntry] {
    let name = snakeCase(element)
    guard value.text == nil else { return [DecodedEntry(key: name, value: value)] }
    var settings: [DecodedEntry] = []
    for entry in value.entries {
      let member = entry.key
      let keys: [String] =
        switch (name, member) {
        case (_, "text"): [name == "button" ? "button_text" : name, "\(name)_text"]
        case ("button", "linkUrl"): ["button_url"]
        case ("title", "linkUrl"), ("title", "url"), ("image", "linkUrl"): ["url"]
        case (_, "linkUrl"): ["\(name)_url"]
        case ("image", "src"), ("image_icon", "src"): ["src", "image"]
        case ("image", "alt"), ("image_icon", "alt"): ["alt", "image_alt"]
        case ("portrait", "src"), ("portrait", "url"): ["portrait_url"]
        case ("image", "url"): ["image_url", "src", "image"]
        case ("image", "id"): ["id"]
        case ("video", "src"), ("audio", "src"): ["src", "audio"]
        default: [snakeCase(member), "\(name)_\(snakeCase(member))"]
        }
      settings += keys.map { DecodedEntry(key: $0, value: entry.value) }
    }
    return settings
  }

  private static func snakeCase(_ name: String) -> String {
    var snake = ""
    for scalar in name.unicodeScalars {
      if ("A"..."Z").contains(scalar) { snake += "_" }
      snake += String(scalar).lowercased()
    }
    return snake
  }
}
