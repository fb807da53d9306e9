import Foundation
import TestSupport
import Testing

/// `wxr2 sqlite` as a process; what is in the database is for Tests/consumers/test_sqlite.py.
@Suite struct SQLiteCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Archive(items: Archive.items(1...3)))
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["sqlite"] + arguments, in: folder.url)
  }

  private func shell(_ line: String, patience: Int = 60) throws -> Command.Result {
    try Command.shell(line, in: folder.url, patience: patience)
  }

  private func query(_ text: String, _ name: String = "out.db") throws -> String {
    try shell("sqlite3 \(name) \"\(text)\"").text
  }

  private static let long = Archive(items: Archive.items(1...12_000, byteCount: 800))

  @Test func writesADatabase() throws {
    let result = try run("export.xml", "--output", "out.db")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.messages.hasPrefix("wxr2: 3 posts read"))
    #expect(try folder.names == ["export.xml", "out.db"])
    #expect(try query("SELECT id, title FROM posts") == "1|Cup 1\n2|Cup 2\n3|Cup 3\n")
    #expect(try query("SELECT input, byte_count > 500 FROM wxr2_import") == "export.xml|1\n")
  }

  @Test(arguments: [
    ["export.xml"], ["export.xml", "-o", "-"], ["export.xml", "-o", "a.db", "--append", "--force"],
    ["export.xml", "-o", "out", "--each", "--append"],
  ])
  func refusesWrongUsage(arguments: [String]) throws {
    let result = try Command.run(["sqlite"] + arguments, in: folder.url)
    #expect(result.status == 64)
    #expect(try folder.names == ["export.xml"])
  }

  @Test(arguments: [".", "no/such/out.db", "/dev/null", "/dev/full"])
  func refusesAPlaceThatIsNone(path: String) throws {
    let result = try run("-q", "export.xml", "--output", path)
    #expect(result.status == 1)
    #expect(result.messageLines.count == 1)
    #expect(try folder.names == ["export.xml"])
  }

  @Test func replacesAFileWithForceOnly() throws {
    try folder.write("precious", to: "out.db")
    let refused = try run("-q", "export.xml", "-o", "out.db")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("--force"))
    #expect(try folder.read("out.db") == "precious")
    #expect(try run("-q", "export.xml", "-o", "out.db", "--force").status == 0)
    #expect(try query("SELECT count(*) FROM posts") == "3\n")
    #expect(try folder.names == ["export.xml", "out.db"])
  }

  /// SQLite would take it for the new database's own.
  @Test(arguments: ["-journal", "-wal"], ["", "--force", "--each"])
  func refusesAPlaceWithAJournal(suffix: String, option: String) throws {
    try folder.write("old", to: "export.db\(suffix)")
    if !option.isEmpty { try folder.write("precious", to: "export.db") }
    let names = try folder.names
    let output = option == "--each" ? "--each --force -o ." : "\(option) -o export.db"
    let result = try shell("\"$WXR2\" sqlite -q export.xml \(output)")
    #expect(result.status == (option == "--each" ? 3 : 1))
    #expect(result.messages.contains("export.db\(suffix) is beside it"))
    #expect(try folder.names == names)
    if !option.isEmpty { #expect(try folder.read("export.db") == "precious") }
  }

  @Test func writesTheSameBytesOnEachNumberOfCores() throws {
    try folder.write(Self.long)
    let result = try shell(
      """
      export SOURCE_DATE_EPOCH=1700000000
      for jobs in 1 2 7; do
        "$WXR2" sqlite -q --search --jobs $jobs -o $jobs.db export.xml
      done
      cmp 1.db 2.db && cmp 1.db 7.db && sqlite3 1.db 'SELECT count(*), imported_at
        FROM posts, wxr2_import'
      """)
    #expect(result.text == "12000|2023-11-14T22:13:20Z\n")
  }

  @Test func convertsManyArchives() throws {
    try folder.write(Archive(items: Archive.items(1...5)), to: "second.xml")
    try folder.write("no archive", to: "third.xml")
    let result = try run("--each", "export.xml", "second.xml", "third.xml", "-o", "out")
    #expect(result.status == 3)
    #expect(result.messages.contains("third.xml: has no channel"))
    #expect(try query("SELECT count(*) FROM posts", "out/export.db") == "3\n")
    #expect(try query("SELECT count(*) FROM posts", "out/second.db") == "5\n")
    #expect(try run("-q", "--each", ".", "-o", "out", "--skip-existing").status == 3)
  }

  @Test func filtersAsTheJSONIsFiltered() throws {
    let sample = Sample(name: "blog").url.path
    let options = ["--type", "post", "--since", "2025-04-01", "--no-comments", "--redact", "-q"]
    let json = try Command.run(["json"] + options + [sample]).json
    let posts = try #require(json["posts"] as? [[String: Any]])
    #expect(
      try Command.run(
        ["sqlite"] + options + [sample, "-o", folder.url.path + "/out.db"]
      ).status == 0)
    let titles = try query("SELECT coalesce(id, '') FROM posts").split(separator: "\n")
    #expect(titles.map { Int($0) } == posts.map { $0["id"] as? Int })
    #expect(try query("SELECT count(*) FROM comments") == "0\n")
    #expect(try query("SELECT DISTINCT email FROM authors") == "redacted@example.invalid\n")
  }

  @Test func stopsWhenStrict() throws {
    try folder.write(Archive(items: [Archive.item(1, "</broken>")]), to: "bad.xml")
    #expect(try run("-q", "--strict", "bad.xml", "-o", "out.db").status == 1)
    #expect(try run("-q", "--strict", "--append", "bad.xml", "-o", "out.db").status == 1)
    #expect(try folder.names == ["bad.xml", "export.xml"])
    #expect(try run("-q", "--append", "export.xml", "-o", "out.db").status == 0)
    let before = try query(".dump")
    #expect(try run("-q", "--strict", "--append", "bad.xml", "-o", "out.db").status == 1)
    #expect(try query(".dump") == before)
    #expect(try folder.names == ["bad.xml", "export.xml", "out.db"])
  }

  // --append to what is not a database of ours.

  @Test(arguments: [
    ("echo words > out.db", "is no SQLite database"),
    (": > out.db", "is no database of wxr2"),
    ("sqlite3 out.db 'CREATE TABLE posts (id)'", "is no database of wxr2"),
    (
      "\"$WXR2\" sqlite -q -o out.db export.xml; sqlite3 out.db 'PRAGMA user_version = 99'",
      "was made by a later version of wxr2 (schema 99)"
    ),
    ("mkdir out.db", "cannot open the database"),
  ])
  func refusesToAppendTo(what: String, message: String) throws {
    let result = try shell(
      """
      \(what); cp -r out.db before
      "$WXR2" sqlite -q --append -o out.db export.xml; echo $?; diff -r out.db before
      """)
    #expect(result.text == "1\n")
    #expect(result.messages.hasPrefix("wxr2: error: out.db: \(message)"), "\(result.messages)")
    #expect(result.messageLines.count == 1)
  }

  @Test func tellsThatADatabaseIsLocked() throws {
    let result = try shell(
      """
      "$WXR2" sqlite -q -o out.db export.xml
      (echo 'BEGIN EXCLUSIVE; SELECT 1;'; sleep 6) | sqlite3 out.db > locked & sleep 0.5
      "$WXR2" sqlite -q --append -o out.db export.xml; echo $?
      kill %1
      """)
    #expect(result.text == "1\n")
    #expect(
      result.messages.hasPrefix("wxr2: error: out.db: is locked: another program is using it"))
  }

  @Test(
    .enabled(if: FaultTests.canMount, FaultTests.needsMounts),
    arguments: ["", "--force", "--append"])
  func leavesTheOldDatabaseWhenTheDiskIsFull(option: String) throws {
    try folder.write(Archive(items: Archive.items(10...5_000, byteCount: 800)), to: "more.xml")
    let result = try shell(
      """
      mkdir disk
      unshare -m sh -c 'mount -t tmpfs -o size=2000k none disk
        [ -n "\(option)" ] && "$WXR2" sqlite -q -o disk/out.db export.xml && cp disk/out.db .
        "$WXR2" sqlite -q \(option) -o disk/out.db more.xml
        echo $?; ls -A disk; cmp disk/out.db out.db'
      """)
    #expect(
      result.messages.contains("error: disk/out.db: cannot write: the disk is full"),
      "\(result.messages)")
    #expect(result.text == (option.isEmpty ? "1\n" : "1\nout.db\n"))
  }

  @Test(arguments: ["", "--append"])
  func leavesTheOldDatabaseWhenAFileMayNotGrow(option: String) throws {
    try folder.write(Archive(items: Archive.items(10...5_000, byteCount: 800)), to: "more.xml")
    let result = try shell(
      """
      [ -n "\(option)" ] && "$WXR2" sqlite -q -o out.db export.xml && cp out.db before.db
      ulimit -f 1000; "$WXR2" sqlite -q \(option) -o out.db more.xml; echo $?
      [ -z "\(option)" ] || { cmp out.db before.db; rm out.db before.db; }
      """)
    #expect(result.messages.contains("out.db: cannot write: File too large"), "\(result.messages)")
    #expect(result.text == "1\n")
    #expect(try folder.names == ["export.xml", "more.xml"])
  }

  private static let moments = (1...12).map { String(format: "%.3f", Double($0) * 0.025) }
    .joined(separator: " ")

  @Test func leavesNothingBehindWhenItIsKilled() throws {
    try folder.write(Self.long)
    let result = try shell(
      """
      mkdir work; cd work
      for moment in \(Self.moments); do
        timeout -s KILL $moment "$WXR2" sqlite -q -o out.db ../export.xml
        [ $? = 137 ] && echo killed
        [ -e out.db ] && { sqlite3 out.db 'PRAGMA integrity_check; SELECT count(*) FROM posts'; rm out.db; }
        ls -A
      done
      """)
    #expect(Set(result.text.split(separator: "\n")).isSubset(of: ["killed", "ok", "12000"]))
    #expect(result.text.contains("killed"))
  }

  @Test func hasTheOldRowsWhenItIsKilledWhileItAppends() throws {
    try folder.write(Self.long, to: "long.xml")
    let result = try shell(
      """
      "$WXR2" sqlite -q -o start.db export.xml; sqlite3 start.db .dump > start
      for moment in \(Self.moments); do
        cp start.db out.db
        timeout -s KILL $moment "$WXR2" sqlite -q --append -o out.db long.xml
        # `timeout` does not wait for what it kills, which has its lock until it is gone.
        sqlite3 -cmd '.timeout 10000' out.db .dump > end
        cmp -s start end && echo old || sqlite3 out.db 'PRAGMA integrity_check; SELECT count(*) FROM posts'
        rm -f out.db*
      done
      """)
    #expect(Set(result.text.split(separator: "\n")).isSubset(of: ["old", "ok", "12000"]))
    #expect(result.text.contains("old"))
  }

  @Test func tellsThatADatabaseCannotBeWritten() throws {
    // A file system that is mounted read-only, as root may write to everything else.
    guard FaultTests.canMount else { return }
    let result = try shell(
      """
      mkdir disk; "$WXR2" sqlite -q -o disk/out.db export.xml
      unshare -m sh -c 'mount --bind disk disk && mount -o remount,bind,ro disk
        "$WXR2" sqlite -q --append -o disk/out.db export.xml; echo $?
        "$WXR2" sqlite -q --force -o disk/out.db export.xml; echo $?'
      """)
    #expect(result.text == "1\n1\n")
    #expect(result.messageLines.count == 2)
    #expect(result.messages.contains("disk/out.db: "), "\(result.messages)")
  }
}
