import PostContent
import Testing

/// Where summaries and pages end (`get_the_content`, `generate_postdata`).
@Suite struct PageMarkTests {
  @Test(arguments: [
    ("a<!--more-->\nb", "<p>a⟦more⟧\nb</p>"), ("<!--more Go on-->\n\nb", "⟦more Go on⟧\n<p>b</p>"),
    ("a\n\n<!--more  Go &gt; -->b", "<p>a</p>\n<p>⟦more Go >⟧b</p>"),
    ("<!--moreover-->", "⟦more over⟧"),
    ("a<!-- more -->b", "<p>a<!-- more -->b</p>"), ("a<!--MORE-->b", "<p>a<!--MORE-->b</p>"),
    ("a\n\n<!--more-->\n\nb<!--more x-->c", "<p>a</p>\n⟦more⟧\n<p>bc</p>"),
    ("a<!--more", "<p>a&lt;!--more</p>"),
  ])
  func endsSummaries(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// Nothing of a mark shows on a post's own page: the sentence goes on.
  @Test(arguments: [
    ("a<!--more-->, b\n\nc", "<p>a, b</p>\n⟦more⟧\n<p>c</p>"),
    ("a <!--more Go--> b", "<p>a  b</p>\n⟦more Go⟧"),
    ("<em>a<!--more--></em> b\nc", "<p><em>a</em> b<br />\nc</p>\n⟦more⟧"),
    ("a<!--more-->b<!--more-->c", "<p>abc</p>\n⟦more⟧"),
    (
      "a<!--more-->b\n<!--nextpage-->\nc<!--more-->d",
      "<p>ab</p>\n⟦more⟧\n⟦next page⟧\n<p>cd</p>\n⟦more⟧"
    ),
    ("a<!--more-->b<!--nextpage-->c", "<p>ab</p>\n⟦more⟧\n⟦next page⟧\n<p>c</p>"),
    ("<p>a<!--more-->b</p>\n<p>c</p>", "<p>ab</p>\n⟦more⟧\n<p>c</p>"),
    ("<li>a<!--more-->b</li>", "<li>ab</li>"),
    // Behind code, which a mark would divide.
    ("<pre>a\n<!--more-->\nb</pre>\nc", "<pre>a\n\nb</pre>\n⟦more⟧\n<p>c</p>"),
    ("<pre>a<!--more-->b<!--nextpage-->c</pre>", "<pre>abc</pre>\n⟦more⟧\n⟦next page⟧"),
    (
      "<pre>a</pre>\n\nb\n\n<!--more-->\n\n<pre>c</pre>",
      "<pre>a</pre>\n<p>b</p>\n⟦more⟧\n<pre>c</pre>"
    ),
    ("a<!--more-->b\r\n\r\nc", "<p>ab</p>\n⟦more⟧\n<p>c</p>"),
    // The paragraph ends within another mark.
    ("a<!--more-->b<!--more x\n\ny-->c", "<p>ab</p>\n⟦more⟧\n<p>c</p>"),
    // The code or the paragraph ends within the mark.
    ("<pre>a<!--more x</pre>-->b<!--more-->c", "<pre>a</p>\n⟦more x</pre>⟧\n<p>bc</p>"),
    (
      "<pre>a<!--more</pre>--><!--nextpage-->b",
      "<pre>a</p>\n⟦more </pre>⟧\n⟦next page⟧\n<p>b</p>"
    ),
    ("a <!--more x\n\ny--> b", "<p>a  b</p>\n⟦more x\n\ny⟧"),
    ("<p>a <!--more x</p>--> b", "<p>a  b</p>\n⟦more x</p>⟧"),
  ])
  func dividesNoSentence(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("a<!--nextpage-->b", "<p>a</p>\n⟦next page⟧\n<p>b</p>"),
    ("a\n<!--nextpage-->\nb", "<p>a</p>\n⟦next page⟧\n<p>b</p>"),
    ("<!--nextpage-->a", "<p>a</p>"), ("a<!--nextpage -->b", "<p>a<!--nextpage -->b</p>"),
    (
      "a<!--more--><!--nextpage-->b<!--more-->\n\nc",
      "<p>a⟦more⟧</p>\n⟦next page⟧\n<p>b⟦more⟧</p>\n<p>c</p>"
    ),
    ("a<!--noteaser-->b", "<p>ab</p>"),
    // The line end between two marks belongs to one of them.
    ("a\n<!--nextpage-->\n<!--nextpage-->\nb", "<p>a</p>\n⟦next page⟧\n⟦next page⟧\n<p>b</p>"),
  ])
  func endsPages(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }
}
