import Inventory

/// Who comments, who reblogs, who links, and what the site links to.
enum ResponseSection: ReportSection {
  static let name = "people"
  static let title = "Who responds"

  private static let mostRows = 25

  static func html(of inventory: Inventory) -> HTML? {
    var html = NetworkPicture(of: inventory).html(title: ReportPage.name(of: inventory)) ?? ""
    let responses = inventory.responses
    let own = OwnHosts(of: inventory)
    let tables = [
      table("Who comments", "Name", responses.commenters.rows),
      table("Who reblogs it", "Blog", responses.rebloggers.rows),
      table("Who links to it (pingbacks, trackbacks)", "Host", responses.linkers.rows),
      table("Whom it reblogs", "Host", inventory.reblogged.rows),
      table("Most linked hosts", "Host", own.others(inventory.content.linked)),
      table("Hosts of what is embedded", "Host", inventory.content.embedded.rows),
    ].compactMap { $0 }
    if tables.isEmpty { return nil }
    html += "<div class=\"columns\">\(tables.joined())</div>\n"
    let ownCount = own.ownCount(inventory.content.linked)
    if ownCount > 0 {
      html += "<p class=\"hint\">\(Numbers.grouped(ownCount)) links lead to the site itself.</p>\n"
    }
    if !inventory.content.linked.isComplete || !responses.commenters.isComplete {
      html +=
        "<p class=\"hint\">There are more names than are kept: the rarest are not counted.</p>\n"
    }
    return html
  }

  private static func table(_ caption: String, _ head: String, _ rows: [NameTally.Row]) -> HTML? {
    guard let largest = rows.first?.count else { return nil }
    var table = Table(caption, [.text(head), .text("Count")])
    table.add(rows, most: mostRows) { row in
      let host: HTML = row.label.isEmpty ? "" : " <span class=\"hint\">\(row.name)</span>"
      let name = row.label.isEmpty ? OverviewSection.named(row.name) : row.label
      return [
        "<bdi>\(name.cut(toBytes: 100))</bdi>\(host)", CountCell.html(row.count, of: largest),
      ]
    }
    return "<div>\(table.html)</div>"
  }
}
