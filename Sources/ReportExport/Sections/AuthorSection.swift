import Inventory

/// The authors, with their items.
enum AuthorSection: ReportSection {
  static let name = "authors"
  static let title = "Authors"

  static func html(of inventory: Inventory) -> HTML? {
    let authors = inventory.authors.rows
    guard let largest = authors.first?.postCount else { return nil }
    var table = Table("Authors by items", [.text("Login"), .text("Name"), .text("Items")])
    table.add(authors, most: 50) { author in
      let name: HTML =
        author.isDeclared
        ? "<bdi>\(author.displayName.cut(toBytes: 100))</bdi>"
        : "<span class=\"hint\">(not declared)</span>"
      return [
        "<bdi>\(OverviewSection.named(author.login))</bdi>", name,
        CountCell.html(author.postCount, of: largest),
      ]
    }
    return table.html
  }
}
