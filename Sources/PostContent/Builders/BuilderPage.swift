import ByteText
import JSONValues
import SiteModel

/// The page of a post whose body is empty, since a page builder keeps the page in a meta.
enum BuilderPage {
  /// The HTML of the page, with shortcodes; `nil` where no builder has one.
  static func html(_ rendering: inout BodyRendering) -> String? {
    var unread: String?
    for builder in BuilderRegistry.all where !builder.metas.isEmpty {
      for key in builder.metas {
        guard let value = value(of: key, rendering.context), !builder.isOff(rendering.context)
        else {
          continue
        }
        let name = "\(builder.name) (\(key))"
        guard let parts = value.flatMap(builder.parts), !parts.isEmpty else {
          unread = unread ?? name
          continue
        }
        rendering.notes.add(.builtPage, name)
        return html(of: parts, by: builder, &rendering)
      }
    }
    if let name = unread ?? unknownPage(rendering.context) {
      rendering.notes.add(.unreadPage, name)
    }
    return nil
  }

  /// The key of a meta that may be the page of a builder that nobody knows: it holds texts for readers, and its
  /// name or its form says that it is a page.
  private static func unknownPage(_ context: any ContentContext) -> String? {
    context.metaKeys.first { key in
      guard !keysOfOthers.contains(where: key.hasPrefix), let text = context.metaValue(key),
        text.utf8.count >= 40
      else { return false }
      let isNamed = wordsOfPages.contains { key.lowercased().containsBytes(of: $0) }
      if text.hasPrefix("[") && text.contains("[/") || text.hasPrefix("<") {
        // Shortcodes or HTML.
        return isNamed
      }
      guard case let value?? = value(of: key, context) else { return false }
      switch value {
      case .map, .list, .object:
        return isNamed && !ReadableText.html(of: value, context).isEmpty
      default: return false
      }
    }
  }

  private static let wordsOfPages: [StaticString] = [
    "builder", "content", "composer", "layout", "sections", "elements", "modules", "blocks",
    "editor",
    "page_data",
  ]

  /// What plugins for search engines, shops and embeds keep of any post.
  private static let keysOfOthers = [
    "_yoast", "rank_math", "_aioseo", "_seopress", "_genesis", "_wp_", "_oembed", "_edit",
    "_thumbnail", "_menu_item", "_product", "_elementor_page_assets",
  ]

  /// Whether a body shows nothing: it has neither words nor what plays, nor shortcodes or blocks.
  static func isNeeded(for body: String) -> Bool {
    body.utf8.span.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte == UInt8(ascii: "<") {
          guard let end = endOfSilentTag(at: index, in: text) else { return false }
          index = end
        } else if text.has("&nbsp;", at: index) {
          index += 6
        } else if text.has("\u{A0}", at: index) {
          index += 2
        } else {
          guard byte <= 0x20 else { return false }
          index += 1
        }
      }
      return true
    }
  }

  /// Where a tag that shows nothing by itself, or a comment that is no block, ends.
  private static func endOfSilentTag(at start: Int, in text: Bytes) -> Int? {
    if text.has("<!--", at: start) {
      guard let end = text.find("-->", from: start + 4) else { return nil }
      let word = text.skipSpace(from: start + 4)
      return text.has("wp:", at: word) && !text.has("wp:divi/placeholder", at: word) ? nil : end + 3
    }
    let name = text.has("/", at: start + 1) ? start + 2 : start + 1
    let names: [StaticString] = ["p", "div", "span", "br", "section", "strong", "em"]
    for candidate in names where text.hasIgnoringCase(candidate, at: name) {
      let end = name + candidate.utf8CodeUnitCount
      guard end < text.count, !text[end].isASCIIWord else { continue }
      let greater = text.find(UInt8(ascii: ">"), from: end)
      return greater < text.count ? greater + 1 : nil
    }
    return nil
  }

  /// A meta: a PHP value, JSON, or a text; `nil` where there is none, or nothing in it.
  private static func value(
    of key: String, _ context: any ContentContext
  ) -> DecodedValue?? {
    guard let text = context.metaValue(key) else { return nil }
    if ["", "[]", "{}", "a:0:{}", "null"].contains(text) { return nil }
    if let data = context.metaData(key) {
      guard case .string(let inner) = data else { return .some(data) }
      return .some(json(inner) ?? data)
    }
    return .some(json(text) ?? .string(text))
  }

  /// JSON, which some importers have stored with backslashes before its quotes.
  private static func json(_ text: String) -> DecodedValue? {
    guard let first = text.utf8.first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    else { return nil }
    return JSONReader.value(text.utf8.span) ?? JSONReader.value(unescaped(text).span)
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\\") && !isEscaped {
        isEscaped = true
        continue
      }
      isEscaped = false
      bytes.append(byte)
    }
    return bytes
  }
}

// MARK: - Widgets

extension BuilderPage {
  /// The HTML of a page's parts.
  static func html(
    of parts: [PagePart], by builder: Builder, _ rendering: inout BodyRendering
  ) -> String {
    var html = ""
    var ends: [String] = []
    for part in parts {
      switch part {
      case .begin(let widget):
        let tags = tags(of: widget, by: builder, &rendering)
        html += tags.before
        ends.append(tags.after)
      case .end: html += ends.popLast() ?? ""
      }
    }
    return html
  }

  /// What a widget shows before and behind what stands in it.
  static func tags(
    of widget: Widget, by builder: Builder, _ rendering: inout BodyRendering
  ) -> (before: String, after: String) {
    let name = "\(builder.name) \(widget.kind)"
    switch builder.rules[widget.kind] {
    case .shows(let show)?:
      if let html = show(widget, &rendering) { return (html, "") }
    case .wraps(let wrap)?: return wrap(widget, &rendering)
    case .nothing?: return ("", "")
    case .needsSite?:
      rendering.notes.add(.omittedWidget, name)
      return ("", "")
    case nil: break
    }
    let text = ReadableText.html(of: widget.settings, rendering.context)
    if builder.rules[widget.kind] != nil {
      if let id = WidgetPicture.missingID(widget, rendering.context) {
        rendering.notes.add(.missingFile, String(id))
        return (text, "")
      }
      // Its author has set nothing.
      if text.isEmpty { return ("", "") }
    }
    rendering.notes.add(.unknownWidget, name)
    return (text, "")
  }
}
