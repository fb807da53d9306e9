import Inventory

/// Custom fields, and among them those for search engines.
enum FieldSection: ReportSection {
  static let name = "fields"
  static let title = "SEO and custom fields"

  private static let mostKeys = 50

  static func html(of inventory: Inventory) -> HTML? {
    let keys = inventory.metaKeys.keys.rows
    guard let largest = keys.first?.count else { return nil }
    var html: HTML = ""
    let plugins = inventory.metaKeys.plugins.rows
    if !plugins.isEmpty {
      var table = Table("Fields for search engines", [.text("Plugin"), .number("Posts")])
      table.add(plugins, most: 20) { ["\($0.name)", "\(Numbers.grouped($0.count))"] }
      html += table.html
    }
    var table = Table(
      "Custom fields of posts", [.text("Key"), .text("Belongs to"), .text("Count")])
    table.add(keys, most: mostKeys) { key in
      let plugin =
        SEOPlugin.name(ofKey: key.name)
        ?? (key.name.hasPrefix("_wp_") || key.name == "_thumbnail_id" || key.name == "_edit_last"
          ? "WordPress" : "")
      return [
        "<code>\(OverviewSection.named(key.name))</code>", "\(plugin)",
        CountCell.html(key.count, of: largest),
      ]
    }
    return html + table.html
  }
}
