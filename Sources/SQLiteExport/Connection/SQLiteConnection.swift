import CSQLite
import Glibc
import SystemPackage

/// A connection to a database.
///
/// It owns all objects of SQLite.
struct SQLiteConnection: ~Copyable {
  private let handle: OpaquePointer
  /// As the user named it, for errors.
  let file: String

  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: As the user named it.
  ///   - creates: Whether the file may be a new one.
  /// - Throws: `cannotOpen`.
  init(path: FilePath, name: String, creates: Bool) throws(SQLiteError) {
    try self.init(name, path, creates ? SQLITE_OPEN_CREATE : 0, layer: nil)
  }

  /// - Parameters:
  ///   - descriptor: An empty file that nobody else uses, and that stays open.
  ///   - name: As the user named it.
  /// - Throws: `cannotOpen`.
  init(descriptor: CInt, name: String) throws(SQLiteError) {
    try self.init(
      name, FilePath(DescriptorLayer.path(of: descriptor)), SQLITE_OPEN_CREATE,
      layer: DescriptorLayer.name)
  }

  private init(
    _ name: String, _ path: FilePath, _ flags: Int32, layer: String?
  ) throws(SQLiteError) {
    file = name
    var handle: OpaquePointer?
    // One thread at a time uses the connection, so SQLite's own locks are not needed.
    let flags = flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    let status = path.withPlatformString { sqlite3_open_v2($0, &handle, flags, layer) }
    guard let handle, status == SQLITE_OK else {
      let error = SQLiteError(
        resultCode: handle.map { sqlite3_extended_errcode($0) } ?? SQLITE_NOMEM,
        systemErrno: handle.map { sqlite3_system_errno($0) } ?? 0, file: name, statement: "")
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 3000)
  }

  /// What is not committed is rolled back.
  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows of interest.
  func execute(_ text: String) throws(SQLiteError) {
    let status = sqlite3_exec(handle, text, nil, nil, nil)
    guard status == SQLITE_OK else { throw failure(status, text) }
  }

  func prepare(_ text: String) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v3(
      handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard let statement, status == SQLITE_OK else { throw failure(status, text) }
    return SQLiteStatement(statement, file: file)
  }

  /// The first column of the first row of a query, to which a text may be bound.
  func integer(_ query: String, _ text: String? = nil) throws(SQLiteError) -> Int? {
    let statement = try prepare(query)
    if let text { try statement.bind(copying: 1, text) }
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return statement.integer(0)
  }

  func hasTable(_ name: String) throws(SQLiteError) -> Bool {
    try integer("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name) != nil
  }

  func hasColumn(_ name: String, of table: String) throws(SQLiteError) -> Bool {
    try integer("SELECT 1 FROM pragma_table_info('\(table)') WHERE name = ?", name) != nil
  }

  private func failure(_ status: Int32, _ statement: String) -> SQLiteError {
    // SQLite does not keep the system's error of a COMMIT that fails.
    let last = errno
    let kept = sqlite3_system_errno(handle)
    return SQLiteError(
      resultCode: status, systemErrno: kept != 0 ? kept : last, file: file, statement: statement)
  }
}
