import Foundation
import TestSupport
import Testing

/// What `inspect` tells beside the counts, held against the document that `json` writes.
@Suite struct InspectDetailTests {
  @Test(arguments: try Sample.all.map { "samples/\($0.name).xml" })
  func agreesWithTheDocument(sample: String) throws {
    let site = try Self.site(sample)
    let document = try Command.run(["json", "--quiet", sample]).json
    let posts = document["posts"] as? [[String: Any]] ?? []

    let written = posts.filter { !["attachment", "nav_menu_item"].contains($0["type"] as? String) }
    var months: [String: Int] = [:]
    for post in written {
      let date = post["date_gmt"] as? String ?? post["date"] as? String ?? ""
      if !date.isEmpty {
        months[date.prefix(7) + " " + (post["type"] as? String ?? ""), default: 0] += 1
      }
    }
    #expect(Self.tally(site, "posts_by_month", "month", "type") == months)

    let comments = posts.flatMap { $0["comments"] as? [[String: Any]] ?? [] }.filter {
      ["", "approved"].contains($0["status"] as? String) && $0["kind"] as? String != "note"
    }
    #expect(site["responses"] as? Int == comments.count)
    var kinds: [String: Int] = [:]
    for comment in comments { kinds[comment["kind"] as? String ?? "", default: 0] += 1 }
    var told: [String: Int] = [:]
    for entry in Self.list(site, "responses_by_month") {
      told[entry["kind"] as? String ?? "", default: 0] += entry["count"] as? Int ?? 0
    }
    #expect(told == kinds)
    #expect(Self.sum(site, "responses_by_hour") == comments.count)
    #expect(Self.sum(site, "commenters") == kinds["comment", default: 0])
    #expect(Self.sum(site, "rebloggers") == kinds["reblog", default: 0])
    #expect(
      Self.sum(site, "linking_hosts")
        == kinds["pingback", default: 0] + kinds["trackback", default: 0])
    #expect(Self.sum(site, "reblogged_hosts") == site["reblogs"] as? Int)

    let used = posts.flatMap { $0["terms"] as? [[String: Any]] ?? [] }.count
    let terms = Self.list(site, "terms").reduce(0) { $0 + ($1["posts"] as? Int ?? 0) }
    #expect(terms == used)
    let metas = posts.flatMap { $0["meta"] as? [[String: Any]] ?? [] }.count
    #expect(Self.sum(site, "meta_keys") == metas)
    let protected = posts.filter { $0["password"] as? String != "" }.count
    #expect(site["protected_posts"] as? Int == protected)
  }

  @Test func countsWeekdaysFromMonday() throws {
    // 17 May 2020 was a Sunday; 29 February 2024 a Thursday; 1 January 1900 a Monday.
    let dates = ["2020-05-17 09:00:00", "2024-02-29 23:59:59", "1900-01-01 00:00:00"]
    let site = try Self.site(of: dates.enumerated().map { Self.item($0 + 1, date: $1) })
    let hours = Self.list(site, "posts_by_hour").map {
      [$0["weekday"] as? Int, $0["hour"] as? Int]
    }
    #expect(hours == [[1, 0], [4, 23], [7, 9]])
  }

  @Test func findsFilesThatNoAttachmentIs() throws {
    let uploads = "https://t.example/wp-content/uploads/2020/05"
    let body = """
      <img src="\(uploads)/boat-300x200.jpg"><img src="\(uploads)/lost-1024x768.png?w=5">\
      <a href="\(uploads)/paper.pdf">x</a><img src="https://other.example/a.jpg"><img src="\(uploads)/lost.png">
      """
    let site = try Self.site(of: [
      Self.item(
        1, content: body,
        more:
          "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>"
      ),
      Self.item(
        2, type: "attachment",
        more: "<wp:attachment_url>\(uploads)/boat-scaled.jpg</wp:attachment_url>"),
    ])
    let missing = Self.list(site, "missing_files")
    #expect(missing.map { $0["file"] as? String } == ["2020/05/lost.png"])
    #expect(missing.map { $0["post"] as? Int } == [1])
    #expect(site["missing_covers"] as? Int == 1)
    #expect(Self.tally(site, "media_by_month", "month", "kind") == ["2020-05 image": 1])
  }

  @Test func ordersTermsAsATreeAndEndsCircles() throws {
    func term(_ slug: String, parent: String) -> String {
      "<wp:category><wp:category_nicename>\(slug)</wp:category_nicename>"
        + "<wp:category_parent>\(parent)</wp:category_parent><wp:cat_name>\(slug)</wp:cat_name></wp:category>"
    }
    let site = try Self.site(
      of: [
        term("child", parent: "root"), term("root", parent: ""), term("orphan", parent: "gone"),
        term("a", parent: "b"), term("b", parent: "a"), term("self", parent: "self"),
      ])
    let slugs = Self.list(site, "terms").map { $0["slug"] as? String ?? "" }
    #expect(slugs == ["orphan", "root", "child", "self", "a", "b"])
  }

  @Test func keepsMostFrequentNamesOfMany() throws {
    let items = (1...50_000).map { number in
      Self.item(
        number,
        content:
          "<a href=\"http://h\(number).example/\">x</a><a href=\"http://often.example\">y</a>")
    }
    let site = try Self.site(of: items)
    let hosts = Self.list(site, "linked_hosts")
    #expect(hosts.count < 50_000)
    #expect(hosts.first?["host"] as? String == "often.example")
    #expect(hosts.first?["count"] as? Int == 50_000)
  }

  private static func site(_ path: String, in folder: URL = Sample.root) throws -> [String: Any] {
    let run = try Command.run(["inspect", "--json", "--quiet", path], in: folder)
    return try #require((try run.json["sites"] as? [[String: Any]])?.first)
  }

  private static func site(of elements: [String]) throws -> [String: Any] {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
      <title>Test</title><link>https://t.example</link><wp:wxr_version>1.2</wp:wxr_version>
      \(elements.joined(separator: "\n"))
      </channel></rss>
      """, to: "archive.xml")
    return try site("archive.xml", in: folder.url)
  }

  private static func item(
    _ id: Int, type: String = "post", date: String = "2020-05-17 09:00:00", content: String = "",
    more: String = ""
  ) -> String {
    "<item><content:encoded><![CDATA[\(content)]]></content:encoded><wp:post_id>\(id)</wp:post_id>"
      + "<wp:post_date>\(date)</wp:post_date><wp:status>publish</wp:status>"
      + "<wp:post_type>\(type)</wp:post_type>\(more)</item>"
  }

  private static func list(_ site: [String: Any], _ key: String) -> [[String: Any]] {
    site[key] as? [[String: Any]] ?? []
  }

  private static func sum(_ site: [String: Any], _ key: String) -> Int {
    list(site, key).reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
  }

  private static func tally(
    _ site: [String: Any], _ key: String, _ first: String, _ second: String
  ) -> [String: Int] {
    var counts: [String: Int] = [:]
    for entry in list(site, key) {
      counts["\(entry[first] ?? "") \(entry[second] ?? "")", default: 0] +=
        entry["count"] as? Int ?? 0
    }
    return counts
  }
}
