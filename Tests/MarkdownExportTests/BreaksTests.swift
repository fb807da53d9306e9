import Testing

@Suite struct BreaksTests {
  @Test("A break before nothing that shows leaves no mark", arguments: cases)
  func writesNoBreakBeforeBlankLines(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case("a<br>&nbsp;", "a"),
    Case("a<br>\u{3000}\u{3000}", "a"),
    Case("a<br>", "a"),
    Case("a<br>&nbsp;<br>b", "a\n\nb"),
    Case("a<br> &nbsp; &nbsp; <br>\u{3000}<br>b", "a\n\nb"),
    Case("<b>a<br>&nbsp;</b>", "**a**"),
    Case("a<br><b>&nbsp;</b>", "a"),
    Case("<ul><li>a<br>&nbsp;</li></ul>", "- a"),
    Case("<blockquote>a<br>&ensp;</blockquote>", "> a"),
    // An indentation stays.
    Case("a<br>&nbsp;&nbsp;b", "a\\\n\u{A0}\u{A0}b"),
    Case("a<br>\u{3000}b", "a\\\n\u{3000}b"),
    Case("a<br><i>&nbsp;b</i>", "a\\\n\u{A0}*b*"),
    Case("a&nbsp;b&nbsp;<br>c", "a\u{A0}b\\\nc"),
    Case("<pre class=\"wp-block-verse\">a\n   \n  b</pre>", "a\n\n\u{A0}\u{A0}b"),
  ]
}
