import Testing

/// The insertion mode “in body” (HTML Standard §13.2.6.4.7): what opens, closes and stays.
@Suite struct BodyTests {
  /// Text: U+0000 is dropped.
  @Test(arguments: [
    ("a\0b", #""ab""#),
    ("\0", ""),
    ("<p>\0a\0", #"p["a"]"#),
    ("  a ", #""  a ""#),
    ("a\tb\u{C}", "\"a\tb\u{C}\""),
  ])
  func keepsTextWithoutNUL(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Comments.
  @Test(arguments: [
    ("a<!--b-->c", #""a" <!--b--> "c""#),
    ("<p><!--a--></p>", "p[<!--a-->]"),
    ("<p>a<!--b-->c<p>d", #"p["a" <!--b--> "c"] p["d"]"#),
    ("<!--a--><!--b-->", "<!--a--> <!--b-->"),
  ])
  func putsCommentsWhereTheyStand(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Tags and doctypes of whole documents.
  @Test(arguments: [
    ("<!DOCTYPE html>a", #""a""#),
    ("<html lang=a>b", #""b""#),
    ("<body id=a>b", #""b""#),
    ("<head>a</head>b", #""ab""#),
    ("a</body>b", #""ab""#),
    ("a</html>b", #""ab""#),
    ("<frameset><frame>a", #""a""#),
    ("<p>a<body>b</p>c", #"p["ab"] "c""#),
    ("<p>a</body>b", #"p["ab"]"#),
  ])
  func ignoresWhatBelongsToDocuments(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start and end tags of table parts.
  @Test(arguments: [
    ("<tr><td>a", #""a""#),
    ("<caption>a<tbody>b", #""ab""#),
    ("<thead><th>a</th></thead>b", #""ab""#),
    ("<col><colgroup>a", #""a""#),
    ("a</td></tr></table>b", #""ab""#),
    ("<div><td>a</div>b", #"div["a"] "b""#),
    ("</caption></tfoot>a", #""a""#),
  ])
  func ignoresPartsOfTablesOutsideThem(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tag `p`: one without its start makes an empty paragraph.
  @Test(arguments: [
    ("</p>", "p[]"),
    ("a</p>b", #""a" p[] "b""#),
    ("<p>a</p></p>b", #"p["a"] p[] "b""#),
    ("<div></p>a</div>", #"div[p[] "a"]"#),
    ("<p>a<span>b</p>c", #"p["a" span["b"]] "c""#),
    ("<p>a<div></p>b", #"p["a"] div[p[] "b"]"#),
  ])
  func makesParagraphsOfTheirEndTags(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// “Has a p element in button scope”.
  @Test(arguments: [
    ("<p>a<button>b<p>c", #"p["a" button["b" p["c"]]]"#),
    ("<p>a<button></p>b", #"p["a" button[p[] "b"]]"#),
    ("<p>a<object><p>b", #"p["a" object[p["b"]]]"#),
    ("<p>a<marquee><p>b", #"p["a" marquee[p["b"]]]"#),
    ("<p>a<applet></p>b", #"p["a" applet[p[] "b"]]"#),
    ("<p>a<template><p>b", #"p["a" template[p["b"]]]"#),
    ("<p>a<svg><desc><p>b", #"p["a" svg:svg[svg:desc[p["b"]]]]"#),
    ("<p>a<math><mi><p>b", #"p["a" math:math[math:mi[p["b"]]]]"#),
    ("<p>a<table><td><p>b", #"p["a"] table[tbody[tr[td[p["b"]]]]]"#),
    ("<p>a<table><caption></p>b", #"p["a"] table[caption[p[] "b"]]"#),
  ])
  func opensParagraphsInElementsThatEndTheScopeOfButtons(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Heading tags: any heading’s end closes any other.
  @Test(arguments: [
    ("<h1>a<h2>b", #"h1["a"] h2["b"]"#),
    ("<h1>a</h4>b", #"h1["a"] "b""#),
    ("<h2><span>a<h3>b", #"h2[span["a" h3["b"]]]"#),
    ("<h2><span>a</h6>b", #"h2[span["a"]] "b""#),
    ("</h1>a", #""a""#),
    ("<p>a<h5>b", #"p["a"] h5["b"]"#),
    ("<h1><p>a</h2>b", #"h1[p["a"]] "b""#),
    ("<h1><div>a</h1>b", #"h1[div["a"]] "b""#),
    ("<h1>a<p>b</p></h1>c", #"h1["a" p["b"]] "c""#),
  ])
  func closesHeadings(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `li`: another item of the same list ends one.
  @Test(arguments: [
    ("<ul><li>a<li>b</ul>c", #"ul[li["a"] li["b"]] "c""#),
    ("<li>a<li>b", #"li["a"] li["b"]"#),
    ("<li><div>a<li>b", #"li[div["a"]] li["b"]"#),
    ("<li><p>a<li>b", #"li[p["a"]] li["b"]"#),
    ("<li><address>a<li>b", #"li[address["a"]] li["b"]"#),
    ("<li><span>a<li>b", #"li[span["a"]] li["b"]"#),
    ("<li><ul><li>a", #"li[ul[li["a"]]]"#),
    ("<li><blockquote>a<li>b", #"li[blockquote["a" li["b"]]]"#),
    ("<li><section><li>a", #"li[section[li["a"]]]"#),
    ("<ul><li>a<ol><li>b</ol><li>c", #"ul[li["a" ol[li["b"]]] li["c"]]"#),
    ("<p>a<li>b", #"p["a"] li["b"]"#),
  ])
  func closesItemsOfLists(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tag `li`: list item scope.
  @Test(arguments: [
    ("<li>a</li>b", #"li["a"] "b""#),
    ("a</li>b", #""ab""#),
    ("<li><ul></li>a", #"li[ul["a"]]"#),
    ("<li><ol></li>a", #"li[ol["a"]]"#),
    ("<li><div>a</li>b", #"li[div["a"]] "b""#),
    ("<li><p>a</li>b", #"li[p["a"]] "b""#),
    ("<li><button>a</li>b", #"li[button["a"]] "b""#),
    ("<li><dl></li>a", #"li[dl[]] "a""#),
  ])
  func endsItemsInTheirListsOnly(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `dd` and `dt` end each other.
  @Test(arguments: [
    ("<dl><dt>a<dd>b<dd>c<dt>d", #"dl[dt["a"] dd["b"] dd["c"] dt["d"]]"#),
    ("<dd>a<dt>b", #"dd["a"] dt["b"]"#),
    ("<dt><div>a<dd>b", #"dt[div["a"]] dd["b"]"#),
    ("<dt><p>a<dd>b", #"dt[p["a"]] dd["b"]"#),
    ("<dd><dl><dt>a", #"dd[dl[dt["a"]]]"#),
    ("<dd><span>a</dd>b", #"dd[span["a"]] "b""#),
    ("a</dd></dt>b", #""ab""#),
    ("<dt>a</dd>b", #"dt["ab"]"#),
    ("<dd><ul></dd>a", #"dd[ul[]] "a""#),
    ("<p>a<dt>b", #"p["a"] dt["b"]"#),
  ])
  func closesTermsAndDescriptions(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `form`: no form in a form.
  @Test(arguments: [
    ("<form>a<form>b", #"form["ab"]"#),
    ("<form>a</form><form>b", #"form["a"] form["b"]"#),
    ("a</form>b", #""ab""#),
    ("<form><div>a</form>b", #"form[div["ab"]]"#),
    ("<form><p>a</form>b", #"form[p["a"]] "b""#),
    ("<p>a<form>b", #"p["a"] form["b"]"#),
    ("<div><form></div>a</form>b", #"div[form[]] "ab""#),
    ("<form><table></form><tr>", "form[table[tbody[tr[]]]]"),
    ("<template><form>a<form>b</template><form>c", #"template[form["a" form["b"]]] form["c"]"#),
    ("<form><template><form>a</form>b</template>c", #"form[template[form["a"] "b"] "c"]"#),
  ])
  func knowsOneForm(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `pre`, `listing`, `textarea`: a line feed right behind the tag.
  @Test(arguments: [
    ("<pre>\na", #"pre["a"]"#),
    ("<pre>\n\na", "pre[\"\na\"]"),
    ("<pre>\r\na", #"pre["a"]"#),
    ("<listing>\na", #"listing["a"]"#),
    ("<textarea>\na</textarea>", #"textarea["a"]"#),
    ("<pre>&#10;a", #"pre["a"]"#),
    ("<pre> \na", "pre[\" \na\"]"),
    ("<pre><b>\na", "pre[b[\"\na\"]]"),
    ("<pre><!--a-->\nb", "pre[<!--a--> \"\nb\"]"),
    ("<p>a<pre>b", #"p["a"] pre["b"]"#),
    ("<pre>\n", "pre[]"),
    ("<div>\na", "div[\"\na\"]"),
  ])
  func dropsTheFirstLineFeed(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `button`: no button in a button.
  @Test(arguments: [
    ("<button>a<button>b", #"button["a"] button["b"]"#),
    ("<button><p>a<button>b", #"button[p["a"]] button["b"]"#),
    ("<button><b>a<button>b", #"button[b["a"]] b[button["b"]]"#),
    ("<button><div>a</button>b", #"button[div["a"]] "b""#),
    ("a</button>b", #""ab""#),
    ("<button>a</button>b", #"button["a"] "b""#),
  ])
  func closesButtons(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Void elements, and the end tags of some.
  @Test(arguments: [
    ("<br>a</br>b", #"br[] "a" br[] "b""#),
    ("<br/>a", #"br[] "a""#),
    ("</br class=a>", "br[]"),
    ("<img src=a>b</img>c", #"img{src=a}[] "bc""#),
    ("<input>a</input>b", #"input[] "ab""#),
    ("<hr>a</hr>b", #"hr[] "ab""#),
    ("<p>a<hr>b", #"p["a"] hr[] "b""#),
    ("<embed>a</embed>b", #"embed[] "ab""#),
    ("<wbr>a<wbr>", #"wbr[] "a" wbr[]"#),
    ("<area>a", #"area[] "a""#),
    ("<keygen>a", #"keygen[] "a""#),
    ("<param>a<source>b<track>c", #"param[] "a" source[] "b" track[] "c""#),
    ("<p>a<param>b", #"p["a" param[] "b"]"#),
    ("<base><link><meta>a<basefont><bgsound>", #"base[] link[] meta[] "a" basefont[] bgsound[]"#),
  ])
  func insertsElementsWithoutContent(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `image`.
  @Test(arguments: [
    ("<image src=a>b", #"img{src=a}[] "b""#),
    ("<p>a<IMAGE>b</p>", #"p["a" img[] "b"]"#),
    ("</image>a", #""a""#),
  ])
  func takesImageForImg(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `title`, `textarea`, `style`, `script`, `iframe` and their like.
  @Test(arguments: [
    ("<title>a<b>&amp;</title>c", #"title["a<b>&"] "c""#),
    ("<textarea><p>a&lt;</textarea>b", #"textarea["<p>a<"] "b""#),
    ("<style>a<b>&amp;</style>c", #"style["a<b>&amp;"] "c""#),
    ("<script>a<b>&amp;</script>c", #"script["a<b>&amp;"] "c""#),
    ("<iframe><p>&amp;</iframe>a", #"iframe["<p>&amp;"] "a""#),
    ("<noembed><p></noembed>a", #"noembed["<p>"] "a""#),
    ("<noframes><p></noframes>a", #"noframes["<p>"] "a""#),
    ("<xmp><p>&amp;</xmp>a", #"xmp["<p>&amp;"] "a""#),
    ("<p>a<xmp>b</xmp>c", #"p["a"] xmp["b"] "c""#),
    ("<p>a<style>b</style>c", #"p["a" style["b"] "c"]"#),
    ("<script>a", #"script["a"]"#),
    ("<style></style>a", #"style[] "a""#),
    ("a</textarea></style>b", #""ab""#),
  ])
  func readsElementsOfRawText(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `noscript`, scripting off.
  @Test(arguments: [
    ("<noscript><p>a</noscript>b", #"noscript[p["ab"]]"#),
    ("<p>a<noscript><b>b</b></noscript>c", #"p["a" noscript[b["b"]] "c"]"#),
    ("<noscript><img src=a></noscript>", "noscript[img{src=a}[]]"),
  ])
  func readsNoscriptAsMarkup(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `plaintext`.
  @Test(arguments: [
    ("<p>a<plaintext><b></plaintext>c", #"p["a"] plaintext["<b></plaintext>c"]"#),
    ("<div><plaintext></div>&amp;", #"div[plaintext["</div>&amp;"]]"#),
  ])
  func endsNothingBehindPlaintext(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `rb`, `rt`, `rp`, `rtc`.
  @Test(arguments: [
    ("<ruby>a<rt>b<rt>c</ruby>d", #"ruby["a" rt["b"] rt["c"]] "d""#),
    ("<ruby>a<rp>(<rt>b<rp>)</ruby>", #"ruby["a" rp["("] rt["b"] rp[")"]]"#),
    ("<ruby><rb>a<rb>b<rt>c", #"ruby[rb["a"] rb["b"] rt["c"]]"#),
    ("<ruby><rtc>a<rt>b<rt>c<rp>d", #"ruby[rtc["a" rt["b"] rt["c"] rp["d"]]]"#),
    ("<ruby><rtc><rt>a<rb>b", #"ruby[rtc[rt["a"]] rb["b"]]"#),
    ("<ruby><rt>a<rtc>b", #"ruby[rt["a"] rtc["b"]]"#),
    ("<rt>a<rt>b", #"rt["a" rt["b"]]"#),
    ("<ruby><span>a<rt>b", #"ruby[span["a" rt["b"]]]"#),
    ("<ruby><p>a<rt>b", #"ruby[p["a"] rt["b"]]"#),
  ])
  func closesPartsOfRuby(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Any other end tag.
  @Test(arguments: [
    ("<span>a</span>b", #"span["a"] "b""#),
    ("<x-a>a<y-b>b</x-a>c", #"x-a["a" y-b["b"]] "c""#),
    ("<span><div>a</span>b", #"span[div["ab"]]"#),
    ("<div><span>a</div></span>b", #"div[span["a"]] "b""#),
    ("<q>a</cite>b</q>c", #"q["ab"] "c""#),
    ("<sub>a<sup>b</sub>c", #"sub["a" sup["b"]] "c""#),
    ("<x>a</y></x>b", #"x["a"] "b""#),
    ("</span>a", #""a""#),
    ("<abbr><p>a</abbr>b", #"abbr[p["ab"]]"#),
    ("<label>a<q>b</label>c", #"label["a" q["b"]] "c""#),
    ("<X-A>a</x-a>b", #"x-a["a"] "b""#),
  ])
  func closesOtherElementsByName(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Generate implied end tags.
  @Test(arguments: [
    ("<div><p>a</div>b", #"div[p["a"]] "b""#),
    ("<div><li>a</div>b", #"div[li["a"]] "b""#),
    ("<div><dd>a</div>b", #"div[dd["a"]] "b""#),
    ("<div><dt><p>a</div>b", #"div[dt[p["a"]]] "b""#),
    ("<div><option>a</div>b", #"div[option["a"]] "b""#),
    ("<div><optgroup><option>a</div>b", #"div[optgroup[option["a"]]] "b""#),
    ("<div><ruby><rt>a</div>b", #"div[ruby[rt["a"]]] "b""#),
    ("<section><p>a</section>b", #"section[p["a"]] "b""#),
    ("<div><span>a</div>b", #"div[span["a"]] "b""#),
    ("<span><p>a</span>b", #"span[p["ab"]]"#),
  ])
  func endsElementsThatNeedNoEndTag(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  private static let blocks = names(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure \
    footer header hgroup main menu nav ol search section summary ul pre listing h1 h2 h3 h4 h5 h6
    """)

  @Test(arguments: blocks)
  func closesParagraphsBeforeBlocks(name: String) {
    expectTree(#"p["a"] \#(name)["b"]"#, of: "<p>a<\(name)>b")
  }

  @Test(arguments: blocks + ["button"])
  func closesBlocksWithWhatIsInThem(name: String) {
    expectTree(#"\#(name)["a" q["b"]] "c""#, of: "<\(name)>a<q>b</\(name)>c")
  }

  @Test(arguments: blocks + ["button"])
  func ignoresEndsOfBlocksThatAreNotOpen(name: String) {
    expectTree(#""ab""#, of: "a</\(name)>b")
  }

  /// “Has an element in scope”.
  @Test(arguments: names("applet marquee object template select"))
  func seesNoBlockOutsideItsScope(name: String) {
    expectTree(#"div[\#(name)["a"]]"#, of: "<div><\(name)></div>a")
  }

  @Test(arguments: names("abbr bdo cite del dfn ins kbd label mark q span sub sup time x-y"))
  func keepsOtherElementsInParagraphs(name: String) {
    expectTree(#"p["a" \#(name)["b"]] p["c"]"#, of: "<p>a<\(name)>b<p>c")
  }

  private static let voids = names(
    "area base basefont bgsound embed hr img input keygen link meta param source track wbr")

  @Test(arguments: voids + ["br"])
  func putsNothingIntoVoidElements(name: String) {
    expectTree(#"\#(name)[] "a""#, of: "<\(name)>a")
  }

  @Test(arguments: voids)
  func ignoresEndsOfVoidElements(name: String) {
    expectTree(#""ab""#, of: "a</\(name)>b")
  }

  /// “Generate implied end tags”: the end tag `form` closes these, and leaves others open.
  @Test(arguments: names("dd dt li optgroup option p rb rp rt rtc"))
  func impliesEndTags(name: String) {
    expectTree(#"form[\#(name)["a"]] "b""#, of: "<form><\(name)>a</form>b")
  }

  @Test(arguments: names("div q span dl ul ruby section x-y"))
  func impliesNoOtherEndTags(name: String) {
    expectTree(#"form[\#(name)["ab"]]"#, of: "<form><\(name)>a</form>b")
  }

  /// Special elements: the end tag of what stands around one is ignored.
  @Test(
    arguments: names(
      """
      address applet article aside blockquote button center dd details dir div dl dt fieldset \
      figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu \
      nav noscript object ol p pre search section select summary ul
      """))
  func keepsSpecialElementsOpen(name: String) {
    expectTree(#"q[\#(name)["ab"]]"#, of: "<q><\(name)>a</q>b")
  }

  @Test(arguments: names("audio canvas dialog label map output ruby slot span video x-y"))
  func closesOrdinaryElements(name: String) {
    expectTree(#"q[\#(name)["a"]] "b""#, of: "<q><\(name)>a</q>b")
  }
}
