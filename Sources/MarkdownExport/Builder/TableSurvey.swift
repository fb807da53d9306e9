/// The structure of a table.
struct TableSurvey {
  var columns = 0
  var cells = 0
  var hasHead = false
  /// Whether its cells contain elements that cells in Markdown cannot contain.
  var hasBlocks = false
  /// Whether cells span rows or columns.
  var hasSpans = false
  private var rowCells = 0
  private var rows = 0
  private var isHeadRow = false
  private var isRowInHead = false
  /// For each column, the number of cells with each alignment.
  private var votes: [[Int]] = []

  /// Whether Markdown cannot express it.
  var needsHTML: Bool { hasBlocks || hasSpans }

  var alignments: [ColumnAlignment] {
    votes.map { votes in
      let most = votes.indices.max { votes[$0] < votes[$1] } ?? 0
      return votes[most] > 0 ? ColumnAlignment(rawValue: UInt8(most)) ?? .none : .none
    }
  }

  mutating func beginRow(isInHead: Bool) {
    isHeadRow = true
    rowCells = 0
    isRowInHead = isInHead
  }

  mutating func addCell(isHead: Bool, _ alignment: ColumnAlignment) {
    if !isHead { isHeadRow = false }
    if votes.count == rowCells { votes.append([0, 0, 0, 0]) }
    votes[rowCells][Int(alignment.rawValue)] += 1
    rowCells += 1
    cells += 1
  }

  /// Ends a row.
  ///
  /// The first row is the head if it is in `thead`, or if all its cells are head cells.
  mutating func endRow() {
    guard rowCells > 0 else { return }
    if isRowInHead || rows == 0 && isHeadRow { hasHead = true }
    rows += 1
    columns = max(columns, rowCells)
    rowCells = 0
  }
}
