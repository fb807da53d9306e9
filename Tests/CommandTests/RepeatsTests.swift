import Foundation
import TestSupport
import Testing

/// Several exports of one blog over time.
@Suite struct RepeatsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // The names are not in the order of the exports.
    try write("b.xml", "Mon, 01 Jan 2024 10:00:00 +0000", [(1, "one"), (2, "two"), (3, "three")])
    try write("a.xml", "Thu, 01 Feb 2024 10:00:00 +0000", [(1, "one"), (2, "two, changed")])
    // As in the first export again.
    try write("c.xml", "Fri, 01 Mar 2024 10:00:00 +0000", [(2, "two"), (4, "four")])
  }

  private func write(_ name: String, _ date: String, _ posts: [(id: Int, title: String)]) throws {
    var archive = Archive(
      items: posts.map {
        "<item><title>\($0.title)</title><wp:post_id>\($0.id)</wp:post_id></item>"
      })
    archive.fields = Archive.fields(address: "https://blog.example") + "<pubDate>\(date)</pubDate>"
    try folder.write(archive, to: name)
  }

  private func titles(_ arguments: String...) throws -> [String] {
    try Command.run(
      ["json", "--lines", "-q", "--records", "post", "a.xml", "b.xml", "c.xml"] + arguments,
      in: folder.url
    ).lines.compactMap { $0["title"] as? String }.sorted()
  }

  @Test func keepsAllOfThem() throws {
    #expect(try titles() == ["four", "one", "three", "two", "two, changed"])
    #expect(try titles("--repeats", "keep") == titles())
  }

  @Test(arguments: ["1", "2"])
  func takesTheNewest(jobs: String) throws {
    #expect(try titles("--repeats", "latest", "--jobs", jobs) == ["four", "one", "three", "two"])
  }

  @Test func countsWhatIsLeftOut() throws {
    let result = try Command.run(
      ["json", "--repeats", "latest", "a.xml", "b.xml", "c.xml"], in: folder.url)
    let posts = try #require(result.json["posts"] as? [[String: Any]])
    #expect(posts.count == 4)
    let diagnostics = try #require(result.json["diagnostics"] as? [[String: Any]])
    let left = diagnostics.filter { $0["code"] as? String == "superseded-item" }
    #expect(left.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == 3)
    #expect(!diagnostics.contains { $0["code"] as? String == "duplicate-post-id" })
  }

  @Test func givesWhatAppendingOneByOneGives() throws {
    let result = try Command.shell(
      """
      "$WXR2" sqlite -q --repeats latest a.xml b.xml c.xml -o once.db
      for name in b a c; do "$WXR2" sqlite -q --append $name.xml -o one-by-one.db; done
      for name in once one-by-one; do
        sqlite3 $name.db 'SELECT id, title FROM posts ORDER BY id'; done
      """, in: folder.url)
    let rows = result.text.split(separator: "\n")
    #expect(rows.count == 8)
    #expect(rows.prefix(4) == rows.suffix(4))
  }
}
