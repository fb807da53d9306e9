import Foundation
import SiteExport
import SiteModel
import Testing

/// What targets that build a site say of addresses, links and responses.
@Suite struct GeneratorSitesTests {
  private static let blog = "https://tea.example/blog"

  private func site(_ posts: [Post], for target: SiteTargetName = .hugo) throws -> ExportedSite {
    var options = SiteOptions()
    options.target = target
    return try ExportedSite(posts, language: "en", at: Self.blog, options)
  }

  @Test(arguments: [
    ("/2020/01/leaf/", "/2020/01/leaf/"), ("/2020/01/%e8%8c%b6/", "/2020/01/茶/"),
    ("/2020/01/leaf.html", "/2020/01/leaf.html"), ("/2020/%e8%8c/", "/2020/%e8%8c/"),
  ])
  func keepsTheAddressOfTheArchive(path: String, url: String) throws {
    let site = try site([Post(1, "leaf", link: Self.blog + path)])
    #expect(site.front("content/posts/leaf.md", "url") == "\"\(url)\"")
  }

  @Test(arguments: ["?p=1", "/?page_id=1", "", "/?post_type=cup&p=1"])
  func givesAPlaceToAPostWithoutAnAddress(rest: String) throws {
    let site = try site([Post(1, "leaf", link: Self.blog + rest)])
    #expect(site.front("content/posts/leaf.md", "url") == "\"/posts/leaf/\"")
  }

  @Test(arguments: [
    ("https://tea.example/blog/cup/", "/blog/cup/"),
    ("http://www.tea.example/blog/cup", "/blog/cup/"),
    ("https://tea.example/blog/?p=2", "/blog/cup/"),
    ("https://tea.example/blog/cup/?a=1#x", "/blog/cup/?a=1#x"),
    ("https://other.example/blog/cup/", "https://other.example/blog/cup/"),
    ("https://tea.example/blog/secret/", "https://tea.example/blog/secret/"),
    ("https://tea.example/blog/nowhere/", "https://tea.example/blog/nowhere/"),
  ])
  func leadsLinksToPublicPosts(link: String, found: String) throws {
    var secret = Post(3, "secret", link: Self.blog + "/secret/")
    secret.status = "private"
    let site = try site([
      Post(
        1, "leaf", content: "<p><a href=\"\(link)\">the cup</a></p>", link: Self.blog + "/leaf/"),
      Post(2, "cup", link: Self.blog + "/cup/"), secret,
    ])
    #expect(site.body("content/posts/leaf.md").contains("[the cup](\(found))"))
  }

  @Test func leadsLinksToAPageThatHadToMove() throws {
    let link = Self.blog + "/a..b/"
    let site = try site([
      Post(
        1, "leaf", content: "<p><a href=\"\(link)\">the cup</a></p>", link: Self.blog + "/leaf/"),
      Post(2, "cup", link: link),
    ])
    #expect(site.body("content/posts/leaf.md").contains("[the cup](/blog/posts/cup/)"))
  }

  @Test(arguments: [
    "<script>zz()</script>", "<a href=\"javascript:zz\">", "<a href=\"java&#10;script:zz\">",
    "<img src=x onerror=zz>", "<svg onload=zz></svg>", "<style>zz</style>", "<b onclick=\"zz\">",
    "<iframe src=\"zz\"></iframe>", "<a href=\" &#1;JAVASCRIPT:zz\">",
    "<a href=\"data:text/html,zz\">",
  ])
  func leavesNothingActiveInResponses(html: String) throws {
    var post = Post(1, "leaf", link: Self.blog + "/leaf/")
    var comment = Comment()
    (comment.id, comment.status, comment.content) = (5, "approved", "Before \(html) after")
    (comment.authorName, comment.authorURL) = ("Ann", "javascript:zz")
    (comment.authorEmail, comment.authorIP) = ("zz@tea.example", "192.0.2.77")
    post.comments = [comment]
    let site = try site([post])
    let data = try #require(site.otherFiles["assets/comments/1.json"])
    #expect(data.contains("Before") && data.contains("after") && data.contains("Ann"))
    for word in ["zz", "javascript", "192.0.2.77"] { #expect(!data.lowercased().contains(word)) }
  }

  /// A response without tags takes a short way; an empty element at its end makes it take the long one.
  @Test func writesTheSameResponseOnBothWays() throws {
    let parts = [
      "\n", " ", "\t", "\u{B}", "\r", "tide", "ö", ">", "\"", "{", "&", "&amp;", "[x]", "\\",
      "www.tea.example",
      "a@tea.example", "\u{A0}", "'",
    ]
    var state: UInt64 = 11
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    var post = Post(1, "leaf", link: Self.blog + "/leaf/")
    for number in 1...3000 {
      let text =
        "rope " + (0..<next() % 9).map { _ in parts[next() % parts.count] }.joined() + " sail"
      for (index, ending) in ["", "<i></i>"].enumerated() {
        var comment = Comment()
        (comment.id, comment.status, comment.content) = (
          2 * number + index, "approved", text + ending
        )
        (comment.authorName, comment.kind) = ("Ann", .comment)
        post.comments.append(comment)
      }
    }
    let data = try #require(try site([post]).otherFiles["assets/comments/1.json"])
    let responses = try #require(
      try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [[String: Any]])
    let bodies = Dictionary(
      uniqueKeysWithValues: responses.map { ($0["id"] as? Int ?? 0, $0["body"] as? String ?? "") })
    #expect(bodies.count == 6000)
    for number in 1...3000 {
      let (short, long) = (bodies[2 * number] ?? "", bodies[2 * number + 1] ?? "")
      #expect(
        short == long.replacing("<i></i>", with: ""),
        "\(post.comments[2 * number - 2].content.debugDescription)")
    }
  }

  @Test func redirectsFromNumbersAndOldSlugs() throws {
    var post = Post(7, "leaf", link: Self.blog + "/leaf/")
    post.meta = [Meta(key: "_wp_old_slug", value: "old-leaf")]
    var draft = Post(8, "draft", link: Self.blog + "/draft/")
    draft.status = "draft"
    let site = try site([post, draft])
    let rules = try #require(site.otherFiles["static/_redirects"])
    #expect(rules.contains("p=7 /blog/leaf/") && rules.contains("/blog/old-leaf/"))
    #expect(!rules.contains("p=8") && !rules.contains("draft"))
  }

  @Test(arguments: [
    ("{{< figure >}}", SiteTargetName.hugo, "{{<"), ("{{% note %}}", .hugo, "{{%"),
    ("{{ note(x=1) }}", .zola, "{{ note("), ("{% note(x=1) %}", .zola, "{% note("),
    ("[[Note]]", .obsidian, " [["), ("%%hidden%%", .obsidian, " %%"),
    ("==mark==", .obsidian, " =="),
  ])
  func escapesWhatTheTargetReads(text: String, target: SiteTargetName, active: String) throws {
    let escaped = text.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    let site = try site(
      [Post(1, "leaf", content: "<p>See \(escaped) here</p><h2>So \(escaped)</h2>")], for: target)
    let body = try #require(site.files.first { $0.key.hasSuffix("posts/leaf.md") }).value
    #expect(body.contains("See ") && !body.contains(active))
  }

  /// Hugo makes no link of an address behind other signs, and would read its underscores.
  @Test(arguments: [
    ("!", true), ("\"x\":", true), ("-", true), ("茶", true), ("see ", false), ("(", false),
    ("", false),
  ])
  func bracketsAddressesThatHugoDoesNotLink(before: String, isBracketed: Bool) throws {
    let address = "http://x.example/a._b_.c"
    let text = "<p>\(before)\(address) and more</p>"
    let site = try site([Post(1, "leaf", content: text)])
    #expect(site.body("content/posts/leaf.md").contains("<\(address)>") == isBracketed)
  }

  /// `[[` begins a link to a note, wherever the second bracket is from.
  @Test(arguments: [
    "[<a href=\"https://x.example/\">link</a>]",
    "[<img src=\"https://x.example/a.png\" alt=\"a\">]",
  ])
  func opensNoLinkOfObsidianInFrontOfALink(html: String) throws {
    let site = try site([Post(1, "leaf", content: "<p>See \(html)</p>")], for: .obsidian)
    let body = try #require(site.files["posts/leaf.md"])
    #expect(body.contains("See \\[[") || body.contains("See \\[!["))
  }

  // MARK: - Data of responses

  private func comment(
    _ id: Int, _ type: String = "comment", _ kind: CommentKind = .comment, below parent: Int = 0
  ) -> SiteModel.Comment {
    var comment = Comment()
    (comment.id, comment.parent, comment.status) = (id, parent, "approved")
    (comment.type, comment.kind) = (type, kind)
    (comment.authorName, comment.content) = ("Ann \(id)", "word \(id)")
    comment.date = DateTime(year: 2024, month: 5, day: id, hour: 0, minute: 0, second: 0)
    return comment
  }

  private func data(_ comments: [SiteModel.Comment], type: String = "post") throws -> (
    String, ExportedSite
  ) {
    var post = Post(1, "leaf", type: type, title: "Leaf", link: Self.blog + "/leaf/")
    post.comments = comments
    let site = try site([post])
    return (try #require(site.otherFiles["assets/comments/1.json"]), site)
  }

  /// The thread does not count them, and they stand behind it.
  @Test(arguments: [
    ("like", "likes"), ("favorite", "likes"), ("announce", "reposts"), ("repost", "reposts"),
    ("bookmark", "bookmarks"), ("follow", "follows"),
  ])
  func writesReactions(type: String, word: String) throws {
    let (data, site) = try data([comment(1, type, .other), comment(2), comment(3, below: 2)])
    let lines = data.split(separator: "\n")
    #expect(lines[1].hasPrefix(#"{"id": 2, "parent": 0, "depth": 0, "#))
    #expect(lines[2].hasPrefix(#"{"id": 3, "parent": 2, "depth": 1, "#))
    #expect(lines[3].hasPrefix(#"{"id": 1, "parent": 0, "depth": 0, "kind": "other", "#))
    #expect(lines[3].contains(#""body": "", "reaction": "\#(word)"}"#))
    #expect(
      site.front("content/posts/leaf.md", "comments_title") == "\"2 responses to “Leaf”\"")
  }

  @Test func writesReactionsAlone() throws {
    let (data, site) = try data([comment(1, "like", .other)])
    #expect(data.contains(#""reaction": "likes""#))
    #expect(site.front("content/posts/leaf.md", "comments") == "\"1\"")
    #expect(site.front("content/posts/leaf.md", "comments_title") == nil)
  }

  /// An answer to a reaction has no response above it that the thread shows.
  @Test func keepsAnswersToReactions() throws {
    let (data, _) = try data([
      comment(1, "like", .other), comment(2, "like", .other), comment(3), comment(4, below: 3),
      comment(5, "like", .other, below: 4), comment(6, below: 5), comment(7, below: 1),
    ])
    let places = data.split(separator: "\n").compactMap { line in
      line.hasPrefix("{") ? line.prefix { $0 != "k" } : nil
    }
    #expect(
      places == [
        #"{"id": 7, "parent": 0, "depth": 0, ""#, #"{"id": 3, "parent": 0, "depth": 0, ""#,
        #"{"id": 4, "parent": 3, "depth": 1, ""#, #"{"id": 6, "parent": 4, "depth": 2, ""#,
        #"{"id": 1, "parent": 0, "depth": 0, ""#, #"{"id": 2, "parent": 0, "depth": 0, ""#,
        #"{"id": 5, "parent": 0, "depth": 0, ""#,
      ])
  }

  @Test func writesTheStarsOfAReview() throws {
    var review = comment(1, "review", .other)
    review.meta = [Meta(key: "rating", value: "4")]
    #expect(try data([review], type: "product").0.contains(#""rating": "★★★★☆""#))
  }
}
