import Inventory

/// When people wrote.
enum TimeSection: ReportSection {
  static let name = "time"
  static let title = "Over time"

  static func html(of inventory: Inventory) -> HTML? {
    let pictures: [HTML?] = [
      MonthChart("Posts", inventory.months)?.html,
      MonthChart("Responses by kind", inventory.responses.months)?.html,
      HourMap.html("Posts by weekday and hour", inventory.clock),
      HourMap.html("Responses by weekday and hour", inventory.responses.clock),
    ]
    let shown = pictures.compactMap { $0 }
    if shown.isEmpty { return nil }
    let undated = inventory.years.undatedCount
    let note: HTML =
      undated > 0
      ? "<p class=\"hint\">\(Numbers.grouped(undated)) \(undated == 1 ? "item has" : "items have") no date.</p>\n"
      : ""
    return "\(shown.joined())\(note)"
  }
}
