import ByteText
import JSONValues
import SiteModel

/// A table of TablePress as HTML.
///
/// - Source: `class-render.php` of TablePress.
enum TableHTML {
  /// `nil` where the data are no table.
  static func html(
    of table: ContentTable, hiddenRows: String? = nil, hiddenColumns: String? = nil
  ) -> String? {
    guard let data = JSONReader.value(table.data.utf8.span) else { return nil }
    let rows = data.elements.map { $0.elements.map { $0.text ?? "" } }
    let options = JSONReader.value(table.options.utf8.span) ?? .null
    let visibility = JSONReader.value(table.visibility.utf8.span) ?? .null
    let hidden = (
      rows: hidden(visibility["rows"]).union(numbers(hiddenRows)),
      columns: hidden(visibility["columns"]).union(numbers(hiddenColumns))
    )
    let shown = rows.indices.filter { !hidden.rows.contains($0) }
    guard !shown.isEmpty else { return nil }
    let columns = (rows.map(\.count).max() ?? 0)
    let isShown = (0..<columns).map { !hidden.columns.contains($0) }
    let hasHead = isSet(options["table_head"]) && shown.count > 1
    var html = "<table>"
    for (number, row) in shown.enumerated() {
      let isHead = hasHead && number == 0
      html += isHead ? "<thead>" : number == (hasHead ? 1 : 0) ? "<tbody>" : ""
      html += line(rows[row], isHead: isHead, isShown)
      html += isHead ? "</thead>" : ""
    }
    html += "</tbody></table>\n"
    let name = isSet(options["print_name"]) ? WidgetHTML.heading(table.name, "h2") : ""
    let text = isSet(options["print_description"]) ? WidgetHTML.paragraph(table.description) : ""
    let isBelow = options["print_description_position"]?.text == "below"
    return name + (isBelow ? html + text : text + html)
  }

  /// A row; a cell that is `#colspan#` belongs to the one before it, and one that is `#rowspan#` to the one above.
  private static func line(_ cells: [String], isHead: Bool, _ isShown: [Bool]) -> String {
    var html = "<tr>"
    let name = isHead ? "th" : "td"
    var column = 0
    while column < isShown.count {
      let cell = column < cells.count ? cells[column] : ""
      var span = 1
      while column + span < cells.count, cells[column + span] == "#colspan#" { span += 1 }
      if isShown[column] {
        let isMark = cell == "#rowspan#" || cell == "#span#" || cell == "#colspan#"
        let width = span > 1 ? " colspan=\"\(span)\"" : ""
        html += "<\(name)\(width)>\(isMark ? "" : broken(cell))</\(name)>"
      }
      column += span
    }
    return html + "</tr>"
  }

  /// Line ends of a cell are breaks.
  private static func broken(_ cell: String) -> String {
    cell.replacing("\r\n", with: "\n").replacing("\n", with: "<br />\n")
  }

  private static func isSet(_ option: DecodedValue?) -> Bool {
    switch option {
    case .bool(let isSet)?: isSet
    case .string(let text)?: !["", "0", "false"].contains(text)
    case .int(let number)?: number != 0
    default: false
    }
  }

  /// The places of zeros.
  private static func hidden(_ visibility: DecodedValue?) -> Set<Int> {
    Set((visibility?.elements ?? []).enumerated().filter { $0.element.number == 0 }.map(\.offset))
  }

  /// `2,4-6` counts from one.
  private static func numbers(_ list: String?) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in (list ?? "").split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int($0.filter { $0 != " " }) }
      guard let first = ends.first, let last = ends.last, first <= last, last - first < 10_000
      else { continue }
      for number in first...last { numbers.insert(number - 1) }
    }
    return numbers
  }
}
