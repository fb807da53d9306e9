import Foundation
import TestSupport
import Testing

@Suite struct JSONCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["json"] + arguments, in: folder.url)
  }

  private func path(_ sample: String) -> String { Sample(name: sample).url.path }

  // The two forms.

  @Test(arguments: try Sample.all)
  func writesTheSameContentAsDocumentAndAsLines(sample: Sample) throws {
    let document = try run(sample.url.path).json
    var lines: [String: [NSDictionary]] = [:]
    for var line in try run("--lines", sample.url.path).lines {
      let record = try #require(line.removeValue(forKey: "record") as? String)
      #expect(line.removeValue(forKey: "site") as? String == Self.key(of: document))
      #expect(line.removeValue(forKey: "input") as? String == sample.url.path)
      #expect(line.removeValue(forKey: "offset") is Int)
      lines[record, default: []].append(NSDictionary(dictionary: line))
    }
    let site = try #require(document["site"] as? [String: Any])
    #expect(lines["site"]?.last == NSDictionary(dictionary: site))
    for (record, key) in [
      "author": "authors", "term": "terms", "post": "posts", "diagnostic": "diagnostics",
    ] {
      let objects = try #require(document[key] as? [[String: Any]])
      #expect(lines[record, default: []] == objects.map { NSDictionary(dictionary: $0) })
    }
    #expect(document["wxr2_format"] as? Int == 1)
  }

  private static func key(of document: [String: Any]) -> String? {
    let site = document["site"] as? [String: Any] ?? [:]
    return ["base_blog_url", "base_site_url", "link"].lazy
      .compactMap { site[$0] as? String }.first { !$0.isEmpty }
  }

  @Test(arguments: try Sample.all)
  func indentsTheSameDocument(sample: Sample) throws {
    let plain = try run(sample.url.path)
    let pretty = try run("--pretty", sample.url.path)
    #expect(try NSDictionary(dictionary: plain.json) == NSDictionary(dictionary: pretty.json))
    #expect(pretty.text.contains("\n  \"site\": {\n    \"title\": "))
    #expect(pretty.text.hasSuffix("}\n"))
    #expect(plain.text.hasSuffix("}\n"))
    #expect(!pretty.text.contains(" \n"))
  }

  @Test func writesOneRecordALine() throws {
    let result = try run("--lines", path("blog"))
    #expect(result.status == 0)
    #expect(result.text.hasSuffix("}\n"))
    for line in result.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.hasPrefix("{\"record\":\""))
    }
  }

  // Where archives come from.

  @Test(arguments: ["", "-"], ["", "--lines"])
  func readsStandardInput(name: String, form: String) throws {
    let file = path("blog")
    let expected = try Command.shell("\"$WXR2\" json \(form) \(file) | sed 's|\(file)|-|g'").text
    #expect(expected.count > 10_000)
    let redirected = try Command.shell("\"$WXR2\" json \(form) \(name) < \(file)")
    #expect(redirected.text == expected)
    let piped = try Command.shell("cat \(file) | \"$WXR2\" json \(form) \(name)")
    #expect(piped.text == expected)
    let slow = try Command.shell(
      "(head -c 3000 \(file); sleep 0.1; tail -c +3001 \(file)) | \"$WXR2\" json \(form) \(name)")
    #expect(slow.text == expected)
  }

  @Test func readsStandardInputFromWhereItStands() throws {
    let start = "not of the archive\n"
    try folder.write(start + Archive(items: Archive.items(1...3)).text, to: "offset.txt")
    let result = try Command.shell(
      "(read line; \"$WXR2\" json --quiet) < offset.txt", in: folder.url)
    #expect(try (result.json["posts"] as? [Any])?.count == 3)
  }

  /// The same bytes, however they come.
  @Test(arguments: ["", "--lines"])
  func writesTheSameForAPipeAsForAFile(form: String) throws {
    try folder.write(Self.long, to: "-")
    let file = try Command.shell("\"$WXR2\" json --quiet \(form) < ./-", in: folder.url)
    let pipe = try Command.shell("cat ./- | \"$WXR2\" json --quiet \(form)", in: folder.url)
    let pieces = try Command.shell(
      "dd if=./- bs=5000 2>/dev/null | \"$WXR2\" json --quiet \(form)", in: folder.url)
    #expect(file.output.count > 1_000_000)
    // Compared outside, as a difference of megabytes is nothing to print.
    let isSame = (pipe: pipe.output == file.output, pieces: pieces.output == file.output)
    #expect(isSame.pipe)
    #expect(isSame.pieces)
  }

  @Test(arguments: ["", "--lines", "--pretty"])
  func writesTheSameOnEachNumberOfCores(form: String) throws {
    try folder.write(Self.long)
    let one = try Command.shell(
      "\"$WXR2\" json --jobs 1 --quiet \(form) export.xml", in: folder.url)
    #expect(one.status == 0)
    #expect(one.output.count > 1_000_000)
    for jobs in [2, 7] {
      let more = try Command.shell(
        "\"$WXR2\" json --jobs \(jobs) --quiet \(form) export.xml", in: folder.url)
      let isSame = more.output == one.output
      #expect(isSame)
      #expect(more.status == 0)
    }
  }

  /// About 1.5 MB, with something to tell every hundred items.
  private static let long: Archive = {
    var items = Archive.items(1...3_000, byteCount: 400)
    for index in stride(from: 50, to: 3_000, by: 100) {
      items[index] = Archive.item(index + 1, "</broken>")
      items[index + 9] = items[index + 8]
    }
    return Archive(items: items)
  }()

  // Several archives.

  private func archive(
    _ ids: some Sequence<Int>, address: String = "https://teapot.example"
  ) -> Archive {
    var archive = Archive(items: Archive.items(ids))
    archive.fields = Archive.fields(address: address)
    return archive
  }

  @Test func mergesArchivesOfOneSite() throws {
    try folder.write(archive(1...2), to: "a.xml")
    try folder.write(archive(2...3), to: "b.xml")
    let result = try run("a.xml", "b.xml")
    #expect(result.status == 0)
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    #expect(posts.map { $0["id"] as? Int } == [1, 2, 3])
    let diagnostics = try #require(try result.json["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == ["repeated-item"])
  }

  @Test func refusesArchivesOfSeveralSitesInOneDocument() throws {
    try folder.write(archive(1...2), to: "a.xml")
    try folder.write(archive(1...2, address: "https://mug.example"), to: "b.xml")
    let result = try run("a.xml", "b.xml")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.contains("--lines"))
    #expect(result.messages.contains("https://teapot.example"))
    #expect(result.messages.contains("https://mug.example"))
  }

  @Test func takesArchivesOfSeveralSitesAsLines() throws {
    try folder.write(archive(1...2), to: "a.xml")
    try folder.write(archive(1...2, address: "https://mug.example"), to: "b.xml")
    let result = try run("--lines", "a.xml", "b.xml")
    #expect(result.status == 0)
    let posts = try result.lines.filter { $0["record"] as? String == "post" }
    #expect(
      posts.map { $0["site"] as? String } == [
        "https://teapot.example", "https://teapot.example", "https://mug.example",
        "https://mug.example",
      ])
  }

  @Test func mixesStandardInputWithFiles() throws {
    try folder.write(archive(1...2), to: "a.xml")
    try folder.write(archive(3...4), to: "b.xml")
    let result = try Command.shell("cat b.xml | \"$WXR2\" json --quiet a.xml -", in: folder.url)
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    #expect(posts.map { $0["id"] as? Int } == [1, 2, 3, 4])
  }

  // A sample whose content is known by heart.

  @Test func writesTheResponsesInTheArchivesOrder() throws {
    let result = try run(path("responses"))
    #expect(result.status == 0)
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    let comments = try #require(posts.first?["comments"] as? [[String: Any]])
    #expect(comments.map { $0["id"] as? Int } == Array(611...618))
    #expect(
      comments.map { $0["kind"] as? String } == [
        "reblog", "pingback", "reblog", "comment", "pingback", "reblog", "pingback", "reblog",
      ])
    let reblogs = comments.compactMap { $0["reblog"] as? [String: String] }
    #expect(
      reblogs.map { $0["blog_title"] } == [
        "The Quiet Ledger", "Grumble Street", "Rathaus nebenan", "Parish & Pavement",
      ])
    #expect(
      reblogs.map { $0["url"] } == [
        "http://quietledger.wordpress.example/2014/09/15/dear-ellmouthward/",
        "http://grumblestreet.wordpress.example/2014/09/16/dear-ellmouthward/",
        "http://rathausnebenan.wordpress.example/2014/09/22/liebe-ellmouthward/",
        "http://parishandpavement.wordpress.example/2014/10/14/a-letter-worth-stealing/",
      ])
    #expect(reblogs[1]["note"] == "What a load of tosh.")
    #expect(reblogs[0]["note"]?.hasPrefix("The map in the drawer") == true)
    #expect(reblogs[2]["note"]?.hasSuffix("liegt in der Schublade.") == true)
    #expect(reblogs[3]["note"]?.contains("<strong>one</strong>") == true)
    #expect(comments[4]["author_name"] as? String == "Who keeps the minutes? « Ward Walker")
    #expect((comments[3]["content"] as? String)?.hasSuffix("Ours are shortbread.") == true)
    #expect(comments[3]["reblog"] is NSNull)
  }
}
