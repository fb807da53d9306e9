import SiteModel

/// Bricks: a PHP array in the meta `_bricks_page_content_2`, whose elements name their parents.
enum Bricks {
  static let builder = Builder(
    name: "Bricks", rules: rules, metas: ["_bricks_page_content_2", "_bricks_page_content"],
    isOff: { $0.metaValue("_bricks_editor_mode") == "wordpress" },
    parts: parts)

  @Sendable
  private static func parts(_ page: DecodedValue) -> [PagePart]? {
    let elements = page.elements
    guard elements.contains(where: { $0["name"] != nil }) else { return nil }
    return PagePart.parts(
      of: inOrder(elements).enumerated().map { index, element in
        (
          id: element["id"]?.text ?? "#\(index)", parent: element["parent"]?.text,
          widget: Widget(element["name"]?.text ?? "", element["settings"] ?? .null)
        )
      })
  }

  /// The elements as their parents list them.
  private static func inOrder(_ elements: [DecodedValue]) -> [DecodedValue] {
    var ranks: [String: Int] = [:]
    for element in elements {
      for (rank, child) in (element["children"]?.elements ?? []).enumerated() {
        if let id = child.text { ranks[id] = rank }
      }
    }
    let ranked = elements.enumerated().map { index, element in
      (rank: element["id"]?.text.flatMap { ranks[$0] } ?? index, index: index, element: element)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.element)
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "heading": .shows { widget, _ in
        widget.html("text").map {
          WidgetHTML.heading($0, widget.html("tag") ?? "h3", link: link(widget))
        }
      },
      "text-basic": .shows { widget, _ in
        widget.html("text").map { WidgetHTML.paragraph($0, link: link(widget)) }
      },
      "text": .shows { widget, rendering in
        widget.html("text").map { WidgetHTML.text(rendering.paragraphs(of: $0)) }
      },
      "rich-text": .shows { widget, rendering in
        widget.html("text").map { WidgetHTML.text(rendering.paragraphs(of: $0)) }
      },
      "text-link": .shows { widget, _ in WidgetHTML.button(widget.html("text"), link(widget)) },
      "button": .shows { widget, _ in WidgetHTML.button(widget.html("text"), link(widget)) },
      "image": .shows { widget, rendering in
        let picture = WidgetPicture(widget.settings["image"], rendering.context)
        let hidesCaption = widget.html("caption") == "none" || widget.html("caption") == nil
        let own = widget.html("captionCustom")
        return picture?.html(
          link: widget.address("url.url", "link.url"),
          caption: own ?? (hidesCaption ? nil : picture?.caption))
      },
      "video": .shows { widget, rendering in
        if let id = widget.html("ytId"), widget.html("videoType") ?? "youtube" == "youtube" {
          return YouTube.page(of: id).map { rendering.standIns.embed($0, as: .page) }
        }
        if let id = widget.html("vimeoId"), widget.html("videoType") == "vimeo" {
          return rendering.standIns.embed("https://vimeo.com/\(id)", as: .page)
        }
        return WidgetHTML.video(widget.address("media.url", "fileUrl"), &rendering)
      },
      "audio": .shows { widget, _ in
        widget.address("file.url", "external").map {
          "<audio controls src=\"\($0.escapedForHTML)\"></audio>\n"
        }
      },
      "list": .shows { widget, _ in
        WidgetHTML.list(
          widget.items("items").map { item in
            let words = [item.html("title"), item.html("meta"), item.html("description")]
            return WidgetHTML.linked(
              words.compactMap { $0 }.joined(separator: " "), to: item.address("link.url"))
          })
      },
      "icon-box": .shows { widget, rendering in
        widget.html("content").map { WidgetHTML.text(rendering.paragraphs(of: $0)) }
      },
      "image-gallery": .shows { widget, rendering in
        WidgetPicture.html(
          of: widget.settings.at("items.images") ?? widget.settings["items"], &rendering)
      },
      "carousel": .shows { widget, rendering in
        WidgetPicture.html(
          of: widget.settings.at("items.images") ?? widget.settings["items"], &rendering)
      },
      "slider": .shows { widget, rendering in
        widget.items("items").map { slide in
          (WidgetPicture(
            slide.settings.at("background.image") ?? slide.settings["image"], rendering.context)?
            .html() ?? "")
            + WidgetHTML.panel(slide.html("title"), slide.html("content"))
            + (slide.html("buttonText").map {
              WidgetHTML.button($0, slide.address("buttonLink.url"))
            } ?? "")
        }.joined()
      },
      "testimonials": .shows { widget, _ in
        widget.items("items").map {
          WidgetHTML.quotation($0.html("content"), by: [$0.html("name"), $0.html("title")])
        }.joined()
      },
      "team-members": .shows { widget, rendering in
        widget.items("items").map { item in
          (WidgetPicture(item.settings["image"], rendering.context)?.html() ?? "")
            + WidgetHTML.heading(item.html("title", "name"), "h4")
            + WidgetHTML.paragraph(item.html("subtitle"))
            + WidgetHTML.text(item.html("description"))
        }.joined()
      },
      "alert": .shows { widget, _ in widget.html("content").map { WidgetHTML.text($0) } },
      "code": .shows { widget, rendering in
        guard let code = widget.html("code") else { return nil }
        let runs = widget.settings["executeCode"] != nil
        return runs
          ? WidgetHTML.text(code)
          : rendering.standIns.block(.code(text: code, language: widget.html("language") ?? ""))
      },
      "html": .shows { widget, _ in widget.html("html").map { WidgetHTML.text($0) } },
      "shortcode": .shows { widget, _ in widget.html("shortcode").map { WidgetHTML.text($0) } },
      "counter": .shows { widget, _ in
        WidgetHTML.figure(
          ["prefix", "countTo", "suffix"].compactMap { widget.html($0) }.joined(), nil)
      },
      "progress-bar": .shows { widget, _ in
        WidgetHTML.list(
          widget.items("bars").map { "\($0.html("title") ?? "") \($0.html("percentage") ?? "")%" })
      },
      "pie-chart": .shows { widget, _ in
        WidgetHTML.paragraph(widget.html("percent").map { "\($0)%" })
      },
      "animated-typing": .shows { widget, _ in
        let strings = widget.items("strings").compactMap { $0.html("text") }.joined(separator: ", ")
        return WidgetHTML.paragraph(
          [widget.html("prefix"), strings, widget.html("suffix")].compactMap { $0 }.joined(
            separator: " "))
      },
      "pricing-tables": .shows { widget, _ in
        widget.items("pricingTables").map { table in
          let price =
            (table.html("pricePrefix") ?? "") + (table.html("price") ?? "")
            + (table.html("priceSuffix") ?? "")
          return WidgetHTML.heading(table.html("title"), "h3")
            + WidgetHTML.paragraph(table.html("subtitle"))
            + WidgetHTML.paragraph(price) + WidgetHTML.text(table.html("features"))
            + (table.html("buttonText").map {
              WidgetHTML.button($0, table.address("buttonLink.url"))
            } ?? "")
        }.joined()
      },
      "quote": .shows { widget, _ in
        WidgetHTML.quotation(widget.html("quote", "text"), by: [widget.html("author")])
      },
      "map": .shows { widget, _ in
        let places = widget.items("addresses").compactMap { $0.html("address") }
        return places.map { WidgetHTML.paragraph($0) }.joined()
      },
    ]
    for (name, items) in [("accordion", "accordions"), ("tabs", "tabs")] {
      rules[name] = .shows { widget, rendering in
        widget.items(items).map { item in
          WidgetHTML.panel(
            item.html("title"), item.html("content").map { rendering.paragraphs(of: $0) })
        }.joined()
      }
    }
    for name in [
      "section", "container", "block", "div", "accordion-nested", "tabs-nested", "slider-nested",
      "offcanvas", "dropdown", "toggle", "popup",
    ] {
      rules[name] = .layout
    }
    for name in ["divider", "icon", "svg", "post-title", "back-to-top"] { rules[name] = .nothing }
    for name in [
      "posts", "form", "nav-menu", "nav-nested", "sidebar", "search", "related-posts",
      "post-comments", "post-meta", "post-navigation", "post-author", "post-content",
      "post-excerpt",
      "post-sharing", "post-taxonomy", "breadcrumbs", "logo", "wordpress", "countdown",
      "social-icons", "instagram-feed", "template", "filter-search", "pagination",
    ] {
      rules[name] = .needsSite
    }
    return rules
  }()

  private static func link(_ widget: Widget) -> String? { widget.address("link.url") }
}
