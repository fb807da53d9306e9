import Testing

/// Formatting elements: opened again, split, cloned (HTML Standard §13.2.4.3, §13.2.6.4.7).
@Suite struct FormattingTests {
  /// Reconstruct the active formatting elements.
  @Test(arguments: [
    ("<p><b>a<p>b", #"p[b["a"]] p[b["b"]]"#),
    (
      "<p><font size=1 color=a>b<p>c", #"p[font{size=1 color=a}["b"]] p[font{size=1 color=a}["c"]]"#
    ),
    ("<p><b><i>a<p>b", #"p[b[i["a"]]] p[b[i["b"]]]"#),
    ("<p><b>a</b><i>b<p>c", #"p[b["a"] i["b"]] p[i["c"]]"#),
    ("<p><b>a</p> <p>b", #"p[b["a"]] b[" " p["b"]]"#),
    ("<p><b>a</p><p></p>b", #"p[b["a"]] p[] b["b"]"#),
    ("<div><b>a</div>b", #"div[b["a"]] b["b"]"#),
  ])
  func opensFormattingAgainWithItsAttributes(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start tags that reconstruct.
  @Test(arguments: [
    ("<p><b>a</p><br>", #"p[b["a"]] b[br[]]"#),
    ("<p><b>a</p><img>", #"p[b["a"]] b[img[]]"#),
    ("<p><b>a</p><span>b", #"p[b["a"]] b[span["b"]]"#),
    ("<p><b>a</p><input>", #"p[b["a"]] b[input[]]"#),
    ("<p><b>a</p><button>b", #"p[b["a"]] b[button["b"]]"#),
    ("<p><b>a</p><select>", #"p[b["a"]] b[select[]]"#),
    ("<p><b>a</p><svg>", #"p[b["a"]] b[svg:svg[]]"#),
    ("<p><b>a</p><math>", #"p[b["a"]] b[math:math[]]"#),
    ("<p><b>a</p><object>", #"p[b["a"]] b[object[]]"#),
    ("<p><b>a</p><xmp></xmp>", #"p[b["a"]] b[xmp[]]"#),
    ("<p><b>a</p><i>b", #"p[b["a"]] b[i["b"]]"#),
    ("<p><b>a</p></br>", #"p[b["a"]] b[br[]]"#),
    ("<p><b>a</p><a>b", #"p[b["a"]] b[a["b"]]"#),
  ])
  func opensFormattingAgainForWhatIsInline(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start tags that do not.
  @Test(arguments: [
    ("<p><b>a</p><hr>", #"p[b["a"]] hr[]"#),
    ("<p><b>a</p><div></div>", #"p[b["a"]] div[]"#),
    ("<p><b>a</p><ul><li></ul>", #"p[b["a"]] ul[li[]]"#),
    ("<p><b>a</p><!--b-->", #"p[b["a"]] <!--b-->"#),
    ("<p><b>a</p><table></table>", #"p[b["a"]] table[]"#),
    ("<p><b>a</p><style></style>", #"p[b["a"]] style[]"#),
    ("<p><b>a</p><textarea></textarea>", #"p[b["a"]] textarea[]"#),
    ("<p><b>a</p><param>", #"p[b["a"]] param[]"#),
  ])
  func opensNoFormattingForWhatIsNot(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Noah’s Ark clause.
  @Test(arguments: [
    ("<p><i><i><i><i>a<p>b", #"p[i[i[i[i["a"]]]]] p[i[i[i["b"]]]]"#),
    (
      "<p><font a=1 b=2><font b=2 a=1><font a=1 b=2><font a=1 b=2>c<p>d",
      #"p[font{a=1 b=2}[font{b=2 a=1}[font{a=1 b=2}[font{a=1 b=2}["c"]]]]] p[font{b=2 a=1}[font{a=1 b=2}[font{a=1 b=2}["d"]]]]"#
    ),
    ("<p><i><i><i><i class=a>b<p>c", #"p[i[i[i[i{class=a}["b"]]]]] p[i[i[i[i{class=a}["c"]]]]]"#),
    ("<p><i><i><b><i><i>a<p>b", #"p[i[i[b[i[i["a"]]]]]] p[i[b[i[i["b"]]]]]"#),
    (
      "<p><i a=1><i a=2><i a=3><i a=4>b<p>c",
      #"p[i{a=1}[i{a=2}[i{a=3}[i{a=4}["b"]]]]] p[i{a=1}[i{a=2}[i{a=3}[i{a=4}["c"]]]]]"#
    ),
  ])
  func opensAtMostThreeOfAKind(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Markers: `object`, `marquee`, `applet`, cells, captions, templates.
  @Test(arguments: [
    ("<object><b>a</object>b", #"object[b["a"]] "b""#),
    ("<marquee><b>a</marquee>b", #"marquee[b["a"]] "b""#),
    ("<applet><b>a</applet>b", #"applet[b["a"]] "b""#),
    ("<table><td><b>a<td>b", #"table[tbody[tr[td[b["a"]] td["b"]]]]"#),
    ("<table><th><b>a</table>b", #"table[tbody[tr[th[b["a"]]]]] "b""#),
    ("<table><caption><b>a</caption><td>b", #"table[caption[b["a"]] tbody[tr[td["b"]]]]"#),
    ("<template><b>a</template>b", #"template[b["a"]] "b""#),
    ("<b>a<object>b</b>c</object>d", #"b["a" object["bc"] "d"]"#),
    ("<i><object></i>a</object>b", #"i[object["a"] "b"]"#),
    ("<p><b><object><p>a", #"p[b[object[p["a"]]]]"#),
  ])
  func keepsFormattingInsideMarkers(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency, with a furthest block.
  @Test(arguments: [
    ("<b>a<p>b</b>c", #"b["a"] p[b["b"] "c"]"#),
    ("<b>a<div>b</b>c</div>d", #"b["a"] div[b["b"] "c"] "d""#),
    ("<b><p>a<p>b</b>c", #"b[p["a"]] p[b["b"] "c"]"#),
    ("<i><div><p>a</i>b", #"i[] div[i[] p[i["a"] "b"]]"#),
    ("<b><ul><li>a</b>b", #"b[] ul[b[] li[b["a"] "b"]]"#),
    ("<u>a<h1>b</u>c", #"u["a"] h1[u["b"] "c"]"#),
    ("<em><blockquote>a<p>b</em>c", #"em[] blockquote[em["a"] p[em["b"] "c"]]"#),
    ("<b class=x>a<p>b</b>c", #"b{class=x}["a"] p[b{class=x}["b"] "c"]"#),
    ("<b><p><i>a</b>b", #"b[] p[b[i["a"]] i["b"]]"#),
  ])
  func splitsFormattingAtBlocks(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency, without one.
  @Test(arguments: [
    ("<b>a</b>b", #"b["a"] "b""#),
    ("<b><i>a</b>b</i>c", #"b[i["a"]] i["b"] "c""#),
    ("<b><span>a</b>b", #"b[span["a"]] "b""#),
    ("<b><i><u>a</b>b", #"b[i[u["a"]]] i[u["b"]]"#),
    ("<i>a</b>b</i>c", #"i["ab"] "c""#),
    ("<font size=1>a</font>b", #"font{size=1}["a"] "b""#),
    ("<b>a</B>b", #"b["a"] "b""#),
  ])
  func closesFormattingWithoutBlocks(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency: not in the stack, not in scope, not in the list.
  @Test(arguments: [
    ("<p><b>a</p></b>b", #"p[b["a"]] "b""#),
    ("</b>a", #""a""#),
    ("<b><select></b>a", #"b[select["a"]]"#),
    ("<table><tr><b></b><td>a", #"b[] table[tbody[tr[td["a"]]]]"#),
    ("<b><table><td></b>a", #"b[table[tbody[tr[td["a"]]]]]"#),
    ("<b><i></i></b></b></i>a", #"b[i[]] "a""#),
    ("<div><i>a</div></i>b", #"div[i["a"]] "b""#),
  ])
  func forgetsFormattingThatIsNotOpen(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency, inner loop.
  @Test(arguments: [
    ("<b><i><p>a</b>b", #"b[i[]] i[p[b["a"] "b"]]"#),
    ("<b><i><u><p>a</b>b", #"b[i[u[]]] i[u[p[b["a"] "b"]]]"#),
    ("<b><span><p>a</b>b", #"b[span[]] p[b["a"] "b"]"#),
    ("<b><i><span><u><p>a</b>b</p>c", #"b[i[span[u[]]]] i[u[p[b["a"] "b"] "c"]]"#),
    ("<a><b><div>a</a>b</div>c", #"a[b[]] b[div[a["a"] "b"] "c"]"#),
    ("<b><i><div><p>a</b>b</i>c", #"b[i[]] i[] div[i[b[]] p[i[b["a"] "b"] "c"]]"#),
  ])
  func clonesWhatStandsBetween(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency, outer loop.
  @Test(arguments: [
    (
      "<i><div><div><div><div><div><div><div><div><div>a</i>b",
      #"i[] div[i[] div[i[] div[i[] div[i[] div[i[] div[i[] div[i[] div[i[div["ab"]]]]]]]]]]"#
    ),
    ("<b><em><em><em><em><em><p>a</b>b", #"b[em[em[em[em[em[]]]]]] em[em[em[p[b["a"] "b"]]]]"#),
  ])
  func goesOnEightTimes(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start tag `a`.
  @Test(arguments: [
    ("<a href=1>a<a href=2>b", #"a{href=1}["a"] a{href=2}["b"]"#),
    ("<a>a<p>b<a>c", #"a["a"] p[a["b"] a["c"]]"#),
    ("<a>a</a><a>b", #"a["a"] a["b"]"#),
    ("<a><b>a<a>b", #"a[b["a"]] b[a["b"]]"#),
    ("<a href=1><div>a<a href=2>b", #"a{href=1}[] div[a{href=1}["a"] a{href=2}["b"]]"#),
    ("<a href=1><table><td><a href=2>a", #"a{href=1}[table[tbody[tr[td[a{href=2}["a"]]]]]]"#),
    ("<a href=1><object><a href=2>a", #"a{href=1}[object[a{href=2}["a"]]]"#),
    ("<a>a<span>b<a>c", #"a["a" span["b"]] a["c"]"#),
  ])
  func endsLinksBeforeLinks(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start tag `nobr`.
  @Test(arguments: [
    ("<nobr>a<nobr>b", #"nobr["a"] nobr["b"]"#),
    ("<nobr><b>a<nobr>b", #"nobr[b["a"]] b[nobr["b"]]"#),
    ("<nobr><div>a<nobr>b", #"nobr[] div[nobr["a"] nobr["b"]]"#),
    ("<nobr>a</nobr><nobr>b", #"nobr["a"] nobr["b"]"#),
  ])
  func endsNobrBeforeNobr(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adoption agency with foster parenting.
  @Test(arguments: [
    ("<table><i>a<div>b</i>c</div>", #"i["a"] div[i["b"] "c"] table[]"#),
    ("<table><b>a<tr>b</b>c", #"b["a"] b["b"] "c" table[tbody[tr[]]]"#),
    ("<b><table>a</b>b", #"b["ab" table[]]"#),
    ("<table><tr><i>a<p>b</i>c<td>d", #"i["a"] p[i["b"] "c"] table[tbody[tr[td["d"]]]]"#),
  ])
  func movesBlocksOutOfTablesWithTheirFormatting(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  private static let formatting = names(
    "a b big code em font i nobr s small strike strong tt u")

  @Test(arguments: formatting)
  func opensEachFormattingElementAgain(name: String) {
    expectTree(#"p[\#(name)["a"]] p[\#(name)["b"]]"#, of: "<p><\(name)>a<p>b")
  }

  @Test(arguments: formatting)
  func splitsEachFormattingElement(name: String) {
    expectTree(
      #"\#(name)["a"] p[\#(name)["b"] "c"]"#, of: "<\(name)>a<p>b</\(name)>c")
  }

  @Test(arguments: names("abbr cite del dfn ins kbd mark q span sub sup var x-y"))
  func opensNoOtherElementAgain(name: String) {
    expectTree(#"p[\#(name)["a"]] p["b"]"#, of: "<p><\(name)>a<p>b")
  }
}
