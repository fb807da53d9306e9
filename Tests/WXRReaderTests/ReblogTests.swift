import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct ReblogTests {
  private func comment(
    _ content: String, type: String? = "", meta: String = ""
  ) throws -> SiteModel.Comment {
    let type = type.map { "<wp:comment_type>\($0)</wp:comment_type>" } ?? ""
    let item = Archive.item(
      comment: "<wp:comment_content><![CDATA[\(content)]]></wp:comment_content>\(type)\(meta)")
    return try #require(try Reading(Archive(items: [item])).posts.first?.comments.first)
  }

  private static let ping = Archive.meta("reblog_ping", "1", of: "wp:commentmeta")
  private static let notice =
    "Reblogged this on <a href=\"https://b.example/1\" rel=\"nofollow\">B &amp; Co</a>"

  private func reblog(_ title: String, _ url: String, _ note: String) -> CommentReblog {
    var reblog = CommentReblog()
    reblog.blogTitle = title
    reblog.url = url
    reblog.note = note
    return reblog
  }

  // Kinds of comment.

  @Test(
    arguments: [
      (nil, .comment), ("", .comment), ("comment", .comment), ("pingback", .pingback),
      ("trackback", .trackback), ("note", .note), ("order_note", .other), ("Comment", .other),
      (" pingback\n", .pingback),
    ] as [(String?, CommentKind)])
  func tellsTheKindByTheType(type: String?, kind: CommentKind) throws {
    let comment = try comment("Lovely.", type: type)
    #expect(comment.kind == kind)
    #expect(comment.reblog == nil)
    #expect(comment.content == "Lovely.")
  }

  @Test(arguments: [
    ("1", "approved"), ("0", "hold"), ("spam", "spam"), ("trash", "trash"),
    ("post-trashed", "post-trashed"), ("maybe", "maybe"), ("", ""),
  ])
  func namesTheStatus(stored: String, status: String) throws {
    let item = Archive.item(comment: "<wp:comment_approved>\(stored)</wp:comment_approved>")
    #expect(try Reading(Archive(items: [item])).posts.first?.comments.first?.status == status)
  }

  @Test func readsEveryFieldOfAComment() throws {
    let item = Archive.item(
      comment: """
        <wp:comment_author>Bo</wp:comment_author><wp:comment_author_email>b@b.example</wp:comment_author_email>\
        <wp:comment_author_url>https://b.example</wp:comment_author_url>\
        <wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>\
        <wp:comment_date>2024-01-02 04:04:05</wp:comment_date>\
        <wp:comment_date_gmt>2024-01-02 03:04:05</wp:comment_date_gmt>\
        <wp:comment_content>Hm</wp:comment_content><wp:comment_approved>0</wp:comment_approved>\
        <wp:comment_type>comment</wp:comment_type><wp:comment_parent>7</wp:comment_parent>\
        <wp:comment_user_id>2</wp:comment_user_id>\(Archive.meta("k", "i:4;", of: "wp:commentmeta"))
        """)
    var comment = SiteModel.Comment()
    comment.id = 8
    (comment.authorName, comment.authorEmail) = ("Bo", "b@b.example")
    (comment.authorURL, comment.authorIP) = ("https://b.example", "192.0.2.1")
    comment.date = DateTime(year: 2024, month: 1, day: 2, hour: 4, minute: 4, second: 5)
    comment.dateGMT = DateTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5)
    (comment.content, comment.status, comment.type) = ("Hm", "hold", "comment")
    (comment.parent, comment.userID) = (7, 2)
    comment.meta = [Meta(key: "k", value: "i:4;", data: .int(4))]
    #expect(try Reading(Archive(items: [item])).posts.first?.comments == [comment])
  }

  // Reblogs as the blog that was reblogged sees them.

  @Test(arguments: ["", "comment"])
  func knowsAReblogByItsMark(type: String) throws {
    let comment = try comment(
      Self.notice + " and commented: \nSo <b>true</b>.\n", type: type, meta: Self.ping)
    #expect(comment.kind == .reblog)
    #expect(comment.type == type)
    #expect(comment.reblog == reblog("B & Co", "https://b.example/1", "So <b>true</b>."))
  }

  @Test(arguments: [
    ("Seen elsewhere.", "", "", ""),
    ("I reblogged it on <a href='https://b.example'>B</a>!", "B", "https://b.example", ""),
    ("", "", "", ""),
  ])
  func knowsAMarkedReblogInAnyForm(
    content: String, title: String, url: String, note: String
  ) throws {
    let comment = try comment(content, meta: Self.ping)
    #expect(comment.kind == .reblog)
    #expect(comment.reblog == reblog(title, url, note))
    #expect(comment.content == content)
  }

  @Test(arguments: ["", "comment", nil], [".", "", " and commented:<br />Yes & no"])
  func knowsAReblogByItsFormWhereMetasAreMissing(type: String?, end: String) throws {
    let comment = try comment(Self.notice + end, type: type)
    #expect(comment.kind == .reblog)
    #expect(
      comment.reblog
        == reblog("B & Co", "https://b.example/1", end.contains("Yes") ? "Yes & no" : ""))
  }

  @Test(arguments: [
    "I read: Reblogged this on <a href=\"https://b.example\">B</a>.",
    "Reblogged this on my own blog.",
    "Reblogged this on <a href=\"https://b.example\">B</a> today.",
    "Reblogged this on <a>B</a>.", "Reblogged this on <a href=\"https://b.example\">B",
  ])
  func doesNotTakeOtherWordsForAReblog(content: String) throws {
    let comment = try comment(content)
    #expect(comment.kind == .comment)
    #expect(comment.reblog == nil)
  }

  @Test(arguments: [
    ("pingback", "", CommentKind.pingback), ("note", "", .note),
    ("", Archive.meta("akismet_result", "false", of: "wp:commentmeta"), .comment),
    ("", Archive.meta("reblog_ping", "0", of: "wp:commentmeta"), .comment),
  ])
  func doesNotTakeTheFormForAReblogAgainstOtherEvidence(
    type: String, meta: String, kind: CommentKind
  ) throws {
    let comment = try comment(Self.notice + ".", type: type, meta: meta)
    #expect(comment.kind == kind)
    #expect(comment.reblog == nil)
  }

  // Reblogs as the blog that reblogged has them.

  private func post(_ meta: String) throws -> Post {
    try #require(try Reading(Archive(item: meta)).posts.first)
  }

  @Test func readsAReblogThatKnowsItsSourceByIDs() throws {
    let post = try post(
      Archive.meta("blog_id", "92000010") + Archive.meta("post_id", "402")
        + Archive.meta("is_reblog", "1"))
    var reblog = PostReblog()
    reblog.blogID = 92_000_010
    reblog.postID = 402
    #expect(post.reblog == reblog)
    #expect(post.meta.count == 3)
  }

  /// The second length is that of the text with CRLF, which XML makes LF.
  @Test func readsAReblogWithASnapshot() throws {
    let snapshot = """
      O:8:"stdClass":5:{s:5:"title";s:17:"Tea &#8211; an od";s:7:"content";s:12:"<p>\n\nsee</p>";\
      s:12:"modified_gmt";s:19:"2014-05-06 07:08:09";s:9:"permalink";s:19:"https://b.example/9";\
      s:15:"images_mirrored";i:2;}
      """
    let post = try post(
      Archive.meta("is_reblog", "1") + Archive.meta("blog_id", "5") + Archive.meta("post_id", "9")
        + Archive.meta("reblog_snapshot", snapshot))
    var reblog = PostReblog()
    reblog.blogID = 5
    reblog.postID = 9
    reblog.url = "https://b.example/9"
    reblog.title = "Tea – an od"
    reblog.content = "<p>\n\nsee</p>"
    reblog.modifiedGMT = DateTime(year: 2014, month: 5, day: 6, hour: 7, minute: 8, second: 9)
    reblog.imagesMirrored = 2
    #expect(post.reblog == reblog)
  }

  @Test(arguments: ["", Archive.meta("is_reblog", "0"), Archive.meta("blog_id", "5")])
  func hasNoReblogWithoutTheMark(meta: String) throws {
    #expect(try post(meta).reblog == nil)
  }
}
