import Inventory
import SiteModel

/// What was repaired or could not be read, and where; of all sites.
enum RepairSection {
  static let title = "What was repaired"

  private static let mostPlaces = 15

  static func html(of tallies: [DiagnosticTally]) -> HTML {
    if tallies.isEmpty { return "<p>Nothing: the archive is sound.</p>\n" }
    return tallies.prefix(40).map(html).joined()
  }

  private static func html(of tally: DiagnosticTally) -> HTML {
    let severity = tally.first.severity.rawValue
    var table = Table(
      "Places of \(tally.first.code.rawValue)", [.text("Place"), .text("Item"), .text("What")])
    table.add(tally.places, most: mostPlaces) { diagnostic in
      let title = diagnostic.itemTitle.cut(toBytes: 120)
      let item: HTML =
        "\(diagnostic.itemID.map { "\($0) " } ?? "")<bdi>\(title)</bdi>"
      return [
        "<code>\(diagnostic.place.cut(toBytes: 200))</code>", item,
        "\(diagnostic.message.cut(toBytes: 300))",
      ]
    }
    let isOpen: HTML = tally.first.severity == .error ? " open" : ""
    return """
      <details\(isOpen)><summary><span class="\(severity)">\(severity)</span> <code>\(tally.first.code.rawValue)</code>: \
      \(Numbers.grouped(tally.count)) times</summary>\(table.html)</details>

      """
  }
}
