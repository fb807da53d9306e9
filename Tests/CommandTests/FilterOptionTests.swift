import Foundation
import TestSupport
import Testing

/// The options that thin and redact.
@Suite struct FilterOptionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var archive = Archive(
      channel: """
        <wp:author><wp:author_login>ann</wp:author_login>\
        <wp:author_email>ann@a.example</wp:author_email></wp:author>\
        <wp:tag><wp:tag_slug>hot</wp:tag_slug></wp:tag>
        """)
    archive.items = [
      Self.item(
        1, "post", "publish", "ann", "2024-01-01 23:30:00", gmt: "2024-01-01 22:30:00", "news"),
      Self.item(
        2, "post", "draft", "bo", "2024-01-02 00:30:00", gmt: "0000-00-00 00:00:00", "caf%c3%a9"),
      Self.item(
        3, "page", "publish", "ann", "2024-01-03 00:30:00", gmt: "2024-01-02 23:30:00", "news"),
      Self.item(4, "nav_menu_item", "publish", "", "", gmt: "", ""),
    ]
    try folder.write(archive)
  }

  private static func item(
    _ id: Int, _ type: String, _ status: String, _ author: String, _ date: String, gmt: String,
    _ slug: String
  ) -> String {
    Archive.item(
      id,
      """
      <wp:post_type>\(type)</wp:post_type><wp:status>\(status)</wp:status>\
      <dc:creator>\(author)</dc:creator><wp:post_date>\(date)</wp:post_date>\
      <wp:post_date_gmt>\(gmt)</wp:post_date_gmt>\
      <category domain="category" nicename="\(slug)">N</category>\
      <content:encoded>Write to me@a.example.</content:encoded>\
      <wp:comment><wp:comment_id>\(id)</wp:comment_id>\
      <wp:comment_author_email>cy@c.example</wp:comment_author_email>\
      <wp:comment_author_IP>192.0.2.7</wp:comment_author_IP></wp:comment>\
      \(Archive.meta("contact", "dee@d.example"))
      """)
  }

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run(["json", "--quiet", "export.xml"] + arguments, in: folder.url)
  }

  @Test(
    arguments: [
      ([], [1, 2, 3, 4]), (["--type", "post"], [1, 2]), (["--type", "post,page"], [1, 2, 3]),
      (["--type", "post", "--type", "page"], [1, 2, 3]), (["--status", "draft"], [2]),
      (["--author", "ann"], [1, 3]), (["--author", "ann,bo"], [1, 2, 3]),
      (["--author", "Ann"], []),
      (["--term", "category:news"], [1, 3]), (["--term", "category:café"], [2]),
      (["--term", "category:caf%C3%A9"], [2]), (["--term", "post_tag:news"], []),
      (["--term", "category:news,category:café"], [1, 2, 3]),
      // The day in UTC, where it is known.
      (["--since", "2024-01-02"], [2, 3]), (["--since", "2024-01-03"], []),
      (["--until", "2024-01-01"], [1]),
      (["--since", "2024-01-01", "--until", "2024-01-02"], [1, 2, 3]),
      (["--type", "post", "--author", "ann"], [1]),
      (["--type", "post", "--term", "category:nowhere"], []),
    ] as [([String], [Int])])
  func selectsPosts(options: [String], ids: [Int]) throws {
    let result = try run(options)
    #expect(result.status == 0)
    let document = try result.json
    #expect((document["posts"] as? [[String: Any]])?.map { $0["id"] as? Int } == ids)
    #expect((document["authors"] as? [Any])?.count == 1)
    #expect((document["terms"] as? [Any])?.count == 1)
    let lines = try run(options + ["--lines"]).lines
    #expect(lines.filter { $0["record"] as? String == "post" }.map { $0["id"] as? Int } == ids)
    #expect(lines.count { $0["record"] as? String == "author" } == 1)
  }

  @Test(arguments: [[], ["--lines"]])
  func leavesCommentsOut(form: [String]) throws {
    #expect(try run(form).text.contains("\"author_ip\""))
    let result = try run(["--no-comments"] + form)
    #expect(!result.text.contains("\"author_ip\""))
    #expect(result.text.contains("Cup 4"))
    #expect(result.text.contains("\"comments\":[]"))
  }

  @Test(arguments: [[], ["--lines"], ["--pretty"]])
  func redactsAddresses(form: [String]) throws {
    let text = try run(["--redact"] + form).text
    for address in ["ann@a.example", "cy@c.example", "192.0.2.7", "dee@d.example"] {
      #expect(!text.contains(address))
    }
    #expect(text.contains("redacted@example.invalid"))
    #expect(text.contains("0.0.0.0"))
    #expect(text.contains("me@a.example"), "bodies stay as they are")
  }

  @Test func redactsByAKey() throws {
    try folder.write("a long secret", to: "key")
    try folder.write("another secret", to: "other")
    let first = try run(["--redact-key", "key"])
    #expect(first.status == 0)
    #expect(!first.text.contains("cy@c.example"))
    #expect(first.text.contains("@example.invalid"))
    #expect(!first.text.contains("redacted@"))
    #expect(try run(["--redact-key", "key"]).text == first.text)
    #expect(try run(["--redact-key", "other"]).text != first.text)
  }

  @Test func refusesAKeyThatIsNone() throws {
    try folder.write("", to: "empty")
    for key in ["missing", "empty", "."] {
      let result = try run(["--redact-key", key, "--output", "out.json"])
      #expect(result.status == 1)
      #expect(result.messageLines.count == 1)
      #expect(result.messages.contains(key))
      #expect(try folder.names == ["empty", "export.xml"])
    }
  }
}
