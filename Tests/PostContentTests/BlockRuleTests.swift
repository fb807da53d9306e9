import PostContent
import Testing

/// What WordPress's own blocks and a few of plugins show (`do_blocks`, and docs/Markdown.md for what a site would add).
@Suite struct BlockRuleTests {
  /// Static blocks: what the editor stored is what is shown.
  @Test(arguments: [
    "audio", "button", "buttons", "code", "column", "columns", "cover", "details", "file",
    "gallery", "group", "heading", "html", "image", "list", "list-item", "media-text", "paragraph",
    "preformatted", "pullquote", "quote", "separator", "spacer", "table", "verse", "video",
    "boats/sail",
  ])
  func showsTheHTMLOfStaticBlocks(name: String) {
    let html = "<div class=\"a\">Tide\n\nWind</div>"
    #expect(shown("<!-- wp:\(name) {\"a\":1} -->\(html)<!-- /wp:\(name) -->") == html)
  }

  /// Parts of blocks that no reader would miss in their HTML, or that are in attributes alone.
  @Test(arguments: [
    (
      "<!-- wp:accordion-heading --><h3><button><span>Q</span><span class=\"wp-block-accordion-heading__toggle-icon\">+</span></button></h3><!-- /wp:accordion-heading -->",
      "<h3><button><span>Q</span></button></h3>"
    ),
    (
      "<!-- wp:tab {\"label\":\"One\"} --><section><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --></section><!-- /wp:tab -->",
      "<h4>One</h4>\n<section><p>a</p></section>"
    ),
  ])
  func showsTitles(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test func showsTheFeaturedImage() {
    let block = "a<!-- wp:post-featured-image /-->"
    #expect(
      shown(block, context: TestContext(metas: ["_thumbnail_id": "1"]))
        == "a<p><img src=\"https://boats.example/1.jpg\" alt=\"Boat 1\" /></p>")
    #expect(shown(block) == "a")
  }

  /// Dynamic blocks: only a running site knows what they show.
  @Test(arguments: [
    "archives", "avatar", "calendar", "categories", "comments", "latest-comments", "latest-posts",
    "loginout", "navigation", "page-list", "post-date", "query", "read-more", "rss", "search",
    "site-logo", "site-title", "tag-cloud",
  ])
  func countsDynamicBlocks(name: String) {
    let content = PostContent(
      of: "<p>Tide</p><!-- wp:\(name) /--><!-- wp:\(name) /-->", context: TestContext(),
      shortcodes: .convert)
    #expect(shown(content) == "<p>Tide</p>")
    #expect(content.notes == [ContentNote(.unknownBlock, "core/\(name)", count: 2)])
  }

  /// `do_blocks` takes `wpautop` off the whole body.
  @Test(arguments: [
    ("Tide\n\nWind<!-- wp:spacer --><hr><!-- /wp:spacer -->", "Tide\n\nWind<hr>"),
    ("<!-- wp:group --><div>Tide\n\nWind</div><!-- /wp:group -->", "<div>Tide\n\nWind</div>"),
    ("Tide\n\n<!-- no block -->", "<p>Tide</p>\n<p><!-- no block --></p>"),
  ])
  func makesNoParagraphsOfBodiesWithBlocks(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// `core/freeform` and `core/shortcode` have classic text.
  @Test(arguments: [
    ("freeform", "Tide\n\nWind", "<p>Tide</p>\n<p>Wind</p>"),
    ("freeform", "<div>Tide</div>\nWind", "<div>Tide</div>\n<p>Wind</p>"),
    ("shortcode", "[audio src=a]", "<audio controls src=\"a\"></audio>"),
    ("shortcode", "Tide\nWind", "<p>Tide<br />\nWind</p>"),
  ])
  func makesParagraphsOfClassicBlocks(_ name: String, _ text: String, _ html: String) {
    #expect(shown("<!-- wp:\(name) -->\(text)<!-- /wp:\(name) -->") == html)
  }

  @Test(arguments: [
    ("embed {\"url\":\"https://vimeo.com/1\"}", "⟦embed https://vimeo.com/1⟧"),
    ("core-embed/youtube {\"url\":\"https://youtu.be/a\"}", "⟦embed https://youtu.be/a⟧"),
    (
      "embed {\"url\":\"https:\\/\\/vimeo.com\\/1?a=b\\u0026c\"}",
      "⟦embed https://vimeo.com/1?a=b&c⟧"
    ),
    ("embed {\"url\":\"//vimeo.com/1\"}", "⟦embed //vimeo.com/1⟧"),
    ("embed {\"url\":\"javascript:a\"}", "<b>x</b>"),
    ("embed {\"url\":1}", "<b>x</b>"),
    ("embed {}", "<b>x</b>"),
    ("embed", "<b>x</b>"),
  ])
  func embedsTheAddressOfAnEmbed(_ block: String, _ html: String) {
    let name = block.prefix { $0 != " " }
    #expect(shown("<!-- wp:\(block) --><b>x</b><!-- /wp:\(name) -->") == html)
  }

  /// Links of navigations and lists of profiles have no HTML of their own.
  @Test(arguments: [
    (
      "navigation-link {\"label\":\"Tide \\u003cb\\u003etable\\u003c/b\\u003e\",\"url\":\"https://a.example/?b=1\\u0026c=2\"}",
      "<a href=\"https://a.example/?b=1&amp;c=2\">Tide <b>table</b></a> "
    ),
    (
      "navigation-submenu {\"label\":\"Tide\",\"url\":\"/a\"}", "<a href=\"/a\">Tide</a> "
    ),
    ("home-link {\"url\":\"/a\"}", "<a href=\"/a\">/a</a> "),
    ("social-link {\"url\":\"/a\",\"service\":\"x\\u003cy\"}", "<a href=\"/a\">x&lt;y</a> "),
    ("social-link {\"service\":\"x\"}", ""),
    // Without its scheme.
    (
      "social-link {\"url\":\"a@b.example\",\"service\":\"mail\"}",
      "<a href=\"mailto:a@b.example\">Mail</a> "
    ),
    (
      "social-link {\"url\":\"b.example/@a\",\"service\":\"mastodon\"}",
      "<a href=\"https://b.example/@a\">Mastodon</a> "
    ),
    ("social-link {\"url\":\"tel:12\",\"service\":\"x\"}", "<a href=\"tel:12\">X</a> "),
    ("social-link {\"url\":\"\",\"service\":\"x\"}", ""),
    ("navigation-link {\"url\":\"\",\"label\":\"Tide\"}", ""),
  ])
  func showsLinksOfAttributes(_ block: String, _ html: String) {
    #expect(shown("<!-- wp:\(block) /-->") == html)
  }

  /// Style alone keeps the button from the name.
  @Test func keepsTheLinksOfAFileApart() {
    let links = ["<a href=\"/a.pdf\">Tide</a>", "<a href=\"/a.pdf\">Download</a>"]
    #expect(
      shown("<!-- wp:file {\"id\":1} --><div>\(links.joined())</div><!-- /wp:file -->")
        == "<div>\(links.joined(separator: " "))</div>")
    #expect(shown("<!-- wp:html -->\(links.joined())<!-- /wp:html -->") == links.joined())
  }

  @Test(arguments: [
    (
      "syntaxhighlighter/code {\"language\":\"go\"}", "<pre>a &amp;&amp; b</pre>",
      "⟦code go: a && b⟧"
    ),
    ("syntaxhighlighter/code", "<pre class=\"x\">a</pre>", "⟦code : a⟧"),
    ("syntaxhighlighter/code", "<pre><b>a</b></pre>", "<pre><b>a</b></pre>"),
    ("kevinbatdorf/code-block-pro {\"code\":\"a\\n\\tb\"}", "<div>x</div>", "⟦code : a\n\tb⟧"),
    ("kevinbatdorf/code-block-pro", "<div>x</div>", "<div>x</div>"),
  ])
  func takesTheCodeOfCodeBlocks(_ block: String, _ inner: String, _ html: String) {
    let name = block.prefix { $0 != " " }
    #expect(shown("<!-- wp:\(block) -->\(inner)<!-- /wp:\(name) -->") == html)
  }

  @Test(arguments: [
    ("math {\"latex\":\"a\\\\frac{b}{c}\"}", "<div>x</div>", "⟦formula a\\frac{b}{c}⟧"),
    ("jetpack/latex {\"formula\":\"a^2\"}", "<div>x</div>", "⟦formula a^2⟧"),
    ("katex/display-block", "<pre class=\"k\">a &lt; b</pre>", "⟦formula a < b⟧"),
    ("math", "<math></math>", "<math></math>"),
    ("math {\"latex\":\"\"}", "<p>x</p>", "<p>x</p>"),
  ])
  func takesTheFormulaOfFormulaBlocks(_ block: String, _ inner: String, _ html: String) {
    let name = block.prefix { $0 != " " }
    #expect(shown("<!-- wp:\(block) -->\(inner)<!-- /wp:\(name) -->") == html)
  }

  /// Markdown that could reach beyond its block, or run a script, is taken as it was rendered.
  @Test(arguments: [
    ("*Tide*", "⟦markdown *Tide*⟧"), ("# Tide\\n\\n- Wind", "⟦markdown # Tide\n\n- Wind⟧"),
    ("\\u003cb\\u003eTide", "<b>x</b>"), ("```", "<b>x</b>"), ("~~~ go", "<b>x</b>"),
    ("[a]: /b", "<b>x</b>"), ("[a](JavaScript:b)", "<b>x</b>"), ("![a](data:b)", "<b>x</b>"),
  ])
  func takesMarkdownThatStaysInItsBlock(_ source: String, _ html: String) {
    let name = "jetpack/markdown"
    #expect(
      shown("<!-- wp:\(name) {\"source\":\"\(source)\"} --><b>x</b><!-- /wp:\(name) -->") == html)
  }

  @Test(arguments: [
    (
      "<!-- wp:missing {\"originalContent\":\"\\u003cp\\u003eTide\\u003c/p\\u003e\"} /-->",
      "<p>Tide</p>"
    ),
    ("<!-- wp:missing {\"originalContent\":\"a\"} --><p>b</p><!-- /wp:missing -->", "<p>b</p>"),
    ("<!-- wp:missing /-->", ""),
    ("<!-- wp:footnotes -->\n<ol></ol>\n<!-- /wp:footnotes -->", ""),
    ("<!-- wp:block {\"ref\":\"x\"} /-->", ""), ("<!-- wp:block /-->", ""),
  ])
  func showsWhatIsLeftOfOtherBlocks(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// JSON of attributes, by the code that a block shows.
  @Test(arguments: [
    ("\"a\"", "a"), ("\"\\\"\\\\\\/\"", "\"\\/"), ("\"\\n\\t\\r\\f\\b\"", "\n\t\r\u{C}\u{8}"),
    ("\"\\u00e4\\u20AC\"", "ä€"), ("\"\\ud83d\\ude00\"", "😀"), ("\"é😀\"", "é😀"),
    ("\"-\\u002d\\u003e\"", "-->"),
  ])
  func readsStringsOfJSON(_ json: String, _ code: String) {
    let name = "kevinbatdorf/code-block-pro"
    let content = PostContent(
      of:
        "<!-- wp:\(name) {\"a\":[{\"code\":\"b\"}],\"code\":\(json)} --><i></i><!-- /wp:\(name) -->",
      context: TestContext(), shortcodes: .convert)
    #expect(content.inserts == [.code(text: code, language: "")])
  }
}
