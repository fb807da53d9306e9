import Foundation
import TestSupport
import Testing

/// `--each`: many archives, one output each.
@Suite struct BulkTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["json", "--each"] + arguments, in: folder.url)
  }

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: name), withIntermediateDirectories: true)
  }

  private func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: name).path)
      .sorted()
  }

  /// An archive of which no other has the words.
  private func archive(_ number: Int, damaged: Bool = false) -> Archive {
    var archive = Archive(
      items: [Archive.item(number), Archive.item(number + 1, damaged ? "</broken>" : "")])
    archive.fields = Archive.fields(address: "https://site\(number).example")
    return archive
  }

  /// All outputs of a folder, told apart by their names.
  private func outputs(in name: String) throws -> [String: String] {
    var outputs: [String: String] = [:]
    for file in try names(in: name) { outputs[file] = try folder.read("\(name)/\(file)") }
    return outputs
  }

  // A thousand archives.

  private static let bad: [Int: String] = [
    37: "", 137: "  \n", 237: "<html>\n<p>Not found<br></html>", 337: "Dear reader",
    437: "\u{FEFF}", 537: "<rss></rss>", 637: "{}", 737: "<?xml version=\"1.0\"?>\n<feed/>",
    837: "%PDF-1.4", 937: "<!-- nothing -->",
  ]

  private func writeThousand() throws {
    try make("in")
    for number in 0..<1000 {
      if let text = Self.bad[number] {
        try folder.write(text, to: "in/site\(number).xml")
      } else {
        try folder.write(archive(number), to: "in/site\(number).xml")
      }
    }
  }

  @Test func convertsAThousandArchivesOfWhichTenAreBad() throws {
    try writeThousand()
    let result = try run("in", "--output", "out", "--jobs", "2")
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    let reports = result.messageLines.dropLast()
    #expect(
      reports.map { $0.split(separator: ": ")[2] }
        == Self.bad.keys.sorted().map { "in/site\($0).xml" })
    #expect(result.messageLines.last?.hasPrefix("wxr2: 990 archives converted, 10 failed") == true)
    let outputs = try outputs(in: "out")
    #expect(outputs.count == 990)
    for (name, text) in outputs {
      let number = name.dropFirst(4).dropLast(5)
      #expect(text.contains("https://site\(number).example") && text.hasSuffix("]}\n"), "\(name)")
    }

    let second = try run("in", "--output", "out", "--skip-existing")
    #expect(second.status == 3)
    #expect(second.messageLines.dropLast() == reports)
    #expect(second.messages.hasSuffix("0 archives converted, 10 failed, 990 skipped\n"))

    let alone = try Command.run(
      ["json", "--each", "in", "--output", "alone", "--jobs", "1"], in: folder.url)
    #expect(alone.messageLines.dropLast() == reports)
    let isSame = try outputs == self.outputs(in: "alone")
    #expect(isSame)
  }

  @Test func goesOnAfterItWasKilled() throws {
    try make("in")
    for number in 0..<120 { try folder.write(archive(number), to: "in/site\(number).xml") }
    #expect(try run("in", "-o", "whole").status == 0)
    let whole = try outputs(in: "whole")
    var (partial, seconds) = (0, 0.05)
    for number in 0..<20 where partial < 3 {
      let out = "out\(number)"
      _ = try Command.shell(
        "timeout -s KILL \(seconds) \"$WXR2\" json --each in -o \(out)", in: folder.url)
      try make(out)
      // What is there is whole, and nothing else is there.
      for (name, text) in try outputs(in: out) { #expect(text == whole[name], "\(name)") }
      let count = try names(in: out).count
      if (1..<120).contains(count) { partial += 1 } else { seconds *= count == 0 ? 1.5 : 0.7 }
      #expect(try run("in", "-o", out, "--skip-existing").status == 0)
      let isWhole = try outputs(in: out) == whole
      #expect(isWhole)
    }
    #expect(partial > 0)
  }

  // Outputs.

  @Test(arguments: [[], ["--lines"], ["--pretty"], ["--type", "page"], ["--redact"]])
  func writesWhatEachGivesAlone(options: [String]) throws {
    try make("out")
    let samples = try Sample.all.map(\.url.path)
    let result = try Command.run(
      ["json", "--each", "-q", "-o", "out"] + samples + options, in: folder.url)
    #expect(result.messages == "")
    let isLines = options == ["--lines"]
    for sample in try Sample.all {
      let alone = try Command.run(["json", "-q", sample.url.path] + options)
      let place = sample.url.deletingPathExtension().path
      let output = try folder.read("out\(place).\(isLines ? "jsonl" : "json")")
      let isSame = output == alone.text
      #expect(isSame, "\(sample.name)")
    }
  }

  /// One archive has all threads, as without `--each`.
  @Test func convertsASingleArchive() throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    #expect(try run("export.xml", "-o", "out/of/this").status == 0)
    let alone = try Command.run(["json", "-q", "export.xml"], in: folder.url)
    let isSame = try folder.read("out/of/this/export.json") == alone.text
    #expect(isSame)
  }

  @Test func doesNotTouchOutputsThatExist() throws {
    try make("out")
    try folder.write("precious", to: "out/a.json")
    for name in ["a.xml", "b.xml"] { try folder.write(archive(1), to: name) }
    let result = try run("a.xml", "b.xml", "-o", "out")
    #expect(result.status == 3)
    #expect(result.messages.hasPrefix("wxr2: error: a.xml: out/a.json: exists already; "))
    #expect(result.messages.contains("1 archive converted, 1 failed"))
    #expect(try folder.read("out/a.json") == "precious")

    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 3600)],
      ofItemAtPath: folder.url.appending(path: "out/a.json").path)
    let skipping = try run("a.xml", "b.xml", "-o", "out", "--skip-existing", "--verbose")
    #expect(skipping.status == 0)
    #expect(skipping.messages.contains("wxr2: a.xml: skipped: out/a.json exists\n"))
    #expect(skipping.messages.contains("2 skipped"))
    #expect(try folder.read("out/a.json") == "precious")

    #expect(try run("a.xml", "b.xml", "-o", "out", "--force").status == 0)
    #expect(try folder.read("out/a.json").contains("site1"))
    #expect(try names(in: "out") == ["a.json", "b.json"])
  }

  // Names.

  @Test(
    "An output's place depends on its input's path alone",
    arguments: [
      ("export.xml", "export.json"), ("a/export.xml", "a/export.json"),
      ("./a//export.xml", "a/export.json"), ("a/../b/export.xml", "b/export.json"),
      ("../in/export.xml", "in/export.json"), ("e.2024.xml", "e.2024.json"), ("f", "f.json"),
      ("g.txt", "g.txt.json"), ("h.XML", "h.json"), ("x.xml.gz", "x.xml.gz.json"),
      ("e.wxr", "e.wxr.json"), (".xml", ".xml.json"), ("caf\u{E9}.xml", "caf\u{E9}.json"),
      ("back\\slash.xml", "back\\slash.json"), ("two words.xml", "two words.json"),
    ])
  func namesAnOutput(input: String, output: String) throws {
    try make("in/a")
    try make("in/b")
    let place = folder.url.appending(path: "in")
    try archive(1).text.write(
      to: place.appending(path: input), atomically: false, encoding: .utf8)
    for other in [[], ["a/other.xml"]] {
      let result = try Command.run(["json", "--each", "-o", "out", input] + other, in: place)
      #expect(result.status == (other.isEmpty ? 0 : 3), "\(result.messages)")
      #expect(try folder.read("in/out/" + output).contains("site1"))
      try FileManager.default.removeItem(at: place.appending(path: "out"))
    }
    let path = place.appending(path: input).standardizedFileURL.path
    #expect(try Command.run(["json", "--each", "-o", "out", path], in: place).status == 0)
    let name = (output as NSString).lastPathComponent
    #expect(try folder.read("in/out\((path as NSString).deletingLastPathComponent)/\(name)") != "")
  }

  @Test func writesWhatIsFoundInAFolderBelowItsPathThere() throws {
    try make("in/deep/er")
    try folder.write(archive(1), to: "in/a.xml")
    try folder.write(archive(2), to: "in/deep/er/a.xml")
    #expect(try run("./in/", "--recursive", "-o", "out").status == 0)
    #expect(try folder.read("out/a.json").contains("site1"))
    #expect(try folder.read("out/deep/er/a.json").contains("site2"))
  }

  @Test func refusesTheSecondOfTwoInputsWithOneOutput() throws {
    try make("a")
    try folder.write(archive(1), to: "a/e.xml")
    try folder.write(archive(2), to: "a/e")
    let result = try run("a/e.xml", "a/e", "a/../a/e.xml", "-o", "out")
    #expect(result.status == 3)
    #expect(
      result.messages.contains(
        "wxr2: error: a/e: not converted: its output would be out/a/e.json, as that of a/e.xml\n"))
    #expect(result.messages.contains("1 archive converted, 1 failed"))
    #expect(try folder.read("out/a/e.json").contains("site1"))
  }

  /// As many processes as one likes may share the folder for outputs.
  @Test func writesThreeOutputsForThreeProcesses() throws {
    for (number, name) in ["a", "b", "c"].enumerated() {
      try make(name)
      try folder.write(archive(number), to: "\(name)/export.xml")
    }
    let result = try Command.shell(
      """
      printf '%s\\n' a b c | sed 's#$#/export.xml#' \
        | xargs -n1 -P2 "$WXR2" json --each --run-log log --quiet -o out
      find out -type f | sort; wc -l < log
      """, in: folder.url)
    #expect(result.text == "out/a/export.json\nout/b/export.json\nout/c/export.json\n3\n")
  }

  /// Names of files are bytes.
  @Test func convertsInputsWhoseNamesAreNoUTF8() throws {
    try folder.write(archive(1), to: "plain.xml")
    let result = try Command.shell(
      """
      mkdir in; name=$(printf 'caf\\351.xml'); cp plain.xml "in/$name"; cp plain.xml "in/b\\c.xml"
      for options in "in" "in/$name"; do
        "$WXR2" json --each --verbose --run-log log -o "out" "$options" --force 2>&1 | head -n 2; done
      "$WXR2" json "in/$name" | cmp - out/in/caf*.json; echo $?
      ls out | od -c | head -n 2; "$WXR2" json "in/missing$name"
      """, in: folder.url)
    #expect(result.text.contains("wxr2: in/b\\\\c.xml: 2 posts to out/b\\\\c.json\n"))
    #expect(result.text.contains("wxr2: in/caf\\xE9.xml: 2 posts to out/caf\\xE9.json\n"))
    #expect(result.text.contains("wxr2: in/caf\\xE9.xml: 2 posts to out/in/caf\\xE9.json\n"))
    #expect(result.text.contains("\n0\n"))
    #expect(result.text.contains("351"))
    #expect(result.messages.contains("wxr2: error: in/missingcaf\\xE9.xml: cannot open"))
    #expect(try folder.read("log").contains(#""input":"in/caf\\xE9.xml""#))
  }

  @Test(arguments: [false, true])
  func takesNamesFromAList(endInNUL: Bool) throws {
    try make("in")
    for number in 0..<3 { try folder.write(archive(number), to: "in/\(number).xml") }
    try folder.write(archive(3), to: "in/li\nne.xml")
    let find = "find in -name '[0-9].xml'" + (endInNUL ? " -o -name 'li*'" : "")
    let options = endInNUL ? "--null" : ""
    let result = try Command.shell(
      """
      \(find.replacing(" -o", with: " -print0 -o")) \(endInNUL ? "-print0" : "") \
        | "$WXR2" json --each --files-from - \(options) -o out --quiet; echo $?; ls out/in | wc -l
      \(endInNUL ? "find in -print0" : "ls in/*.xml") > list
      "$WXR2" inspect --quiet --files-from list \(options) > table; echo $?
      """, in: folder.url)
    #expect(result.text.hasPrefix(endInNUL ? "0\n5\n" : "0\n3\n"))
  }

  // Folders.

  @Test func takesTheFilesOfAFolderInNaturalOrder() throws {
    try make("in/sub")
    for number in [10, 2, 1] { try folder.write("<rss/>", to: "in/part\(number).xml") }
    try folder.write(archive(1), to: "in/sub/deep.xml")
    try folder.write(archive(1), to: "in/.hidden.xml")
    let result = try run("in/", "-o", "out")
    #expect(result.status == 3)
    #expect(
      result.messageLines.prefix(3).map { $0.split(separator: ": ")[2] }
        == ["in/part1.xml", "in/part2.xml", "in/part10.xml"])
    // What may hold archives is told, and what is passed over is counted.
    #expect(
      result.messages.contains(
        "wxr2: in/sub: passed over: is a folder; --recursive reads it\n"))
    #expect(result.messages.contains("0 archives converted, 3 failed, 2 passed over"))
    #expect(try names(in: "out").isEmpty)
    #expect(try run("in/", "--recursive", "-o", "out").messages.contains("1 archive converted"))
    #expect(try names(in: "out/sub") == ["deep.json"])
  }

  @Test func passesOverOtherFilesOfAFolder() throws {
    try make("in")
    try folder.write(archive(1), to: "in/a.xml")
    try folder.write(archive(2), to: "in/unnamed")
    try folder.write("Read me.", to: "in/README.txt")
    try folder.write("", to: "in/empty")
    let result = try run("in", "-o", "out")
    #expect(result.status == 0)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.contains("2 archives converted, 2 passed over"))
    #expect(try names(in: "out") == ["a.json", "unnamed.json"])
    #expect(
      try run("in", "-o", "again", "-v").messages.contains("wxr2: in/README.txt: passed over: "))
    // What the user names is meant.
    let named = try run("in/README.txt", "-o", "named")
    #expect(named.status == 3)
    #expect(named.messages.contains("error: in/README.txt: "))
  }

  /// Nothing in a folder is lost in silence.
  @Test func tellsEverythingInAFolderThatItDoesNotRead() throws {
    try make("in")
    try folder.write(archive(1), to: "in/a.xml")
    let result = try Command.shell(
      """
      cd in; ln -s nowhere dangling; mkfifo pipe; mkdir folder; touch .hidden; ln -s ../in loop
      python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'; cd ..
      "$WXR2" json --each --verbose --recursive --run-log log in -o out; echo $?
      """, in: folder.url)
    #expect(result.text == "0\n")
    for (name, reason) in [
      ("dangling", "is a link that leads nowhere"), ("pipe", "is a pipe"),
      ("socket", "is a socket"), (".hidden", "is hidden"),
      ("loop", "is a folder that was read already"),
    ] {
      #expect(result.messages.contains("wxr2: in/\(name): passed over: \(reason)\n"), "\(name)")
    }
    #expect(result.messages.contains("1 archive converted, 5 passed over"))
    let log = try folder.read("log").split(separator: "\n")
    #expect(log.count { $0.contains(#""status":"passed-over""#) } == 5)
  }

  @Test func reportsInputsThatAreNoneAndGoesOn() throws {
    try make("empty")
    try folder.write(archive(1), to: "a.xml")
    let result = try run("missing.xml", "empty", "a.xml", "-o", "out", "--quiet")
    #expect(result.status == 3)
    #expect(result.messageLines.count == 2)
    #expect(result.messageLines.first?.hasPrefix("wxr2: error: missing.xml: cannot open") == true)
    #expect(result.messageLines.last == "wxr2: error: empty: no files in this folder")
    #expect(try names(in: "out") == ["a.json"])
  }

  // Reports.

  @Test(arguments: ["1", "2", "5"])
  func tellsDiagnosticsArchiveByArchive(jobs: String) throws {
    try make("in")
    for number in 1...9 {
      let items = (1...(10 - number)).map { Archive.item($0, "</broken>") }
      var archive = Archive(items: [Archive.item(99)] + items)
      archive.end = ""
      try folder.write(archive, to: "in/\(number).xml")
    }
    let result = try run("in", "-o", "out", "--jobs", jobs)
    #expect(result.status == 3)
    var expected: [String] = []
    for number in 1...9 {
      expected.append("wxr2: in/\(number).xml:16: warning: item 1 “Cup 1”: ")
      if number < 9 {
        let (more, all) = (9 - number, 10 - number)
        expected.append(
          "wxr2: in/\(number).xml: \(more) more of stray-end-tag, \(all) in all; --verbose lists them"
        )
      }
      expected.append("wxr2: in/\(number).xml:\(53 - 4 * number): error: the archive ends ")
    }
    let lines = result.messageLines.dropLast()
    #expect(lines.count == expected.count)
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start)) }
    #expect(result.messages.contains("9 archives converted (9 with errors)"))
    let verbose = try run("in", "-o", "verbose", "--verbose")
    #expect(verbose.messageLines.count { $0.hasSuffix("[stray-end-tag]") } == 45)
    #expect(verbose.messages.contains("wxr2: in/3.xml: 8 posts to verbose/3.json\n"))
    #expect(try run("in", "-o", "quiet", "--quiet").messages == "")
  }

  @Test func leavesNoOutputOfARepairedArchiveWithStrict() throws {
    try folder.write(archive(1), to: "a.xml")
    try folder.write(archive(2, damaged: true), to: "b.xml")
    let result = try run("b.xml", "a.xml", "-o", "out", "--strict", "-q")
    #expect(result.status == 3)
    #expect(result.messages == "wxr2: error: b.xml:16: stopped by --strict [stray-end-tag]\n")
    #expect(try names(in: "out") == ["a.json"])
  }

  @Test(.enabled(if: FaultTests.canMount, FaultTests.needsMounts))
  func stopsManyConversionsWhenTheDiskIsFull() throws {
    for number in 1...9 {
      try folder.write(
        Archive(items: Archive.items(1...200, byteCount: 400)), to: "export\(number).xml")
    }
    let result = try Command.shell(
      """
      mkdir disk
      "$WXR2" json -q -o whole.json export1.xml
      unshare -m sh -c 'mount -t tmpfs -o size=1m none disk
        "$WXR2" json --each export*.xml -o disk; echo $?
        for file in disk/*; do sed s/export[0-9]/export1/ $file | cmp - whole.json; done
        mount -o remount,size=100m disk
        "$WXR2" json --each export*.xml -o disk --skip-existing; echo $?; ls -A disk | wc -l'
      """, in: folder.url)
    #expect(result.text == "1\n0\n9\n")
    let errors = result.messageLines.filter { $0.contains("error") }
    #expect(errors.count == 1)
    #expect(errors.first?.hasSuffix("No space left on device") == true)
    #expect(result.messages.contains(" left; --skip-existing goes on from here\n"))
  }

  // Usage.

  @Test(
    arguments: [
      ["a.xml"], ["a.xml", "-o", "-"], ["-", "-o", "out"], ["-o", "out"],
      ["a.xml", "-o", "out", "--force", "--skip-existing"],
    ])
  func refusesWrongUsage(arguments: [String]) throws {
    try folder.write(archive(1), to: "a.xml")
    let result = try Command.run(["json", "--each"] + arguments, in: folder.url)
    #expect(result.status == 64)
    #expect(try folder.names == ["a.xml"])
    #expect(
      try Command.run(["json", "a.xml", "--skip-existing"], in: folder.url).status == 64)
  }

  @Test(arguments: ["a.xml", "a.xml/out", "/proc/none"])
  func refusesAFolderThatCannotBe(path: String) throws {
    try folder.write(archive(1), to: "a.xml")
    let result = try run("a.xml", "-o", path)
    #expect(result.status == 1)
    #expect(result.messageLines.count == 1)
    #expect(try folder.names == ["a.xml"])
  }

  @Test func opensFewFiles() throws {
    try make("in")
    for number in 0..<100 { try folder.write(archive(number), to: "in/\(number).xml") }
    let result = try Command.shell(
      "ulimit -n 20; \"$WXR2\" json --each in -o out --jobs 4", in: folder.url)
    #expect(result.status == 0)
    #expect(try names(in: "out").count == 100)
  }
}
