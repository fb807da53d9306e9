import ByteOutput
import Foundation
import SiteExport
import SiteModel
import SystemPackage
import Testing

/// Second runs: what somebody has changed stays, and is listed.
@Suite final class UpdateTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "update-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes posts into the folder; returns the lines of the summary.
  @discardableResult
  private func run(
    _ posts: [(slug: String, body: String)], _ target: SiteTargetName = .plain, updates: Bool = true
  ) throws -> [String] {
    var options = SiteOptions()
    options.target = target
    options.updates = updates
    return try ExportedSite(
      posts.enumerated().map { Post($0.offset + 1, $0.element.slug, content: $0.element.body) },
      options, in: folder
    ).remarks
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private func edit(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  @Test func writesWhatIsNewAndChanged() throws {
    try run([("a", "one"), ("b", "two")])
    let remarks = try run([("a", "one"), ("b", "three"), ("c", "four")])
    #expect(remarks.first?.hasSuffix(": 1 new, 1 changed, 1 as before") == true)
    #expect(text("posts/b.md")?.hasSuffix("\nthree\n") == true)
    #expect(text("posts/c.md")?.hasSuffix("\nfour\n") == true)
  }

  @Test func keepsAndListsWhatWasEdited() throws {
    try run([("a", "one"), ("b", "two")])
    try edit("posts/a.md", "mine")
    for _ in 1...2 {
      let remarks = try run([("a", "new"), ("b", "two")])
      #expect(text("posts/a.md") == "mine")
      #expect(remarks.contains("1 file changed by somebody, and kept as they are:"))
      #expect(remarks.contains("  posts/a.md"))
    }
  }

  @Test func keepsFilesOfOthers() throws {
    try run([("a", "one")])
    try edit("posts/b.md", "mine")
    let remarks = try run([("a", "one"), ("b", "two")])
    #expect(text("posts/b.md") == "mine")
    #expect(remarks.contains("  posts/b.md"))
  }

  @Test func listsWhatIsGoneAndKeepsIt() throws {
    try run([("a", "one"), ("b", "two")])
    for _ in 1...2 {
      let remarks = try run([("a", "one")])
      #expect(text("posts/b.md") != nil)
      #expect(remarks.contains("1 file not of this archive any more, and kept:"))
    }
    try FileManager.default.removeItem(at: folder.appending(path: "posts/b.md"))
    #expect(try run([("a", "one")]).count == 1)
  }

  @Test func leavesOutWhatWasRemoved() throws {
    try run([("a", "one"), ("b", "two")])
    try FileManager.default.removeItem(at: folder.appending(path: "posts/a.md"))
    let remarks = try run([("a", "one"), ("b", "two")])
    #expect(text("posts/a.md") == nil)
    #expect(remarks.contains("1 file removed by somebody, and not written again:"))
  }

  @Test func followsNoLink() throws {
    try run([("a", "one")])
    try edit("mine.txt", "mine")
    try FileManager.default.removeItem(at: folder.appending(path: "posts/a.md"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "posts/a.md").path, withDestinationPath: "../mine.txt")
    try run([("a", "two")])
    #expect(text("mine.txt") == "mine")
    #expect(text("posts/a.md") == "mine")
  }

  /// A run that was broken off has moved some files, and its manifest knows both contents.
  @Test func goesOnAfterARunThatWasBrokenOff() throws {
    try run([("a", "one"), ("b", "two")])
    let first = try #require(text(".wxr2-manifest"))
    let old = try #require(text("posts/b.md"))
    try run([("a", "ONE"), ("b", "TWO")])
    let second = try #require(text(".wxr2-manifest"))
    try edit("posts/b.md", old)
    try edit(
      ".wxr2-manifest",
      first + second.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
    let remarks = try run([("a", "1"), ("b", "2")])
    #expect(remarks.first?.hasSuffix(": 0 new, 2 changed, 0 as before") == true)
  }

  @Test func refusesAFolderWithoutAManifest() throws {
    try edit("mine.txt", "mine")
    #expect(throws: OutputError.self) { try run([("a", "one")]) }
    try edit(".wxr2-manifest", "nothing of wxr2")
    #expect(throws: OutputError.self) { try run([("a", "one")]) }
    #expect(text("posts/a.md") == nil)
  }

  @Test func refusesAFolderForAnotherTarget() throws {
    try run([("a", "one")], .hugo, updates: false)
    #expect(throws: OutputError.self) { try run([("a", "one")], .jekyll) }
    #expect(try run([("a", "two")], .hugo).first?.contains("1 changed") == true)
  }

  @Test func writesNoManifestForPlainFilesUnlessAsked() throws {
    try run([("a", "one")], updates: false)
    #expect(text("posts/a.md") != nil)
    #expect(text(".wxr2-manifest") == nil)
  }
}
