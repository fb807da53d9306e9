import PostContent
import Testing

/// Bodies that are stored as Markdown.
@Suite struct MarkdownBodyTests {
  @Test(arguments: ["# A\n\n- *b*\n- <span>c</span>", "a < b <params> <pre-x>", ""])
  func areOnesWithoutBlocks(_ body: String) {
    let noted = TestContext(metas: ["_wpcom_is_markdown": "1"])
    #expect(MarkdownBody.isOne(body, .html, in: noted))
    #expect(MarkdownBody.isOne(body, .markdown, in: TestContext()))
    #expect(!MarkdownBody.isOne(body, .html, in: TestContext()))
    #expect(
      !MarkdownBody.isOne(body, .html, in: TestContext(metas: ["_wpcom_is_markdown": ""])))
  }

  /// Jetpack has stored HTML there.
  @Test(arguments: [
    "<p>a</p>", "<H2 id=\"a\">a</H2>", "a\n<ul>", "<!-- wp:image -->", "<script>a</script>",
    "[a](javascript:b)", "[a](DATA:b)",
  ])
  func areNoneWithBlocksOfHTML(_ body: String) {
    #expect(!MarkdownBody.isOne(body, .markdown, in: TestContext()))
  }

  /// Jetpack stores HTML without paragraphs, in which a line end is a break.
  @Test(arguments: [
    "1) One <em>small</em> thing\n2) Another",
    "See <a href=\"/x\">it</a>\nand <A TITLE=\"b\" href=\"/y\">that</A>",
    "<strong>a</strong> * b", "- a <code>x ** y `z` [a](b)</code>\n- b",
    "<img src=\"a.png\"> 3 [a] (b)",
  ])
  func areNoneWithTagsAndNoSigns(_ body: String) {
    let noted = TestContext(metas: ["_wpcom_is_markdown": "1"])
    #expect(!MarkdownBody.isOne(body, .html, in: noted))
    #expect(MarkdownBody.isOne(body, .markdown, in: TestContext()))
  }

  @Test(arguments: [
    "<em>a</em> [b](/c)", "**a** <a href=\"/b\">c</a>", "```\na\n```\n<code>b</code>",
    "`a` <strong>b</strong>",
    "<code>a</code> and <code>b</code>, **c**", "<embed-x> <codes>",
  ])
  func areOnesWithTagsAndSigns(_ body: String) {
    #expect(MarkdownBody.isOne(body, .html, in: TestContext(metas: ["_wpcom_is_markdown": "1"])))
  }

  @Test func stayAsTheyAre() {
    let content = PostContent(markdown: "<![CDATA[# A\u{1}\n\n```\n<b>\n```]]>")
    #expect(content.inserts == [.markdown("# A\n\n```\n<b>\n```")])
    #expect(shown(content).contains("⟦markdown # A"))
  }
}
