import Inventory

/// The numbers at a glance; posts and comments by status.
enum OverviewSection: ReportSection {
  static let name = "overview"
  static let title = "What is in it"

  private static let mostRows = 30

  static func html(of inventory: Inventory) -> HTML? {
    let types = inventory.posts.rows
    func count(_ type: String) -> Int { types.first { $0.name == type }?.count ?? 0 }
    let own = count("post") + count("page") + inventory.attachments.count
    let cards = [
      ("post", "posts", count("post")), ("page", "pages", count("page")),
      ("other item", "other items", inventory.posts.total - own),
      ("attachment", "attachments", inventory.attachments.count),
      ("response seen", "responses seen", inventory.responses.count),
      ("comment stored", "comments stored", inventory.comments.total),
      ("reblog of another", "reblogs of others", inventory.reblogCount),
      ("author", "authors", inventory.authors.rows.count),
      (
        "term", "terms",
        inventory.terms.rows.reduce(0) { $0 + max($1.declaredCount, $1.usedCount) }
      ),
    ].filter { $0.2 > 0 }
    let items = cards.map { one, several, count -> HTML in
      "<li><b>\(Numbers.grouped(count))</b>\(count == 1 ? one : several)</li>"
    }.joined()
    var html: HTML = "<ul class=\"cards\">\(items)</ul>\n"
    html += table("Items by type and status", "Type", inventory.posts)
    if inventory.comments.total > 0 {
      html += table(
        "Comments by kind and status", "Kind",
        inventory.comments.renaming(column: "", to: "approved"))
    }
    if !inventory.largest.posts.isEmpty { html += largest(inventory) }
    return html
  }

  private static func table(_ caption: String, _ row: String, _ tally: CrossTally) -> HTML {
    let columns = tally.columns.prefix(8).map(\.name)
    let hasRest = tally.columns.count > columns.count
    var table = Table(
      caption,
      [.text(row)] + columns.map { .number(named($0)) } + (hasRest ? [.number("other")] : [])
        + [.number("total")])
    table.add(tally.rows, most: mostRows) { row in
      let counts = columns.map { tally[row.name, $0] }
      let rest = row.count - counts.reduce(0, +)
      let cells = counts + (hasRest ? [rest] : []) + [row.count]
      return ["\(named(row.name))"] + cells.map { $0 == 0 ? "–" : "\(Numbers.grouped($0))" }
    }
    return table.html
  }

  private static func largest(_ inventory: Inventory) -> HTML {
    var table = Table(
      "The largest items", [.text("Title"), .text("Type"), .number("ID"), .number("Bytes")])
    table.add(inventory.largest.posts, most: 5) { post in
      [
        "<bdi\(SiteHead.language(of: inventory))>\(titled(post.title))</bdi>",
        "\(named(post.type))", "\(post.id.map(String.init) ?? "–")",
        "\(Numbers.grouped(post.byteCount))",
      ]
    }
    return table.html
  }

  static func named(_ name: String) -> String { name.isEmpty ? "(none)" : name.cut(toBytes: 100) }

  static func titled(_ title: String) -> String {
    title.isEmpty ? "(no title)" : title.cut(toBytes: 300)
  }
}
