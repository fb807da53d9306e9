import Testing

/// Selects, as the HTML Standard has them since they can be styled (§13.2.6.4.7).
@Suite struct SelectTests {
  /// `option` and `optgroup`.
  @Test(arguments: [
    ("<select><option>a<option>b</select>c", #"select[option["a"] option["b"]] "c""#),
    (
      "<select><optgroup><option>a<optgroup><option>b",
      #"select[optgroup[option["a"]] optgroup[option["b"]]]"#
    ),
    ("<select><optgroup><option>a<option>b", #"select[optgroup[option["a"] option["b"]]]"#),
    ("<select><option><b>a<option>b", #"select[option[b["a" option["b"]]]]"#),
    ("<select><option>a</option>b", #"select[option["a"] "b"]"#),
    ("<option>a<option>b", #"option["a"] option["b"]"#),
    ("<optgroup><option>a<optgroup>b", #"optgroup[option["a"] optgroup["b"]]"#),
    ("<option><b>a<option>b", #"option[b["a" option["b"]]]"#),
    ("<select><optgroup>a</optgroup>b", #"select[optgroup["a"] "b"]"#),
    ("<select><p>a<option>b", #"select[p["a"] option["b"]]"#),
  ])
  func closesOptions(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Elements other than options.
  @Test(arguments: [
    ("<select><div>a</div>b</select>c", #"select[div["a"] "b"] "c""#),
    ("<select><button>a</button><option>b", #"select[button["a"] option["b"]]"#),
    ("<select><b>a</b></select>", #"select[b["a"]]"#),
    ("<select><svg></svg>a", #"select[svg:svg[] "a"]"#),
    ("<select><table><td>a</table></select>b", #"select[table[tbody[tr[td["a"]]]]] "b""#),
    ("<select><p>a</select>b", #"select[p["a"]] "b""#),
  ])
  func keepsContentInSelects(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tag `select`, `select` and `input` in a select.
  @Test(arguments: [
    ("<select>a</select>b", #"select["a"] "b""#),
    ("a</select>b", #""ab""#),
    ("<select>a<select>b", #"select["a"] "b""#),
    ("<select><option>a<select>b", #"select[option["a"]] "b""#),
    ("<select>a<input>b", #"select["a"] input[] "b""#),
    ("<select><option>a<input>b", #"select[option["a"]] input[] "b""#),
    ("<select><span>a</select>b", #"select[span["a"]] "b""#),
    ("<select><textarea>a</textarea>b", #"select[textarea["a"] "b"]"#),
    ("<select>a<select>b<select>c", #"select["a"] "b" select["c"]"#),
  ])
  func endsSelects(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `hr` in a select.
  @Test(arguments: [
    ("<select><option>a<hr><option>b", #"select[option["a"] hr[] option["b"]]"#),
    ("<select><optgroup><option>a<hr>b", #"select[optgroup[option["a"]] hr[] "b"]"#),
    ("<option>a<hr>b", #"option["a" hr[] "b"]"#),
    ("<select><div><option>a<hr>b", #"select[div[option["a"] hr[] "b"]]"#),
  ])
  func closesOptionsBeforeRules(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }
}
