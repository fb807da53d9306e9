import Testing

/// The insertion mode “in template” (HTML Standard §13.2.6.4.16).
@Suite struct TemplateTests {
  /// In template.
  @Test(arguments: [
    ("<template>a</template>", #"template["a"]"#),
    ("<template><tr><td>a</template>", #"template[tr[td["a"]]]"#),
    ("<template><td>a</template>", #"template[td["a"]]"#),
    ("<template><th>a<td>b</template>", #"template[th["a"] td["b"]]"#),
    ("<template><tbody><tr><td>a</template>", #"template[tbody[tr[td["a"]]]]"#),
    ("<template><thead><tfoot></template>", "template[thead[] tfoot[]]"),
    ("<template><caption>a</template>", #"template[caption["a"]]"#),
    ("<template><colgroup><col></template>", "template[colgroup[col[]]]"),
    ("<template><col><col></template>", "template[col[] col[]]"),
    ("<template><p>a</template>", #"template[p["a"]]"#),
    ("<template><style>a</style><td>b</template>", #"template[style["a"] td["b"]]"#),
  ])
  func takesTheModeOfWhatComesFirst(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// In template: the current template insertion mode.
  @Test(arguments: [
    ("<template><div>a</div><tr><td>b</template>", #"template[div["a"] "b"]"#),
    ("<template><td>a</td><div>b</template>", #"template[td["a"] div["b"]]"#),
    ("<template><tr></tr>a</template>", #"template[tr[] "a"]"#),
    ("<template><tr></tr><div>a</template>", #"template[tr[] div["a"]]"#),
    ("<template><col>a<col></template>", "template[col[] col[]]"),
    ("<template><col><div></template>", "template[col[]]"),
    ("<template>a<td>b</template>", #"template["a" td["b"]]"#),
    ("<template><td></td><tr><td>a</template>", #"template[td[] td["a"]]"#),
  ])
  func changesTheModeWithWhatComesNext(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tag `template`.
  @Test(arguments: [
    ("<template>a</template>b", #"template["a"] "b""#),
    ("</template>a", #""a""#),
    ("<template><p>a</template>b", #"template[p["a"]] "b""#),
    ("<template><span>a</template>b", #"template[span["a"]] "b""#),
    ("<template><b>a</template>b", #"template[b["a"]] "b""#),
    ("<template><td><b>a</template>b", #"template[td[b["a"]]] "b""#),
    ("<template></div>a</template>", #"template["a"]"#),
    ("<template>a", #"template["a"]"#),
    ("<div><template>a</div>b</template>c", #"div[template["ab"] "c"]"#),
    ("<template></p>a</template>", #"template["a"]"#),
  ])
  func endsTemplates(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Stack of template insertion modes.
  @Test(arguments: [
    ("<template><template>a</template>b</template>c", #"template[template["a"] "b"] "c""#),
    (
      "<template><tr><template>a</template><td>b</template>",
      #"template[tr[template["a"] td["b"]]]"#
    ),
    (
      "<template><td><template><tr></tr></template>a</template>",
      #"template[td[template[tr[]] "a"]]"#
    ),
    ("<template><template><col></template><td>a</template>", #"template[template[col[]] td["a"]]"#),
  ])
  func nestsTemplates(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Templates between the parts of tables.
  @Test(arguments: [
    ("<table><template><td>a</template><tr>", #"table[template[td["a"]] tbody[tr[]]]"#),
    ("<table><tr><template>a</template><td>b", #"table[tbody[tr[template["a"] td["b"]]]]"#),
    ("<table><tbody><template></template><tr>", "table[tbody[template[] tr[]]]"),
    ("<table><template>a", #"table[template["a"]]"#),
    ("<p><template><table>a</table></template>", #"p[template["a" table[]]]"#),
    ("<select><template><option>a</template></select>", #"select[template[option["a"]]]"#),
  ])
  func putsTemplatesIntoTables(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Foster parenting: a template above the last table.
  @Test(arguments: [
    ("<table><template><tr>a", #"table[template[tr[] "a"]]"#),
    ("<table><tr><template><b>a</b><td>b", #"table[tbody[tr[template[b["a"] "b"]]]]"#),
    ("<template><table>a</table></template>", #"template["a" table[]]"#),
    ("<template><tbody>a</template>", #"template[tbody[] "a"]"#),
  ])
  func fostersIntoTemplates(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }
}
