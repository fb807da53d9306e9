import HTMLFragment
import Testing

/// What becomes of fragments in each insertion mode (HTML Standard §13.2.6.4).
@Suite struct TreeConstructionTests {
  @Test(arguments: [
    ("", ""),
    ("<p>a<p>b", "p[\"a\"] p[\"b\"]"),
    ("<p>a<div>b</div>c</p>d", "p[\"a\"] div[\"b\"] \"c\" p[] \"d\""),
    ("</p></br></b>", "p[] br[]"),
    ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul[li[\"a\"] li[\"b\" ul[li[\"c\"]]] li[\"d\"]]"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[\"a\"] dd[\"b\"] dt[\"c\"]]"),
    ("<h1>a<h2>b</h3>c", "h1[\"a\"] h2[\"b\"] \"c\""),
    ("<button>a<button>b", "button[\"a\"] button[\"b\"]"),
    ("<form><form><p></form>a", "form[p[]] \"a\""),
    ("<image src=a><IMG>", "img{src=a}[] img[]"),
    ("<ruby>a<rt>b<rp>c<rtc>d<rb>e", "ruby[\"a\" rt[\"b\"] rp[\"c\"] rtc[\"d\"] rb[\"e\"]]"),
    ("<html a=1><head><body b=2><frameset><td>a", "\"a\""),
    ("<p>a<hr>b<br>c", "p[\"a\"] hr[] \"b\" br[] \"c\""),
    ("<x-a>a</x-b>b</x-a>c", "x-a[\"ab\"] \"c\""),
    ("<p><span>a</p>b", "p[span[\"a\"]] \"b\""),
    ("<nobr>a<nobr>b", "nobr[\"a\"] nobr[\"b\"]"),
  ])
  func buildsBodies(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    ("<b>a<p>b</b>c", "b[\"a\"] p[b[\"b\"] \"c\"]"),
    ("<b><i>a</b>b</i>c", "b[i[\"a\"]] i[\"b\"] \"c\""),
    ("<a href=1>a<a href=2>b", "a{href=1}[\"a\"] a{href=2}[\"b\"]"),
    ("<a>a<div>b<a>c", "a[\"a\"] div[a[\"b\"] a[\"c\"]]"),
    ("<p><b>a<p>b", "p[b[\"a\"]] p[b[\"b\"]]"),
    ("<b><b><b><b><p>a</p></b></b></b></b><p>b", "b[b[b[b[p[\"a\"]]]]] p[\"b\"]"),
    ("<p><b><b><b><b>a<p>b", "p[b[b[b[b[\"a\"]]]]] p[b[b[b[\"b\"]]]]"),
    ("<b>a<object>b</b>c</object>d", "b[\"a\" object[\"bc\"] \"d\"]"),
    ("<b><em><em><em><em><p>a</b>b", "b[em[em[em[em[]]]]] em[em[em[p[b[\"a\"] \"b\"]]]]"),
  ])
  func buildsFormatting(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    (
      "<table><tr><td>a<td>b<tr><th>c</table>d",
      "table[tbody[tr[td[\"a\"] td[\"b\"]] tr[th[\"c\"]]]] \"d\""
    ),
    ("<table>a<b>c</b> <tr>d<td>e", "\"a\" b[\"c\"] \"d\" table[\" \" tbody[tr[td[\"e\"]]]]"),
    ("<table> <tr> <td> ", "table[\" \" tbody[tr[\" \" td[\" \"]]]]"),
    ("<table><caption>a<p>b<tr><td>c", "table[caption[\"a\" p[\"b\"]] tbody[tr[td[\"c\"]]]]"),
    (
      "<table><colgroup> <col>a<col><tr>",
      "\"a\" table[colgroup[\" \" col[]] colgroup[col[]] tbody[tr[]]]"
    ),
    (
      "<table><tr><td><table><td>a</table>b",
      "table[tbody[tr[td[table[tbody[tr[td[\"a\"]]]] \"b\"]]]]"
    ),
    ("<table><table><td>a", "table[] table[tbody[tr[td[\"a\"]]]]"),
    (
      "<table><thead><tr><tfoot></thead></tfoot><tbody>",
      "table[thead[tr[]] tfoot[] tbody[]]"
    ),
    (
      "<table><input type=HIDDEN><input><form><p>", "input[] p[] table[input{type=HIDDEN}[] form[]]"
    ),
    (
      "<table><style>a</style><tr></td></caption><td></tr>b",
      "\"b\" table[style[\"a\"] tbody[tr[td[]]]]"
    ),
    ("a</table></td></tr>b", "\"ab\""),
    ("<p><table></p>", "p[] p[] table[]"),
  ])
  func buildsTables(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    ("<template>a<tr><td>b</template>c", "template[\"a\" tr[td[\"b\"]]] \"c\""),
    ("<template><b>a<tr><td>b</template>c", "template[b[\"ab\"]] \"c\""),
    ("<template><tr><td>b</template>c", "template[tr[td[\"b\"]]] \"c\""),
    ("<template><td>a<td>b</template>", "template[td[\"a\"] td[\"b\"]]"),
    ("<template><col>a<col></template>", "template[col[] col[]]"),
    ("<template><caption>a</template>b", "template[caption[\"a\"]] \"b\""),
    ("<table><template><li>a</template><tr>", "table[template[li[\"a\"]] tbody[tr[]]]"),
    ("<b><template>a</b>b</template>c", "b[template[\"ab\"] \"c\"]"),
    ("</template>a", "\"a\""),
  ])
  func buildsTemplates(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  /// The standard as it is since selects can be styled: nearly everything may be in them.
  @Test(arguments: [
    (
      "<select><option>a<option>b<optgroup><option>c</select>d",
      "select[option[\"a\"] option[\"b\"] optgroup[option[\"c\"]]] \"d\""
    ),
    ("<select><div>a</div><b>b</select>c", "select[div[\"a\"] b[\"b\"]] b[\"c\"]"),
    ("<select>a<select>b", "select[\"a\"] \"b\""),
    ("<select><option>a<hr>b<input>c", "select[option[\"a\"] hr[] \"b\"] input[] \"c\""),
    ("<option>a<option>b", "option[\"a\"] option[\"b\"]"),
  ])
  func buildsSelects(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    (
      "<svg viewbox=1><g/><lineargradient/></SVG>a",
      "svg:svg{viewBox=1}[svg:g[] svg:linearGradient[]] \"a\""
    ),
    ("<svg><p>a", "svg:svg[] p[\"a\"]"),
    ("<svg></p>a", "svg:svg[] p[] \"a\""),
    (
      "<svg><foreignobject><p>a</p></foreignobject><g>",
      "svg:svg[svg:foreignObject[p[\"a\"]] svg:g[]]"
    ),
    ("<svg><title><b>a</b></title>b", "svg:svg[svg:title[b[\"a\"]] \"b\"]"),
    ("<svg><![CDATA[a]]b&]]>c<font color=1>", "svg:svg[\"a]]b&c\"] font{color=1}[]"),
    ("<svg><font x=1>a", "svg:svg[svg:font{x=1}[\"a\"]]"),
    ("<svg><style><b></style>a", "svg:svg[svg:style[]] b[\"a\"]"),
    (
      "<math definitionurl=1><mi><b>a</b></mi><mo><mglyph>",
      "math:math{definitionURL=1}[math:mi[b[\"a\"]] math:mo[math:mglyph[]]]"
    ),
    ("<math><annotation-xml><p>a", "math:math[math:annotation-xml[]] p[\"a\"]"),
    (
      "<math><annotation-xml encoding=Text/HTML><p>a",
      "math:math[math:annotation-xml{encoding=Text/HTML}[p[\"a\"]]]"
    ),
    ("<math><annotation-xml><svg><g>", "math:math[math:annotation-xml[svg:svg[svg:g[]]]]"),
    ("<svg><a xlink:href=1>a</a>", "svg:svg[svg:a{xlink:href=1}[\"a\"]]"),
  ])
  func buildsForeignContent(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }
}
