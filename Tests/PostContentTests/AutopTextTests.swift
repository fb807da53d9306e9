import PostContent
import Testing

/// The rules of WordPress's `wpautop` for text, one by one.
///
/// Source: `wpautop` in `src/wp-includes/formatting.php`. WordPress's own function made what is expected, with the
/// rules for `math` of WordPress 7.
@Suite struct AutopTextTests {
  @Test(
    "Nothing but white space gives nothing",
    arguments: [
      ("", ""),
      ("   ", ""),
      ("\n\n \n", ""),
      ("\t\r\n", ""),
      ("\0", ""),
      ("\u{B}\0 ", ""),
      ("\u{C}", "<br />\n"),
    ])
  func nothingButWhiteSpaceGivesNothing(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A single line is a paragraph",
    arguments: [
      ("Low tide at six.", "<p>Low tide at six.</p>\n"),
      (" Low tide at six. ", "<p> Low tide at six. </p>\n"),
      ("Low tide at six.\n", "<p>Low tide at six.</p>\n"),
    ])
  func aSingleLineIsAParagraph(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "An empty line ends a paragraph",
    arguments: [
      ("Tide\n\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide\n\n\n\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide\n \nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide\n\t\nWind\n\nRain", "<p>Tide</p>\n<p>Wind</p>\n<p>Rain</p>\n"),
    ])
  func anEmptyLineEndsAParagraph(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "CR and CRLF are line feeds",
    arguments: [
      ("Tide\r\n\r\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide\rWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide\r\rWind", "<p>Tide</p>\n<p>Wind</p>\n"),
    ])
  func crAndCrLfAreLineFeeds(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A line feed in a paragraph is a break",
    arguments: [
      ("Tide\nWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide \nWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide\n Wind", "<p>Tide<br />\n Wind</p>\n"),
      ("Tide<br />\nWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide<br>\nWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide<br/>\n\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide<br />  \nWind", "<p>Tide<br /> <br />\nWind</p>\n"),
      ("Tide<br />\n\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide<br /> \n \nWind", "<p>Tide </p>\n<p>Wind</p>\n"),
      ("Tide\t\nWind", "<p>Tide<br />\nWind</p>\n"),
      ("Tide<br/>Wind<br>Rain", "<p>Tide<br />Wind<br />Rain</p>\n"),
      ("Tide<br  />\nWind", "<p>Tide<br  /><br />\nWind</p>\n"),
    ])
  func aLineFeedInAParagraphIsABreak(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Two breaks are the end of a paragraph",
    arguments: [
      ("Tide<br /><br />Wind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide<br>\n<br>Wind", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("Tide<br /> <br /> <br />Wind", "<p>Tide</p>\n<p>Wind</p>\n"),
    ])
  func twoBreaksAreTheEndOfAParagraph(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Pre keeps its line ends",
    arguments: [
      ("<pre>Tide\n\nWind\n</pre>", "<pre>Tide\n\nWind\n</pre>\n"),
      ("Tide\n<pre>Wind\n\nRain</pre>\nSun", "<p>Tide</p>\n<pre>Wind\n\nRain</pre>\n<p>Sun</p>\n"),
      (#"<pre class="x">Tide</pre>"#, "<pre class=\"x\">Tide</pre>\n"),
      ("<pre>Tide", "<pre>Tide</p>\n"),
      ("<p><pre>Tide</pre></p>", "<p><pre>Tide</pre></p>\n"),
      ("Tide</pre>Wind<pre>Rain</pre>", "<p>TideWind</p>\n<pre>Rain</pre>\n"),
      ("<pre>a<pre>b</pre>c</pre>", "<pre>a<pre>b</pre>\n<p>c</p>\n"),
      ("<pre>a</pre>\n\n<pre>b</pre>", "<pre>a</pre>\n<pre>b</pre>\n"),
      ("<pre></pre>", "<pre></pre>\n"),
      ("<prefix>a\n\nb</pre>", "<prefix>a\n\nb</pre>\n"),
      ("<pre wp-pre-tag-0></pre>\n\nTide", "<pre wp-pre-tag-0></pre>\n<p>Tide</p>\n"),
    ])
  func preKeepsItsLineEnds(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Script, style, svg and math keep their line ends",
    arguments: [
      ("<script>a();\nb();</script>", "<p><script>a();\nb();</script></p>\n"),
      ("<style>\np {}\n</style>", "<style>\np {}\n</style>\n"),
      ("<svg>\n<g>\n</g>\n</svg>", "<p><svg>\n<g>\n</g>\n</svg></p>\n"),
      (
        "Tide\n<script>\na()\n</script>\nWind",
        "<p>Tide<br />\n<script>\na()\n</script><br />\nWind</p>\n"
      ),
      ("<math>\n<mi>x</mi>\n</math>", "<p><math>\n<mi>x</mi>\n</math></p>\n"),
      ("<svg\n><g/>\n</svg>", "<p><svg\n><g/>\n</svg></p>\n"),
      ("<script>\nTide", "<p><script><br />\nTide</p>\n"),
      (
        "<script>\n</script>\n<script>\n</script>",
        "<p><script>\n</script><br />\n<script>\n</script></p>\n"
      ),
      ("<style>a\n</script>\nb</style>", "<style>a\n</script>\nb</style>\n"),
      ("<svgx>\nTide\n</svg>", "<p><svgx>\nTide\n</svg></p>\n"),
    ])
  func scriptStyleSvgAndMathKeepTheirLineEnds(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A paragraph that is there stays",
    arguments: [
      ("<p>Tide</p>", "<p>Tide</p>\n"),
      ("<p>Tide</p>\n<p>Wind</p>", "<p>Tide</p>\n<p>Wind</p>\n"),
      ("<p>Tide\n\nWind</p>", "<p>Tide</p>\n<p>Wind</p>\n"),
      (#"<p class="x">Tide</p>"#, "<p class=\"x\">Tide</p>\n"),
      ("<p>Tide", "<p>Tide</p>\n"),
    ])
  func aParagraphThatIsThereStays(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "An empty paragraph goes",
    arguments: [
      ("<p></p>Tide", "</p>\n<p>Tide</p>\n"),
      ("<p>\n</p>", "</p>\n"),
      ("<p>&nbsp;</p>", "<p>&nbsp;</p>\n"),
      ("<p> \n </p>", "</p>\n"),
      ("<p></p>", "</p>\n"),
      ("Tide\n\n<p></p>\n\nWind", "<p>Tide</p>\n<p>Wind</p>\n"),
    ])
  func anEmptyParagraphGoes(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Line feeds in tags are no breaks",
    arguments: [
      ("<img\nsrc=\"a\"\nalt=\"b\">", "<p><img\nsrc=\"a\"\nalt=\"b\"></p>\n"),
      ("<a\nhref=\"x\">Tide</a>", "<p><a\nhref=\"x\">Tide</a></p>\n"),
      ("<p\nclass=\"x\">Tide</p>", "<p\nclass=\"x\">Tide</p>\n"),
      ("<a title=\"x>\ny\">Tide</a>", "<p><a title=\"x><br />\ny\">Tide</a></p>\n"),
      ("<a\n\nb\n>", "<p><a\n\nb\n></p>\n"),
      ("a <\n b", "<p>a <\n b\n</p>\n"),
    ])
  func lineFeedsInTagsAreNoBreaks(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Comments are no text",
    arguments: [
      ("<!-- tide -->", "<p><!-- tide --></p>\n"),
      ("<!-- tide\nwind -->\nRain", "<p><!-- tide\nwind --><br />\nRain</p>\n"),
      ("Tide<!-- a\n\nb -->Wind", "<p>Tide<!-- a\n\nb -->Wind</p>\n"),
      ("<!--more-->", "<p><!--more--></p>\n"),
      ("Tide\n\n<!--more-->\n\nWind", "<p>Tide</p>\n<p><!--more--></p>\n<p>Wind</p>\n"),
      ("<!-- tide", "<p><!-- tide\n</p>\n"),
      ("<!-->Tide\n-->", "<p><!-->Tide<br />\n--></p>\n"),
      ("<![CDATA[a\nb]]>\nTide", "<p><![CDATA[a\nb]]><br />\nTide</p>\n"),
      ("<![CDATA[a\nb", "<p><![CDATA[a\nb\n</p>\n"),
    ])
  func commentsAreNoText(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Inline tags are text",
    arguments: [
      (
        "<em>Tide</em>\n<strong>Wind</strong>",
        "<p><em>Tide</em><br />\n<strong>Wind</strong></p>\n"
      ),
      (
        "<a href=\"x\">Tide</a>\n\n<span>Wind</span>",
        "<p><a href=\"x\">Tide</a></p>\n<p><span>Wind</span></p>\n"
      ),
    ])
  func inlineTagsAreText(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "What is left open stays open, or gets an end where a paragraph needs one",
    arguments: [
      ("<div>Tide", "<div>Tide</p>\n"),
      ("Tide</div>", "<p>Tide</p></div>\n"),
      ("<blockquote>Tide\n\nWind", "<blockquote><p>Tide</p>\n<p>Wind</p>\n"),
      ("<b>Tide\n\nWind</b>", "<p><b>Tide</p>\n<p>Wind</b></p>\n"),
      ("a < b\nc > d", "<p>a < b\nc > d</p>\n"),
    ])
  func whatIsLeftOpenStaysOpenOrGetsAnEndWhereAParagraphNeedsOne(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A line feed before the last end of a paragraph goes",
    arguments: [
      ("<p>Tide\n</p>", "<p>Tide</p>\n"),
      ("<b>Tide\n</b>", "<p><b>Tide<br />\n</b></p>\n"),
      ("<p>Tide\n</p>\n\n<p>Wind\n</p>", "<p>Tide\n</p>\n<p>Wind</p>\n"),
    ])
  func aLineFeedBeforeTheLastEndOfAParagraphGoes(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Without breaks single line feeds stay",
    arguments: [
      ("Tide\nWind", "<p>Tide\nWind</p>\n"),
      ("Tide\n\nWind\nRain", "<p>Tide</p>\n<p>Wind\nRain</p>\n"),
      ("Tide<br>\nWind", "<p>Tide<br>\nWind</p>\n"),
      ("<pre>Tide\nWind</pre>\nRain", "<pre>Tide\nWind</pre>\n<p>Rain</p>\n"),
      ("<script>\nTide\n</script>", "<p><script>\nTide\n</script></p>\n"),
    ])
  func withoutBreaksSingleLineFeedsStay(text: String, html: String) {
    expectParagraphs(html, of: text, breaks: false)
  }

  /// The list `$allblocks`; `pre`, `blockquote` and `figcaption` have rules of their own.

  /// Text without tags takes a short way; a tag in a paragraph behind it makes it take the long one.
  @Test func plainTextIsAsBesideTags() {
    let parts = ["\n", " ", "\t", "\u{C}", "tide", "ö", ">", "&amp;", "[x]"]
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<(state >> 33) % 9 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      if text.utf8.allSatisfy({ [0x09, 0x0A, 0x0C, 0x20].contains($0) }) { continue }
      let short = ContentSteps.paragraphs(Array(text.utf8))
      let long = ContentSteps.paragraphs(Array((text + "\n\n<i></i>").utf8))
      #expect(
        String(decoding: short, as: UTF8.self) + "<p><i></i></p>\n"
          == String(decoding: long, as: UTF8.self), "\(text.debugDescription)")
    }
  }
}

/// Expects what `wpautop` makes of a text.
func expectParagraphs(
  _ html: String, of text: String, breaks: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let made = ContentSteps.paragraphs(Array(text.utf8), breaks: breaks)
  #expect(String(decoding: made, as: UTF8.self) == html, sourceLocation: sourceLocation)
}
