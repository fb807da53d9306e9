import ByteText
import SiteExport
import SiteModel
import Testing

/// The section behind a body.
@Suite struct ResponsesTests {
  private func comment(
    _ id: Int, _ content: String, parent: Int = 0, name: String = "", status: String = "approved",
    kind: CommentKind = .comment, type: String = "", day: Int = 1
  ) -> SiteModel.Comment {
    var comment = SiteModel.Comment()
    comment.id = id
    comment.parent = parent
    comment.authorName = name.isEmpty ? "Guest \(id)" : name
    comment.authorEmail = "guest\(id)@example.com"
    comment.authorIP = "192.0.2.\(id % 250)"
    comment.status = status
    comment.kind = kind
    comment.type = type
    comment.content = content
    comment.date = DateTime(year: 2024, month: 5, day: day, hour: 0, minute: 5, second: 0)
    comment.dateGMT = comment.date
    return comment
  }

  private func section(
    _ comments: [SiteModel.Comment], title: String = "Tea", language: String = ""
  ) -> String {
    var post = Post()
    (post.title, post.comments) = (title, comments)
    var writer = DocumentWriter(
      for: SiteTargetName.plain.target, SiteOptions(), index: SiteIndex(),
      site: SiteOverview(words: SiteWords(language: language)))
    let document = writer.document(of: post, file: "a.xml")
    let text = document.chunks.map {
      $0.withBytes { String(decoding: $0, as: UTF8.self) }
    }.joined()
    #expect(!text.contains("@example.com"))
    #expect(!text.contains("192.0.2."))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(where: { $0.hasPrefix("## ") }) else { return "" }
    return lines[heading...].joined(separator: "\n")
  }

  /// What of the comments is shown, with two blanks for each level.
  private func outline(_ comments: [SiteModel.Comment]) -> [String] {
    section(comments).split(separator: "\n").compactMap { (line: Substring) -> String? in
      guard line.contains("- **") else { return nil }
      let words = line.split(separator: "*").dropFirst()
      let name = String(words.first ?? "").replacing("Guest ", with: "")
      return String(line.prefix { $0 == " " }) + name
    }
  }

  @Test func nestsRepliesByDate() {
    #expect(
      outline([
        comment(4, "d", day: 4), comment(2, "b", parent: 1, day: 3), comment(1, "a", day: 1),
        comment(3, "c", parent: 1, day: 2), comment(5, "e", parent: 3, day: 9),
      ]) == ["1", "  3", "    5", "  2", "4"])
  }

  @Test func leavesOutWhatIsNotShownAndAnswersToIt() {
    #expect(
      outline([
        comment(1, "a", status: "hold"), comment(2, "b", parent: 1),
        comment(3, "c", status: "spam"),
        comment(4, "d", kind: .note), comment(5, "e", status: ""), comment(6, "f", parent: 99),
        comment(7, "g", status: "trash"), comment(8, "h", kind: .other, type: "order_note"),
        comment(9, "i", parent: 8),
      ]) == ["5", "6"])
    #expect(section([comment(1, "a", status: "spam")]) == "")
  }

  @Test func showsReviewsWithTheirStarsAndAnswersToThem() {
    var review = comment(1, "Holds a pint.", name: "Kai", kind: .other, type: "review")
    review.meta = [Meta(key: "rating", value: "4")]
    #expect(
      section([review, comment(2, "Thanks.", parent: 1, name: "Nora", day: 2)]) == """
        ## 2 responses to “Tea”

        - **Kai** says:\\
          May 1, 2024 at 12:05 am

          ★★★★☆

          Holds a pint.

          - **Nora** says:\\
            May 2, 2024 at 12:05 am

            Thanks.

        """)
  }

  @Test(arguments: [
    ("5", "★★★★★"), ("1", "★☆☆☆☆"), ("4.5", "4.5 out of 5"), ("0", nil), ("6", nil), ("", nil),
    ("good", nil), ("nan", nil), ("-1", nil),
  ])
  func writesStarsFromOneToFive(rating: String, text: String?) {
    var review = comment(1, "x", kind: .other, type: "review")
    review.meta = [Meta(key: "rating", value: rating)]
    #expect(section([review]).contains("★") == (text?.contains("★") ?? false))
    #expect(text.map { section([review]).contains($0) } ?? true)
    #expect(section([review]).contains("out of") == (text?.contains("out of") ?? false))
    // Other plugins rate ordinary comments, and show it in their own ways.
    review.kind = .comment
    #expect(!section([review]).contains("★"))
  }

  @Test(arguments: [
    ("like", "likes this."), ("repost", "reposted this."), ("bookmark", "bookmarked this."),
  ])
  func writesReactionsShortly(type: String, words: String) {
    var like = comment(1, "Fan liked this <em>page</em>.", name: "Fan", kind: .other, type: type)
    like.authorURL = "https://fan.example/"
    #expect(
      section([like])
        == "## One response to “Tea”\n\n- **[Fan](https://fan.example/)** \(words)\n")
    // Semantic Linkbacks leaves it a webmention.
    var mention = like
    mention.type = "webmention"
    mention.meta = [Meta(key: "semantic_linkbacks_type", value: type)]
    #expect(section([mention]) == section([like]))
  }

  @Test func cutsCircles() {
    #expect(
      outline([
        comment(3, "c", parent: 2), comment(2, "b", parent: 1), comment(1, "a", parent: 3),
        comment(4, "d", parent: 4), comment(5, "e", parent: 3),
      ]) == ["1", "  2", "    3", "      5", "4"])
  }

  @Test func keepsTheTenthLevelForDeeperReplies() {
    let lines = outline((1...2_000).map { comment($0, "x", parent: $0 - 1) })
    #expect(lines.count == 2_000)
    #expect(lines[9] == "                  10")
    #expect(lines[1_999] == "                  2000")
  }

  @Test func writesEachKindAsTheBlogDoes() {
    var reblog = comment(2, "Reblogged this on …", name: "Ann", kind: .reblog, day: 2)
    reblog.reblog = CommentReblog()
    reblog.reblog?.blogTitle = "Ann’s [blog]"
    reblog.reblog?.url = "https://ann.example/1"
    var silent = reblog
    reblog.reblog?.note = "First\n\n<em>Second</em>"
    silent.id = 3
    silent.reblog?.note = ""
    var ping = comment(4, "[&#8230;] words [&#8230;]", name: "A *page*", kind: .pingback, day: 3)
    ping.authorURL = "https://page.example/?a=1&b=2"
    #expect(
      section([comment(1, "One\ntwo\n\nthree", name: ""), reblog, silent, ping]) == """
        ## 4 responses to “Tea”

        - **Guest 1** says:\\
          May 1, 2024 at 12:05 am

          One\\
          two

          three

        - **Ann** says:\\
          May 2, 2024 at 12:05 am

          Reblogged this on [Ann’s [blog]](https://ann.example/1) and commented:

          > First
          >
          > *Second*

        - **Ann** says:\\
          May 2, 2024 at 12:05 am

          Reblogged this on [Ann’s [blog]](https://ann.example/1).

        - Pingback: [A \\*page*](https://page.example/?a=1&b=2)

        """)
  }

  @Test(arguments: [
    ("<b>bold</b> <i>it</i>", "**bold** *it*"), ("<script>alert(1)</script>x", "x"),
    ("<a href=\"javascript:alert(1)\">x</a>", "x"), ("<h1>Big</h1>", "Big"),
    ("</li></ul><p>out</p>", "out"), ("<img src=x onerror=alert(1)>y", "[x](x) y"),
    ("<iframe src=\"https://e.example\"></iframe>z", "<https://e.example> z"),
    ("[gallery]", "[gallery]"),
    ("<!-- wp:html --><div>x</div>", "x"), ("# not a heading", "\\# not a heading"),
    ("- no list", "\\- no list"), ("1 < 2 & 3", "1 < 2 & 3"),
  ])
  func limitsWhatVisitorsWrite(html: String, markdown: String) {
    let lines = section([comment(1, html)]).split(separator: "\n").map(String.init)
    #expect(lines.last == "  " + markdown)
  }

  /// What a comment says is no mark of the body's footnotes, nor is its address any.
  @Test(arguments: [
    ("x [^1] y", "x \\[^1] y"), ("<a href=\"feed:javascript:a\">x</a>", "x"),
    ("<a href=\"\u{A0}javascript:a\">x</a>", "x"),
    ("<a href=\"mailto:a@b.example\">x</a>", "[x](mailto:a@b.example)"),
    ("<a href=\"file:///etc\">x</a>", "x"), ("<a href=\"/about?a:b\">x</a>", "[x](/about?a:b)"),
    ("<a href=\"http://e.example/\\\">x</a>", "[x](http://e.example/\\\\)"),
    ("a <title>b", "a b"), ("a <textarea>b", "a b"), ("a <select>b", "a b"),
  ])
  func keepsTextAndDropsAddresses(html: String, markdown: String) {
    let lines = section([comment(1, html)]).split(separator: "\n").map(String.init)
    #expect(lines.last == "  " + markdown)
  }

  @Test(arguments: ["javascript:alert(1)", "ftp://a.example", "a.example", "HTTPS://x"])
  func linksNamesToPagesOnly(url: String) {
    var ping = comment(1, "", name: "A page", kind: .pingback)
    ping.authorURL = url
    #expect(section([ping]).contains("](") == (url == "HTTPS://x"))
  }

  private func title(_ title: String, stored: String? = nil) -> String {
    var post = Post()
    post.title = title
    if let stored { post.raw = [StoredText(field: "title", text: stored)] }
    var writer = DocumentWriter(
      for: SiteTargetName.plain.target, SiteOptions(), index: SiteIndex(),
      site: SiteOverview(words: SiteWords(language: "")))
    let matter = writer.document(of: post, file: "a.xml").chunks[0]
    return matter.withBytes { String(decoding: $0, as: UTF8.self) }
      .replacing("---\n", with: "").replacing("title: ", with: "").replacing("\n", with: "")
  }

  @Test func takesMarkupOutOfTitles() {
    #expect(
      title("The <em>Iliad</em>, List<String>, 1 < 2") == "\"The Iliad, List<String>, 1 < 2\"")
    #expect(title("The <br> tag", stored: "The &lt;br&gt; <b>tag</b>") == "\"The <br> tag\"")
    #expect(title(String(repeating: "<a ", count: 100_000)).utf8.count == 300_001)
    #expect(title(String(repeating: "<b‹", count: 100_000) + ">").utf8.count > 300_002)
  }

  /// Names and addresses without a mark of Markdown take a short way, others the engine's.
  @Test(arguments: [
    ("Ann", ""), ("Ann B 2", "https://a.example/b-c?d=1:2"), ("1 2", "http://a.example"),
    ("x", "https://a.example/?a=b"),
  ])
  func writesTheSameSignatureOnBothWays(name: String, url: String) {
    var plain = comment(1, "x", name: name)
    plain.authorURL = url
    var other = plain
    other.authorName += "é"
    #expect(section([plain]) == section([other]).replacing("é", with: ""))
  }

  @Test(arguments: SiteWords.languageTags)
  func writesTheSameSignatureOnBothWaysInEachLanguage(language: String) {
    for day in [1, 2, 11] {
      for url in ["", "https://a.example/b"] {
        var plain = comment(1, "x", name: "Ann", day: day)
        plain.authorURL = url
        var other = plain
        other.authorName = "Anŋ"
        #expect(
          section([plain], language: language)
            == section([other], language: language).replacing("ŋ", with: "n"))
      }
    }
  }

  @Test func speaksTheLanguageOfTheBlog() {
    var reblog = comment(2, "Reblogged this on …", name: "Ann", kind: .reblog, day: 2)
    reblog.reblog = CommentReblog()
    reblog.reblog?.blogTitle = "Anns Blog"
    reblog.reblog?.url = "https://ann.example/1"
    reblog.reblog?.note = "Gut."
    var ping = comment(3, "…", name: "Seite", kind: .pingback, day: 3)
    ping.authorURL = "https://page.example/"
    var like = comment(4, "…", name: "Fan", kind: .other, type: "like", day: 4)
    like.authorURL = "https://fan.example/"
    var review = comment(5, "Gut", name: " ", kind: .other, type: "review", day: 5)
    review.authorName = ""
    review.meta = [Meta(key: "rating", value: "4.5")]
    #expect(
      section([comment(1, "Eins", name: "Kai"), reblog, ping, like, review], language: "de-DE")
        == """
        ## 5 Antworten auf „Tea“

        - **Kai** sagt:\\
          1\\. Mai 2024 um 0:05 Uhr

          Eins

        - **Ann** sagt:\\
          2. Mai 2024 um 0:05 Uhr

          Hat dies auf [Anns Blog](https://ann.example/1) rebloggt und kommentiert:

          > Gut.

        - Pingback: [Seite](https://page.example/)

        - **[Fan](https://fan.example/)** gefällt das.

        - **Anonym** sagt:\\
          5. Mai 2024 um 0:05 Uhr

          4.5 von 5

          Gut

        """)
  }

  @Test(arguments: [
    ("", nil, "One response"), ("fr-FR", nil, "1 réponse"), ("sv-SE", nil, "One response"),
    ("en", "fr", "1 réponse"), ("fr-FR", "en", "One response"),
  ])
  func speaksTheLanguageOfTheArchiveOrTheUser(language: String, locale: String?, words: String)
    throws
  {
    var post = Post(1, "tea")
    post.comments = [comment(1, "x")]
    var options = SiteOptions()
    options.locale = locale
    let site = try ExportedSite([post], language: language, options)
    #expect(site.body("posts/tea.md").contains("## \(words)"))
  }

  @Test func writesFromRightToLeft() {
    #expect(
      section([comment(1, "x", name: "Ann", day: 3)], language: "he-IL") == """
        ## תגובה 1 על ”Tea”

        - מאת **Ann**:\\
          3 במאי 2024 בשעה 0:05

          x

        """)
  }

  @Test func shieldsTheHeadingAndNames() {
    let text = section([comment(1, "x", name: "<b>*A*</b> _b_ `c`")], title: "a *b* # <i>c</i> #")
    #expect(text.hasPrefix("## One response to “a \\*b* # c #”\n\n- **"))
    #expect(!text.contains("<b>"))
  }
}
