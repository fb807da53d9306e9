package import SiteModel

/// Counts of several kinds by month.
package struct MonthTally: Sendable {
  private var counts: [Cell: Int] = [:]

  package struct Cell: Hashable, Sendable {
    package var month: Month
    package var kind: String
  }

  /// A month of a year.
  package struct Month: Hashable, Comparable, Sendable {
    package var year: Int
    package var month: Int

    package init(_ date: DateTime) {
      year = Int(date.year)
      month = Int(date.month)
    }

    package init(year: Int, month: Int) {
      self.year = year
      self.month = month
    }

    package var next: Month {
      month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1)
    }

    /// `2014-09`.
    package var text: String {
      let digits = String(year)
      return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        + (month < 10 ? "-0" : "-") + String(month)
    }

    package static func < (left: Month, right: Month) -> Bool {
      (left.year, left.month) < (right.year, right.month)
    }
  }

  mutating func add(_ kind: String, on date: DateTime?) {
    guard let date else { return }
    counts[Cell(month: Month(date), kind: kind), default: 0] += 1
  }

  mutating func merge(_ later: MonthTally) {
    counts.merge(later.counts, uniquingKeysWith: +)
  }

  package subscript(month: Month, kind: String) -> Int {
    counts[Cell(month: month, kind: kind), default: 0]
  }

  /// In ascending order; equal months by kind.
  package var cells: [(cell: Cell, count: Int)] {
    counts.map { (cell: $0.key, count: $0.value) }
      .sorted { ($0.cell.month, $0.cell.kind) < ($1.cell.month, $1.cell.kind) }
  }

  /// The most frequent kind first.
  package var kinds: [Ranked] {
    var sums: [String: Int] = [:]
    for (cell, count) in counts { sums[cell.kind, default: 0] += count }
    return Ranked.all(sums)
  }
}
