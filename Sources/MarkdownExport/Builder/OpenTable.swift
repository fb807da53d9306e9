/// A table of Markdown that is open.
struct OpenTable {
  /// The nodes of the table and of its open row; -1 before they begin.
  var node = -1
  var row = -1
  var columns: Int
  var column = 0
  var alignments: [ColumnAlignment] = []
  var hasHead = false
  var isFirstRow = true

  var isInHead: Bool { isFirstRow }

  func alignment(of column: Int) -> ColumnAlignment {
    alignments.indices.contains(column) ? alignments[column] : .none
  }
}
