import Foundation
import TestSupport
import Testing

/// `--run-log`: a line for each input, by which a run that was stopped goes on.
@Suite struct RunLogTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "in"), withIntermediateDirectories: false)
  }

  private func archive(_ number: Int, _ elements: String = "") -> Archive {
    var archive = Archive(items: [Archive.item(number, elements)])
    archive.fields = Archive.fields(address: "https://site\(number).example")
    return archive
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(
      ["json", "--each", "in", "--output", "out", "--run-log", "log"] + arguments, in: folder.url)
  }

  private func log(_ name: String = "log") throws -> [[String: Any]] {
    try folder.read(name).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  /// The log without the times, which are never the same.
  private func timelessLog(_ name: String = "log") throws -> [NSDictionary] {
    try log(name).map { line in
      var line = line
      line["seconds"] = nil
      line["modified"] = nil
      return line as NSDictionary
    }
  }

  @Test func saysWhatBecameOfEachInput() throws {
    try folder.write(
      archive(1, "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment></broken>"),
      to: "in/1.xml")
    var cutOff = archive(2)
    cutOff.end = ""
    try folder.write(cutOff, to: "in/2.xml")
    try folder.write("<html></html>", to: "in/3.xml")
    try folder.write("notes", to: "in/4.txt")
    #expect(try run("--no-comments").status == 3)
    let log = try log()
    #expect(
      log.map { $0["input"] as? String } == (1...4).map { "in/\($0).\($0 == 4 ? "txt" : "xml")" })
    #expect(
      log.map { $0["status"] as? String } == ["converted", "partial", "failed", "passed-over"])
    #expect(log.map { $0["output"] as? String } == ["out/1.json", "out/2.json", "", ""])
    #expect(log[0]["posts"] as? Int == 1)
    #expect(log[0]["comments"] as? Int == 1)
    #expect(log[0]["diagnostics"] as? [String: Int] == ["stray-end-tag": 1])
    #expect(log[2]["code"] as? String == "not-an-archive")
    #expect((log[2]["message"] as? String)?.isEmpty == false)
    #expect(log[0]["options"] as? String == "json --no-comments")
    #expect(log[0]["version"] as? String != "")
    let size = try folder.read("in/1.xml").utf8.count
    #expect(log[0]["bytes"] as? Int == size)
    #expect(log.allSatisfy { $0["seconds"] is NSNumber && $0["modified"] is NSNumber })
  }

  /// A run that was killed and went on leaves what a run leaves that nobody disturbed.
  @Test func goesOnAfterItWasKilled() throws {
    for number in 0..<120 {
      var archive = archive(number, number % 7 == 0 ? "</broken>" : "")
      if number % 50 == 3 { archive.end = "" }
      try folder.write(number % 50 == 5 ? "no export" : archive.text, to: "in/\(number).xml")
    }
    let whole = try Command.run(
      ["json", "--each", "in", "--output", "whole", "--run-log", "whole.log", "-q"], in: folder.url)
    #expect(whole.status == 3)
    var partial = 0
    for number in 0..<20 where partial < 3 {
      let (out, log) = ("out\(number)", "log\(number)")
      let line = "\"$WXR2\" json --each in -q -o \(out) --run-log \(log) --skip-existing"
      // The shell kills the run as soon as it sees a sign of work, so that the speed of the machine does not matter.
      let sign = number % 2 == 0 ? log : "\(out)/\(number * 3).json"
      let kill = "\(line) & until [ -s \(sign) ] || ! kill -0 $!; do :; done; kill -KILL $!; wait"
      _ = try Command.shell(kill, in: folder.url)
      if (1..<120).contains((try? self.log(log).count) ?? 0) { partial += 1 }
      #expect(try Command.shell(line, in: folder.url).status == whole.status)
      let same = try Command.shell("diff -r whole \(out)", in: folder.url)
      #expect(same.status == 0, "\(same.text)")
      let (made, expected) = (try timelessLog(log), try timelessLog("whole.log"))
      #expect(made.count == expected.count)
      #expect(
        zip(made, expected).allSatisfy {
          $0["input"] as? String == $1["input"] as? String
            && $0["status"] as? String == $1["status"] as? String
        })
    }
    #expect(partial > 0)
  }

  @Test func convertsAgainWhatHasChanged() throws {
    for number in 1...4 { try folder.write(archive(number), to: "in/\(number).xml") }
    try folder.write("no export", to: "in/5.xml")
    #expect(try run("-q").status == 3)
    #expect(
      try run("--skip-existing").messages.contains("0 archives converted, 1 failed, 4 skipped"))
    #expect(try log().count == 5)

    try folder.write(archive(9), to: "in/1.xml")
    try folder.write(archive(5), to: "in/5.xml")
    try FileManager.default.removeItem(at: folder.url.appending(path: "out/2.json"))
    let again = try run("--skip-existing")
    #expect(again.status == 0)
    #expect(again.messages.contains("3 archives converted, 2 skipped"))
    #expect(try folder.read("out/1.json").contains("site9"))

    // With other options nothing holds.
    #expect(
      try run("--skip-existing", "--redact").messages.contains("5 archives converted"))
    #expect(
      try run("--skip-existing", "--redact", "--jobs", "1").messages.contains("5 skipped"))
  }

  @Test func countsWhatAnEarlierRunCouldNotReadWhole() throws {
    var cutOff = archive(1)
    cutOff.end = ""
    try folder.write(cutOff, to: "in/1.xml")
    #expect(try run().status == 3)
    let again = try run("--skip-existing")
    #expect(again.status == 3)
    #expect(again.messages.contains("0 archives converted, 1 skipped (1 with errors)"))
  }

  /// Without a log, times decide.
  @Test func convertsAgainWhatIsNewerThanItsOutput() throws {
    try folder.write(archive(1), to: "in/1.xml")
    let arguments = ["json", "--each", "in", "-o", "out", "--skip-existing"]
    #expect(try Command.run(arguments, in: folder.url).status == 0)
    #expect(try Command.run(arguments, in: folder.url).messages.contains("1 skipped"))
    try folder.write(archive(2), to: "in/1.xml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)],
      ofItemAtPath: folder.url.appending(path: "in/1.xml").path)
    #expect(try Command.run(arguments, in: folder.url).messages.contains("1 archive converted"))
    #expect(try folder.read("out/1.json").contains("site2"))
  }

  @Test func readsALogWhoseLastLineWasCutOff() throws {
    for number in 1...2 { try folder.write(archive(number), to: "in/\(number).xml") }
    #expect(try run("-q").status == 0)
    let whole = try folder.read("log")
    try folder.write(String(whole.dropLast(30)), to: "log")
    #expect(try run("--skip-existing").messages.contains("1 archive converted, 1 skipped"))
    #expect(try folder.read("log").split(separator: "\n").count == 3)
    #expect(try run("--skip-existing").messages.contains("2 skipped"))
  }

  @Test(arguments: ["no/such/folder/log", "in"])
  func refusesALogThatCannotBe(path: String) throws {
    try folder.write(archive(1), to: "in/1.xml")
    let result = try Command.run(
      ["json", "--each", "in", "-o", "out", "--run-log", path], in: folder.url)
    #expect(result.status == 1)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.contains(path))
  }
}
