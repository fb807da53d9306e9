import CSQLite

/// The SQLite of the system.
package enum SQLiteLibrary {
  /// The version that runs: `3.40.1`.
  package static var version: String { String(cString: sqlite3_libversion()) }
}
