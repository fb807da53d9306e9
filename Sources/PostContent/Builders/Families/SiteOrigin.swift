import SiteModel

/// Page Builder by SiteOrigin: a PHP array in the meta `panels_data`, or in a block of its own.
enum SiteOrigin {
  static let builder = Builder(
    name: "SiteOrigin", rules: rules, metas: ["panels_data"], parts: parts)

  /// The widgets, which stand in the order in which they are met; a layout in a widget has its own.
  @Sendable
  static func parts(_ page: DecodedValue) -> [PagePart]? {
    guard page["widgets"] != nil else { return nil }
    return PagePart.parts(
      of: page["widgets"]?.elements ?? [],
      children: { $0.at("panels_data.widgets")?.elements ?? [] },
      widget: { Widget(kind(of: $0), $0) })
  }

  private static func kind(of widget: DecodedValue) -> String {
    let name = widget.at("panels_info.class")?.text ?? widget.at("info.class")?.text ?? ""
    // A class of PHP has its namespace before it.
    return name.split(separator: "\\").last.map(String.init) ?? ""
  }

  private static let rules: [String: WidgetRule] = {
    var rules: [String: WidgetRule] = [
      "SiteOrigin_Widget_Headline_Widget": .shows { widget, _ in
        WidgetHTML.heading(
          widget.html("headline.text"), widget.html("headline.tag"),
          link: widget.address("headline.destination_url"))
          + WidgetHTML.heading(
            widget.html("sub_headline.text"), widget.html("sub_headline.tag") ?? "h3")
      },
      "SiteOrigin_Widget_Image_Widget": .shows { widget, rendering in
        var picture = WidgetPicture(widget, ["image", "image_fallback"], rendering.context)
        if let alt = widget.html("alt") { picture?.alt = alt.decodingReferences }
        let shows = widget.html("title_position") ?? "hidden" != "hidden"
        return picture?.html(
          link: link(widget.address("url")), caption: shows ? widget.html("title") : nil)
      },
      "SiteOrigin_Widget_Button_Widget": .shows { widget, _ in
        WidgetHTML.button(widget.html("text"), link(widget.address("url")))
      },
      "SiteOrigin_Widget_Features_Widget": .shows { widget, rendering in
        widget.items("features").map { item in
          (WidgetPicture(item, ["icon_image", "icon_image_fallback"], rendering.context)?.html()
            ?? "")
            + WidgetHTML.panel(item.html("title"), item.html("text"))
            + (item.html("more_text").map { WidgetHTML.button($0, link(item.address("more_url"))) }
              ?? "")
        }.joined()
      },
      "SiteOrigin_Widget_Cta_Widget": .shows { widget, _ in
        WidgetHTML.heading(widget.html("title")) + WidgetHTML.paragraph(widget.html("sub_title"))
          + WidgetHTML.button(widget.html("button.text"), link(widget.address("button.url")))
      },
      "SiteOrigin_Widget_Video_Widget": .shows { widget, rendering in
        let file = widget.number("video.self_video").flatMap(rendering.context.attachment)?.url
        let address = file ?? widget.address("video.external_video", "video.self_video_fallback")
        return WidgetHTML.video(address, &rendering).map {
          WidgetHTML.heading(widget.html("title"), "h3") + $0
        }
      },
      "SiteOrigin_Widget_Testimonials_Widget": .shows { widget, _ in
        WidgetHTML.heading(widget.html("title"), "h3")
          + widget.items("testimonials").map {
            WidgetHTML.quotation(
              $0.html("text"), by: [$0.html("name"), $0.html("location_name", "location")])
          }.joined()
      },
      "SiteOrigin_Widget_PriceTable_Widget": .shows { widget, _ in
        widget.items("columns").map { column in
          WidgetHTML.heading(column.html("title"), "h3")
            + WidgetHTML.paragraph(column.html("subtitle"))
            + WidgetHTML.paragraph(
              [column.html("price"), column.html("per")].compactMap { $0 }.joined(separator: " "))
            + WidgetHTML.list(column.items("features").map { $0.html("text") ?? "" })
            + WidgetHTML.button(column.html("button"), link(column.address("url")))
        }.joined()
      },
      "WP_Widget_Custom_HTML": .shows { widget, _ in
        WidgetHTML.panel(widget.html("title"), widget.html("content"))
      },
      "WP_Widget_Media_Image": .shows { widget, rendering in
        let picture =
          WidgetPicture(widget.settings["attachment_id"], rendering.context)
          ?? WidgetPicture(widget.settings, rendering.context)
        return picture?.html(link: widget.address("link_url"), caption: widget.html("caption"))
      },
      "WP_Widget_Media_Video": .shows { widget, rendering in
        let file = widget.number("attachment_id").flatMap(rendering.context.attachment)?.url
        return WidgetHTML.video(file ?? widget.address("url", "mp4"), &rendering)
      },
      "WP_Widget_Media_Audio": .shows { widget, rendering in
        let file = widget.number("attachment_id").flatMap(rendering.context.attachment)?.url
        return WidgetHTML.video(file ?? widget.address("url", "mp3"), &rendering)
      },
      "WP_Widget_Media_Gallery": .shows { widget, rendering in
        WidgetPicture.html(of: widget.settings["ids"], &rendering)
      },
      "SiteOrigin_Panels_Widgets_Layout": .layout,
      "SiteOrigin_Widget_LayoutBuilder_Widget": .layout,
    ]
    for name in [
      "SiteOrigin_Widget_Editor_Widget", "WP_Widget_Text", "WP_Widget_Black_Studio_TinyMCE",
    ] {
      rules[name] = .shows { widget, rendering in
        guard let text = widget.html("text") else {
          return widget.html("title").map { WidgetHTML.heading($0, "h3") } ?? ""
        }
        let isOff = [.bool(false), .string(""), .string("0")].contains(
          widget.settings["autop"] ?? .null)
        return WidgetHTML.heading(widget.html("title"), "h3")
          + WidgetHTML.text(isOff ? text : rendering.paragraphs(of: text))
      }
    }
    for (name, items) in [("Accordion", "panels"), ("Tabs", "tabs")] {
      rules["SiteOrigin_Widget_\(name)_Widget"] = .shows { widget, _ in
        WidgetHTML.heading(widget.html("title"), "h3")
          + widget.items(items).map {
            WidgetHTML.panel($0.html("title"), $0.html("content_text", "content"))
          }
          .joined()
      }
    }
    for (name, items) in [("Hero", "frames"), ("Slider", "frames"), ("LayoutSlider", "frames")] {
      rules["SiteOrigin_Widget_\(name)_Widget"] = .shows { widget, rendering in
        widget.items(items).map { frame in
          (WidgetPicture(
            frame, ["background_image", "background.image", "foreground_image"], rendering.context)?
            .html(link: link(frame.address("url"))) ?? "")
            + WidgetHTML.text(frame.html("content"))
            + frame.items("buttons").map {
              WidgetHTML.button($0.html("button.text"), link($0.address("button.url")))
            }.joined()
        }.joined()
      }
    }
    for (name, items) in [
      ("ImageGrid", "images"), ("SimpleMasonry", "items"), ("ImageCarousel", "images"),
    ] {
      rules["SiteOrigin_Widget_\(name)_Widget"] = .shows { widget, rendering in
        let all = widget.items(items).compactMap { item in
          WidgetPicture(item, ["image", "image_fallback"], rendering.context)?
            .html(link: link(item.address("url")), caption: item.html("title"))
        }
        return all.isEmpty ? nil : all.joined()
      }
    }
    for name in ["PostLoop", "PostContent", "Gallery"] {
      rules["SiteOrigin_Panels_Widgets_\(name)"] = .needsSite
    }
    for name in [
      "Recent_Posts", "Recent_Comments", "Categories", "Archives", "Search", "Tag_Cloud",
      "Calendar", "Pages", "Meta", "RSS", "Links",
    ] {
      rules["WP_Widget_\(name)"] = .needsSite
    }
    for name in [
      "WP_Nav_Menu_Widget", "SiteOrigin_Widget_Contact_Widget",
      "SiteOrigin_Widgets_ContactForm_Widget",
      "SiteOrigin_Widget_PostCarousel_Widget", "SiteOrigin_Widget_GoogleMap_Widget",
      "SiteOrigin_Widget_SocialMediaButtons_Widget", "SiteOrigin_Widget_Blog_Widget",
    ] {
      rules[name] = .needsSite
    }
    rules["SiteOrigin_Widget_Divider_Widget"] = .nothing
    rules["SiteOrigin_Widget_Icon_Widget"] = .nothing
    return rules
  }()

  /// `post: 12` stands for the page of a post, whose address nobody knows here.
  private static func link(_ address: String?) -> String? {
    guard let address, !address.hasPrefix("post:") else { return nil }
    return address
  }
}
