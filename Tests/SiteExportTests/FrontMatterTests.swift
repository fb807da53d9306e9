import SiteExport
import SiteModel
import Testing

/// What front matter says of a post's place, people and terms.
@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("Low water\n\tand  high\u{B}hopes ", "Low water and high hopes"),
    ("<center>Spring fair</center>", "Spring fair"), ("Tea<br/>and<br>cake", "Tea and cake"),
    ("<h2 class=\"x\"><a href=\"/\">Tea</a></h2>", "Tea"), ("a < b and c > d", "a < b and c > d"),
    ("A\u{A0}B", "A\u{A0}B"), (" ", ""),
  ])
  func writesTitlesInOneLineWithoutMarkup(title: String, plain: String) throws {
    let site = try ExportedSite([Post(1, "a", title: title)])
    #expect(site.front("posts/a.md", "title") == (plain.isEmpty ? nil : "\"\(plain)\""))
  }

  // The place of a post.

  @Test func namesTheParent() throws {
    let site = try ExportedSite([
      Post(5, "below", type: "page", parent: 4), Post(4, "top", type: "page", parent: 0),
      Post(6, "lost", type: "page", parent: 99), Post(7, "tea", type: "forum"),
      Post(8, "pots", type: "topic", parent: 7),
      Post(9, "9", type: "reply", parent: 0, meta: [("_bbp_topic_id", "8")]),
      Post(10, "post", meta: [("_bbp_topic_id", "8")]),
    ])
    #expect(site.front("pages/below.md", "parent") == "\"pages/top.md\"")
    #expect(site.front("pages/top.md", "parent") == nil)
    #expect(site.front("pages/lost.md", "parent") == "\"99\"")
    #expect(site.front("topic/pots.md", "parent") == "\"forum/tea.md\"")
    #expect(site.front("reply/9.md", "parent") == "\"topic/pots.md\"")
    #expect(site.front("posts/post.md", "parent") == nil)
  }

  @Test(arguments: [
    ("https://tea.example/2018/07/first-swim.html", "first-swim"),
    ("https://tea.example/first%20swim/", "first-swim"), ("https://tea.example/?p=5", "post-5"),
    ("https://tea.example/", "post-5"), ("https://tea.example", "post-5"), ("", "post-5"),
    ("https://tea.example/a/index.php", "post-5"), ("/a/b/c", "post-5"),
  ])
  func namesAPostWithoutTitleAndSlugByItsAddress(link: String, name: String) throws {
    #expect(try ExportedSite([Post(5, "", link: link)]).paths == ["posts/\(name).md"])
    let titled = try ExportedSite([Post(5, "", title: "Hot tea", link: link)])
    #expect(titled.paths == ["posts/hot-tea.md"])
  }

  // Those who wrote it.

  private let authors: [Author] = [("ann", "Ann Leaf"), ("bo", "")].map { login, name in
    var author = Author()
    (author.login, author.displayName) = (login, name)
    return author
  }

  private let guest = Post(
    30, "cap-paul", type: "guest-author", title: "Paul",
    meta: [("cap-display_name", "Paul Guest"), ("cap-user_login", "paul")])

  private func byline(_ terms: [(String, String)]) throws -> [String?] {
    var post = Post(1, "a", terms: terms.map { ("author", $0.0, $0.1) })
    post.author = "ann"
    let site = try ExportedSite([post, guest], authors: authors)
    #expect(site.paths == ["posts/a.md"])
    return ["author", "authors", "taxonomy_author"].map { site.front("posts/a.md", $0) }
  }

  @Test func namesAllAuthors() throws {
    #expect(
      try byline([("cap-ann", "ann"), ("cap-paul", "paul")])
        == ["\"Ann Leaf\"", "[\"Ann Leaf\", \"Paul Guest\"]", nil])
    #expect(try byline([("cap-paul", "paul")]) == ["\"Paul Guest\"", nil, nil])
    #expect(try byline([("ann", "ann")]) == ["\"Ann Leaf\"", nil, nil])
    #expect(try byline([("cap-zoe", "zoe")]) == ["\"zoe\"", nil, nil])
    #expect(try byline([]) == ["\"Ann Leaf\"", nil, nil])
  }

  @Test func keepsATaxonomyOfAuthorsOfBooks() throws {
    #expect(
      try byline([("jane-austen", "Jane Austen")])
        == ["\"Ann Leaf\"", nil, "[\"Jane Austen\"]"])
  }

  // Terms.

  @Test func tellsTermsOfOneNameApart() throws {
    let site = try ExportedSite([
      Post(
        1, "a",
        terms: [
          ("category", "news", "News"), ("category", "news-town", "News"),
          ("category", "news", "News"), ("post_tag", "news", "News"), ("post_tag", "odd", ""),
        ]),
      Post(2, "b", terms: [("category", "news-town", "News")]),
    ])
    #expect(site.front("posts/a.md", "categories") == "[\"News\", \"News (news-town)\"]")
    #expect(site.front("posts/a.md", "tags") == "[\"News\", \"odd\"]")
    #expect(site.front("posts/b.md", "categories") == "[\"News (news-town)\"]")
  }

  @Test func leavesOutTermsThatTellNothing() throws {
    let site = try ExportedSite([
      Post(
        1, "a",
        terms: [
          ("", "", ""), ("category", "", " "), ("post_translations", "pll_1", "pll_1"),
          ("product_type", "simple", "simple"), ("language", "de", "Deutsch"),
          ("genre", "sea", "Sea songs"), ("", "x", "Stray"),
        ])
    ])
    let matter = site.files["posts/a.md"] ?? ""
    #expect(
      matter.hasSuffix(
        "language: [\"Deutsch\"]\ngenre: [\"Sea songs\"]\ntaxonomy: [\"Stray\"]\n"
          + "lang: \"de\"\ntranslation_key: \"1\"\n---\n\n"))
    #expect(!matter.contains("categories"))
  }
}
