/// Counts by two names.
package struct CrossTally: Sendable {
  private var counts: [Cell: Int] = [:]

  package struct Cell: Hashable, Sendable {
    package var row: String
    package var column: String
  }

  mutating func add(row: String, column: String, _ count: Int = 1) {
    counts[Cell(row: row, column: column), default: 0] += count
  }

  mutating func merge(_ other: CrossTally) {
    for (cell, count) in other.counts { counts[cell, default: 0] += count }
  }

  package subscript(row: String, column: String) -> Int {
    counts[Cell(row: row, column: column), default: 0]
  }

  package var total: Int { counts.values.reduce(0, +) }
  package var rows: [Ranked] { Ranked.all(sums(\.row)) }
  package var columns: [Ranked] { Ranked.all(sums(\.column)) }

  /// The most frequent cell first; equally frequent ones by row and column.
  package var cells: [(cell: Cell, count: Int)] {
    counts.map { (cell: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.cell.row, $0.cell.column) < ($0.count, $1.cell.row, $1.cell.column) }
  }

  /// The same counts with one column under another name, which may be a column already.
  package func renaming(column old: String, to new: String) -> CrossTally {
    var result = CrossTally()
    for (cell, count) in cells {
      result.add(row: cell.row, column: cell.column == old ? new : cell.column, count)
    }
    return result
  }

  private func sums(_ name: KeyPath<Cell, String>) -> [String: Int] {
    var sums: [String: Int] = [:]
    for (cell, count) in cells { sums[cell[keyPath: name], default: 0] += count }
    return sums
  }
}
