import PostContent
import Testing

/// Addresses in what visitors wrote (`make_clickable`).
@Suite struct CommentLinkTests {
  @Test(arguments: [
    "http://a.example", "https://a.example/b", "ftp://a.example/b", "http://a.example/b?c=d#e",
    "http://a.example/b_c-d~e%20f", "http://a.example:80/", "https://a.example/ü",
    "http://a.example/(b)", "http://a.example/b,c;d", "HTTP://A.example",
  ])
  func linksAddresses(address: String) {
    for (before, behind) in [
      ("", ""), ("Tide ", " wind"), ("(", ")"), ("", "."), ("", ", b"), ("", "?"),
    ] {
      #expect(
        comment(before + address + behind)
          == "<p>\(before)<a href=\"\(address)\">\(address)</a>\(behind)</p>")
    }
  }

  @Test(arguments: [
    ("www.a.example", "http://www.a.example"), ("ftp.a.example/b", "ftp://ftp.a.example/b"),
    ("ann@a.example", "mailto:ann@a.example"), ("a.b+c@d-e.example", "mailto:a.b+c@d-e.example"),
  ])
  func linksAddressesWithoutScheme(text: String, address: String) {
    #expect(comment("Tide \(text) wind") == "<p>Tide <a href=\"\(address)\">\(text)</a> wind</p>")
  }

  @Test(arguments: [
    "javascript:a", "javascript://a", "data://a", "http://", "http:// a", "xhttp", "www.", "a@b",
    "@a.example", "a.example", "://a.example", "vbscript://a",
  ])
  func leavesWhatIsNoAddress(text: String) {
    #expect(comment("Tide \(text) wind") == "<p>Tide \(text) wind</p>")
  }

  @Test(arguments: [
    "<a href=\"http://a.example\">http://a.example</a>", "<code>http://a.example</code>",
    "<b title=\"http://a.example\">x</b>", "<a href=\"x\">www.a.example</a>",
    "<A HREF=\"x\">ann@a.example</A>", "<Pre>www.a.example</PRE>",
  ])
  func leavesAddressesInTagsLinksAndCode(html: String) {
    #expect(comment("Tide \(html) wind") == "<p>Tide \(html) wind</p>")
  }

  @Test(arguments: [
    ("<b>http://a.example</b>", "<p><b><a href=\"http://a.example\">http://a.example</a></b></p>"),
    (
      "http://a.example\nhttp://b.example",
      "<p><a href=\"http://a.example\">http://a.example</a><br />\n"
        + "<a href=\"http://b.example\">http://b.example</a></p>"
    ),
    (
      "http://a.example/?b&amp;c",
      "<p><a href=\"http://a.example/?b&amp;c\">http://a.example/?b&amp;c</a></p>"
    ),
    ("<title>a</title>b", "<p>ab</p>"), ("<iframe src=\"a\">b</iframe>", "<p>b</p>"),
    ("Tide\n\nWind", "<p>Tide</p>\n<p>Wind</p>"), ("[audio src=a]", "<p>[audio src=a]</p>"),
  ])
  func showsWhatWordPressShows(text: String, html: String) {
    #expect(comment(text) == html)
  }

  private func comment(_ text: String) -> String { shown(PostContent(ofComment: text)) }
}
