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

  @Test func stayAsTheyAre() {
    let content = PostContent(markdown: "<![CDATA[# A\u{1}\n\n```\n<b>\n```]]>")
    #expect(content.inserts == [.markdown("# A\n\n```\n<b>\n```")])
    #expect(shown(content).contains("⟦markdown # A"))
  }
}
