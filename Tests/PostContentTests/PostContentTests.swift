import PostContent
import SiteModel
import TestSupport
import Testing

@Suite struct PostContentTests {
  @Test func anEmptyBodyIsEmpty() {
    #expect(shown("").isEmpty)
    #expect(shown(" \n ").isEmpty)
  }

  @Test(arguments: [
    ("a\nb", "<p>a<br />\nb</p>"),
    ("<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->", "\n<p>a\nb</p>"),
    ("a\n\n<!--more-->\n\nb", "<p>a</p>\n⟦more⟧\n<p>b</p>"),
    ("a\n<!--more Read &amp; on-->\nb", "<p>a⟦more Read & on⟧\nb</p>"),
    ("a<!--more-->b<!--more-->", "<p>ab</p>\n⟦more⟧"),
    ("a\n<!--nextpage-->\nb<!--more-->", "<p>a</p>\n⟦next page⟧\n<p>b⟦more⟧</p>"),
    ("<!--nextpage-->a<!--noteaser-->", "<p>a</p>"),
    ("<script>\"<!--more-->\"</script>", "<p><script>\"\"</script></p>"),
  ])
  func marksPagesAndParagraphs(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("a\n\nhttps://vimeo.com/1\n\nb", "<p>a</p>\n⟦embed https://vimeo.com/1⟧\n<p>b</p>"),
    ("a\nhttps://vimeo.com/1\nb", "<p>a</p>\n⟦embed https://vimeo.com/1⟧\n<p>b</p>"),
    (" https://youtu.be/x?a=1&amp;b=2 \n", "\n⟦embed https://youtu.be/x?a=1&b=2⟧"),
    ("<p class=\"a\">https://vimeo.com/1</p>", "⟦embed https://vimeo.com/1⟧"),
    (
      "https://boats.example/a.mp3",
      "<p><audio controls src=\"https://boats.example/a.mp3\"></audio></p>"
    ),
    ("https://boats.example/", "<p>https://boats.example/</p>"),
    ("see https://vimeo.com/1", "<p>see https://vimeo.com/1</p>"),
    ("https://notvimeo.com/1", "<p>https://notvimeo.com/1</p>"),
    (
      "<a\nhref=\"\nhttps://vimeo.com/1\n\">x</a>",
      "<p><a\nhref=\"\nhttps://vimeo.com/1\n\">x</a></p>"
    ),
    ("<pre>\nhttps://vimeo.com/1\n</pre>", "<pre>\nhttps://vimeo.com/1\n</pre>"),
  ])
  func embedsAddressesThatStandAlone(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// Where no comment can stand, an insert's text takes its place.
  @Test func keepsPlaceholdersOutOfTags() {
    let body =
      "<!-- wp:html -->\n<a title=\"[foo a='b']\">x</a><b title=\"$latex y$\">[z q=a.b]</b>\n<!-- /wp:html -->"
    let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    #expect(content.inserts == [.verbatim("[z q=a.b]")])
  }

  @Test func removesItsOwnMarkFromText() {
    #expect(shown("a<!--\u{1}0-->\u{1}") == "<p>a<!--0--></p>")
    var reblog = PostReblog()
    reblog.title = "a\u{1}&#1;b"
    let content = PostContent(
      ofReblog: reblog, body: "", context: TestContext(), shortcodes: .convert)
    #expect(!content.html.contains(1))
  }

  @Test func quotesTheSourceOfAReblog() {
    var reblog = PostReblog()
    reblog.url = "https://harbour.example/?a=1&b=2"
    reblog.title = "Rafts &#8211; and doors"
    reblog.content = "<div class=\"reblogged-content\">\n\nOne.\n\nTwo.</div>"
    let content = PostContent(
      ofReblog: reblog, body: "Mind the goat.", context: TestContext(), shortcodes: .convert)
    #expect(
      shown(content) == """
        <p>Mind the goat.</p>

        <blockquote class="reblog">
        <div class="reblogged-content">
        <p>One.</p>
        <p>Two.</p></div>

        <p><a href="https://harbour.example/?a=1&amp;b=2">Rafts – and doors</a></p>
        </blockquote>
        """)
  }

  @Test func reblogsThatKnowIdsOnlyAreTheNoteAlone() {
    let content = PostContent(
      ofReblog: PostReblog(), body: "A note.", context: TestContext(), shortcodes: .convert)
    #expect(shown(content) == "<p>A note.</p>")
  }

  @Test(
    arguments: [
      "<p", "[", "<!--", "<!--more", "[a ", "[[a", "[/a]", "[code]", "[caption]", "$latex ",
      "[a b=1]",
      "http://a\n", "<!-- wp:a ", "<!-- wp:a -->", "<!-- wp:a {", "<!-- [code]",
      "<pre>[code]x[/code]",
      "[code]x[/code]", "<sup data-fn=\"", "<a href=\"[code]x[/code]", "[embed]", "<p>[gallery] ",
      "<code>[a b=1]", "<!--nextpage-->", "https://vimeo.com/1\n", "[b_c]\n",
    ])
  func takesLinearTime(of part: String) {
    let context = TestContext(metas: ["footnotes": "[{\"id\":\"a\",\"content\":\"b\"}]"])
    let growth = Growth.ofFourfold(from: 250_000) { byteCount in
      String(repeating: part, count: byteCount / part.utf8.count)
    } work: { body in
      let content = PostContent(of: body, context: context, shortcodes: .convert)
      #expect(content.html.count <= 64 * body.utf8.count)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
