import CSQLite

/// A prepared statement.
///
/// It must be released before its connection is closed. Else SQLite waits for it.
struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer
  /// As the user named it, for errors.
  private let file: String

  init(_ handle: OpaquePointer, file: String) {
    self.handle = handle
    self.file = file
  }

  deinit { sqlite3_finalize(handle) }

  // Parameters are counted from 1, columns from 0, as SQLite has it.

  func bind(_ parameter: Int, _ value: Int?) throws(SQLiteError) {
    let status =
      if let value {
        sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: parameter), Int64(value))
      } else {
        sqlite3_bind_null(handle, Int32(truncatingIfNeeded: parameter))
      }
    guard status == SQLITE_OK else { throw failure(status) }
  }

  /// Binds text without a copy: its bytes must stay until the statement is run.
  func bind(_ parameter: Int, _ text: UnsafeRawBufferPointer) throws(SQLiteError) {
    let status = wxr2_bind_text(
      handle, Int32(truncatingIfNeeded: parameter), text.baseAddress, UInt64(text.count))
    guard status == SQLITE_OK else { throw failure(status) }
  }

  /// Binds text that SQLite keeps a copy of.
  func bind(copying parameter: Int, _ text: String) throws(SQLiteError) {
    var text = text
    let status = text.withUTF8 {
      wxr2_bind_copy(
        handle, Int32(truncatingIfNeeded: parameter), $0.baseAddress, UInt64($0.count))
    }
    guard status == SQLITE_OK else { throw failure(status) }
  }

  /// Runs a statement that gives no rows.
  func run() throws(SQLiteError) {
    let status = sqlite3_step(handle)
    if status != SQLITE_DONE && status != SQLITE_ROW { throw failure(status) }
    sqlite3_reset(handle)
  }

  /// Runs a statement that gives no rows, with these bound to its parameters.
  func run(_ texts: String..., then integers: Int?...) throws(SQLiteError) {
    for (index, text) in texts.enumerated() { try bind(copying: index + 1, text) }
    for (index, value) in integers.enumerated() { try bind(texts.count + index + 1, value) }
    try run()
  }

  /// Moves to the next row.
  ///
  /// At the end it returns `false` and resets the statement.
  func step() throws(SQLiteError) -> Bool {
    let status = sqlite3_step(handle)
    if status == SQLITE_ROW { return true }
    if status != SQLITE_DONE { throw failure(status) }
    sqlite3_reset(handle)
    return false
  }

  /// Drops the remaining rows.
  func reset() { sqlite3_reset(handle) }

  func integer(_ column: Int) -> Int? {
    let column = Int32(truncatingIfNeeded: column)
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(handle, column))
  }

  func text(_ column: Int) -> String {
    withText(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the bytes of a column's text; none for NULL.
  func bytes(_ column: Int) -> [UInt8] { withText(column) { Array($0) } }

  /// The bytes of a column's text, valid until the next step; empty for NULL.
  func withText<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let column = Int32(truncatingIfNeeded: column)
    let bytes = sqlite3_column_text(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  private func failure(_ status: Int32) -> SQLiteError {
    let connection = sqlite3_db_handle(handle)
    let text = sqlite3_sql(handle).map { String(cString: $0) } ?? ""
    // A statement that is not reset keeps the transaction from being rolled back.
    defer { sqlite3_reset(handle) }
    let extended = sqlite3_extended_errcode(connection)
    return SQLiteError(
      resultCode: extended & 0xFF == status & 0xFF ? extended : status,
      systemErrno: sqlite3_system_errno(connection), file: file, statement: text)
  }
}
