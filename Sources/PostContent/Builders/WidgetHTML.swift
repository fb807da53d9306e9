import SiteModel

/// HTML for what widgets show.
enum WidgetHTML {
  static func heading(_ html: String?, _ tag: String? = nil, link: String? = nil) -> String {
    guard let html, !html.isEmpty else { return "" }
    let isTag = tag.map {
      $0.count == 2 && $0.hasPrefix("h") && ("1"..."6").contains($0.dropFirst())
    }
    let name = isTag == true ? tag ?? "h2" : tag == nil || tag == "" ? "h2" : "p"
    return "<\(name)>\(linked(html, to: link))</\(name)>\n"
  }

  /// A text of one or more paragraphs.
  static func text(_ html: String?) -> String {
    guard let html, !html.isEmpty else { return "" }
    return "<div>\(html)</div>\n"
  }

  static func paragraph(_ html: String?, link: String? = nil) -> String {
    guard let html, !html.isEmpty else { return "" }
    return "<p>\(linked(html, to: link))</p>\n"
  }

  /// A button: a link in a paragraph of its own.
  static func button(_ label: String?, _ address: String?) -> String {
    guard label != nil || address != nil else { return "" }
    return paragraph(label ?? address?.escapedForHTML, link: address)
  }

  static func linked(_ html: String, to address: String?) -> String {
    guard let address, !address.isEmpty else { return html }
    return "<a href=\"\(address.escapedForHTML)\">\(html)</a>"
  }

  /// What a tab, a toggle or a slide shows under its title.
  static func panel(_ title: String?, _ html: String?) -> String {
    heading(title, "h4") + text(html)
  }

  static func list(_ items: [String]) -> String {
    let items = items.filter { !$0.isEmpty }.map { "<li>\($0)</li>" }
    return items.isEmpty ? "" : "<ul>\(items.joined())</ul>\n"
  }

  static func quotation(_ html: String?, by author: [String?]) -> String {
    let names = author.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    guard let html, !html.isEmpty else { return paragraph(names) }
    let cite = names.isEmpty ? "" : "<p>— \(names)</p>"
    return "<blockquote><div>\(html)</div>\(cite)</blockquote>\n"
  }

  /// `“title”: value`, of a counter or a bar.
  static func figure(_ value: String, _ title: String?) -> String {
    paragraph([value, title ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
  }

  static func table(_ rows: [[String]], hasHead: Bool) -> String {
    guard !rows.isEmpty else { return "" }
    var html = "<table>"
    for (index, row) in rows.enumerated() {
      let cell = hasHead && index == 0 ? "th" : "td"
      html += "<tr>" + row.map { "<\(cell)>\($0)</\(cell)>" }.joined() + "</tr>"
    }
    return html + "</table>\n"
  }

  /// The page of a video, or a player for a file.
  static func video(_ address: String?, _ rendering: inout BodyRendering) -> String? {
    guard let address, !address.isEmpty else { return nil }
    let kind = EmbedKind(of: address)
    if kind == nil && address.contains("youtu") {
      return YouTube.page(of: address).map { rendering.standIns.embed($0, as: .page) }
    }
    return rendering.standIns.embed(address, as: kind ?? .page)
  }
}
