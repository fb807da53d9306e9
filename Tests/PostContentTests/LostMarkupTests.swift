import PostContent
import Testing

@Suite struct LostMarkupTests {
  @Test(
    "What nobody has closed takes no text away",
    arguments: [
      ("a <script src=\"x\"> b", "<p>a <script src=\"x\"></script> b</p>"),
      ("a <TEXTAREA> b", "<p>a <TEXTAREA></textarea> b</p>"),
      ("<iframe src=\"x\" />\n\nb", "<p><iframe src=\"x\" /></iframe></p>\n<p>b</p>"),
      ("a <!-- b\n\nc", "<p>a &lt;!-- b</p>\n<p>c</p>"),
      ("a <script in my page", "<p>a &lt;script in my page</p>"),
      ("a <b", "<p>a &lt;b</p>"),
      ("a <script>b</script> c", "<p>a <script>b</script> c</p>"),
      ("a <!-- <script> --> b", "<p>a <!-- <script> --> b</p>"),
      ("a <scripted> b", "<p>a <scripted> b</p>"),
    ])
  func closesMarkup(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(
    "Addresses in angle brackets are links",
    arguments: [
      ("<a.b+c@d-e.example>", "<a href=\"mailto:a.b+c@d-e.example\">a.b+c@d-e.example</a>"),
      (
        "<https://x.example/?a=1&b=2>",
        "<a href=\"https://x.example/?a=1&amp;b=2\">https://x.example/?a=1&amp;b=2</a>"
      ),
      ("<mailto:a@b.example>", "<a href=\"mailto:a@b.example\">mailto:a@b.example</a>"),
      ("<name@host>", "<name@host>"), ("<@x.example>", "<@x.example>"),
      ("<a b@c.example>", "<a b@c.example>"),
      ("<em>a</em>", "<em>a</em>"),
    ])
  func linksAddresses(_ address: String, _ html: String) {
    #expect(shown("Ask \(address) now") == "<p>Ask \(html) now</p>")
  }

  @Test func showsMarkupInAttributes() {
    #expect(
      shown("<div data-html=\"&lt;iframe src=&quot;x&quot;&gt;&lt;/iframe&gt;\"></div>")
        == "<div data-html=\"&lt;iframe src=&quot;x&quot;&gt;&lt;/iframe&gt;\"><iframe src=\"x\"></iframe></div>"
    )
    #expect(
      shown("<div>a <iframe title=\"t\" srcdoc=\"&lt;b&gt;x&lt;/b&gt;\"></iframe> c</div>")
        == "<div>a <b>x</b> c</div>")
    let framed = "<div><iframe src=\"https://x.y/\" srcdoc=\"a\"></iframe></div>"
    #expect(shown(framed) == framed)
    #expect(shown("<b data-html=\"true\">a</b>") == "<p><b data-html=\"true\">a</b></p>")
  }

  @Test(
    "A second CDATA section around a text goes",
    arguments: [
      ("<![CDATA[a]]>", "<p>a</p>"), (" <![CDATA[<p>a</p>]]>\n", "<p>a</p>"),
      ("<![CDATA[<![CDATA[a]]>]]>", "<p>a</p>"), ("<![CDATA[a]]]]><![CDATA[>b]]>", "<p>a]]>b</p>"),
      ("<![CDATA[a]]> and <![CDATA[b]]>", "<p><![CDATA[a]]> and <![CDATA[b]]></p>"),
      ("<code>&lt;![CDATA[x]]&gt;</code>", "<p><code>&lt;![CDATA[x]]&gt;</code></p>"),
    ])
  func readsWrappedTexts(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test func keepsCommentsReadable() {
    #expect(
      shown(PostContent(ofComment: "<pre><script src=\"x\">\na\n</pre>\n\nb"))
        == "<pre><script src=\"x\"></script>\na\n</pre>\n<p>b</p>")
    #expect(shown(PostContent(ofComment: "<![CDATA[a]]>")) == "<p>a</p>")
  }

  @Test func showsBackgroundsOfGroups() {
    let group =
      "<!-- wp:group {\"style\":{\"background\":{\"backgroundImage\":{\"url\":\"https://x.example/a.jpg\"}}}} -->"
      + "<div>b</div><!-- /wp:group -->"
    #expect(
      shown(group)
        == "<div role=\"img\" style=\"background-image:url('https://x.example/a.jpg')\"></div><div>b</div>"
    )
    let cover =
      "<!-- wp:cover {\"useFeaturedImage\":true} --><div>b</div><!-- /wp:cover -->"
    #expect(shown(cover) == "<div>b</div>")
    #expect(
      shown(cover, context: TestContext(metas: ["_thumbnail_id": "2"]))
        == "<img src=\"https://boats.example/2.jpg\" alt=\"Boat 2\"><div>b</div>")
  }

  /// What a plugin's container has in its settings alone.
  @Test(arguments: [
    "{\"bgImage\":{\"id\":3,\"image\":{\"url\":\"https://x.example/a.jpg\",\"width\":9}}}",
    "{\"backgroundType\":\"image\",\"backgroundImageDesktop\":{\"url\":\"https://x.example/a.jpg\"}}",
    "{\"blockBackgroundMediaUrl\":\"https://x.example/a.jpg\"}",
    "{\"backgroundImg\":[{\"bgImg\":\"https://x.example/a.jpg\",\"bgImgID\":4}]}",
  ])
  func showsBackgroundsOfContainers(attributes: String) {
    func container(_ own: String) -> String {
      shown("<!-- wp:acme/box \(attributes) --><div\(own)><p>b</p></div><!-- /wp:acme/box -->")
    }
    let picture =
      "<div role=\"img\" style=\"background-image:url('https://x.example/a.jpg')\"></div>"
    #expect(container("") == picture + "<div><p>b</p></div>")
    let own = " style=\"background-image:url(https://x.example/a.jpg)\""
    #expect(container(own) == "<div\(own)><p>b</p></div>")
  }

  @Test func takesNoOtherSettingForABackground() {
    let block =
      "<!-- wp:acme/box {\"backgroundColor\":\"red\",\"background\":\"https://x.example/\"} --><p>b</p><!-- /wp:acme/box -->"
    #expect(shown(block) == "<p>b</p>")
  }
}
