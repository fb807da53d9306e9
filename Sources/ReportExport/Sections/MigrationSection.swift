import Inventory

/// What a migration to each target needs.
enum MigrationSection: ReportSection {
  static let name = "migration"
  static let title = "What a migration needs"

  static func html(of inventory: Inventory) -> HTML? {
    let needs = inventory.needs
    if needs.isEmpty { return nil }
    return MigrationNeed.Target.allCases.enumerated().map { index, target -> HTML in
      var table = Table(target.title, [.number("Count"), .text("Of"), .text("What to do")])
      table.add(needs, most: needs.count) { need in
        ["\(Numbers.grouped(need.count))", "\(need.what)", "\(need.advice(for: target))"]
      }
      let isOpen: HTML = index == 0 ? " open" : ""
      return "<details\(isOpen)><summary>\(target.title)</summary>\(table.html)</details>\n"
    }.joined()
  }
}
