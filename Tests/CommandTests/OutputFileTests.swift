import Foundation
import TestSupport
import Testing

/// `--output`: complete or not at all.
@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Archive(items: Archive.items(1...3)))
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["json", "--quiet"] + arguments, in: folder.url)
  }

  @Test(
    arguments: [["--output", "out.json"], ["-o", "out.json"], ["--output=./out.json"]],
    ["--jobs=2", "--lines"])
  func writesWhatItWouldPrint(option: [String], form: String) throws {
    let printed = try run(form, "export.xml")
    let result = try Command.run(["json", "export.xml", form] + option, in: folder.url)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(try folder.read("out.json") == printed.text)
    #expect(try folder.names == ["export.xml", "out.json"])
  }

  @Test func takesADashForStandardOutput() throws {
    #expect(try run("export.xml", "--output", "-").text == run("export.xml").text)
    #expect(try folder.names == ["export.xml"])
  }

  @Test func refusesToReplaceAFile() throws {
    try folder.write("precious", to: "out.json")
    let result = try run("export.xml", "--output", "out.json")
    #expect(result.status == 1)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.contains("--force"))
    #expect(try folder.read("out.json") == "precious")
    #expect(try folder.names == ["export.xml", "out.json"])
  }

  @Test func replacesAFileWithForce() throws {
    try folder.write("precious", to: "out.json")
    let result = try run("export.xml", "--output", "out.json", "--force")
    #expect(result.status == 0)
    #expect(try folder.read("out.json") == run("export.xml").text)
    #expect(try folder.names == ["export.xml", "out.json"])
  }

  @Test(arguments: ["no/such/folder/out.json", "."])
  func refusesAPlaceThatIsNone(path: String) throws {
    let result = try run("export.xml", "--output", path)
    #expect(result.status == 1)
    #expect(result.messageLines.count == 1)
    #expect(try folder.names == ["export.xml"])
  }

  @Test(arguments: ["", "--force"], ["--jobs=1", "--lines"])
  func leavesNothingBehindWhenItFails(force: String, form: String) throws {
    try folder.write(
      Archive(items: Archive.items(1...2) + [Archive.item(3, "</broken>")]), to: "bad.xml")
    if !force.isEmpty { try folder.write("precious", to: "out.json") }
    let names = try folder.names
    let options = ["json", form, "--strict", "--output", "out.json", "bad.xml"]
    let result = try Command.run(options + (force.isEmpty ? [] : [force]), in: folder.url)
    #expect(result.status == 1)
    #expect(try folder.names == names)
    if !force.isEmpty { #expect(try folder.read("out.json") == "precious") }
  }

  @Test func leavesNothingBehindForAnInputThatIsNone() throws {
    try folder.write("words", to: "words.txt")
    for form in ["--jobs=1", "--lines"] {
      #expect(try run(form, "words.txt", "--output", "out.json").status == 1)
      #expect(try folder.names == ["export.xml", "words.txt"])
    }
  }

  /// The command waits for its input when the signal comes.
  @Test(arguments: ["HUP", "TERM", "KILL"])
  func leavesNothingBehindWhenItIsStopped(signal: String) throws {
    let result = try Command.shell(
      """
      mkfifo pipe
      "$WXR2" json --lines --output out.json < pipe & process=$!
      exec 3> pipe
      head -c 300 export.xml >&3
      sleep 0.2
      kill -\(signal) $process
      wait $process
      echo $?
      rm pipe
      """, in: folder.url)
    #expect(["129", "143", "137"].contains(result.text.dropLast()))
    #expect(try folder.names == ["export.xml"])
  }

  @Test func keepsAnOutputWithLosses() throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.end = ""
    try folder.write(archive, to: "bad.xml")
    #expect(try run("bad.xml", "--output", "out.json").status == 3)
    #expect(try folder.read("out.json").contains("Cup 2"))
  }

  @Test func obeysTheMask() throws {
    _ = try Command.shell("umask 027; \"$WXR2\" json -q -o out.json export.xml", in: folder.url)
    let path = folder.url.appending(path: "out.json").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func writesToAPipeOfThatName() throws {
    let result = try Command.shell(
      "mkfifo pipe; \"$WXR2\" json -q -o pipe export.xml & cat pipe; wait", in: folder.url)
    #expect(try result.text == run("export.xml").text)
  }
}
