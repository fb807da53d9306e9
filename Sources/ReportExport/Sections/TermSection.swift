import Inventory

/// Categories as a tree; the terms of other taxonomies by their posts.
enum TermSection: ReportSection {
  static let name = "terms"
  static let title = "Categories and tags"

  private static let mostTerms = 150
  private static let mostTaxonomies = 10
  private static let deepest = 8

  static func html(of inventory: Inventory) -> HTML? {
    let rows = inventory.terms.rows
    if rows.isEmpty { return nil }
    var table = Table(
      "Taxonomies",
      [
        .text("Taxonomy"), .number("declared"), .number("used"), .number("used, not declared"),
      ])
    table.add(rows, most: 30) { row in
      ["\(OverviewSection.named(row.taxonomy))"]
        + [row.declaredCount, row.usedCount, row.undeclaredCount]
        .map { "\(Numbers.grouped($0))" }
    }
    var html = table.html
    // Categories first, as they are opened.
    let names = rows.map(\.taxonomy).prefix(mostTaxonomies)
    for name in names.filter({ $0 == "category" }) + names.filter({ $0 != "category" }) {
      html += tree(of: name, inventory)
    }
    return html
  }

  private static func tree(of taxonomy: String, _ inventory: Inventory) -> HTML {
    let terms = inventory.terms.tree(of: taxonomy)
    var list: HTML = ""
    var depth = 0
    for (index, term) in terms.prefix(mostTerms).enumerated() {
      let level = min(term.depth, deepest)
      if index > 0 {
        if level > depth {
          list += "<ul>"
          depth += 1
        } else {
          list += "</li>"
          while depth > level {
            list += "</ul></li>"
            depth -= 1
          }
        }
      }
      let mark: HTML = term.isDeclared ? "" : " <span class=\"hint\">(not declared)</span>"
      let name = term.name.isEmpty ? term.slug : term.name
      list += """
        <li><bdi\(SiteHead.language(of: inventory))>\(OverviewSection.named(name))</bdi>\(mark)<span class="n">\(Numbers.grouped(term.postCount))</span>
        """
    }
    list += "</li>"
    while depth > 0 {
      list += "</ul></li>"
      depth -= 1
    }
    let rest = terms.count - mostTerms
    let more: HTML = rest > 0 ? "<p class=\"more\">… and \(Numbers.grouped(rest)) more</p>" : ""
    let isOpen: HTML = taxonomy == "category" ? " open" : ""
    return """
      <details\(isOpen)><summary>\(OverviewSection.named(taxonomy)), with the posts of each</summary>
      <ul class="tree">\(list)</ul>\(more)</details>

      """
  }
}
