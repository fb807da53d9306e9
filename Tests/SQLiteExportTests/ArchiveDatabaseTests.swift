import CSQLite
import Foundation
import SQLiteExport
import SiteModel
import SystemPackage
import TestSupport
import Testing
import WXRReader

/// The library as a program uses it.
@Suite struct ArchiveDatabaseTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "wxr2-sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func post(_ id: Int?, parent: Int? = nil, content: String = "") -> Record {
    var post = Post()
    post.id = id
    post.parent = parent
    post.content = content
    return .post(post)
  }

  private func write(_ records: [Record], to database: ArchiveDatabase) throws {
    try database.write(
      ArchiveDatabase.encode(records, database.contents),
      siteKey: "https://tea.example")
    try database.finish(imports: [], diagnostics: [])
  }

  /// The rows of a query, values with bars between them.
  private func query(_ text: String, _ path: String) throws -> [String] {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    #expect(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    #expect(sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK)
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map {
          sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? "NULL"
        }.joined(separator: "|"))
    }
    return rows
  }

  @Test func writesWhatItIsGiven() throws {
    let path = path("new.db")
    try write(
      [post(1, content: "a"), post(2, parent: 1)], to: ArchiveDatabase(creating: FilePath(path)))
    #expect(try query("SELECT id, content, parent_key FROM posts", path) == ["1|a|NULL", "2||1"])
    #expect(try query("PRAGMA application_id", path) == ["2004382258"])
    #expect(try query("PRAGMA user_version", path) == ["2"])
    #expect(try query("PRAGMA journal_mode", path) == ["delete"])
  }

  @Test func settlesReferencesToWhatComesLater() throws {
    let path = path("late.db")
    try write(
      [post(1, parent: 3), post(2, parent: 9), post(3, parent: 3), post(3)],
      to: ArchiveDatabase(creating: FilePath(path)))
    #expect(
      try query("SELECT parent, parent_key FROM posts", path) == [
        "3|3", "9|NULL", "3|NULL", "NULL|NULL",
      ])
  }

  @Test func appendsToASiteWhoseAddressHardlyDiffers() throws {
    let path = path("moved.db")
    try write([post(1)], to: ArchiveDatabase(creating: FilePath(path)))
    for key in ["http://www.tea.example/", "https://other.example"] {
      let database = try ArchiveDatabase(appendingTo: FilePath(path))
      try database.write(
        ArchiveDatabase.encode([post(2)], ArchiveDatabase.Contents()), siteKey: key)
      try database.finish(imports: [], diagnostics: [])
    }
    #expect(
      try query("SELECT site_key, id FROM posts ORDER BY post_key", path) == ["1|1", "1|2", "2|2"])
  }

  @Test func showsWhatWordPressShows() throws {
    let path = path("shown.db")
    var tea = Post()
    tea.id = 1
    tea.comments = [("review", 1, 0), ("order_note", 2, 0), ("", 3, 2), ("", 4, 1)].map {
      var comment = SiteModel.Comment()
      (comment.type, comment.id, comment.parent, comment.status) = ($0.0, $0.1, $0.2, "approved")
      comment.kind = $0.0.isEmpty ? .comment : .other
      return comment
    }
    try write([.post(tea)], to: ArchiveDatabase(creating: FilePath(path)))
    #expect(
      try query("SELECT id, is_shown FROM comments ORDER BY id", path) == [
        "1|1", "2|0", "3|0", "4|1",
      ])
  }

  @Test func keepsTextsWithEveryCharacter() throws {
    let path = path("text.db")
    let text = "\u{0} nul, \u{1}, \u{85}, \u{2028}, 運河, 🫖, \u{FFFD}"
    try write([post(1, content: text)], to: ArchiveDatabase(creating: FilePath(path)))
    let bytes = text.utf8.map { String(format: "%02X", $0) }.joined()
    #expect(try query("SELECT hex(content) FROM posts", path) == [bytes])
  }

  @Test func leavesAnExistingDatabaseWhenItIsNotFinished() throws {
    let path = path("kept.db")
    try write([post(1)], to: ArchiveDatabase(creating: FilePath(path)))
    let before = try Data(contentsOf: URL(filePath: path))
    do {
      let database = try ArchiveDatabase(appendingTo: FilePath(path))
      try database.write(
        ArchiveDatabase.encode([post(2)], ArchiveDatabase.Contents()),
        siteKey: "https://tea.example")
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kept.db"])
  }

  @Test func tellsWhatFails() throws {
    let error = #expect(throws: SQLiteError.self) {
      try ArchiveDatabase(creating: FilePath(path("no/such/folder/new.db")))
    }
    #expect(error?.code == .cannotOpen)
    #expect(error?.systemError == .noSuchFileOrDirectory)
    #expect(error?.extendedCode == SQLITE_CANTOPEN)

    try Data("words".utf8).write(to: URL(filePath: path("words.db")))
    let other = #expect(throws: SQLiteError.self) {
      try ArchiveDatabase(appendingTo: FilePath(path("words.db")))
    }
    #expect(other?.code == .notADatabase)
  }

  /// SQLite's default limit for a value is 10⁹ bytes.
  @Test func refusesAValueThatIsTooLarge() throws {
    let database = try ArchiveDatabase(creating: FilePath(path("large.db")))
    let error = #expect(throws: SQLiteError.self) {
      try write([post(1, content: String(repeating: "x", count: 1_000_000_001))], to: database)
    }
    #expect(error?.code == .tooLarge)
    #expect(error?.statement.hasPrefix("INSERT INTO posts") == true)
  }
}
