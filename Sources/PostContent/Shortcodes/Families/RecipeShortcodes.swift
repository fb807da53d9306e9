import ByteText

/// `[recipe]` and what stands in it (Jetpack's recipe.php).
enum RecipeShortcodes {
  static let rules: [String: ShortcodeRule] = [
    "recipe": .wraps { shortcode, rendering in (head(shortcode.attributes, rendering.context), "")
    },
    "wp-recipe": .contentAlone,
    "recipe-ingredients": .shows { part($0, title: "Ingredients", &$1) },
    "recipe-directions": .shows { part($0, title: "Directions", &$1) },
    "recipe-notes": .shows { part($0, title: "", &$1) },
    "recipe-nutrition": .shows { part($0, title: "", &$1) },
    "recipe-image": .shows { shortcode, rendering in
      picture(shortcode.attributes.first(of: ["image"]) ?? shortcode.target, rendering.context)
    },
  ]

  private static let facts: [(name: String, label: String)] = [
    ("servings", "Servings"), ("time", "Time"), ("preptime", "Prep time"),
    ("cooktime", "Cook time"), ("difficulty", "Difficulty"), ("rating", "Rating"),
  ]

  /// The title, the facts, the picture and the description, which are attributes.
  private static func head(
    _ attributes: ShortcodeAttributes, _ context: any ContentContext
  ) -> String {
    var html = ""
    if let title = attributes.raw("title"), !title.isEmpty { html += "<h3>\(title)</h3>\n" }
    var items = facts.compactMap { fact in
      attributes.raw(fact.name).flatMap { $0.isEmpty ? nil : item(fact.label, $0) }
    }
    if let source = source(attributes) { items.append(item("Source", source)) }
    if !items.isEmpty { html += "<ul>\(items.joined())</ul>\n" }
    html += picture(attributes["image"], context) ?? ""
    if let text = attributes.raw("description"), !text.isEmpty { html += "<p>\(text)</p>\n" }
    return html
  }

  private static func item(_ label: String, _ text: String) -> String {
    "<li><strong>\(label):</strong> \(text)</li>"
  }

  private static func source(_ attributes: ShortcodeAttributes) -> String? {
    let name = attributes.raw("source") ?? ""
    guard let url = attributes["sourceurl"], !url.isEmpty else { return name.isEmpty ? nil : name }
    let address = url.escapedForHTML
    return "<a href=\"\(address)\">\(name.isEmpty ? address : name)</a>"
  }

  /// A picture by its address or its id.
  private static func picture(_ target: String?, _ context: any ContentContext) -> String? {
    guard let target, !target.isEmpty else { return nil }
    let file = Int(target).flatMap(context.attachment)
    guard let url = file?.url ?? (target.isWebAddress ? target : nil) else { return nil }
    return
      "<p><img src=\"\(url.escapedForHTML)\" alt=\"\((file?.altText ?? "").escapedForHTML)\" /></p>\n"
  }

  /// A part with its title; lines with a hyphen or a number are lists.
  private static func part(
    _ shortcode: Shortcode, title: String, _ rendering: inout BodyRendering
  ) -> String? {
    guard let content = shortcode.content else { return nil }
    let title = shortcode.attributes.raw("title") ?? title
    let heading = title.isEmpty ? "" : "<h4>\(title)</h4>\n"
    return heading + shortcode.rendered(RecipeLines.html(of: content), &rendering)
  }
}
