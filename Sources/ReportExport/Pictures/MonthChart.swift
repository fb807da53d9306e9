import Inventory

/// Bars of counts by month, or by year where there are many months.
struct MonthChart {
  private let title: String
  private let kinds: [String]
  private let bars: [(name: String, counts: [Int])]

  private static let mostMonths = 180
  private static let mostBars = 200
  private static let mostKinds = 6
  private static let width = 900.0
  private static let height = 160.0

  /// `nil` if nothing has a date.
  init?(_ title: String, _ tally: MonthTally) {
    let cells = tally.cells
    guard let first = cells.first?.cell.month, let last = cells.last?.cell.month else { return nil }
    self.title = title
    let names = tally.kinds.map(\.name)
    let shown = Array(names.prefix(Self.mostKinds))
    kinds = names.count > shown.count ? shown + ["other"] : shown
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    bars =
      months <= Self.mostMonths
      ? Self.months(from: first, to: last, cells, shown, kinds.count)
      : Self.years(cells, shown, kinds.count)
  }

  private static func months(
    from first: MonthTally.Month, to last: MonthTally.Month,
    _ cells: [(cell: MonthTally.Cell, count: Int)], _ shown: [String], _ kindCount: Int
  ) -> [(name: String, counts: [Int])] {
    var bars: [(name: String, counts: [Int])] = []
    var places: [MonthTally.Month: Int] = [:]
    var month = first
    while month <= last {
      places[month] = bars.count
      bars.append((month.text, [Int](repeating: 0, count: kindCount)))
      month = month.next
    }
    for (cell, count) in cells {
      guard let place = places[cell.month] else { continue }
      bars[place].counts[shown.firstIndex(of: cell.kind) ?? kindCount - 1] += count
    }
    return bars
  }

  /// The last years that have any, where there are more than there is room for.
  private static func years(
    _ cells: [(cell: MonthTally.Cell, count: Int)], _ shown: [String], _ kindCount: Int
  ) -> [(name: String, counts: [Int])] {
    var sums: [Int: [Int]] = [:]
    for (cell, count) in cells {
      let kind = shown.firstIndex(of: cell.kind) ?? kindCount - 1
      sums[cell.month.year, default: [Int](repeating: 0, count: kindCount)][kind] += count
    }
    return sums.sorted { $0.key < $1.key }.suffix(mostBars).map { (String($0.key), $0.value) }
  }

  var html: HTML {
    let most = max(1, bars.map { $0.counts.reduce(0, +) }.max() ?? 1)
    let step = Self.width / Double(bars.count)
    let barWidth = max(1, min(step * 0.8, 40))
    var shapes: HTML = ""
    for (index, bar) in bars.enumerated() {
      let total = bar.counts.reduce(0, +)
      if total == 0 { continue }
      let left = 40 + Double(index) * step + (step - barWidth) / 2
      var top = 10 + Self.height
      var rects: HTML = ""
      for (kind, count) in zip(kinds, bar.counts) where count > 0 {
        let height = max(1, Self.height * Double(count) / Double(most))
        top -= height
        rects += """
          <rect class="\(Self.fill(kind))" x="\(left)" y="\(top)" width="\(barWidth)" height="\(height)"/>
          """
      }
      shapes += "<g><title>\(bar.name): \(words(bar.counts))</title>\(rects)</g>"
    }
    return """
      <figure><figcaption>\(title)</figcaption>\(legend)
      <svg viewBox="0 0 950 205" role="img" aria-label="\(title), from \(bars.first?.name ?? "") to \(bars.last?.name ?? ""); \
      at most \(Numbers.grouped(most)). The numbers stand below.">
      <line class="axis" x1="40" y1="170" x2="940" y2="170"/><line class="axis" x1="40" y1="10" x2="940" y2="10" stroke-dasharray="2 4"/>
      <text x="34" y="14" text-anchor="end">\(Numbers.grouped(most))</text><text x="34" y="174" text-anchor="end">0</text>
      \(shapes)\(labels)</svg>
      <details><summary>Numbers</summary>\(table.html)</details></figure>

      """
  }

  /// Ten names below the bars at most; those of years where there are many months.
  private var labels: HTML {
    let step = Self.width / Double(bars.count)
    let stride = max(1, (bars.count + 9) / 10)
    return bars.indices.filter { $0 % stride == 0 }.map { index -> HTML in
      let middle = 40 + (Double(index) + 0.5) * step
      return "<text x=\"\(middle)\" y=\"188\" text-anchor=\"middle\">\(bars[index].name)</text>"
    }.joined()
  }

  private var legend: HTML {
    if kinds.count < 2 { return "" }
    let items = kinds.map { kind -> HTML in
      """
      <li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="\(Self.fill(kind))" width="10" height="10"/></svg>\(kind.cut(toBytes: 60))</li>
      """
    }
    return "<ul class=\"legend\">\(items.joined())</ul>"
  }

  private var table: Table {
    var table = Table(title, [.text("When")] + kinds.map { .number($0.cut(toBytes: 60)) })
    table.add(bars.filter { $0.counts.contains { $0 > 0 } }, most: 240) { bar in
      ["\(bar.name)"] + bar.counts.map { "\(Numbers.grouped($0))" }
    }
    return table
  }

  private func words(_ counts: [Int]) -> String {
    zip(kinds, counts).filter { $1 > 0 }
      .map { "\(Numbers.grouped($1)) \($0.cut(toBytes: 60))" }.joined(separator: ", ")
  }

  private static let colours: Set<String> = [
    "post", "page", "comment", "reblog", "pingback", "trackback",
  ]

  /// The class of a kind's colour.
  static func fill(_ kind: String) -> String { "f-" + (colours.contains(kind) ? kind : "other") }
}
