import Foundation
import TestSupport
import Testing

/// Where lines come from, and what is said about inputs.
@Suite struct ProvenanceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func lines(_ arguments: String...) throws -> [[String: Any]] {
    try Command.run(["json", "--lines", "-q"] + arguments, in: folder.url).lines
  }

  /// An offset leads to the start tag of its element.
  @Test(arguments: try Sample.all, [true, false])
  func knowsWhereEachElementBegins(sample: Sample, onOneLine: Bool) throws {
    var text = try String(contentsOf: sample.url, encoding: .utf8)
    if onOneLine { text = text.replacing("\n", with: " ") }
    try folder.write(text, to: "a.xml")
    let bytes = Array(text.utf8)
    var last = -1
    for line in try lines("a.xml") {
      let offset = try #require(line["offset"] as? Int)
      let start = String(decoding: bytes[offset...].prefix(20), as: UTF8.self)
      switch line["record"] as? String {
      case "site": #expect(start.hasPrefix("<channel"))
      case "author": #expect(["<wp:author>", "<wp:wp_author>"].contains { start.hasPrefix($0) })
      case "term":
        #expect(
          ["<wp:category>", "<wp:tag>", "<wp:term>"].contains { start.hasPrefix($0) }, "\(start)")
      case "post": #expect(start.hasPrefix("<item"))
      case "input": #expect(offset == bytes.count)
      default: continue
      }
      #expect(offset > last)
      last = offset
    }
  }

  /// In the bytes of the file, not in those of the text that it is decoded to.
  @Test func countsOffsetsInTheInput() throws {
    let text = Archive(items: [Archive.item(1, "<title>ä€</title>"), Archive.item(2)]).text
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try Data(bytes).write(to: folder.url.appending(path: "wide.xml"))
    let posts = try lines("wide.xml", "--records", "post")
    #expect(posts.count == 2)
    for post in posts {
      let offset = try #require(post["offset"] as? Int)
      #expect(Array(bytes[offset...].prefix(10)) == [60, 0, 105, 0, 116, 0, 101, 0, 109, 0])
    }
  }

  @Test func namesThePartOfAContainer() throws {
    for number in 1...2 {
      try folder.write(Archive(items: [Archive.item(number)]), to: "part\(number).xml")
    }
    let result = try Command.shell(
      """
      python3 -m zipfile -c site.zip part1.xml part2.xml
      "$WXR2" json --lines -q --records post,input site.zip part1.xml
      cat part2.xml | "$WXR2" json --lines -q --records post,input --input-name download.xml
      """, in: folder.url)
    let lines = try result.lines
    #expect(
      lines.map { $0["input"] as? String }
        == ["site.zip/part1.xml", "site.zip/part1.xml", "site.zip/part2.xml", "site.zip/part2.xml"]
        + ["part1.xml", "download.xml", "download.xml"])
    #expect(
      lines.map { $0["record"] as? String }
        == ["post", "input", "post", "input", "input", "post", "input"])
  }

  @Test func sumsUpEachInput() throws {
    var cutOff = Archive(items: [Archive.item(1, "</broken>"), Archive.item(2)])
    cutOff.end = ""
    try folder.write(cutOff, to: "a.xml")
    let input = try #require(lines("a.xml", "--type", "page", "--records", "input").first)
    #expect(input["status"] as? String == "partial")
    #expect(input["post_count"] as? Int == 2)
    let counts = try #require(input["diagnostic_counts"] as? [[String: Any]])
    #expect(counts.map { $0["code"] as? String } == ["stray-end-tag", "truncated-archive"])
  }

  @Test(arguments: [
    ["--records", "posts", "--lines"], ["--records", "post"], ["--keep-going"],
  ])
  func refusesWrongUsage(arguments: [String]) throws {
    try folder.write(Archive(items: [Archive.item(1)]), to: "a.xml")
    #expect(try Command.run(["json", "a.xml"] + arguments, in: folder.url).status == 64)
  }

  // Inputs that fail.

  private func writeGoodAndBad() throws {
    try folder.write(Archive(items: [Archive.item(1)]), to: "a.xml")
    try folder.write("<html></html>", to: "bad.xml")
    try folder.write(Archive(items: [Archive.item(2)]), to: "b.xml")
  }

  private static let inputs = ["a.xml", "missing.xml", "bad.xml", "b.xml"]

  @Test func goesOnBehindAnInputThatFails() throws {
    try writeGoodAndBad()
    let result = try Command.run(
      ["json", "--lines", "--keep-going", "--run-log", "log"] + Self.inputs, in: folder.url)
    #expect(result.status == 3)
    let posts = try result.lines.filter { $0["record"] as? String == "post" }
    #expect(posts.map { $0["id"] as? Int } == [1, 2])
    let inputs = try result.lines.filter { $0["record"] as? String == "input" }
    #expect(inputs.map { $0["input"] as? String } == Self.inputs)
    #expect(
      inputs.map { $0["status"] as? String } == ["converted", "failed", "failed", "converted"])
    let failures = try result.lines.filter { $0["code"] as? String == "failed-input" }
    #expect(failures.map { $0["file"] as? String } == ["missing.xml", "bad.xml"])
    #expect(result.messages.contains("wxr2: missing.xml: error: cannot open: No such file"))
    let log = try folder.read("log").split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(log.map { $0["input"] as? String } == Self.inputs)
    #expect(log.map { $0["status"] as? String } == ["converted", "failed", "failed", "converted"])
    // Without the option the first failure ends the run.
    #expect(try Command.run(["json", "--lines"] + Self.inputs, in: folder.url).status == 1)
  }

  @Test func writesADatabaseOfTheInputsThatCanBeRead() throws {
    try writeGoodAndBad()
    let result = try Command.run(
      ["sqlite", "--keep-going", "-o", "a.db"] + Self.inputs, in: folder.url)
    #expect(result.status == 3)
    let query = try Command.shell(
      """
      sqlite3 a.db "SELECT count(*) FROM posts; SELECT file FROM diagnostics
        WHERE code = 'failed-input' ORDER BY file"
      """, in: folder.url)
    #expect(query.text == "2\nbad.xml\nmissing.xml\n")
  }

  @Test func looksAtEachArchive() throws {
    try writeGoodAndBad()
    let result = try Command.run(
      ["inspect", "--each", "--json"] + Self.inputs, in: folder.url)
    #expect(result.status == 3)
    #expect(try result.lines.map { $0["input"] as? String } == Self.inputs)
    #expect(
      try result.lines.map { $0["status"] as? String } == [
        "converted", "failed", "failed", "converted",
      ])
    #expect(try result.lines.map { ($0["sites"] as? [Any])?.count } == [1, 0, 0, 1])
  }

  /// Bytes of nothing are no text in UTF-16.
  @Test(arguments: [[], [0, 0], [0xFF, 0xFE], [0xFE, 0xFF], [0, 60]] as [[UInt8]])
  func knowsRandomBytes(start: [UInt8]) throws {
    // The same noise in each run: one start in some hundreds looks like UTF-16.
    var state: UInt64 = 42
    let noise = (0..<5000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    try Data(start + noise).write(to: folder.url.appending(path: "noise"))
    let result = try Command.run(["json", "noise"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.messages.contains("not a WordPress export"), "\(result.messages)")
  }
}
