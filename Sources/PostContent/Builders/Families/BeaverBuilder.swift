import SiteModel

/// Beaver Builder: a PHP array in the meta `_fl_builder_data`, whose nodes name their parents.
enum BeaverBuilder {
  static let builder = Builder(
    name: "Beaver Builder", rules: rules, metas: ["_fl_builder_data"],
    isOff: { context in ["", "0"].contains(context.metaValue("_fl_builder_enabled") ?? "1") },
    parts: parts)

  @Sendable
  private static func parts(_ page: DecodedValue) -> [PagePart]? {
    guard !page.entries.isEmpty || !page.elements.isEmpty else { return nil }
    let nodes = page.elements.enumerated().map { index, node in
      (index, node, node["position"]?.number ?? index)
    }
    let ordered = nodes.sorted { ($0.2, $0.0) < ($1.2, $1.0) }
    return PagePart.parts(
      of: ordered.map { index, node, _ in
        let id = node["node"]?.text ?? String(index)
        return (id: id, parent: node["parent"]?.text, widget: widget(node))
      })
  }

  private static func widget(_ node: DecodedValue) -> Widget {
    let settings = node["settings"]
    let kind = node["type"]?.text ?? "module"
    return Widget(kind == "module" ? settings?["type"]?.text ?? "module" : kind, settings ?? node)
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "heading": .shows { widget, _ in
        widget.html("heading").map {
          WidgetHTML.heading($0, widget.html("tag"), link: widget.address("link"))
        }
      },
      "rich-text": .shows { widget, rendering in
        widget.html("text").map { WidgetHTML.text(rendering.paragraphs(of: $0)) }
      },
      "html": .shows { widget, _ in widget.html("html").map { WidgetHTML.text($0) } },
      "photo": .shows { widget, rendering in
        let picture = WidgetPicture(widget, ["photo", "photo_src", "photo_url"], rendering.context)
        let hidesCaption = widget.html("show_caption") ?? "0" == "0"
        return picture?.html(
          link: widget.address("link_url"),
          caption: hidesCaption ? nil : widget.html("caption") ?? picture?.caption)
      },
      "button": .shows { widget, _ in
        let (text, url) = (widget.html("text"), widget.address("link"))
        return text == nil && url == nil ? nil : WidgetHTML.button(text, url)
      },
      "button-group": .shows { widget, _ in
        widget.items("items").map { WidgetHTML.button($0.html("text"), $0.address("link")) }
          .joined()
      },
      "callout": .shows { widget, rendering in
        let picture = WidgetPicture(widget, ["photo", "photo_src"], rendering.context)
        return (picture?.html() ?? "")
          + WidgetHTML.heading(
            widget.html("title"), widget.html("title_tag") ?? "h3", link: widget.address("link"))
          + WidgetHTML.text(widget.html("text").map { rendering.paragraphs(of: $0) })
          + (widget.html("cta_text").map { WidgetHTML.button($0, widget.address("link")) } ?? "")
      },
      "cta": .shows { widget, rendering in
        WidgetHTML.heading(widget.html("title"), widget.html("title_tag") ?? "h3")
          + WidgetHTML.text(widget.html("text").map { rendering.paragraphs(of: $0) })
          + (widget.html("btn_text").map { WidgetHTML.button($0, widget.address("btn_link")) } ?? "")
      },
      "video": .shows { widget, rendering in
        if let code = widget.html("embed_code"), widget.html("video_type") != "media_library" {
          return code.isWebAddress
            ? WidgetHTML.video(code.decodingReferences, &rendering) : WidgetHTML.text(code)
        }
        return WidgetHTML.video(file(widget, ["video"], rendering.context), &rendering)
      },
      "audio": .shows { widget, rendering in
        WidgetHTML.video(
          widget.address("link") ?? file(widget, ["audios"], rendering.context), &rendering)
      },
      "gallery": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["photos"], &rendering)
      },
      "slideshow": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["photos"], &rendering)
      },
      "content-slider": .shows { widget, rendering in
        widget.items("slides").map { slide in
          (WidgetPicture(
            slide, ["fg_photo", "fg_photo_src", "bg_photo", "bg_photo_src"], rendering.context)?
            .html() ?? "")
            + WidgetHTML.panel(slide.html("title"), slide.html("text"))
            + (slide.html("cta_text").map { WidgetHTML.button($0, slide.address("link")) } ?? "")
        }.joined()
      },
      "icon": .shows { widget, _ in
        WidgetHTML.paragraph(widget.html("text"), link: widget.address("link"))
      },
      "list": .shows { widget, _ in
        WidgetHTML.list(
          (widget.items("list_items") + widget.items("items")).map {
            [$0.html("heading"), $0.html("content", "text")].compactMap { $0 }.joined(
              separator: " ")
          })
      },
      "testimonials": .shows { widget, _ in
        WidgetHTML.heading(widget.html("heading"), "h3")
          + widget.items("testimonials").map {
            WidgetHTML.quotation($0.html("testimonial"), by: [])
          }
          .joined()
      },
      "pricing-table": .shows { widget, _ in
        widget.items("pricing_columns").map { column in
          let features =
            column.items("extended_features").map { $0.html("description") ?? "" }
            + (column.settings["features"]?.elements ?? []).map { $0.text ?? "" }
          return WidgetHTML.heading(column.html("title"), "h3")
            + WidgetHTML.paragraph(
              [column.html("price"), column.html("duration")].compactMap { $0 }.joined(
                separator: " "))
            + WidgetHTML.list(features)
            + (column.html("button_text").map {
              WidgetHTML.button($0, column.address("button_url"))
            } ?? "")
        }.joined()
      },
      "numbers": .shows { widget, _ in
        let number = ["number_prefix", "number", "number_suffix"].compactMap { widget.html($0) }
          .joined()
        let words = [widget.html("before_number_text"), number, widget.html("after_number_text")]
        return WidgetHTML.paragraph(words.compactMap { $0 }.joined(separator: " "))
      },
      "map": .shows { widget, _ in WidgetHTML.paragraph(widget.html("address")) },
      "separator": .nothing, "icon-group": .nothing,
    ]
    for name in ["tabs", "accordion"] {
      rules[name] = .shows { widget, rendering in
        widget.items("items").map { item in
          WidgetHTML.panel(
            item.html("label"), item.html("content").map { rendering.paragraphs(of: $0) })
        }.joined()
      }
    }
    for name in ["row", "column-group", "column", "box"] { rules[name] = .layout }
    for name in ofTheSite { rules[name] = .needsSite }
    return rules
  }()

  private static let ofTheSite = [
    "post-grid", "post-slider", "post-carousel", "menu", "sidebar", "widget", "contact-form",
    "subscribe-form", "login-form", "search", "countdown", "social-buttons", "reviews",
    "woocommerce", "loop",
  ]

  /// The address of a file by its id.
  private static func file(
    _ widget: Widget, _ names: [String], _ context: any ContentContext
  ) -> String? {
    names.compactMap { name in
      let value = widget.settings[name]
      return (value?.number ?? value?.elements.first?.number).flatMap(context.attachment)?.url
    }.first
  }
}
