import Testing

@Suite struct EscapesTests {
  @Test("Text stays text", arguments: cases)
  func escapesWhatMarkdownWouldRead(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "1. a",
      "1\\. a"),
    Case(
      "12) a",
      "12\\) a"),
    Case(
      "2019. A",
      "2019\\. A"),
    Case(
      "1234567890. a",
      "1234567890. a"),
    Case(
      "- a",
      "\\- a"),
    Case(
      "+ a",
      "\\+ a"),
    Case(
      "* a",
      "\\* a"),
    Case(
      "&gt; a",
      "\\> a"),
    Case(
      "# a",
      "\\# a"),
    Case(
      "####### a",
      "####### a"),
    Case(
      "#a",
      "#a"),
    Case(
      "-",
      "\\-"),
    Case(
      "+",
      "\\+"),
    Case(
      "*",
      "\\*"),
    Case(
      "1.",
      "1\\."),
    Case(
      "---",
      "\\---"),
    Case(
      "***",
      "\\***"),
    Case(
      "- - -",
      "\\- - -"),
    Case(
      "===",
      "==="),
    Case(
      "a<br>===",
      "a\\\n\\==="),
    Case(
      "a<br>---",
      "a\\\n\\---"),
    Case(
      "a<br>-",
      "a\\\n\\-"),
    Case(
      "a<br>*",
      "a\\\n*"),
    Case(
      "a<br>1. b",
      "a\\\n1\\. b"),
    Case(
      "a<br>2. b",
      "a\\\n2. b"),
    Case(
      "a<br>01. b<br>001) c<br>10. d<br>010. e",
      "a\\\n01\\. b\\\n001\\) c\\\n10. d\\\n010. e"),
    Case(
      "<blockquote>a<br>01. b</blockquote><ul><li>a<br>1) b</li></ul>",
      "> a\\\n> 01\\. b\n\n- a\\\n  1\\) b"),
    Case(
      "<table><tr><td>*a<br>*(b)</td><td>_c<br>d_</td></tr></table>",
      "| | |\n| --- | --- |\n| \\*a<br>*(b) | \\_c<br>d_ |"),
    Case(
      "a<br>| --- |",
      "a\\\n\\| --- |"),
    Case(
      "|---|",
      "|---|"),
    Case(
      "~~~",
      "\\~\\~\\~"),
    Case(
      "```js",
      "\\```js"),
    Case(
      "a ``` b",
      "a ``` b"),
    Case(
      "`a",
      "`a"),
    Case(
      "`a` `b`",
      "\\`a\\` \\`b`"),
    Case(
      "``a``",
      "\\``a``"),
    Case(
      "*a*",
      "\\*a*"),
    Case(
      "**a**",
      "\\*\\*a**"),
    Case(
      "*a",
      "*a"),
    Case(
      "a* *b",
      "a* *b"),
    Case(
      "2 * 3 * 4",
      "2 * 3 * 4"),
    Case(
      "a*b*c",
      "a\\*b*c"),
    Case(
      "_a_",
      "\\_a_"),
    Case(
      "a_b_c",
      "a_b_c"),
    Case(
      "__a__",
      "\\_\\_a__"),
    Case(
      "~a~",
      "\\~a~"),
    Case(
      "~~a~~",
      "\\~\\~a~~"),
    Case(
      "~~~a~~~",
      "\\~\\~\\~a~~~"),
    Case(
      "~a",
      "~a"),
    Case(
      "[a](b)",
      "\\[a](b)"),
    Case(
      "[a](b \"c\")",
      "\\[a](b \"c\")"),
    Case(
      "[a](b c)",
      "[a](b c)"),
    Case(
      "[a] (b)",
      "[a] (b)"),
    Case(
      "[a]",
      "[a]"),
    Case(
      "[a]: b",
      "\\[a]: b"),
    Case(
      "[^a]: b",
      "\\[^a]: b"),
    Case(
      "x [^a_b_] *c*",
      "x \\[^a_b_] \\*c*"),
    Case(
      "![a](b)",
      "!\\[a](b)"),
    Case(
      "[]()",
      "\\[]()"),
    Case(
      "&lt;b&gt;",
      "&lt;b>"),
    Case(
      "&lt;",
      "<"),
    Case(
      "a &lt; b &gt; c",
      "a < b > c"),
    Case(
      "&lt;http://a.b&gt;",
      "&lt;<http://a.b>>"),
    Case(
      "&lt;a href=\"http://x.y/\"&gt;z&lt;/a&gt;",
      "&lt;a href=\"<http://x.y/>\">z&lt;/a>"),
    Case(
      "&lt;a href='http://x.y/b' title='c'&gt;z",
      "&lt;a href='http://x.y/b' title='c'>z"),
    Case(
      "\u{201C}http://x.y/b\u{201D} he said",
      "\u{201C}<http://x.y/b>\u{201D} he said"),
    Case(
      "src=\"www.x.y\"&gt;",
      "src=\"www.x.y\">"),
    Case(
      "3&lt;4",
      "3<4"),
    Case(
      "&amp;lt;",
      "&amp;lt;"),
    Case(
      "&amp;copy;",
      "&amp;copy;"),
    Case(
      "&amp;nosuch;",
      "&nosuch;"),
    Case(
      "&amp;#65;",
      "&amp;#65;"),
    Case(
      "AT&amp;T",
      "AT&T"),
    Case(
      "AT&T; &amp;amp;",
      "AT&T; &amp;amp;"),
    Case(
      "\\",
      "\\"),
    Case(
      "a\\b",
      "a\\b"),
    Case(
      "a\\*b",
      "a\\\\*b"),
    Case(
      "\\\\x",
      "\\\\\\x"),
    Case(
      "a\\",
      "a\\"),
    Case(
      "a|b",
      "a|b"),
    Case(
      "http://x.y/a_b_c*d*",
      "<http://x.y/a_b_c*d>*"),
    Case(
      "http://x.y/a<b>b</b>",
      "<http://x.y/a>**b**"),
    Case(
      "www.x.y<b>b</b>",
      "www\\.x.y**b**"),
    Case(
      "(http://x.y/a_b).",
      "(http://x.y/a_b)."),
    Case(
      "http://x.y<br>z",
      "<http://x.y>\\\nz"),
    Case(
      "me_too@x.y",
      "me_too@x.y"),
    Case(
      "[<a href=\"x\">z</a>]",
      "[[z](x)]"),
    Case(
      "a<br>&gt;b",
      "a\\\n\\>b"),
    Case(
      "$x_1$ {{ y }} ::: :z:",
      "$x_1$ {{ y }} ::: :z:"),
    Case(
      "&lt;!-- a --&gt;",
      "&lt;!-- a -->"),
    Case(
      "&lt;?php ?&gt;",
      "&lt;?php ?>"),
    Case(
      "a<br>[^x]: y",
      "a\\\n\\[^x]: y"),
    Case(
      "a<br>~~~",
      "a\\\n\\~\\~\\~"),
    Case(
      "<h2># a</h2>",
      "## # a"),
    Case(
      "<h2>a #b</h2>",
      "## a #b"),
    Case(
      "<h2>#</h2>",
      "## \\#"),
    Case(
      "! <a href=\"x\">y</a>",
      "! [y](x)"),
    Case(
      "\ta",
      "a"),
    Case(
      "x&shy;y",
      "x\u{AD}y"),
  ]
}
