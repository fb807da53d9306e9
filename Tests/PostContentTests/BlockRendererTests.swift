import PostContent
import Testing

@Suite struct BlockRendererTests {
  @Test(
    arguments: [
      (
        "<!-- wp:embed {\"url\":\"https://vimeo.com/1\"} -->\n<figure>\nhttps://vimeo.com/1\n</figure>\n<!-- /wp:embed -->",
        "⟦embed https://vimeo.com/1⟧"
      ),
      (
        "<!-- wp:core-embed/vimeo {\"url\":\"https://vimeo.com/1\"} -->\n<figure><figcaption>C <b>d</b></figcaption></figure>\n<!-- /wp:core-embed/vimeo -->",
        "<figure class=\"wp-block-embed\">⟦embed https://vimeo.com/1⟧<figcaption>C <b>d</b></figcaption></figure>"
      ),
      (
        "<!-- wp:shortcode -->\n[youtube MENdMl-UAn8]\n<!-- /wp:shortcode -->",
        "⟦embed https://www.youtube.com/watch?v=MENdMl-UAn8⟧"
      ),
      ("<!-- wp:html -->\n<b>a</b>\nb\n<!-- /wp:html -->", "\n<b>a</b>\nb"),
      ("<!-- wp:freeform -->a\nb<!-- /wp:freeform -->", "<p>a<br />\nb</p>"),
      (
        "<!-- wp:more {\"customText\":\"go\"} -->\n<!--more go-->\n<!-- /wp:more -->", "\n⟦more go⟧"
      ),
      ("<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->", "\n\n⟦next page⟧"),
      (
        "<!-- wp:verse -->\n<pre class=\"wp-block-verse\">a\nb</pre>\n<!-- /wp:verse -->",
        "\n<pre class=\"wp-block-verse\">a\nb</pre>"
      ),
      (
        "<!-- wp:syntaxhighlighter/code {\"language\":\"php\"} -->\n<pre class=\"x\">a &lt; b</pre>\n<!-- /wp:syntaxhighlighter/code -->",
        "⟦code php: a < b⟧"
      ),
      (
        "<!-- wp:kevinbatdorf/code-block-pro {\"code\":\"a \\u003c b\",\"language\":\"c\"} --><div>…</div><!-- /wp:kevinbatdorf/code-block-pro -->",
        "⟦code c: a < b⟧"
      ),
      (
        "<!-- wp:jetpack/markdown {\"source\":\"**a**\"} -->\n<div><b>a</b></div>\n<!-- /wp:jetpack/markdown -->",
        "⟦markdown **a**⟧"
      ),
      (
        "<!-- wp:math {\"latex\":\"x^2\"} -->\n<div><math></math></div>\n<!-- /wp:math -->",
        "⟦formula x^2⟧"
      ),
      ("<!-- wp:missing {\"originalContent\":\"<p>a</p>\"} /-->", "<p>a</p>"),
      (
        "<!-- wp:social-link {\"url\":\"https://x.example\",\"service\":\"x\"} /-->",
        "<a href=\"https://x.example\">X</a> "
      ),
      (
        "<!-- wp:group -->\n<div><!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:group -->",
        "\n<div>\n<p>a</p>\n</div>"
      ),
      ("Classic\n\n<!-- wp:separator -->\n<hr/>\n<!-- /wp:separator -->", "Classic\n\n\n<hr/>"),
      (
        "<!-- wp:block {\"ref\":20} /-->",
        "\n<p>Ahoy ⟦embed https://www.youtube.com/watch?v=MENdMl-UAn8⟧</p>"
      ),
      ("<!-- wp:block {\"ref\":21} /-->", "<p>once</p>"),
    ] as [(String, String)])
  func showsWhatABlockShows(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test func countsBlocksWithoutHTML() {
    let body = """
      <!-- wp:latest-posts /--><!-- wp:query --><div><!-- wp:latest-posts /--></div><!-- /wp:query -->
      <!-- wp:block {"ref":404} /--><!-- wp:footnotes /-->
      """
    let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    #expect(
      content.notes == [
        ContentNote(.unknownBlock, "core/latest-posts", count: 2),
        ContentNote(.unknownBlock, "core/block"),
      ])
  }

  @Test func boundsWhatReusableBlocksBecome() {
    let content = PostContent(
      of: "<!-- wp:block {\"ref\":23} /-->", context: TestContext(), shortcodes: .convert)
    #expect(content.inserts.count < 1000)
  }

  @Test func nestsWithoutEnd() {
    let body = String(repeating: "<!-- wp:group --><div>", count: 50_000)
    #expect(shown(body).hasPrefix("<div><div>"))
  }

  @Test(arguments: [
    "[{\"content\":\"A \\u003cb\\u003eb\\u003c/b\\u003e \\\"c\\\"\",\"id\":\"n1\"}]",
    "[{\"content\":\"A u003cbu003ebu003c/bu003e u0022cu0022\",\"id\":\"n1\"}]",
    "[{\"content\":\"A <b>b</b> \"c\"\",\"id\":\"n1\"}]",
    "[{\"id\":\"n1\",\"content\":\"A <b>b</b> \"c\"\"}]",
  ])
  func readsFootnotesAlsoWithoutBackslashes(_ meta: String) {
    let body =
      "<!-- wp:paragraph --><p>x<sup data-fn=\"n1\" class=\"fn\"><a href=\"#n1\">1</a></sup><sup data-fn=\"n2\">2</sup></p><!-- /wp:paragraph -->"
    let content = PostContent(
      of: body, context: TestContext(metas: ["footnotes": meta]), shortcodes: .convert)
    #expect(content.footnotes == [ContentFootnote(id: "n1", html: "A <b>b</b> \"c\"")])
    #expect(shown(content) == "<p>x⟦note n1⟧<sup data-fn=\"n2\">2</sup></p>")
  }
}
