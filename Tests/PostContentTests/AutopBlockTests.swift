import PostContent
import Testing

/// The rules of WordPress's `wpautop` for blocks, one by one.
///
/// Source: `wpautop` in `src/wp-includes/formatting.php`. WordPress's own function made what is expected, with the
/// rules for `math` of WordPress 7.
@Suite struct AutopBlockTests {
  @Test(
    "A block begins and ends a paragraph",
    arguments: [
      ("Tide<div>Wind</div>Rain", "<p>Tide</p>\n<div>Wind</div>\n<p>Rain</p>\n"),
      ("<div>Tide</div>\nWind", "<div>Tide</div>\n<p>Wind</p>\n"),
      ("Tide\n<h2>Wind</h2>\nRain", "<p>Tide</p>\n<h2>Wind</h2>\n<p>Rain</p>\n"),
      ("<section>Tide</section><p>Wind</p>", "<section>Tide</section>\n<p>Wind</p>\n"),
    ])
  func aBlockBeginsAndEndsAParagraph(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Text in a block is a paragraph where empty lines are in it",
    arguments: [
      ("<div>Tide\n\nWind</div>", "<div>Tide</p>\n<p>Wind</p></div>\n"),
      ("<div>\nTide\n</div>", "<div>\nTide\n</div>\n"),
      ("<blockquote>Tide</blockquote>", "<blockquote><p>Tide</p></blockquote>\n"),
      (
        "<blockquote>Tide\n\nWind</blockquote>",
        "<blockquote><p>Tide</p>\n<p>Wind</p></blockquote>\n"
      ),
    ])
  func textInABlockIsAParagraphWhereEmptyLinesAreInIt(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A quotation has its paragraph inside",
    arguments: [
      (#"<blockquote cite="x">Tide"#, "<blockquote cite=\"x\"><p>Tide</p>\n"),
      ("<blockquote><p>Tide</p></blockquote>", "<blockquote>\n<p>Tide</p>\n</blockquote>\n"),
      ("<p><blockquote>Tide</p>", "<blockquote><p>Tide</p>\n"),
      ("<p><BLOCKQUOTE>Tide</p>", "<blockquote><p>Tide</p>\n"),
      (
        "<blockquote class=\"a\">Tide\n\nWind</blockquote>",
        "<blockquote class=\"a\"><p>Tide</p>\n<p>Wind</p></blockquote>\n"
      ),
      ("Tide</blockquote>", "<p>Tide</p></blockquote>\n"),
    ])
  func aQuotationHasItsParagraphInside(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Lists get no breaks between their items",
    arguments: [
      ("<ul>\n<li>Tide</li>\n<li>Wind</li>\n</ul>", "<ul>\n<li>Tide</li>\n<li>Wind</li>\n</ul>\n"),
      ("<ol>\n\t<li>Tide\nWind</li>\n</ol>", "<ol>\n<li>Tide<br />\nWind</li>\n</ol>\n"),
      ("<ul><li>Tide\n\nWind</li></ul>", "<ul>\n<li>Tide\n<p>Wind</li>\n</ul>\n"),
      ("<dl>\n<dt>Tide</dt>\n<dd>Wind</dd>\n</dl>", "<dl>\n<dt>Tide</dt>\n<dd>Wind</dd>\n</dl>\n"),
    ])
  func listsGetNoBreaksBetweenTheirItems(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Tables get no breaks between their cells",
    arguments: [
      (
        "<table>\n<tr>\n<td>Tide</td>\n<td>Wind\nRain</td>\n</tr>\n</table>",
        "<table>\n<tr>\n<td>Tide</td>\n<td>Wind<br />\nRain</td>\n</tr>\n</table>\n"
      ),
      (
        "<table><caption>Tide</caption><tbody><tr><th>Wind</th></tr></tbody></table>",
        "<table>\n<caption>Tide</caption>\n<tbody>\n<tr>\n<th>Wind</th>\n</tr>\n</tbody>\n</table>\n"
      ),
    ])
  func tablesGetNoBreaksBetweenTheirCells(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Options have no paragraphs around them",
    arguments: [
      (
        "<select>\n<option>Tide</option>\n\n<option>Wind</option>\n</select>",
        "<p><select><option>Tide</option><option>Wind</option></select></p>\n"
      ),
      ("<select><option>Tide</option></select>", "<p><select><option>Tide</option></select></p>\n"),
      ("Tide\n\n<option>Wind</option>\n\nRain", "<p>Tide<option>Wind</option>Rain</p>\n"),
      ("<optional>Tide</optional>\nWind", "<p><optional>Tide</optional><br />\nWind</p>\n"),
    ])
  func optionsHaveNoParagraphsAroundThem(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Object, embed and param stand together",
    arguments: [
      (
        "<object data=\"a\">\n<param name=\"b\">\n\n<embed src=\"c\">\n</object>",
        "<p><object data=\"a\"><param name=\"b\"><embed src=\"c\"></object></p>\n"
      ),
      ("<object>\n\n<param>\n</object>", "<p><object><param></object></p>\n"),
      ("<object>\n<param>\n", "<p><object>\n<param>\n"),
      ("Tide\n</object>\nWind", "<p>Tide</object><br />\nWind</p>\n"),
      ("<object>\n<b>Tide</b>\n</object>", "<p><object><b>Tide</b></object></p>\n"),
      ("<object></object>\n<embed>\nTide", "<p><object></object><embed>Tide</p>\n"),
      ("<object>\n</param>\n</object>", "<p><object></param></object></p>\n"),
    ])
  func objectEmbedAndParamStandTogether(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Sources and tracks stand together in audio and video",
    arguments: [
      (
        "<video controls>\n<source src=\"a\">\n\n<track src=\"b\">\n</video>",
        "<p><video controls><source src=\"a\"><track src=\"b\"></video></p>\n"
      ),
      ("<audio>\n<source src=\"a\"/>\n</audio>", "<p><audio><source src=\"a\"/></audio></p>\n"),
      (
        "Tide\n<video src=\"a\"></video>\nWind",
        "<p>Tide<br />\n<video src=\"a\"></video><br />\nWind</p>\n"
      ),
      ("[audio]\n<source src=\"a\">\n[/audio]", "<p>[audio]<source src=\"a\">[/audio]</p>\n"),
      ("<video>\nTide\n</video>", "<p><video><br />\nTide<br />\n</video></p>\n"),
      ("[video a=\"b\"]\n\n[/video]\n<track>\nTide", "<p>[video a=\"b\"][/video]<track>Tide</p>\n"),
      ("<audio>\n\n<track>\n\n</audio>", "<p><audio><track></audio></p>\n"),
      ("<source>\n\nTide", "<p><source>Tide</p>\n"),
    ])
  func sourcesAndTracksStandTogetherInAudioAndVideo(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A caption in a figure stays with its picture",
    arguments: [
      (
        "<figure>\n<img src=\"a\">\n<figcaption>Tide</figcaption>\n</figure>",
        "<figure>\n<img src=\"a\"><figcaption>Tide</figcaption></figure>\n"
      ),
      (
        "<figure><img src=\"a\">\n\n<figcaption>Tide\nWind</figcaption></figure>",
        "<figure><img src=\"a\"><figcaption>Tide<br />\nWind</figcaption></figure>\n"
      ),
      (
        "Tide\n\n<figcaption>Wind</figcaption>\n\nRain",
        "<p>Tide<figcaption>Wind</figcaption>Rain</p>\n"
      ),
      (
        "<figcaption class=\"x\">\nTide\n</figcaption>",
        "<figcaption class=\"x\">\nTide<br />\n</figcaption>\n"
      ),
    ])
  func aCaptionInAFigureStaysWithItsPicture(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A paragraph around nothing but a tag of a block goes",
    arguments: [
      ("<p><div>Tide</div></p>", "<p><div>Tide</div></p>\n"),
      ("<p></div>", "</div>\n"),
      ("<p><ul></p><li>Tide</li>", "<ul>\n<li>Tide</li>\n"),
    ])
  func aParagraphAroundNothingButATagOfABlockGoes(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A list item in a paragraph loses it",
    arguments: [
      ("<p><li>Tide</p>", "<li>Tide</p>\n"),
      ("<li>Tide</li>\n\n<li>Wind</li>", "<li>Tide</li>\n<li>Wind</li>\n"),
      ("<p><li>Tide</li></p>", "<li>Tide</li>\n"),
      (#"<p><link rel="x"></p>"#, "<link rel=\"x\">\n"),
      ("<p><li>Tide\nWind</p>", "<p><li>Tide<br />\nWind</p>\n"),
    ])
  func aListItemInAParagraphLosesIt(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Breaks before and after tags of blocks go",
    arguments: [
      ("<div>\n<span>Tide</span>\n</div>", "<div>\n<span>Tide</span>\n</div>\n"),
      ("Tide\n</div>", "<p>Tide\n</p></div>\n"),
      ("<div><br /></div>", "<div></div>\n"),
      ("<form>\n<input>\n</form>", "<form>\n<input><br />\n</form>\n"),
      ("Tide<br />\n<li>Wind", "<p>Tide</p>\n<li>Wind<br />\n"),
      ("Tide<br />\n<table>", "<p>Tide</p>\n<table>\n"),
      ("Tide<br />\n<picture>\n", "<p>Tide\n<picture>\n"),
      ("<col>\n<br />Tide", "<col>\n<br />Tide</p>\n"),
      ("<link>\n<br />Tide", "<link>\n<br />Tide</p>\n"),
      ("Tide<br /></dt>", "<p>Tide</dt>\n"),
    ])
  func breaksBeforeAndAfterTagsOfBlocksGo(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Rules and headings are blocks",
    arguments: [
      ("Tide\n<hr />\nWind", "<p>Tide</p>\n<hr />\n<p>Wind</p>\n"),
      ("Tide\n\n<hr>\n\nWind", "<p>Tide</p>\n<hr>\n<p>Wind</p>\n"),
      ("<h1>Tide</h1><h6>Wind</h6>", "<h1>Tide</h1>\n<h6>Wind</h6>\n"),
      ("Tide<hr/>Wind", "<p>Tide</p>\n<hr/>\n<p>Wind</p>\n"),
      ("Tide<hr \n/>Wind", "<p>Tide</p>\n<hr \n/></p>\n<p>Wind</p>\n"),
      (#"Tide<hr class="x">Wind"#, "<p>Tide</p>\n<hr class=\"x\">Wind</p>\n"),
      ("<h7>Tide</h7>\nWind", "<p><h7>Tide</h7><br />\nWind</p>\n"),
      ("<h2>Tide\nWind</h2>", "<h2>Tide<br />\nWind</h2>\n"),
    ])
  func rulesAndHeadingsAreBlocks(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Sections are blocks",
    arguments: [
      (
        "<article>Tide</article>\n<aside>Wind</aside>",
        "<article>Tide</article>\n<aside>Wind</aside>\n"
      ),
      ("<main>\nTide\n</main>", "<p><main><br />\nTide<br />\n</main></p>\n"),
      ("<nav>Tide</nav>", "<nav>Tide</nav>\n"),
      (
        "<details><summary>Tide</summary>Wind</details>",
        "<details>\n<summary>Tide</summary>\n<p>Wind</details>\n"
      ),
      (
        "<header>Tide</header><footer>Wind</footer>",
        "<header>Tide</header>\n<footer>Wind</footer>\n"
      ),
    ])
  func sectionsAreBlocks(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Fieldset, legend, address and map are blocks",
    arguments: [
      (
        "<fieldset><legend>Tide</legend>Wind</fieldset>",
        "<fieldset>\n<legend>Tide</legend>\n<p>Wind</fieldset>\n"
      ),
      ("<address>Tide\nWind</address>", "<address>Tide<br />\nWind</address>\n"),
      ("<map>\n<area>\n</map>", "<map>\n<area>\n</map>\n"),
      ("<math>\n<mi>x</mi>\n</math>", "<p><math>\n<mi>x</mi>\n</math></p>\n"),
    ])
  func fieldsetLegendAddressAndMapAreBlocks(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Names in capitals are no blocks",
    arguments: [
      ("Tide\n<DIV>Wind</DIV>", "<p>Tide<br />\n<DIV>Wind</DIV></p>\n"),
      ("<BLOCKQUOTE>Tide</BLOCKQUOTE>", "<blockquote><p>Tide</BLOCKQUOTE></p>\n"),
      ("<PRE>Tide\n\nWind</PRE>", "<p><PRE>Tide</p>\n<p>Wind</PRE></p>\n"),
    ])
  func namesInCapitalsAreNoBlocks(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "A name that only begins like that of a block is no block",
    arguments: [
      ("<divine>Tide</divine>", "<divine>Tide</divine>\n"),
      ("<preview>Tide\nWind</preview>", "<preview>Tide<br />\nWind</preview>\n"),
      ("<listing>Tide</listing>", "<listing>Tide</listing>\n"),
      ("<picture>\n<img>\n</picture>", "<picture>\n<img>\n</picture>\n"),
      ("<progress>Tide</progress>\n\nWind", "<progress>Tide</progress>\n<p>Wind</p>\n"),
      ("<track>Tide</track>", "<track>Tide</track>\n"),
      ("<colour>Tide</colour>", "<colour>Tide</colour>\n"),
    ])
  func aNameThatOnlyBeginsLikeThatOfABlockIsNoBlock(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Text before the end of a div, an address or a form is a paragraph of its own",
    arguments: [
      ("Tide\n\nWind</div>", "<p>Tide</p>\n<p>Wind</p></div>\n"),
      ("Tide</address>", "<p>Tide</p></address>\n"),
      ("Tide</form>", "<p>Tide</p></form>\n"),
      ("Tide</section>", "<p>Tide</section>\n"),
      ("<b>Tide</b></div>", "<p><b>Tide</b></div>\n"),
      ("</div>", "</div>\n"),
    ])
  func textBeforeTheEndOfADivAnAddressOrAFormIsAParagraphOfItsOwn(text: String, html: String) {
    expectParagraphs(html, of: text)
  }

  @Test(
    "Each of these is a block",
    arguments: [
      "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div",
      "dl", "dd", "dt", "ul", "ol", "li", "form", "map", "area", "address", "h1", "h2", "h3", "h4",
      "h5", "h6", "fieldset", "legend", "section", "article", "aside", "hgroup", "header", "footer",
      "nav", "figure", "details", "menu", "summary",
    ])
  func isABlock(name: String) {
    expectParagraphs(
      "<p>Tide</p>\n<\(name)>Wind</\(name)>\n<p>Rain</p>\n", of: "Tide<\(name)>Wind</\(name)>Rain")
  }

  @Test(
    "None of these is a block",
    arguments: [
      "a", "abbr", "audio", "b", "button", "canvas", "cite", "code", "del", "em", "embed", "font",
      "i", "iframe", "img", "input", "ins", "kbd", "label", "main", "mark", "math", "noscript",
      "object", "output", "q", "s", "script", "select", "small", "span", "strong", "sub", "sup",
      "svg", "template", "textarea", "time", "u", "video", "x-y",
    ])
  func isNoBlock(name: String) {
    expectParagraphs(
      "<p>Tide<\(name)>Wind</\(name)></p>\n<p>Rain</p>\n", of: "Tide<\(name)>Wind</\(name)>\n\nRain"
    )
  }
}
