import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct LeafValueTests {
  private func post(_ elements: String) throws -> Post {
    try #require(try Reading(Archive(items: ["<item>\(elements)</item>"])).posts.first)
  }

  // What counts of a leaf's text.

  /// With CDATA and only white space around it the CDATA counts, otherwise all the text.
  @Test(arguments: [
    ("", ""), ("plain", "plain"), (" spaced \n", " spaced \n"),
    ("<![CDATA[section]]>", "section"), ("\n\t<![CDATA[section]]>\n", "section"),
    ("\n<![CDATA[ a ]]>\n", " a "), ("<![CDATA[]]>", ""), ("\n<![CDATA[]]>\n", ""),
    ("<![CDATA[a]]><![CDATA[b]]>", "ab"), ("\n<![CDATA[a]]>\n<![CDATA[b]]>\n", "ab"),
    ("<![CDATA[a ]]> <![CDATA[ b]]> <![CDATA[c]]>", "a  bc"),
    ("<![CDATA[a]]> and b", "a and b"), ("a <![CDATA[<b>]]> c", "a <b> c"),
    ("<![CDATA[x]]]]><![CDATA[>y]]>", "x]]>y"), ("\n<![CDATA[x]]]]><![CDATA[>]]>\n", "x]]>"),
    ("<![CDATA[list [a]]]>", "list [a]"), ("<![CDATA[]]]>", "]"), ("<![CDATA[]]]]>", "]]"),
    ("<![CDATA[a]]]><![CDATA[]]>", "a]"), ("<![CDATA[<![CDATA[]]>", "<![CDATA["),
    ("a &lt;b&gt; &amp;amp; &#233; &#x1F980;", "a <b> &amp; é \u{1F980}"),
    ("<![CDATA[a &lt;b&gt; &amp;]]>", "a &lt;b&gt; &amp;"),
    ("a<!-- b -->c", "ac"), ("a<?b c?>d", "ad"), ("<![CDATA[a]]><!-- b --><![CDATA[c]]>", "ac"),
    ("0", "0"), ("<![CDATA[0]]>", "0"), ("<![CDATA[<item>]]>", "<item>"),
    ("<![CDATA[</item></channel></rss>]]>", "</item></channel></rss>"),
    ("<![CDATA[<!--]]>", "<!--"), ("<![CDATA[-->]]>", "-->"), ("<!-- <![CDATA[ -->a", "a"),
  ])
  func takesTheText(_ written: String, _ value: String) throws {
    #expect(try post("<content:encoded>\(written)</content:encoded>").content == value)
  }

  @Test(arguments: [
    ("a\r\nb\rc\n\r\nd\r", "a\nb\nc\n\nd\n"), ("\r\n\r\n", "\n\n"), ("\r", "\n"),
    ("é\r\n\u{1F980}\r", "é\n\u{1F980}\n"),
  ])
  func writesLineEndsAsLineFeeds(_ written: String, _ value: String) throws {
    let section = try post("<content:encoded><![CDATA[\(written)]]></content:encoded>")
    #expect(Array(section.content.utf8) == Array(value.utf8))
    let text = try post("<content:encoded>\(written)</content:encoded>")
    #expect(Array(text.content.utf8) == Array(value.utf8))
  }

  /// libxml2 hands long text over in pieces.
  @Test(arguments: [0, 1, 2, 3])
  func writesLineEndsAsLineFeedsInLongText(shift: Int) throws {
    let start = String(repeating: "x", count: shift)
    let written = start + String(repeating: "é\r\n", count: 20_000)
    let value = Array((start + String(repeating: "é\n", count: 20_000)).utf8)
    let section = try post("<content:encoded><![CDATA[\(written)]]></content:encoded>")
    #expect(Array(section.content.utf8) == value)
    let text = try post("<content:encoded>\(written)</content:encoded>")
    #expect(Array(text.content.utf8) == value)
  }

  @Test func keepsCarriageReturnsThatAreWrittenAsReferences() throws {
    #expect(
      try Array(post("<content:encoded>a&#13;&#10;b</content:encoded>").content.utf8)
        == Array("a\r\nb".utf8))
  }

  @Test func keepsTheTextOfElementsInsideAndTells() throws {
    let reading = try Reading(
      Archive(item: "<wp:status>dr<b>a<i>f</i></b>t</wp:status><wp:post_type>page</wp:post_type>"))
    let post = try #require(reading.posts.first)
    #expect(post.status.count == 5)
    #expect(Set(post.status) == ["d", "r", "a", "f", "t"])
    #expect(post.type == "page")
    #expect(reading.diagnostics.map(\.code) == [.markupInField])
    #expect(reading.diagnostics.first?.itemID == 1)
  }

  // White space around a value.

  @Test func trimsLeaves() throws {
    let blank = " \t\r\n"
    func leaf(_ name: String) -> String { "<\(name)>\(blank)x\(blank)</\(name)>" }
    let names = [
      "title", "link", "dc:creator", "guid", "wp:status", "wp:post_name", "wp:post_type",
      "wp:comment_status", "wp:ping_status", "wp:post_password", "wp:attachment_url",
    ]
    let post = try post(names.map(leaf).joined())
    let values = [
      post.title, post.link, post.author, post.guid, post.status, post.slug, post.type,
      post.commentStatus, post.pingStatus, post.password, post.attachmentURL,
    ]
    #expect(values == [String](repeating: "x", count: names.count))
    #expect(post.raw == [])
  }

  @Test func trimsInsideSections() throws {
    #expect(try post("<wp:status>\n<![CDATA[ draft\n]]>\n</wp:status>").status == "draft")
  }

  @Test func keepsWhiteSpaceOfBodies() throws {
    let reading = try Reading(
      Archive(
        items: [
          "<wp:category><wp:category_description> d\n</wp:category_description></wp:category>",
          "<description> tag \n</description>",
          """
          <item><content:encoded> c\n</content:encoded><excerpt:encoded>\n e </excerpt:encoded>\
          <wp:postmeta><wp:meta_key> k </wp:meta_key><wp:meta_value> v\n</wp:meta_value></wp:postmeta>\
          <wp:comment><wp:comment_content> t\n</wp:comment_content></wp:comment></item>
          """,
        ]))
    let post = try #require(reading.posts.first)
    #expect(post.content == " c\n")
    #expect(post.excerpt == "\n e ")
    #expect(post.meta == [Meta(key: "k", value: " v\n")])
    #expect(post.comments.first?.content == " t\n")
    #expect(reading.terms.first?.description == " d\n")
    #expect(reading.sites.first?.description == " tag \n")
  }

  // Fields that come twice.

  @Test func takesTheLastOfARepeatedLeaf() throws {
    let archive = Archive(
      item: """
        <wp:status>draft</wp:status><title>A &amp;amp; B</title><wp:status>publish</wp:status>\
        <wp:post_date>soon</wp:post_date><wp:post_date>2024-01-02 03:04:05</wp:post_date>

        """)
    let reading = try Reading(archive)
    let post = try #require(reading.posts.first)
    #expect(post.status == "publish")
    #expect(post.title == "A & B")
    #expect(post.date == DateTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5))
    #expect(post.raw == [StoredText(field: "title", text: "A &amp; B")])
    let told = reading.diagnostics(.repeatedElement)
    #expect(told.count == 3)
    for diagnostic in told {
      #expect(diagnostic.severity == .warning)
      #expect(diagnostic.itemID == 1)
      #expect(diagnostic.isPlaced(in: archive.bytes))
    }
  }

  @Test(arguments: [
    "<title>A &amp;amp; B</title><title>C &amp;amp; D</title>",
    "<pubDate>x</pubDate><pubDate>y</pubDate>",
    "<guid isPermaLink=\"true\">a</guid><guid isPermaLink=\"false\">b</guid>",
    "<wp:post_name>%C3%A9</wp:post_name><wp:post_name>%C3%A8</wp:post_name>",
    "<wp:menu_order>x</wp:menu_order><wp:menu_order>y</wp:menu_order>",
    "<wp:is_sticky>yes</wp:is_sticky><wp:is_sticky>no</wp:is_sticky>",
  ])
  func keepsOneStoredTextOfARepeatedLeaf(elements: String) throws {
    #expect(try post(elements).raw.count == 1)
  }

  @Test func forgetsTheStoredTextOfAnEarlierLeaf() throws {
    #expect(try post("<title>A &amp;amp; B</title><title>C</title>").raw == [])
    #expect(try post("<wp:menu_order>x</wp:menu_order><wp:menu_order>3</wp:menu_order>").raw == [])
  }

  @Test func takesTheLastOfARepeatedLeafOfTheChannel() throws {
    var archive = Archive()
    archive.fields = """
      <title>Tea &amp;amp; Co</title><link>https://a.example</link>\
      <wp:wxr_version>1.2</wp:wxr_version>\
      <wp:author><wp:author_login>ann</wp:author_login></wp:author>\
      <title>Pots &amp;amp; Co</title>
      """
    let reading = try Reading(archive)
    #expect(reading.sites.last?.title == "Pots & Co")
    #expect(reading.sites.last?.raw == [StoredText(field: "title", text: "Pots &amp; Co")])
    #expect(reading.codes == [.repeatedElement])
  }

  @Test func takesTheLastOfARepeatedLeafOfEachRecord() throws {
    let fields = """
      <wp:author><wp:author_login>a</wp:author_login><wp:author_login>b</wp:author_login></wp:author>\
      <wp:tag><wp:tag_slug>c</wp:tag_slug><wp:tag_slug>d</wp:tag_slug></wp:tag>
      """
    var archive = Archive(channel: fields)
    archive.items = [
      Archive.item(
        comment: "<wp:comment_type>note</wp:comment_type><wp:comment_type>comment</wp:comment_type>"
      )
    ]
    let reading = try Reading(archive)
    #expect(reading.authors.map(\.login) == ["b"])
    #expect(reading.terms.map(\.slug) == ["d"])
    #expect(reading.posts.first?.comments.map(\.type) == ["comment"])
    #expect(reading.diagnostics(.repeatedElement).count == 3)
  }

  /// WordPress 3.0 wrote its generator twice.
  @Test func saysNothingOfALeafThatSaysTheSameTwice() throws {
    var archive = Archive(
      item: """
        <wp:status>draft</wp:status><wp:status>draft</wp:status>\
        <dc:creator>ann</dc:creator><dc:creator><![CDATA[ann]]></dc:creator>\
        <wp:post_name>%c3%a9</wp:post_name><wp:post_name>%c3%a9</wp:post_name>
        """)
    archive.fields += String(
      repeating: "<generator>http://wordpress.org/?v=3.0</generator>", count: 2)
    let reading = try Reading(archive)
    #expect(reading.diagnostics == [])
    #expect(reading.sites.first?.generator == "http://wordpress.org/?v=3.0")
    #expect(reading.posts.first?.slug == "é")
    #expect(reading.posts.first?.raw == [StoredText(field: "slug", text: "%c3%a9")])
  }

  @Test func tellsOfEveryDescriptionButTheFirst() throws {
    let reading = try Reading(
      Archive(item: "<description>a</description><description>a</description>"))
    #expect(reading.codes == [.repeatedElement])
    #expect(reading.posts.first?.extra.map(\.value) == ["a", "a"])
  }

  @Test func takesTheLastValueOfAMeta() throws {
    let reading = try Reading(
      Archive(
        item: """
          <wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>a:0:{}</wp:meta_value>\
          <wp:meta_value>plain</wp:meta_value></wp:postmeta>
          """))
    #expect(reading.posts.first?.meta == [Meta(key: "k", value: "plain")])
    #expect(reading.codes == [.repeatedElement])
  }

  @Test func doesNotTakeFieldsOfOtherRecordsForRepeats() throws {
    let comment = """
      <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_type>note</wp:comment_type>\
      \(Archive.meta("a", "1", of: "wp:commentmeta"))\(Archive.meta("a", "2", of: "wp:commentmeta"))</wp:comment>
      """
    let category = "<category domain=\"category\" nicename=\"n\">N</category>"
    let items = (1...3).map {
      Archive.item(
        $0,
        "<wp:status>draft</wp:status>" + comment + category + comment + category
          + Archive.meta("a", "1") + Archive.meta("a", "2"))
    }
    let author = "<wp:author><wp:author_login>%</wp:author_login></wp:author>"
    let archive = Archive(
      items: [author.replacing("%", with: "a"), author.replacing("%", with: "b")] + items)
    #expect(try Reading(archive).diagnostics == [])
  }

  /// No writer is bound to an order.
  @Test func takesFieldsInAnyOrder() throws {
    let fields = [
      "<title>T</title>", "<wp:post_id>5</wp:post_id>", "<wp:post_type>page</wp:post_type>",
      "<content:encoded>C</content:encoded>", "<wp:status>draft</wp:status>",
      Archive.meta("k", "v"), "<category domain=\"category\" nicename=\"n\">N</category>",
      "<wp:comment><wp:comment_id>9</wp:comment_id></wp:comment>", "<pubDate>P</pubDate>",
    ]
    let expected = try post(fields.joined())
    #expect(expected.comments.count == 1)
    for shift in 1..<fields.count {
      let shifted = fields[shift...] + fields[..<shift]
      #expect(try post(shifted.joined()) == expected)
      #expect(try post(shifted.reversed().joined()) == expected)
    }
  }

  // The two rules of neutral text.

  @Test(arguments: [
    ("Tom &amp;amp; Jerry", "Tom & Jerry", "Tom &amp; Jerry"),
    ("<![CDATA[Tom &amp; Jerry]]>", "Tom & Jerry", "Tom &amp; Jerry"),
    ("<![CDATA[&#8220;Hi&#8221;&nbsp;&eacute;]]>", "“Hi”\u{A0}é", "&#8220;Hi&#8221;&nbsp;&eacute;"),
    ("<![CDATA[&amp;lt;]]>", "&lt;", "&amp;lt;"), ("<![CDATA[A &amp B]]>", "A &amp B", nil),
    ("<![CDATA[AT&T]]>", "AT&T", nil), ("<![CDATA[a &copy 2024]]>", "a &copy 2024", nil),
    ("<![CDATA[a < b &nosuch; c]]>", "a < b &nosuch; c", nil), ("Plain", "Plain", nil),
    ("<![CDATA[<em>x</em>]]>", "<em>x</em>", nil),
  ])
  func decodesReferencesOfTextOnce(_ written: String, _ value: String, _ raw: String?) throws {
    let post = try post("<title>\(written)</title>")
    #expect(post.title == value)
    #expect(post.raw["title"] == raw)
  }

  @Test func decodesReferencesInEveryFieldOfText() throws {
    let text = "<![CDATA[A &amp; B]]>"
    var archive = Archive()
    archive.fields = """
      <title>\(text)</title><description>\(text)</description><wp:wxr_version>1.2</wp:wxr_version>\
      <wp:author><wp:author_login>\(text)</wp:author_login>\
      <wp:author_display_name>\(text)</wp:author_display_name>\
      <wp:author_first_name>\(text)</wp:author_first_name>\
      <wp:author_last_name>\(text)</wp:author_last_name></wp:author>\
      <wp:category><wp:cat_name>\(text)</wp:cat_name>\
      <wp:category_parent>\(text)</wp:category_parent>\
      <wp:category_description>\(text)</wp:category_description></wp:category>
      """
    archive.items = [
      """
      <item><title>\(text)</title><link>\(text)</link><dc:creator>\(text)</dc:creator>\
      <guid>\(text)</guid><content:encoded>\(text)</content:encoded>\
      <category domain="category" nicename="a&amp;amp;b">\(text)</category>\
      <wp:comment><wp:comment_author>\(text)</wp:comment_author>\
      <wp:comment_content>\(text)</wp:comment_content></wp:comment></item>
      """
    ]
    let reading = try Reading(archive)
    let (stored, decoded) = ("A &amp; B", "A & B")

    let site = try #require(reading.sites.first)
    #expect([site.title, site.description] == [decoded, decoded])
    #expect(site.raw.map(\.field).sorted() == ["description", "title"])

    let author = try #require(reading.authors.first)
    #expect(
      [author.displayName, author.firstName, author.lastName] == [decoded, decoded, decoded])
    #expect(author.login == stored)
    #expect(author.raw.map(\.field).sorted() == ["display_name", "first_name", "last_name"])

    let term = try #require(reading.terms.first)
    #expect(term.name == decoded)
    #expect([term.parentSlug, term.description] == [stored, stored])
    #expect(term.raw == [StoredText(field: "name", text: stored)])

    let post = try #require(reading.posts.first)
    #expect(post.title == decoded)
    #expect([post.link, post.author, post.guid, post.content] == [stored, stored, stored, stored])
    #expect(post.terms.map(\.name) == [decoded])
    #expect(post.terms.map(\.slug) == ["a&amp;b"])
    #expect(post.terms.first?.raw == [StoredText(field: "name", text: stored)])
    #expect(post.comments.map(\.authorName) == [decoded])
    #expect(post.comments.map(\.content) == [stored])
    #expect(post.comments.first?.raw == [StoredText(field: "author_name", text: stored)])
  }

  @Test(arguments: [
    ("plain-slug", "plain-slug", nil), ("caf%c3%a9", "café", "caf%c3%a9"),
    ("caf%C3%A9", "café", "caf%C3%A9"), ("%e9%81%8b%e6%b2%b3", "運河", "%e9%81%8b%e6%b2%b3"),
    ("%f0%9f%a6%80", "\u{1F980}", "%f0%9f%a6%80"), ("caf%e9", "caf%e9", nil),
    ("a%2fb", "a%2fb", nil), ("a%25b", "a%25b", nil), ("a%0ab", "a%0ab", nil),
    ("a%00b", "a%00b", nil), ("a%7fb", "a%7fb", nil), ("a%c2%85b", "a%c2%85b", nil),
    ("a%c2%a0b", "a\u{A0}b", "a%c2%a0b"), ("a%20b", "a b", "a%20b"), ("a%", "a%", nil),
    ("a%2", "a%2", nil), ("a%zz", "a%zz", nil), ("%c3%a9%", "%c3%a9%", nil),
    ("%c3", "%c3", nil), ("%ed%a0%80", "%ed%a0%80", nil), ("%c0%af", "%c0%af", nil),
    ("a+b", "a+b", nil), ("100%-tea", "100%-tea", nil), ("", "", nil), ("&amp;amp;", "&amp;", nil),
  ])
  func decodesPercentEscapesOfSlugs(_ written: String, _ value: String, _ raw: String?) throws {
    let post = try post(
      """
      <wp:post_name>\(written)</wp:post_name>\
      <category domain="post_tag" nicename="\(written)">N</category>
      """)
    #expect(post.slug == value)
    #expect(post.raw["slug"] == raw)
    #expect(post.terms.map(\.slug) == [value])
    #expect(post.terms.first?.raw["slug"] == raw)
    let channel = Archive(
      channel: "<wp:tag><wp:tag_slug><![CDATA[caf%c3%a9]]></wp:tag_slug></wp:tag>")
    let term = try #require(try Reading(channel).terms.first)
    #expect(term.slug == "café")
    #expect(term.raw["slug"] == "caf%c3%a9")
  }

  // Integers, dates and flags.

  @Test(arguments: [
    ("12", 12, nil), ("0", 0, nil), ("-3", -3, nil), ("", nil, nil), (" 12\n", 12, nil),
    ("<![CDATA[12]]>", 12, nil), ("twelve", nil, "twelve"), ("1.5", nil, "1.5"),
    ("1 2", nil, "1 2"), ("0x10", nil, "0x10"), ("-", nil, "-"), ("１２", nil, "１２"),
    ("99999999999999999999999", nil, "99999999999999999999999"),
  ])
  func readsIntegers(_ written: String, _ value: Int?, _ raw: String?) throws {
    let post = try post(
      "<wp:menu_order>\(written)</wp:menu_order><wp:post_parent>\(written)</wp:post_parent>")
    #expect(post.menuOrder == value)
    #expect(post.raw["menu_order"] == raw)
    #expect(post.parent == value)
    #expect(post.raw["parent"] == raw)
  }

  @Test(arguments: [
    ("2024-02-29 23:59:58", true, nil), ("<![CDATA[2024-02-29 23:59:58]]>", true, nil),
    ("0000-00-00 00:00:00", false, nil), ("", false, nil), ("2024-02-29", false, "2024-02-29"),
    ("2023-02-29 23:59:58", false, "2023-02-29 23:59:58"),
    ("0000-00-00 10:00:00", false, "0000-00-00 10:00:00"),
    ("2024-02-00 00:00:00", false, "2024-02-00 00:00:00"),
    ("2024-02-29T23:59:58", false, "2024-02-29T23:59:58"),
    ("2024-02-29 24:00:00", false, "2024-02-29 24:00:00"),
    ("2024-02-29 23:59:58.0", false, "2024-02-29 23:59:58.0"), ("soon", false, "soon"),
    ("-001-11-30 00:00:00", false, "-001-11-30 00:00:00"),
  ])
  func readsDates(_ written: String, _ isDate: Bool, _ raw: String?) throws {
    let names = ["post_date", "post_date_gmt", "post_modified", "post_modified_gmt"]
    let post = try post(names.map { "<wp:\($0)>\(written)</wp:\($0)>" }.joined())
    let value =
      isDate ? DateTime(year: 2024, month: 2, day: 29, hour: 23, minute: 59, second: 58) : nil
    #expect(
      [post.date, post.dateGMT, post.modified, post.modifiedGMT] == [value, value, value, value])
    let stored = ["date", "date_gmt", "modified", "modified_gmt"].map { post.raw[$0] }
    #expect(stored == [raw, raw, raw, raw])
  }

  @Test func keepsWhatCommentsHaveForNumbersAndDates() throws {
    let archive = Archive(
      item: """
        <wp:comment><wp:comment_id>x</wp:comment_id><wp:comment_parent/>\
        <wp:comment_user_id>none</wp:comment_user_id>\
        <wp:comment_date>0000-00-00 00:00:00</wp:comment_date>\
        <wp:comment_date_gmt>2024-13-01 00:00:00</wp:comment_date_gmt></wp:comment>
        """)
    let comment = try #require(try Reading(archive).posts.first?.comments.first)
    #expect([comment.id, comment.parent, comment.userID] == [nil, nil, nil])
    #expect(comment.date == nil)
    #expect(comment.dateGMT == nil)
    #expect(
      comment.raw == [
        StoredText(field: "id", text: "x"), StoredText(field: "user_id", text: "none"),
        StoredText(field: "date_gmt", text: "2024-13-01 00:00:00"),
      ])
  }

  @Test func keepsTheDateAndTheGuidOfRSS() throws {
    let post = try post(
      """
      <pubDate>Mon, 01 Apr 2024 08:00:00 +0000</pubDate>\
      <guid isPermaLink='false'>https://a.example/?p=1&amp;x</guid>
      """)
    #expect(post.raw["pub_date"] == "Mon, 01 Apr 2024 08:00:00 +0000")
    #expect(post.raw["guid_is_permalink"] == "false")
    #expect(post.guid == "https://a.example/?p=1&x")
    let bare = try self.post("<guid>x</guid><pubDate></pubDate>")
    #expect(bare.raw == [])
  }

  @Test(arguments: ["\u{B}", "\u{C}"])
  func readsWhiteSpaceThatXMLForbidsAsASpace(space: String) throws {
    let reading = try Reading(
      Archive(
        items: [
          """
          <item><title>Low\(space)water</title><excerpt:encoded>a\(space)b</excerpt:encoded>\
          <content:encoded><![CDATA[old\(space)quay\u{1}]]></content:encoded>\
          <wp:post_name>&#12;x</wp:post_name></item>

          """
        ]))
    let post = try #require(reading.posts.first)
    #expect(post.title == "Low water")
    #expect(post.excerpt == "a b")
    #expect(post.content == "old quay")
    #expect(post.slug == "x")
    #expect(Set(reading.codes) == [.controlCharacter, .forbiddenReference])
  }

  @Test(arguments: [("1", true, nil), ("0", false, nil), ("", false, nil), ("yes", false, "yes")])
  func readsStickiness(_ written: String, _ value: Bool, _ raw: String?) throws {
    let post = try post("<wp:is_sticky>\(written)</wp:is_sticky>")
    #expect(post.sticky == value)
    #expect(post.raw["sticky"] == raw)
  }
}
