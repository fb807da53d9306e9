import Foundation
import TestSupport
import Testing

/// `wxr2 markdown`: a folder of files, whole or not at all.
@Suite struct MarkdownCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["markdown"] + arguments, in: folder.url)
  }

  private func shell(_ line: String) throws -> Command.Result {
    try Command.shell(line, in: folder.url, patience: 60)
  }

  /// The paths of all files and empty folders, in order.
  private func tree() throws -> [String] {
    try shell("find . -type f -o -type d -empty | cut -c3- | LC_ALL=C sort").text
      .split(separator: "\n").map(String.init)
  }

  private func item(_ id: Int, slug: String, _ fields: String = "", body: String = "x") -> String {
    Archive.item(
      id,
      """
      <wp:post_name>\(slug)</wp:post_name><wp:status>publish</wp:status>
      <wp:post_type>post</wp:post_type><content:encoded><![CDATA[\(body)]]></content:encoded>
      \(fields)
      """)
  }

  @Test func speaksTheLanguageThatTheUserChooses() throws {
    let comment = """
      <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Kim</wp:comment_author>
      <wp:comment_content>x</wp:comment_content></wp:comment>
      """
    try folder.write(Archive(items: [item(1, slug: "a", comment)]))
    #expect(try run("export.xml", "--output", "out", "--locale", "pt_BR").status == 0)
    #expect(try shell("cat out/posts/a.md").text.contains("**Kim** disse:"))
    let result = try run("export.xml", "--output", "other", "--locale", "xx")
    #expect(result.status == 64)
    #expect(result.messages.contains("no words in the language 'xx'; there are ar, de, en, "))
  }

  @Test(arguments: [["--language", "fr"], ["--locale", "de"]])
  func convertsAgainWithAnotherLanguage(option: [String]) throws {
    try folder.write(Archive(items: [item(1, slug: "a")]))
    let again = ["--each", "-o", "out", "--run-log", "log", "--skip-existing", "export.xml"]
    for (options, count) in [([], 1), (option, 2), (option, 2)] {
      #expect(try Command.run(["markdown"] + options + again, in: folder.url).status == 0)
      #expect(try shell("grep -c '\"status\":\"converted\"' log").text == "\(count)\n")
    }
  }

  /// An archive that is converted again has no files left of what is no longer in it.
  @Test(arguments: [[], ["--run-log", "log"], ["--for", "hugo"]])
  func replacesTheFolderOfAChangedArchive(options: [String]) throws {
    let again = ["--each", "-q", "-o", "out", "--skip-existing", "export.xml"] + options
    try folder.write(Archive(items: [item(1, slug: "a"), item(2, slug: "gone")]))
    #expect(try Command.run(["markdown"] + again, in: folder.url).status == 0)
    #expect(try shell("find out -name gone.md").text != "")
    try folder.write(Archive(items: [item(1, slug: "a"), item(3, slug: "new")]))
    #expect(try shell("touch -d '1 hour' export.xml").status == 0)
    #expect(try Command.run(["markdown"] + again, in: folder.url).status == 0)
    #expect(try shell("find out -name new.md").text != "")
    #expect(try shell("find out -name gone.md").text == "")
    #expect(try shell("ls -A out").text == "export\n")
  }

  @Test(arguments: [("plain", "posts"), ("hugo", "content/posts")])
  func keepsChangedFilesOfAChangedArchive(target: String, posts: String) throws {
    let again = [
      "markdown", "--each", "--for", target, "-o", "out", "--skip-existing", "export.xml",
    ]
    try folder.write(Archive(items: [item(1, slug: "a"), item(2, slug: "gone")]))
    #expect(try Command.run(again, in: folder.url).status == 0)
    let mine = "out/export/\(posts)/mine.md"
    #expect(try shell("echo mine >\(mine); touch -d '1 hour' export.xml").status == 0)
    let refused = try Command.run(again, in: folder.url)
    #expect(refused.status == 3)
    #expect(refused.messages.contains("such as \(posts)/mine.md; move them away"))

    try folder.write(Archive(items: [item(1, slug: "a"), item(3, slug: "new")]))
    #expect(try shell("touch -d '1 hour' export.xml").status == 0)
    #expect(try Command.run(again + ["--update"], in: folder.url).status == 0)
    #expect(try shell("cat \(mine)").text == "mine\n")
    #expect(try shell("find out -name new.md").text != "")
    #expect(try shell("find out -name gone.md").text != "")
    #expect(try shell("touch -d '-1 hour' export.xml").status == 0)
    let skipped = try Command.run(again + ["--update"], in: folder.url)
    #expect(skipped.messages.contains("1 skipped"))
  }

  /// Folders of `wxr --split`, too.
  @Test func keepsAddedFilesBesideThePartsOfAChangedArchive() throws {
    let again = [
      "wxr", "--each", "--split-posts", "1", "-o", "out", "--skip-existing", "export.xml",
    ]
    try folder.write(Archive(items: [item(1, slug: "a"), item(2, slug: "b")]))
    #expect(try Command.run(again, in: folder.url).status == 0)
    try folder.write(Archive(items: [item(1, slug: "a")]))
    #expect(try shell("touch -d '1 hour' export.xml").status == 0)
    #expect(try Command.run(again, in: folder.url).status == 0)
    #expect(try shell("ls out/*").text == "part.001.xml\n")
    #expect(try shell("cd out/*; echo mine >mine; touch -d '2 hours' ../../export.xml").status == 0)
    let refused = try Command.run(again, in: folder.url)
    #expect(refused.status == 3)
    #expect(refused.messages.contains("such as mine; move them away"))
    #expect(try shell("cat out/*/mine").text == "mine\n")
  }

  @Test func writesAFileForEachPost() throws {
    try folder.write(
      Archive(items: [
        item(1, slug: "a"), item(2, slug: "A"), item(3, slug: "../../up"),
        item(4, slug: "p", "<wp:post_type>page</wp:post_type>"),
        item(5, slug: "q", "<wp:post_type>book</wp:post_type>"),
        item(6, slug: "r", "<wp:post_type>attachment</wp:post_type>"),
        item(7, slug: "s", "<wp:status>trash</wp:status>"),
      ]))
    let result = try run("export.xml", "--output", "out")
    #expect(result.status == 0)
    #expect(result.messages.contains("wxr2: 5 files written to out\n"))
    #expect(result.messages.contains("wxr2: not written, by type: attachment 1\n"))
    #expect(result.messages.contains("wxr2: not written, by status: trash 1\n"))
    #expect(
      try tree() == [
        "export.xml", "out/book/q.md", "out/pages/p.md", "out/posts/A-2.md", "out/posts/a.md",
        "out/posts/up.md",
      ])
  }

  @Test(arguments: [
    (["--type", "attachment"], ["out/attachment/r.md"]),
    (["--status", "trash"], ["out/posts/s.md"]), (["--since", "2999-01-01"], []),
  ])
  func writesWhatIsAskedFor(options: [String], files: [String]) throws {
    try folder.write(
      Archive(items: [
        item(1, slug: "a"), item(6, slug: "r", "<wp:post_type>attachment</wp:post_type>"),
        item(7, slug: "s", "<wp:status>trash</wp:status>"),
      ]))
    let result = try Command.run(
      ["markdown", "export.xml", "-o", "out"] + options, in: folder.url)
    #expect(result.status == 0)
    #expect(try tree().filter { $0.hasPrefix("out/") } == files)
  }

  @Test func keepsProtectedBodiesForThoseWhoAsk() throws {
    try folder.write(
      Archive(items: [
        item(1, slug: "a", "<wp:post_password>pass</wp:post_password>", body: "Hidden words")
      ]))
    let without = try run("export.xml", "-o", "without")
    #expect(without.messages.contains("1 body left out for a password"))
    #expect(!(try folder.read("without/posts/a.md")).contains("Hidden"))
    #expect(try folder.read("without/posts/a.md").contains("protected: true\n"))
    let with = try run("export.xml", "-o", "with", "--protected")
    #expect(with.status == 0)
    #expect(try folder.read("with/posts/a.md").contains("\nHidden words\n"))
    #expect(!(try folder.read("with/posts/a.md")).contains("protected"))
  }

  // Where the output goes.

  @Test func takesAFolderThatIsEmpty() throws {
    try folder.write(Archive(items: [item(1, slug: "a")]))
    #expect(try shell("mkdir -p out; \"$WXR2\" markdown -q export.xml -o out").status == 0)
    #expect(try tree() == ["export.xml", "out/posts/a.md"])
  }

  @Test func makesTheFoldersAround() throws {
    try folder.write(Archive(items: [item(1, slug: "a")]))
    #expect(try run("export.xml", "-o", "some/where/out").status == 0)
    #expect(try tree() == ["export.xml", "some/where/out/posts/a.md"])
  }

  @Test func leavesAFolderAloneThatIsNotEmpty() throws {
    try folder.write(Archive(items: [item(1, slug: "a"), item(2, slug: "b")]))
    _ = try shell("mkdir -p out/posts")
    try folder.write("mine", to: "out/posts/a.md")
    try folder.write("mine", to: "out/posts/c.md")
    let refused = try run("export.xml", "-o", "out")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("out: is not empty; use --force"))
    #expect(try tree() == ["export.xml", "out/posts/a.md", "out/posts/c.md"])
    #expect(try run("export.xml", "-o", "out", "--force").status == 0)
    #expect(try tree() == ["export.xml", "out/posts/a.md", "out/posts/b.md", "out/posts/c.md"])
    #expect(try folder.read("out/posts/a.md").hasPrefix("---\n"))
    #expect(try folder.read("out/posts/c.md") == "mine")
  }

  /// Before the archive is read, which may take its time.
  @Test func refusesAFolderBeforeItReads() throws {
    try folder.write("no archive", to: "export.xml")
    _ = try shell("mkdir -p out/posts")
    let result = try run("export.xml", "-o", "out")
    #expect(result.status == 1)
    #expect(result.messages.contains("out: is not empty"))
  }

  @Test func refusesAFileForAFolder() throws {
    try folder.write(Archive(items: [item(1, slug: "a")]))
    try folder.write("mine", to: "out")
    let result = try run("export.xml", "-o", "out", "--force")
    #expect(result.status == 1)
    #expect(result.messages.contains("out: is no folder"))
    #expect(try folder.read("out") == "mine")
  }

  @Test func refusesSeveralSites() throws {
    for number in [1, 2] {
      var archive = Archive(items: [item(1, slug: "a")])
      archive.fields = Archive.fields(address: "https://site\(number).example")
      try folder.write(archive, to: "\(number).xml")
    }
    let result = try run("1.xml", "2.xml", "-o", "out")
    #expect(result.status == 1)
    #expect(result.messages.contains("2 sites"))
    #expect(try tree() == ["1.xml", "2.xml"])
    #expect(try run("--each", "1.xml", "2.xml", "-o", "out").status == 0)
    #expect(
      try tree().filter { !$0.hasSuffix("/.wxr2-manifest") } == [
        "1.xml", "2.xml", "out/1/posts/a.md", "out/2/posts/a.md",
      ])
  }

  @Test func writesTheSameOnAnyNumberOfThreads() throws {
    let items = (1...3_000).map { item($0, slug: "s\($0 % 700)", body: "Body \($0)\n\n<b>x</b>") }
    try folder.write(Archive(items: items))
    let result = try shell(
      """
      "$WXR2" markdown -q --jobs 1 export.xml -o one && "$WXR2" markdown -q --jobs 4 - -o four < export.xml
      diff -r one four && find one -type f | wc -l
      """)
    #expect(result.text.trimmingCharacters(in: .whitespaces) == "3000\n")
  }

  // Faults.

  @Test func leavesNothingWhereItFails() throws {
    try folder.write(Archive(items: [item(1, slug: "a"), item(2, slug: "b", body: "a & b")]))
    try folder.write(Archive(items: [Archive.item(1, "a & b <broken>")]), to: "bad.xml")
    #expect(try run("--strict", "export.xml", "bad.xml", "-o", "out").status == 1)
    #expect(try tree() == ["bad.xml", "export.xml"])
  }

  private func writeLong() throws {
    try folder.write(
      Archive(items: (1...6_000).map { item($0, slug: "s\($0)", body: "Body \($0)") }))
  }

  /// A signal finds its folder half full, at whatever moment it comes.
  @Test(arguments: ["TERM", "INT"])
  func leavesNothingBehindASignal(signal: String) throws {
    try writeLong()
    let result = try shell(
      """
      "$WXR2" markdown -q -o whole export.xml
      mkdir work; cd work
      for moment in 0.02 0.05 0.08 0.11 0.14 0.17 0.2 0.23 0.26 0.3 0.34 0.38; do
        env --default-signal=INT,TERM timeout -s \(signal) $moment "$WXR2" markdown -q -o out ../export.xml
        [ $? = 124 ] && echo stopped
        [ -e out ] && { diff -rq out ../whole && echo whole; rm -r out; }
        ls -A
      done
      """)
    let lines = Set(result.text.split(separator: "\n"))
    #expect(lines.contains("stopped"))
    #expect(lines.isSubset(of: ["stopped", "whole"]), "\(lines)")
  }

  /// Nobody can tidy up behind SIGKILL; but nothing stands under the final name.
  @Test func showsNothingUnderItsNameWhenItIsKilled() throws {
    try writeLong()
    let result = try shell(
      """
      "$WXR2" markdown -q -o whole export.xml
      mkdir work; cd work
      for moment in 0.03 0.08 0.13 0.18 0.23 0.28 0.33; do
        timeout -s KILL $moment "$WXR2" markdown -q -o out ../export.xml
        [ $? = 137 ] && echo killed
        [ -e out ] && { diff -rq out ../whole && echo whole; rm -r out; }
        rm -rf .[!.]*
      done
      """)
    let lines = Set(result.text.split(separator: "\n"))
    #expect(lines.contains("killed"))
    #expect(lines.isSubset(of: ["killed", "whole"]), "\(lines)")
  }

  @Test(.enabled(if: FaultTests.canMount, FaultTests.needsMounts))
  func tellsThatTheDiskIsFull() throws {
    try writeLong()
    let result = try shell(
      """
      mkdir small
      unshare -m sh -c 'mount -t tmpfs -o size=1m none small && { "$WXR2" markdown -q -o small/out export.xml; echo $?; ls -A small; }'
      """)
    #expect(result.text == "1\n")
    #expect(result.messages.contains("No space left on device"))
  }
}
