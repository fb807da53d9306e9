import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct PostTests {
  private func post(_ elements: String) throws -> Post {
    try #require(try Reading(Archive(item: elements)).posts.first)
  }

  @Test func readsEveryField() throws {
    let reading = try Reading(
      Archive(
        items: [
          """
          <item><title>Assam</title><link>https://a.example/assam</link><dc:creator>ann</dc:creator>\
          <guid>https://a.example/?p=3</guid><content:encoded>Malty</content:encoded>\
          <excerpt:encoded>M</excerpt:encoded><wp:post_id>3</wp:post_id>\
          <wp:post_date>2024-01-02 04:04:05</wp:post_date>\
          <wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt>\
          <wp:post_modified>2024-01-03 04:04:05</wp:post_modified>\
          <wp:post_modified_gmt>2024-01-03 03:04:05</wp:post_modified_gmt>\
          <wp:comment_status>open</wp:comment_status><wp:ping_status>closed</wp:ping_status>\
          <wp:post_name>assam</wp:post_name><wp:status>inherit</wp:status>\
          <wp:post_parent>1</wp:post_parent><wp:menu_order>4</wp:menu_order>\
          <wp:post_type>attachment</wp:post_type><wp:post_password>s&amp;t</wp:post_password>\
          <wp:is_sticky>1</wp:is_sticky><wp:attachment_url>https://a.example/a.jpg</wp:attachment_url>\
          <category domain="origin" nicename="assam">Assam</category>\
          \(Archive.meta("k", "v"))\(Archive.meta("k", "N;"))</item>
          """
        ]))
    var post = Post()
    (post.id, post.type, post.status, post.title) = (3, "attachment", "inherit", "Assam")
    (post.slug, post.link, post.guid) = (
      "assam", "https://a.example/assam", "https://a.example/?p=3"
    )
    (post.author, post.content, post.excerpt) = ("ann", "Malty", "M")
    post.date = DateTime(year: 2024, month: 1, day: 2, hour: 4, minute: 4, second: 5)
    post.dateGMT = DateTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5)
    post.modified = DateTime(year: 2024, month: 1, day: 3, hour: 4, minute: 4, second: 5)
    post.modifiedGMT = DateTime(year: 2024, month: 1, day: 3, hour: 3, minute: 4, second: 5)
    (post.parent, post.menuOrder) = (1, 4)
    (post.commentStatus, post.pingStatus, post.password) = ("open", "closed", "s&t")
    (post.sticky, post.attachmentURL) = (true, "https://a.example/a.jpg")
    var term = PostTerm()
    (term.taxonomy, term.slug, term.name) = ("origin", "assam", "Assam")
    post.terms = [term]
    post.meta = [Meta(key: "k", value: "v"), Meta(key: "k", value: "N;", data: .null)]
    #expect(reading.posts == [post])
  }

  @Test func readsAnEmptyItem() throws {
    var post = Post()
    post.type = "post"
    #expect(try Reading(Archive(items: ["<item></item>\n"])).posts == [post])
  }

  @Test(arguments: [
    "aside", "gallery", "link", "image", "quote", "status", "video", "audio", "chat",
  ])
  func takesTheFormatFromItsTerm(format: String) throws {
    let post = try post(
      "<category domain=\"post_format\" nicename=\"post-format-\(format)\">F</category>")
    #expect(post.format == format)
    #expect(post.terms.map(\.slug) == ["post-format-\(format)"])
  }

  @Test func hasTheStandardFormatWithoutOne() throws {
    #expect(try post("").format == "standard")
    #expect(
      try post("<category domain=\"category\" nicename=\"aside\">F</category>").format == "standard"
    )
  }

  @Test(arguments: [("15", 15), ("", nil), ("x", nil)])
  func takesTheFeaturedImageFromItsMeta(value: String, id: Int?) throws {
    let post = try post(Archive.meta("_thumbnail_id", value))
    #expect(post.featuredMedia == id)
    #expect(post.meta.map(\.value) == [value])
  }

  // The date of RSS, in place of WordPress's own.

  @Test(arguments: [
    ("Fri, 02 Jun 2023 18:00:12 +0000", "2023-06-02T18:00:12", "2023-06-02T18:00:12"),
    ("2 Jun 2023 18:00:12 GMT", "2023-06-02T18:00:12", "2023-06-02T18:00:12"),
    ("Fri, 02 Jun 23 18:00 UT", "2023-06-02T18:00:00", "2023-06-02T18:00:00"),
    ("Mon, 01 Jan 2024 00:30:00 +0200", "2024-01-01T00:30:00", "2023-12-31T22:30:00"),
    ("Thu, 29 Feb 2024 23:45:00 -0530", "2024-02-29T23:45:00", "2024-03-01T05:15:00"),
    ("Sun, 31 Dec 1995 20:00:00 PST", "1995-12-31T20:00:00", "1996-01-01T04:00:00"),
    ("Fri, 02 Jun 2023 18:00:12 CEST", "2023-06-02T18:00:12", nil),
    ("Wed, 30 Nov -0001 00:00:00 +0000", nil, nil),
    ("Fri, 31 Jun 2023 18:00:12 +0000", nil, nil),
    ("Fri, 02 Jun 2023 18:00:12 +2500", "2023-06-02T18:00:12", nil),
    ("yesterday", nil, nil), ("", nil, nil), (", , , ,", nil, nil),
  ])
  func takesTheDateOfRSSIfThereIsNoOther(text: String, local: String?, utc: String?) throws {
    for own in ["", "<wp:post_date></wp:post_date><wp:post_date_gmt/>"] {
      let post = try post("<pubDate>\(text)</pubDate>\(own)")
      #expect(post.date?.isoText == local)
      #expect(post.dateGMT?.isoText == utc)
      #expect(post.raw["pub_date"] == (text.isEmpty ? nil : text))
    }
  }

  @Test(arguments: [
    "<wp:post_date>0000-00-00 00:00:00</wp:post_date>",
    "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>",
    "<wp:post_date>soon</wp:post_date>",
  ])
  func doesNotTakeTheDateOfRSSBesideAnother(own: String) throws {
    let post = try post("\(own)<pubDate>Fri, 02 Jun 2023 18:00:12 +0000</pubDate>")
    #expect(post.date == nil)
    #expect(post.dateGMT == nil)
  }

  @Test func decodesSerialisedMetas() throws {
    let reading = try Reading(
      Archive(
        item: Archive.meta("list", "a:2:{i:0;s:1:\"a\";i:1;d:0.5;}")
          + Archive.meta("crlf", "a:1:{s:1:\"k\";s:4:\"a\nb\";}")
          + Archive.meta("broken", "a:1:{i:0;")
          + Archive.meta("torn", "a:1:{i:0;i:5}") + Archive.meta("text", "a: 1")
          + Archive.meta("json", "[{\"id\":\"x\"}]") + Archive.meta("quote", "[1] see below")))
    let post = try #require(reading.posts.first)
    #expect(post.meta[0].data == .list([.string("a"), .double(0.5)]))
    #expect(post.meta[1].data == .map([DecodedEntry(key: "k", value: .string("a\nb"))]))
    #expect(post.meta[2...4].map(\.data) == [nil, nil, nil])
    let object = DecodedValue.map([DecodedEntry(key: "id", value: .string("x"))])
    #expect(post.meta[5...].map(\.data) == [.list([object]), nil])
    #expect(reading.diagnostics(.repairedMeta).count == 1)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .information && $0.itemID == 1 })
  }
}
