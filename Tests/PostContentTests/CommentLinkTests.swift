import PostContent
import Testing

/// Addresses in what visitors wrote (`make_clickable`).
@Suite struct CommentLinkTests {
  @Test(arguments: [
    "http://a.example", "https://a.example/b", "ftp://a.example/b", "http://a.example/b?c=d#e",
    "http://a.example/b_c-d~e%20f", "http://a.example:80/", "https://a.example/ü",
    "http://a.example/(b)", "http://a.example/b,c;d", "http://A.example/it's",
    "http://a.example/?b[]=c", "irc://a.example/b",
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

  /// `www.`, `ftp.` and mailboxes are linked behind white space and tags alone.
  @Test(arguments: ["www.a.example", "ftp.a.example", "ann@a.example"])
  func linksNothingShortWithinWords(text: String) {
    for before in ["&nbsp;", "\u{A0}", "x,", "x;", "(", "\"", "'", "*", "x:", "-", "/"] {
      #expect(comment("Tide \(before)\(text) wind") == "<p>Tide \(before)\(text) wind</p>")
    }
    #expect(comment("Tide <b>\(text)</b> wind").contains("<b><a href="))
    #expect(comment("Tide\n\(text)").contains("<a href="))
  }

  @Test(arguments: ["x", "\"", "'", "*", "=", "]", "-", "&quot;x", "/", "\u{A0}"])
  func linksNothingThatATextRunsInto(before: String) {
    #expect(
      comment("Tide \(before)http://a.example wind")
        == "<p>Tide \(before)http://a.example wind</p>")
  }

  @Test(arguments: ["&nbsp;", "&lt;", ",", ";", "(", "!", "?", ":"])
  func linksBehindPunctuation(before: String) {
    #expect(
      comment("Tide\(before)http://a.example wind")
        == "<p>Tide\(before)<a href=\"http://a.example\">http://a.example</a> wind</p>")
  }

  @Test(arguments: [
    "&nbsp;wind", "\u{A0}wind", "&gt; wind", "&quot; wind", "] wind", "\" wind", "' wind", "...",
    "| wind", "`", "|", "\\", "') wind", "&#62;",
  ])
  func endsAddressesBefore(behind: String) {
    #expect(
      comment("Tide http://a.example/b\(behind)")
        == "<p>Tide <a href=\"http://a.example/b\">http://a.example/b</a>\(behind)</p>")
    #expect(comment("Tide www.a.example\(behind)").contains(">www.a.example</a>\(behind)</p>"))
  }

  @Test func showsSchemesInLowerCase() {
    #expect(
      comment("Tide HTTP://A.example/B")
        == "<p>Tide <a href=\"http://A.example/B\">http://A.example/B</a></p>")
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
