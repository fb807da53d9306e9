import Testing

/// The insertion modes of tables (HTML Standard §13.2.6.4.9 – 15).
@Suite struct TableTests {
  /// In table: parts that are left out.
  @Test(arguments: [
    ("<table><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><th>a", #"table[tbody[tr[th["a"]]]]"#),
    ("<table><tr><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><tbody><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><thead><th>a", #"table[thead[tr[th["a"]]]]"#),
    ("<table><tfoot><tr><td>a", #"table[tfoot[tr[td["a"]]]]"#),
    ("<table><col>", "table[colgroup[col[]]]"),
    ("<table><tr></tr><td>a", #"table[tbody[tr[] tr[td["a"]]]]"#),
  ])
  func impliesSectionsAndRows(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table: clear the stack back to a table context.
  @Test(arguments: [
    (
      "<table><caption>a<thead><tr><th>b<tbody><tr><td>c",
      #"table[caption["a"] thead[tr[th["b"]]] tbody[tr[td["c"]]]]"#
    ),
    ("<table><tr><td>a<caption>b", #"table[tbody[tr[td["a"]]] caption["b"]]"#),
    ("<table><thead><colgroup><col>", "table[thead[] colgroup[col[]]]"),
    ("<table><tbody><tfoot><thead>", "table[tbody[] tfoot[] thead[]]"),
    ("<table><tr><colgroup><tr>", "table[tbody[tr[]] colgroup[] tbody[tr[]]]"),
  ])
  func clearsBackToTheTable(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Foster parenting.
  @Test(arguments: [
    ("<table>a", #""a" table[]"#),
    ("<table><b>a</b>", #"b["a"] table[]"#),
    ("<div><table>a</div>", #"div["a" table[]]"#),
    ("a<table>b<tr>c<td>d", #""abc" table[tbody[tr[td["d"]]]]"#),
    ("<table><p>a<tr><td>b", #"p["a"] table[tbody[tr[td["b"]]]]"#),
    ("<table><img><tr>", "img[] table[tbody[tr[]]]"),
    ("<table><tr>a</tr>b", #""ab" table[tbody[tr[]]]"#),
    ("<table><div><table>a", #"div[] table[] "a" table[]"#),
    ("<table><thead>a", #""a" table[thead[]]"#),
    ("<ul><li><table>a</table></ul>", #"ul[li["a" table[]]]"#),
    ("<table><select><option>a", #"select[option["a"]] table[]"#),
    ("<table><svg><g>", "svg:svg[svg:g[]] table[]"),
    ("<table><b><tr>a", #"b[] b["a"] table[tbody[tr[]]]"#),
  ])
  func movesContentBeforeTheTable(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table text.
  @Test(arguments: [
    ("<table> <tr> <td>a", #"table[" " tbody[tr[" " td["a"]]]]"#),
    ("<table> a", #"" a" table[]"#),
    ("<table>a ", #""a " table[]"#),
    (
      "<table>\n<tr>\n<td>a\n</tr>\n</table>\n",
      "table[\"\n\" tbody[tr[\"\n\" td[\"a\n\"]] \"\n\"]] \"\n\""
    ),
    ("<table> <!--a--> <tr>", #"table[" " <!--a--> " " tbody[tr[]]]"#),
    ("<table> &nbsp;<tr>", "\" \u{A0}\" table[tbody[tr[]]]"),
    ("<table>\0<tr>", "table[tbody[tr[]]]"),
    ("<table> \0a", #"" a" table[]"#),
    ("<table><tbody> a <tr>", #"" a " table[tbody[tr[]]]"#),
    ("<table>&#32;<tr>", #"table[" " tbody[tr[]]]"#),
  ])
  func movesTextWithItsSpace(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table: `style`, `script`, `template`, hidden inputs, forms.
  @Test(arguments: [
    ("<table><style>a</style>", #"table[style["a"]]"#),
    ("<table><script>a</script><tr>", #"table[script["a"] tbody[tr[]]]"#),
    ("<table><template>a</template>", #"table[template["a"]]"#),
    ("<table><input type=hidden>", "table[input{type=hidden}[]]"),
    ("<table><input type=Hidden name=a>", "table[input{type=Hidden name=a}[]]"),
    ("<table><input type=text>", "input{type=text}[] table[]"),
    ("<table><input>", "input[] table[]"),
    ("<table><form>a", #""a" table[form[]]"#),
    ("<table><form><tr><td>a</form>b", #"table[form[] tbody[tr[td["ab"]]]]"#),
    ("<form><table><form></table>", "form[table[]]"),
    ("<table><!--a-->", "table[<!--a-->]"),
  ])
  func keepsSomeElementsInTables(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table: start and end tag `table`.
  @Test(arguments: [
    ("<table><table>", "table[] table[]"),
    ("<table><tr><table><td>a", #"table[tbody[tr[]]] table[tbody[tr[td["a"]]]]"#),
    (
      "<table><tr><td>a<table><td>b</table>c",
      #"table[tbody[tr[td["a" table[tbody[tr[td["b"]]]] "c"]]]]"#
    ),
    ("</table>a", #""a""#),
    ("<table></table>a", #"table[] "a""#),
    ("<table><tr><td>a</table>b", #"table[tbody[tr[td["a"]]]] "b""#),
    ("<table><td><p>a</table>b", #"table[tbody[tr[td[p["a"]]]]] "b""#),
    ("<table><b></table>a", #"b[] table[] b["a"]"#),
  ])
  func startsTablesAnew(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table: end tags of parts that are not open.
  @Test(arguments: [
    ("<table></body></html>a", #""a" table[]"#),
    ("<table></td></tr></tbody><tr>", "table[tbody[tr[]]]"),
    ("<table></caption></col></colgroup><tr>", "table[tbody[tr[]]]"),
    ("<table></p>", "p[] table[]"),
    ("<table></div><tr>", "table[tbody[tr[]]]"),
    ("<table></br>", "br[] table[]"),
  ])
  func ignoresOtherEndTagsInTables(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In caption.
  @Test(arguments: [
    ("<table><caption>a</caption><tr>", #"table[caption["a"] tbody[tr[]]]"#),
    ("<table><caption>a<tr><td>b", #"table[caption["a"] tbody[tr[td["b"]]]]"#),
    ("<table><caption>a<col>", #"table[caption["a"] colgroup[col[]]]"#),
    ("<table><caption>a</table>b", #"table[caption["a"]] "b""#),
    ("<table><caption>a<caption>b", #"table[caption["a"] caption["b"]]"#),
    ("<table><caption><p>a</caption><td>b", #"table[caption[p["a"]] tbody[tr[td["b"]]]]"#),
    ("<table><caption></td></tr></col>a", #"table[caption["a"]]"#),
    ("<table><caption><table>a</table>b", #"table[caption["a" table[] "b"]]"#),
    ("<table><caption><b>a</caption>b", #""b" table[caption[b["a"]]]"#),
    ("</caption>a", #""a""#),
    ("<table><caption>a<td>b", #"table[caption["a"] tbody[tr[td["b"]]]]"#),
  ])
  func endsCaptions(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In column group.
  @Test(arguments: [
    ("<table><colgroup><col><col></colgroup><tr>", "table[colgroup[col[] col[]] tbody[tr[]]]"),
    ("<table><colgroup>a", #""a" table[colgroup[]]"#),
    ("<table><colgroup> <col> ", #"table[colgroup[" " col[] " "]]"#),
    ("<table><colgroup> a", #""a" table[colgroup[" "]]"#),
    ("<table><col><col><td>a", #"table[colgroup[col[] col[]] tbody[tr[td["a"]]]]"#),
    ("<table><colgroup><tr>", "table[colgroup[] tbody[tr[]]]"),
    ("<table><colgroup></table>a", #"table[colgroup[]] "a""#),
    ("<table><colgroup></col><col>", "table[colgroup[col[]]]"),
    ("<table><colgroup><template>a</template><col>", #"table[colgroup[template["a"] col[]]]"#),
    ("<table><colgroup><!--a-->", "table[colgroup[<!--a-->]]"),
    ("<table><colgroup><html><col>", "table[colgroup[col[]]]"),
    ("<table><colgroup><colgroup>", "table[colgroup[] colgroup[]]"),
    ("<table><colgroup><div>a", #"div["a"] table[colgroup[]]"#),
  ])
  func endsColumnGroups(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In table body.
  @Test(arguments: [
    ("<table><tbody><tr></tbody><tr>", "table[tbody[tr[]] tbody[tr[]]]"),
    ("<table><thead></tfoot><tr>", "table[thead[tr[]]]"),
    ("<table><tbody></tbody></tbody>", "table[tbody[]]"),
    ("<table><tbody><tbody>", "table[tbody[] tbody[]]"),
    ("<table><tbody></table>a", #"table[tbody[]] "a""#),
    ("<table><tbody></td></th></tr><tr>", "table[tbody[tr[]]]"),
    ("<table><tfoot><caption>a", #"table[tfoot[] caption["a"]]"#),
    ("<table><tbody></body></html></caption><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><tbody><col>", "table[tbody[] colgroup[col[]]]"),
  ])
  func endsSections(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In row.
  @Test(arguments: [
    ("<table><tr><tr>", "table[tbody[tr[] tr[]]]"),
    ("<table><tr></tr><tr>", "table[tbody[tr[] tr[]]]"),
    ("<table><tr></tbody><tr>", "table[tbody[tr[]] tbody[tr[]]]"),
    ("<table><tr></thead><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><tr></table>a", #"table[tbody[tr[]]] "a""#),
    ("<table><tr><tbody><tr>", "table[tbody[tr[]] tbody[tr[]]]"),
    ("<table><tr><caption>a", #"table[tbody[tr[]] caption["a"]]"#),
    ("<table><tr><td>a</tr><td>b", #"table[tbody[tr[td["a"]] tr[td["b"]]]]"#),
    ("<table><tr></td></th></body></col><td>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><tr></tr></tr>", "table[tbody[tr[]]]"),
  ])
  func endsRows(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In cell.
  @Test(arguments: [
    ("<table><td>a<td>b<th>c", #"table[tbody[tr[td["a"] td["b"] th["c"]]]]"#),
    ("<table><td>a</td>b", #""b" table[tbody[tr[td["a"]]]]"#),
    ("<table><td>a</th>b</td>", #"table[tbody[tr[td["ab"]]]]"#),
    ("<table><td>a<tr>b", #""b" table[tbody[tr[td["a"]] tr[]]]"#),
    ("<table><td>a</tr><tr><td>b", #"table[tbody[tr[td["a"]] tr[td["b"]]]]"#),
    ("<table><td>a</tbody><td>b", #"table[tbody[tr[td["a"]]] tbody[tr[td["b"]]]]"#),
    ("<table><td>a</thead>b", #"table[tbody[tr[td["ab"]]]]"#),
    ("<table><td>a</table>b", #"table[tbody[tr[td["a"]]]] "b""#),
    ("<table><td><p>a</td><td>b", #"table[tbody[tr[td[p["a"]] td["b"]]]]"#),
    ("<table><td><span>a<td>b", #"table[tbody[tr[td[span["a"]] td["b"]]]]"#),
    ("<table><td></body></html></caption></col></colgroup>a", #"table[tbody[tr[td["a"]]]]"#),
    ("<table><td>a<caption>b<col>", #"table[tbody[tr[td["a"]]] caption["b"] colgroup[col[]]]"#),
    ("<table><td><b>a</b></td></table>b", #"table[tbody[tr[td[b["a"]]]]] "b""#),
    ("<table><th><i>a</th><td>b", #"table[tbody[tr[th[i["a"]] td["b"]]]]"#),
  ])
  func endsCells(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Reset the insertion mode appropriately.
  @Test(arguments: [
    (
      "<table><td><table><tr><td>a</table>b<td>c",
      #"table[tbody[tr[td[table[tbody[tr[td["a"]]]] "b"] td["c"]]]]"#
    ),
    (
      "<table><caption><table></table>a</caption><td>b",
      #"table[caption[table[] "a"] tbody[tr[td["b"]]]]"#
    ),
    (
      "<table><tr><td><table><caption>a</table></table>b",
      #"table[tbody[tr[td[table[caption["a"]]]]]] "b""#
    ),
    ("<table><td><table><table><td>a", #"table[tbody[tr[td[table[] table[tbody[tr[td["a"]]]]]]]]"#),
  ])
  func keepsTablesOutOfEachOther(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }
}
