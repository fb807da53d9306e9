import Foundation
import TestSupport
import Testing

/// What the command says and which status it ends with when not all is well.
@Suite struct FailureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["json"] + arguments, in: folder.url)
  }

  // Inputs that cannot be read.

  @Test(
    arguments: ["missing.xml", "folder", "empty.xml", "spaces.xml", "words.txt", "page.html"],
    ["", "--lines"])
  func refusesAnInput(name: String, form: String) throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "folder"), withIntermediateDirectories: false)
    try folder.write("", to: "empty.xml")
    try folder.write(" \n\n", to: "spaces.xml")
    try folder.write("Dear reader,\nno XML here.\n", to: "words.txt")
    try folder.write("<html>\n<p>Not found<br></html>", to: "page.html")
    let result = try Command.run(["json", name] + (form.isEmpty ? [] : [form]), in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.hasPrefix("wxr2: error: \(name): "))
    #expect(result.messages.hasSuffix("\n"))
  }

  @Test func refusesEmptyStandardInput() throws {
    let result = try run()
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messageLines.count == 1)
    #expect(result.messages.contains("empty"))
  }

  @Test func readsNothingWhenOneOfTheInputsIsMissing() throws {
    try folder.write(Archive(items: Archive.items(1...2)), to: "a.xml")
    for form in ["--jobs=2", "--lines"] {
      let result = try run(form, "a.xml", "missing.xml")
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.messages.contains("missing.xml"))
    }
  }

  // Wrong usage.

  @Test(
    arguments: [
      ["--nonsense"], ["--jobs", "0"], ["--jobs", "many"], ["--jobs"], ["--max-item", "0"],
      ["--lines", "--pretty"], ["--quiet", "--verbose"], ["--since", "2024-02-30"],
      ["--since", "yesterday"], ["--since", "2024-02-02", "--until", "2024-02-01"],
      ["--term", "news"], ["-", "-"],
    ])
  func refusesWrongUsage(arguments: [String]) throws {
    let result = try Command.run(["json"] + arguments, in: folder.url)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.hasPrefix("Error: "))
  }

  @Test func refusesAnUnknownCommand() throws {
    #expect(try Command.run(["convert", "export.xml"]).status == 64)
  }

  /// Inputs are open one at a time.
  @Test(arguments: ["--jobs=1", "--lines"])
  func readsMoreInputsThanItMayOpen(form: String) throws {
    try folder.write(Archive(items: Archive.items(1...2)))
    let result = try Command.shell(
      "ulimit -n 40; \"$WXR2\" json --quiet \(form) $(yes export.xml | head -n 60)",
      in: folder.url)
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.text.contains("Cup 2"))
  }

  // Statuses.

  private func writeDamaged() throws {
    var archive = Archive(items: [Archive.item(1), Archive.item(2), Archive.item(3)])
    archive.items[2].removeLast("</item>\n".utf8.count)
    archive.end = ""
    try folder.write(archive)
  }

  @Test(arguments: ["--jobs=1", "--lines"])
  func endsWithStatus3WhenSomethingIsLost(form: String) throws {
    try writeDamaged()
    let result = try run(form, "export.xml")
    #expect(result.status == 3)
    #expect(result.text.contains("Cup 1"))
    #expect(result.text.contains("Cup 3"))
    let line = try #require(result.messageLines.first)
    #expect(line.hasPrefix("wxr2: export.xml:17: error: item 3 “Cup 3”: "))
    #expect(line.hasSuffix("[truncated-item]"))
    #expect(result.messageLines.count == 2)
  }

  @Test func endsWithStatus0WhenSomethingIsRepaired() throws {
    try folder.write(Archive(item: "<wp:status>a</wp:status><wp:status>b</wp:status>"))
    let result = try run("export.xml")
    #expect(result.status == 0)
    #expect(result.messages.contains("warning"))
  }

  @Test(arguments: ["--jobs=1", "--lines"])
  func failsOfARepairWithStrict(form: String) throws {
    try folder.write(Archive(item: "<wp:status>a</wp:status><wp:status>b</wp:status>"))
    let result = try run("--strict", form, "export.xml")
    #expect(result.status == 1)
    #expect(result.messages.contains("repeated-element"))
    try writeDamaged()
    #expect(try run("--strict", form, "export.xml").status == 1)
    let quiet = try run("--strict", "--quiet", form, "export.xml")
    #expect(quiet.messages == "wxr2: error: export.xml:17: stopped by --strict [truncated-item]\n")
    try folder.write(Archive(items: Archive.items(1...2)))
    #expect(try run("--strict", form, "export.xml").status == 0)
  }

  @Test func endsAfterAWholeRecordWhenItFails() throws {
    var items = Archive.items(1...3_000, byteCount: 400)
    items[1_500] = Archive.item(1_501, "</broken>")
    try folder.write(Archive(items: items))
    let result = try run("--strict", "--lines", "export.xml")
    #expect(result.status == 1)
    #expect(result.text.hasSuffix("}\n"))
    #expect(try !result.lines.isEmpty)
  }

  @Test func saysNothingWithQuiet() throws {
    try writeDamaged()
    let result = try run("--quiet", "export.xml")
    #expect(result.status == 3)
    #expect(result.messages == "")
    let failed = try run("--quiet", "missing.xml")
    #expect(failed.messageLines.count == 1)
  }

  @Test func sumsUpOnOneLine() throws {
    try folder.write(Archive(items: Archive.items(1...2)))
    let result = try run("export.xml")
    #expect(result.messageLines.count == 1)
    #expect(result.messages.hasPrefix("wxr2: 2 posts read from "))
  }

  @Test func listsEveryDiagnosticWithVerboseOnly() throws {
    try folder.write(Archive(items: (1...9).map { Archive.item($0, "</broken>") }))
    let brief = try run("export.xml")
    #expect(brief.messageLines.count { $0.hasSuffix("[stray-end-tag]") } == 3)
    #expect(
      brief.messages.contains(
        "wxr2: export.xml: 6 more of stray-end-tag, 9 in all; --verbose lists them\n"))
    let verbose = try run("--verbose", "export.xml")
    #expect(verbose.messageLines.count { $0.hasSuffix("[stray-end-tag]") } == 9)
  }

  // Where output cannot go.

  @Test(arguments: ["", "--lines", "--output /dev/full"])
  func tellsWhenTheDiskIsFull(form: String) throws {
    let target = form.contains("output") ? "" : "> /dev/full"
    let result = try Command.shell("\"$WXR2\" json \(form) samples/blog.xml \(target)")
    #expect(result.status == 1)
    #expect(result.messages.contains("cannot write: No space left on device"))
    #expect(!result.messages.contains("posts read"))
  }

  @Test func tellsWhenTheDiskIsFullForTheSchema() throws {
    let result = try Command.shell("\"$WXR2\" schema > /dev/full")
    #expect(result.status == 1)
    #expect(result.messages.contains("No space left on device"))
  }

  /// Some parents, such as Python and systemd, start their children with the signal ignored.
  @Test(arguments: ["", "trap '' PIPE;"], ["", "--lines"])
  func endsSilentlyWhenThePipeIsClosed(start: String, form: String) throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    let result = try Command.shell(
      "\(start) \"$WXR2\" json \(form) export.xml | head -c 10", in: folder.url)
    #expect(result.output.count == 10)
    #expect(result.messages == "")
  }

  // What an archive can make a terminal do.

  private static let controls: [Unicode.Scalar] =
    [
      "\u{7F}", "\u{85}", "\u{9B}", "\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}",
      "\u{202E}",
      "\u{2066}",
    ]

  @Test(arguments: ["--jobs=1", "--lines"])
  func spellsControlCharactersOut(form: String) throws {
    var text = "x"
    for control in Self.controls { text.unicodeScalars.append(control) }
    text += "&#10;wxr2: error: a lie&#13;&#9;"
    var archive = Archive(
      items: [
        "<item><title>\(text) y</title><wp:post_id>1</wp:post_id></broken></item>\n",
        Archive.item(2, "stray \(text) words"),
        Archive.item(3, "<wp:status><b\u{202E}/></wp:status>"),
        Archive.item(4, Archive.meta(text + "z", "a:1:{i:0;")),
      ])
    archive.fields =
      "<title>T</title><link>https://a.example</link><wp:wxr_version>\(text)9</wp:wxr_version>"
    try folder.write(archive)
    let result = try run("--verbose", form, "export.xml")
    #expect(result.status == 0)
    #expect(result.messages.contains("\\u{9B}"))
    for scalar in result.messages.unicodeScalars where scalar != "\n" {
      #expect(!Self.controls.contains(scalar) && scalar.value >= 0x20, "\(scalar.value)")
    }
    #expect(result.messageLines.allSatisfy { $0.hasPrefix("wxr2: ") })
    #expect(!result.messageLines.contains { $0.hasPrefix("wxr2: error: a lie") })
  }

  @Test func spellsControlCharactersOutInTheReasonOfAFailure() throws {
    var archive = Archive()
    archive.fields = Archive.fields(address: "https://a.example/\u{9B}31m\u{202E}")
    try folder.write(archive, to: "a.xml")
    try folder.write(Archive(), to: "b\u{1B}[31m.xml")
    let result = try run("a.xml", "b\u{1B}[31m.xml")
    #expect(result.status == 1)
    let missing = try run("c\u{1B}[31m.xml")
    #expect(missing.status == 1)
    for scalar in (result.messages + missing.messages).unicodeScalars where scalar != "\n" {
      #expect(!Self.controls.contains(scalar) && scalar.value >= 0x20, "\(scalar.value)")
    }
  }

  @Test(arguments: ["--\u{1B}[31m", "--jobs=\u{9B}31m", "--since=\u{202E}x", "--term=\u{7}"])
  func spellsControlCharactersOutInWhatWasTyped(argument: String) throws {
    let result = try run(argument)
    #expect(result.status == 64)
    #expect(result.messages.contains("\\u{"))
    for scalar in result.messages.unicodeScalars where scalar != "\n" {
      #expect(!Self.controls.contains(scalar) && scalar.value >= 0x20, "\(scalar.value)")
    }
  }

  /// A single character may be made of any number of code points.
  @Test func shortensTitles() throws {
    let title = "Tea" + String(repeating: "\u{301}", count: 5_000)
    try folder.write(
      Archive(items: [
        "<item><title>\(title)</title><wp:post_id>1</wp:post_id></broken></item>\n",
        Archive.item(2),
      ]))
    let result = try run("export.xml")
    #expect(result.messages.contains("item 1 “Te"))
    #expect(result.messages.unicodeScalars.count < 400)
  }

  /// What is told ends up in logs, and in the outputs that hold diagnostics.
  @Test(
    arguments: [
      ["json"], ["json", "--lines"], ["json", "--each", "--output", "out"],
      ["sqlite", "--output", "out"], ["sqlite", "--each", "--output", "out"],
      ["markdown", "--output", "out"], ["markdown", "--each", "--output", "out"],
    ])
  func redactsWhatItTells(form: [String]) throws {
    let body = "<content:encoded><![CDATA[<script>x</script>]]></content:encoded>"
    // The reader tells the text between the elements, the Markdown exporter the script.
    try folder.write(
      Archive(items: [
        "<item><title>from bob@teapot.example</title><wp:post_id>1</wp:post_id>\(body)"
          + "<wp:post_type>post</wp:post_type>write to ann@teapot.example now</item>"
      ]))
    let told = try Command.run(form + ["export.xml", "--verbose"], in: folder.url).messages
    #expect(told.contains("ann@teapot.example"))
    #expect(told.contains("bob@teapot.example"))

    let options = ["export.xml", "--verbose", "--redact", "--force"]
    let redacted = try Command.run(form + options, in: folder.url)
    #expect(redacted.status == 0)
    #expect(redacted.messages.contains("[stray-text]"))
    #expect(!redacted.messages.contains("teapot.example"))
    if form[0] == "markdown" { #expect(redacted.messages.contains("[dropped-script]")) }
    if form[0] == "json", !form.contains("--each") {
      let diagnostics = redacted.text.split(separator: "\n")
        .filter { $0.contains("stray-text") && !$0.contains(#""record":"input""#) }
      #expect(diagnostics.count == 1)
      #expect(!diagnostics[0].contains("@teapot.example"))
    }
  }

  /// The names in front matter are records of the archive, too.
  @Test func redactsNamesOfAuthorsInFrontMatter() throws {
    let author = """
      <wp:author><wp:author_login>%@</wp:author_login>\
      <wp:author_display_name>%@</wp:author_display_name></wp:author>
      """
    let authors = [("ann@teapot.example", "ann@teapot.example"), ("bob@teapot.example", "Bob")]
      .map { String(format: author, $0, $1) }.joined()
    let post = """
      <item><title>A</title><dc:creator>bob@teapot.example</dc:creator><wp:post_id>1</wp:post_id>\
      <wp:post_type>post</wp:post_type></item>
      """
    var archive = Archive(channel: authors)
    archive.items = [post]
    try folder.write(archive)
    let result = try Command.run(
      ["markdown", "--redact", "--output", "out", "export.xml"], in: folder.url)
    #expect(result.status == 0)
    let text = try String(contentsOf: folder.url.appending(path: "out/posts/a.md"), encoding: .utf8)
    #expect(!text.contains("teapot.example"))
    #expect(text.contains("redacted@example.invalid"))
  }

  // Archives that must not keep the command forever.

  /// What libxml2's push parser does not judge before more comes, and what is no item to XML.
  private static let riddles = [
    "<item xmlns=\"urn:other\"><title>x</title></item>",
    "<item xmlns=\"http://wordpress.org/export/1.2/\"><post_id>9</post_id></item>",
    "<item a=\"x/>y\"><wp:post_id>9</wp:post_id></item>",
    "<item><title>Tom & Jerry</title></item>",
    "<item><link>https://a.example/?a=1&b=2</link></item>",
    "<item>&</item>", "<item>&amp</item>", "<item><x a=\"</item>\"/></item>",
    "<item><x a=\"<item>\"/></item>", "<item><x a='\n<item>'/></item>", "<item><</item>",
    "<item><x </item>", "<item></x</item>", "<item><!x></item>", "<item><x y='></item>",
  ]

  @Test(arguments: Self.riddles)
  func readsTheItemsAroundOneThatIsNone(item: String) throws {
    try folder.write(Archive(items: [Archive.item(1), item + "\n", Archive.item(2)]))
    let result = try run("--quiet", "export.xml")
    try #require([0, 3].contains(result.status), "137 is a command that hung")
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    let others = posts.compactMap { $0["id"] as? Int }.filter { $0 < 3 }
    #expect(others == [1, 2])
  }

  @Test(arguments: Self.riddles)
  func readsTheItemsBeforeOneThatIsNone(item: String) throws {
    try folder.write(Archive(items: Archive.items(1...2) + [item + "\n"]))
    let result = try run("--quiet", "export.xml")
    try #require([0, 3].contains(result.status), "137 is a command that hung")
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    #expect(posts.prefix(2).map { $0["id"] as? Int } == [1, 2])
  }

  /// An item whose tag holds a `>` or whose namespace is WordPress's own is an item all the same.
  @Test(arguments: ["<item a=\"x>y\">", "<item a=\"x/>y\">", "<item a='/>'>"])
  func readsItemsWhoseTagHoldsABracket(tag: String) throws {
    try folder.write(
      Archive(items: [tag + "<wp:post_id>9</wp:post_id></item>\n", Archive.item(2)]))
    let result = try run("--quiet", "export.xml")
    try #require(result.status == 0)
    let posts = try #require(try result.json["posts"] as? [[String: Any]])
    #expect(posts.map { $0["id"] as? Int } == [9, 2])
  }
}
