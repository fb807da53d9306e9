import Testing

@Suite struct InlinesTests {
  @Test("Inline elements become marks, or tags where Markdown has none", arguments: cases)
  func writesInlineElementsAsMarksOrTags(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <cite>e</cite>",
      "**a** **b** *c* *d* *e*"),
    Case(
      "<s>a</s> <strike>b</strike> <del>c</del>",
      "~~a~~ ~~b~~ ~~c~~"),
    Case(
      "<u>a</u> <ins>b</ins> <small>c</small> <abbr title=\"x\">d</abbr> <font color=red>e</font> <x-y>f</x-y>",
      "a b c d e f"),
    Case(
      "10<sup>6</sup> H<sub>2</sub>O <mark>m</mark> <kbd>Ctrl</kbd> <q>q</q>",
      "10<sup>6</sup> H<sub>2</sub>O <mark>m</mark> <kbd>Ctrl</kbd> <q>q</q>"),
    Case(
      "a<b> b </b>c",
      "a **b** c"),
    Case(
      "a <i>b </i><i> c</i> d",
      "a *b* *c* d"),
    Case(
      "a&nbsp;<b>&nbsp;b&nbsp;</b>&nbsp;c",
      "a\u{A0}\u{A0}**b**\u{A0}\u{A0}c"),
    Case(
      "<b>a</b><b>b</b>",
      "**ab**"),
    Case(
      "<b>a <b>b</b> c</b>",
      "**a b c**"),
    Case(
      "<b>a<br>b</b>",
      "**a\\\nb**"),
    Case(
      "a<b><br></b>b",
      "a\\\nb"),
    Case(
      "<b></b>a<i> </i>b",
      "a b"),
    Case(
      "<b><i>x</i></b> <i><b>y</b></i>",
      "**_x_** _**y**_"),
    Case(
      "<b>a<i>b</i></b>",
      "**a*b***"),
    Case(
      "<b>a</b><i>b</i>",
      "**a**_b_"),
    Case(
      "x<b>a</b><i>b</i>",
      "x**a**_b_"),
    Case(
      "<b>Note:</b>text",
      "**Note**:text"),
    Case(
      "<b>“晓起”</b>，好",
      "**“晓起”**，好"),
    Case(
      "x<b>(y)</b>z",
      "x(**y**)z"),
    // A sign that is a part of a word stays in the emphasis.
    Case(
      "的<b>~/.config</b>，<b>/etc/</b>是<b>100%</b>的",
      "的<strong>~/.config</strong>，<strong>/etc/</strong>是<strong>100%</strong>的"),
    Case(
      "x<b>#tag</b>, a<i>.net</i>, y<b>$5</b>, <b>Note...</b>z",
      "x<strong>#tag</strong>, a<em>.net</em>, y<strong>$5</strong>, **Note**...z"),
    // Nothing moves where that is not enough.
    Case(
      "的<b>《~/a》</b>和, x<b>(a/</b>y",
      "的<strong>《~/a》</strong>和, x<strong>(a/</strong>y"),
    Case(
      "x<b>€5</b>",
      "x<strong>€5</strong>"),
    Case(
      "half<i>wo</i>rd",
      "half*wo*rd"),
    Case(
      "<b>*</b>",
      "**\\***"),
    Case(
      "<b>a*</b>",
      "**a\\***"),
    Case(
      "<i>_</i>",
      "*_*"),
    Case(
      "<i>a *b* c</i>",
      "*a \\*b\\* c*"),
    Case(
      "<b><p>a</p><p>b</p></b>",
      "**a**\n\n**b**"),
    Case(
      "<h2><b>a</b> b</h2>",
      "## a b"),
    Case(
      "<p>a<!-- b -->c</p>",
      "ac"),
    Case(
      "  a\n\n  b\t c  ",
      "a b c"),
    Case(
      "a<br><br>b",
      "a\n\nb"),
    Case(
      "a<br></p><p><br>b",
      "a\n\nb"),
    Case(
      "a <br> b",
      "a\\\nb"),
    Case(
      "&eacute;&hellip;&#128512;&copy;",
      "é…😀©"),
    Case(
      "a<wbr>b",
      "ab"),
    Case(
      "<img class=\"wp-smiley\" alt=\":)\" src=\"x.png\"> hi",
      ":) hi"),
  ]
}
