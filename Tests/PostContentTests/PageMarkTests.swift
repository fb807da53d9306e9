import PostContent
import Testing

/// Where summaries and pages end (`get_the_content`, `generate_postdata`).
@Suite struct PageMarkTests {
  @Test(arguments: [
    ("a<!--more-->b", "<p>a⟦more⟧b</p>"), ("a<!--more Go on-->b", "<p>a⟦more Go on⟧b</p>"),
    ("a<!--more  Go &gt; -->b", "<p>a⟦more Go >⟧b</p>"), ("<!--moreover-->", "⟦more over⟧"),
    ("a<!-- more -->b", "<p>a<!-- more -->b</p>"), ("a<!--MORE-->b", "<p>a<!--MORE-->b</p>"),
    ("a<!--more-->b<!--more x-->c", "<p>a⟦more⟧bc</p>"), ("a<!--more", "<p>a&lt;!--more</p>"),
  ])
  func endsSummaries(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("a<!--nextpage-->b", "<p>a</p>\n⟦next page⟧\n<p>b</p>"),
    ("a\n<!--nextpage-->\nb", "<p>a</p>\n⟦next page⟧\n<p>b</p>"),
    ("<!--nextpage-->a", "<p>a</p>"), ("a<!--nextpage -->b", "<p>a<!--nextpage -->b</p>"),
    ("a<!--more--><!--nextpage-->b<!--more-->c", "<p>a⟦more⟧</p>\n⟦next page⟧\n<p>b⟦more⟧c</p>"),
    ("a<!--noteaser-->b", "<p>ab</p>"),
  ])
  func endsPages(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }
}
