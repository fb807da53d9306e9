import Inventory
import PostContent
import SiteModel

/// What bodies are made of, and what becomes of it; languages.
enum ContentSection: ReportSection {
  static let name = "content"
  static let title = "Content"

  private static let mostRows = 40

  static func html(of inventory: Inventory) -> HTML? {
    let content = inventory.content
    var html: HTML = ""
    for (kind, title) in [
      (ContentConstruct.Kind.block, "Blocks"), (.shortcode, "Shortcodes"),
      (.builder, "Page builders"),
    ] {
      let rows = content.rows(of: kind)
      if rows.isEmpty { continue }
      var table = Table(
        title,
        [
          .text("Name"), .number("Uses"), .number("Posts"), .text("In Markdown"),
        ])
      // What somebody has to look at comes first.
      let first = rows.filter { $0.construct.result.isLost }
      table.add(first + rows.filter { !$0.construct.result.isLost }, most: mostRows) { row in
        let result = row.construct.result
        let words: HTML =
          result.isLost
          ? "<span class=\"warning\">\(result.words)</span>" : "\(result.words)"
        return [
          "<code>\(row.construct.name.cut(toBytes: 100))</code>", "\(Numbers.grouped(row.count))",
          "\(Numbers.grouped(row.postCount))", words,
        ]
      }
      html += table.html
    }
    html += languages(inventory)
    return html.markup.isEmpty ? nil : html
  }

  private static func languages(_ inventory: Inventory) -> HTML {
    let terms = inventory.terms.tree(of: "language").filter { $0.postCount > 0 }
    let rows: [(String, String, Int)] =
      inventory.content.scripts.rows.map { ("script", $0.name, $0.count) }
      + inventory.content.languages.rows.map { ("marks in texts", $0.name, $0.count) }
      + terms.map { ("term of Polylang", $0.name, $0.postCount) }
    if rows.isEmpty { return "" }
    var table = Table(
      "Languages and scripts", [.text("Known by"), .text("Name"), .number("Items")])
    table.add(rows, most: mostRows) { source, name, count in
      ["\(source)", "\(OverviewSection.named(name))", "\(Numbers.grouped(count))"]
    }
    let language = inventory.site.language
    let site: HTML =
      language.isEmpty
      ? ""
      : "<p>The site says that its language is <code>\(language.cut(toBytes: 40))</code>.</p>\n"
    return "\(site)\(table.html)"
  }
}

extension ContentConstruct.Result {
  /// Whether something has to be looked at.
  fileprivate var isLost: Bool { self == .omitted || self == .kept }

  fileprivate var words: String {
    switch self {
    case .converted: "becomes what it shows"
    case .shown: "what stands in it is shown"
    case .read: "the texts in its attributes are shown"
    case .omitted: "left out: only a running site has what it shows"
    case .kept: "not known: stays as text"
    }
  }
}
