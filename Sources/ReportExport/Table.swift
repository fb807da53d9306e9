/// A table of the report, with a caption for those who do not see the page.
struct Table {
  var caption: String
  var columns: [Column]
  var rows: [[HTML]] = []
  /// How many rows there were no room for.
  var leftOut = 0

  struct Column {
    var title: String
    var isNumeric = false

    static func text(_ title: String) -> Column { Column(title: title) }
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  init(_ caption: String, _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  /// Adds rows for the first elements.
  mutating func add<Element>(
    _ elements: [Element], most: Int, _ cells: (Element) -> [HTML]
  ) {
    rows += elements.prefix(most).map(cells)
    leftOut += max(0, elements.count - most)
  }

  var html: HTML {
    let head = columns.map { column -> HTML in
      "<th scope=\"col\"\(Self.number(column))>\(column.title)</th>"
    }.joined()
    let body = rows.map { cells -> HTML in
      let cells = zip(cells, columns).map { cell, column -> HTML in
        "<td\(Self.number(column))>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }.joined()
    let more: HTML =
      leftOut > 0 ? "<p class=\"more\">… and \(Numbers.grouped(leftOut)) more</p>" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table><caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead><tbody>
      \(body)</tbody></table></div>\(more)

      """
  }

  private static func number(_ column: Column) -> HTML { column.isNumeric ? " class=\"n\"" : "" }
}

/// A count with a bar that shows its share of the largest one.
enum CountCell {
  static func html(_ count: Int, of largest: Int) -> HTML {
    let share = largest > 0 ? 100 * Double(count) / Double(largest) : 0
    return """
      <span class="count">\(Numbers.grouped(count))</span><svg class="bar" viewBox="0 0 100 8" \
      preserveAspectRatio="none" aria-hidden="true"><rect width="\(max(share, 1))" height="8"/></svg>
      """
  }
}
