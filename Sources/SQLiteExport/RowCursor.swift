/// Goes through encoded rows, and binds the cells of the one that has its turn.
struct RowCursor {
  private let rows: EncodedRows
  private let bytes: UnsafeRawBufferPointer
  private var nextRow = 0
  private var row = EncodedRows.Row(table: .sites, firstCell: 0)
  /// Of the term or post that the rows belong to.
  var key = 0
  /// Of the last term or meta.
  var position = 0
  private var table: Table = .sites
  /// Of the post's comments.
  var commentKeys: [Int] = []

  init(_ rows: EncodedRows, _ bytes: UnsafeRawBufferPointer) {
    self.rows = rows
    self.bytes = bytes
  }

  mutating func next() -> EncodedRows.Row? {
    guard nextRow < rows.rows.count else { return nil }
    let previous = row.table
    row = rows.rows[nextRow]
    nextRow += 1
    // Positions are counted from 1 in each table.
    if row.table != previous { position = 0 }
    return row
  }

  mutating func beginPost(_ key: Int) {
    self.key = key
    position = 0
    commentKeys.removeAll(keepingCapacity: true)
  }

  func integer(_ cell: Int) -> Int? { rows.cells[row.firstCell + cell].integer }

  func text(_ cell: Int) -> String {
    let cell = rows.cells[row.firstCell + cell]
    guard cell.byteCount > 0 else { return "" }
    return String(
      decoding: bytes[cell.value..<cell.value + cell.byteCount], as: UTF8.self)
  }

  /// Binds the row's cells to the parameters from one on, and runs the statement.
  func write(
    _ statement: borrowing SQLiteStatement, from parameter: Int
  ) throws(SQLiteError) {
    let end = nextRow < rows.rows.count ? rows.rows[nextRow].firstCell : rows.cells.count
    for index in row.firstCell..<end {
      let cell = rows.cells[index]
      let parameter = parameter + index - row.firstCell
      if cell.byteCount >= 0 {
        try statement.bind(
          parameter,
          UnsafeRawBufferPointer(rebasing: bytes[cell.value..<cell.value + cell.byteCount]))
      } else {
        try statement.bind(parameter, cell.integer)
      }
    }
    try statement.run()
  }

  /// Writes a meta of the term or post, or of a comment.
  mutating func writeMeta(
    _ statement: borrowing SQLiteStatement, of comment: Int? = nil
  ) throws(SQLiteError) {
    position += 1
    try statement.bind(1, comment ?? key)
    try statement.bind(2, position)
    try write(statement, from: 3)
  }
}
