/// Goes through encoded rows, and binds the cells of the current row.
struct RowCursor {
  private let rows: EncodedRows
  private let bytes: UnsafeRawBufferPointer
  private var nextRow = 0
  private(set) var row = EncodedRows.Row(table: .sites, firstCell: 0)
  /// Of the term or post that the rows belong to.
  private(set) var key = 0
  /// Of the last row of its table in the term, post or comment, counted from 1.
  private(set) var position = 0
  /// The keys of the post's comments, when they are not those behind `lastCommentKey`.
  private var commentKeys: [Int] = []
  private var lastCommentKey = 0
  private var commentNumber = 0

  init(_ rows: EncodedRows, _ bytes: UnsafeRawBufferPointer) {
    self.rows = rows
    self.bytes = bytes
  }

  mutating func next() -> EncodedRows.Row? {
    guard nextRow < rows.rows.count else { return nil }
    let next = rows.rows[nextRow]
    position = next.table == row.table ? position + 1 : 1
    row = next
    nextRow += 1
    return row
  }

  // The term or post.

  mutating func begin(_ key: Int) { self.key = key }

  /// - Parameters:
  ///   - key: The post's.
  ///   - lastCommentKey: The greatest so far; the post's comments have those that follow.
  mutating func begin(_ key: Int, lastCommentKey: Int) {
    self.key = key
    self.lastCommentKey = lastCommentKey
    commentNumber = 0
    commentKeys.removeAll(keepingCapacity: true)
  }

  mutating func begin(_ key: Int, commentKeys: [Int]) {
    begin(key, lastCommentKey: 0)
    self.commentKeys = commentKeys
  }

  /// Skips the rows that belong to the post.
  mutating func skipPost() {
    while nextRow < rows.rows.count, rows.rows[nextRow].table != .posts { nextRow += 1 }
  }

  /// The WordPress ids of the post's comments.
  var commentIDs: [Int?] {
    var ids: [Int?] = []
    for row in rows.rows[nextRow...] {
      if row.table == .posts { break }
      if row.table == .comments { ids.append(rows.cells[row.firstCell].integer) }
    }
    return ids
  }

  /// The key of the comment with a number in its post, counted from 1; `nil` for 0.
  func commentKey(_ number: Int) -> Int? {
    if number == 0 { return nil }
    return commentKeys.isEmpty ? lastCommentKey + number : commentKeys[number - 1]
  }

  /// The key of the current comment, or of the last one.
  var commentKey: Int? { commentKey(commentNumber) }

  mutating func nextComment() { commentNumber += 1 }

  // Cells.

  func integer(_ cell: Int) -> Int? { rows.cells[row.firstCell + cell].integer }

  func text(_ cell: Int) -> String {
    let cell = rows.cells[row.firstCell + cell]
    guard cell.byteCount > 0 else { return "" }
    return String(decoding: bytes[cell.value..<cell.value + cell.byteCount], as: UTF8.self)
  }

  /// Binds the row's cells, without some of the first, and runs the statement.
  func write(
    _ statement: borrowing SQLiteStatement, from parameter: Int, without left: Int = 0
  ) throws(SQLiteError) {
    let end = nextRow < rows.rows.count ? rows.rows[nextRow].firstCell : rows.cells.count
    var parameter = parameter
    for cell in rows.cells[(row.firstCell + left)..<end] {
      if cell.byteCount >= 0 {
        try statement.bind(
          parameter,
          UnsafeRawBufferPointer(rebasing: bytes[cell.value..<cell.value + cell.byteCount]))
      } else {
        try statement.bind(parameter, cell.integer)
      }
      parameter += 1
    }
    try statement.run()
  }

  /// Writes a meta of the term or post, or of a comment.
  func writeMeta(
    _ statement: borrowing SQLiteStatement, of owner: Int
  ) throws(SQLiteError) {
    try statement.bind(1, owner)
    try statement.bind(2, position)
    try write(statement, from: 3)
  }
}

extension SQLiteStatement {
  /// Writes the current row.
  func write(
    _ cursor: RowCursor, from parameter: Int, without left: Int = 0
  ) throws(SQLiteError) {
    try cursor.write(self, from: parameter, without: left)
  }
}
