import PostContent
import Testing

/// What the editor notes of a block: whether it is shown, and what it is bound to.
@Suite struct BlockMetadataTests {
  @Test func hidesBlocksThatAreNotVisible() {
    let body = """
      <!-- wp:group {"metadata":{"blockVisibility":false}} --><div><!-- wp:paragraph -->
      <p>No</p><!-- /wp:paragraph --></div><!-- /wp:group --><!-- wp:paragraph -->
      <p>Yes</p><!-- /wp:paragraph -->
      """
    #expect(shown(body) == "\n<p>Yes</p>")
  }

  @Test(arguments: ["true", "{\"viewport\":{\"mobile\":false}}", "\"false\"", "null", "0"])
  func showsBlocksOfAnyOtherVisibility(_ value: String) {
    let body =
      "<!-- wp:paragraph {\"metadata\":{\"blockVisibility\":\(value)}} --><p>Yes</p><!-- /wp:paragraph -->"
    #expect(shown(body) == "<p>Yes</p>")
  }

  /// Plugins bind blocks to fields that are metas, too.
  @Test(arguments: [
    ("key", "sub", "<p>Field</p>"), ("field", "sub", "<p>Field</p>"), ("key", "_sub", "<p>Own</p>"),
    ("key", "none", "<p>Own</p>"),
  ])
  func showsFieldsOfPlugins(_ name: String, _ key: String, _ html: String) {
    let body =
      "<!-- wp:paragraph {\"metadata\":{\"bindings\":{\"content\":{\"source\":\"acf/field\",\"args\":{\"\(name)\":\"\(key)\"}}}}} --><p>Own</p><!-- /wp:paragraph -->"
    let context = TestContext(metas: ["sub": "Field", "_sub": "field_1"])
    #expect(shown(body, context: context) == html)
  }

  @Test(arguments: [
    (#"{"Head":{"content":"A <em>b</em>"}}"#, "<h2 class=\"x\">A <em>b</em></h2>"),
    (#"{"Head":{"content":""}}"#, "<h2 class=\"x\"></h2>"),
    (
      #"{"Go":{"text":"New","url":"/new?a=1&b=2"}}"#,
      "<a class=\"b\" href=\"/new?a=1&amp;b=2\">New</a>"
    ),
    (
      #"{"Pic":{"url":"/n.png","alt":"N \"1\"","caption":"Cap"}}"#,
      "<img src=\"/n.png\" alt=\"N &quot;1&quot;\"/><figcaption>Cap</figcaption>"
    ),
    (#"{"Pic":{"title":"T"}}"#, "<img title=\"T\" src=\"/old.png\" alt=\"a > b\"/>"),
    (#"{"Other":{"content":"x"}}"#, "<h2 class=\"x\">Yours</h2>"),
    (#"{"Head":{"content":7}}"#, "<h2 class=\"x\">Yours</h2>"),
    (#"[]"#, "<h2 class=\"x\">Yours</h2>"),
  ])
  func putsWordsIntoAPattern(_ content: String, _ html: String) {
    let text = shown("<!-- wp:block {\"ref\":30,\"content\":\(content)} /-->")
    #expect(text.contains(html))
  }

  @Test func boundToAFieldShowsTheField() {
    let body = """
      <!-- wp:paragraph {"metadata":{"bindings":{"content":{"source":"core/post-meta","args":{"key":"KEY"}}}}} -->
      <p class="a">Own</p>
      <!-- /wp:paragraph -->
      """
    let context = TestContext(metas: ["depth": "9 <b>m</b>", "_inner": "x", "empty": ""])
    func content(_ key: String) -> PostContent {
      PostContent(of: body.replacing("KEY", with: key), context: context, shortcodes: .convert)
    }
    #expect(shown(content("depth")) == "\n<p class=\"a\">9 <b>m</b></p>")
    #expect(content("depth").notes.isEmpty)
    #expect(shown(content("_inner")).contains("Own"))
    #expect(content("_inner").notes.isEmpty)
    #expect(shown(content("empty")).contains("Own"))
    #expect(content("lost").notes == [ContentNote(.unboundBlock, "lost")])
  }

  @Test(arguments: [
    (
      #"{"url":"https://x.example/?a=1\u0026amp;b=2","service":"github"}"#,
      "https://x.example/?a=1&amp;b=2", "GitHub"
    ),
    (#"{"url":"https://x.example/","service":"fivehundredpx"}"#, "https://x.example/", "500px"),
    (
      #"{"url":"https://x.example/","service":"fivehundredpx","label":""}"#, "https://x.example/",
      "500px"
    ),
    (#"{"url":"https://x.example/","service":"newest"}"#, "https://x.example/", "newest"),
    (#"{"url":"https://x.example/","service":"x","label":"Us"}"#, "https://x.example/", "Us"),
  ])
  func namesTheServiceOfALink(_ attributes: String, _ address: String, _ label: String) {
    #expect(
      shown("<!-- wp:social-link \(attributes) /-->") == "<a href=\"\(address)\">\(label)</a> ")
  }
}
