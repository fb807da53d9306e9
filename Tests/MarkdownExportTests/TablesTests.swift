import Testing

@Suite struct TablesTests {
  @Test("A table becomes rows between bars, or HTML where bars cannot hold it", arguments: cases)
  func writesTablesAsRowsOrHTML(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
      "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    Case(
      "<table><tr><td>1</td><td>2</td></tr></table>",
      "| | |\n| --- | --- |\n| 1 | 2 |"),
    Case(
      "<table><tr><th>a</th><td>b</td></tr></table>",
      "| | |\n| --- | --- |\n| a | b |"),
    Case(
      "<table><tr><th style=\"text-align: right\">a</th><th align=center>b</th></tr><tr><td class=\"has-text-align-left\">1</td><td>2</td></tr></table>",
      "| a | b |\n| :-- | --- |\n| 1 | 2 |"),
    Case(
      "<table><tr><th>a|b</th></tr><tr><td><code>e|f</code> \\| <a href=\"a|b\">x</a></td></tr></table>",
      "| a\\|b |\n| --- |\n| `e\\|f` \\\\\\| [x](a%7Cb) |"),
    Case(
      "<table><tr><th>a</th></tr><tr><td><p>b</p><p>c</p></td><td>d</td></tr></table>",
      "| a | |\n| --- | --- |\n| b<br>c | d |"),
    Case(
      "<table><caption>C</caption><tr><td>b</td></tr></table>",
      "*C*\n\n| |\n| --- |\n| b |"),
    Case(
      "<table><tr><td>b</td></tr><caption>C</caption></table>",
      "| |\n| --- |\n| b |\n\n*C*"),
    Case(
      "<table><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td>b</td></tr></tbody><thead><tr><th>h</th></tr></thead></table>",
      "| h |\n| --- |\n| b |\n| f |"),
    Case(
      "<figure class=\"wp-block-table\"><table><tr><td>a</td></tr></table><figcaption>C</figcaption></figure>",
      "| |\n| --- |\n| a |\n\n*C*"),
    Case(
      "<table><tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td></tr></table>",
      "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td rowspan=\"2\">b</td>\n</tr>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n</table>"
    ),
    Case(
      "<table><tr><td colspan=\"x\">a</td><td colspan=\"1\">b</td></tr></table>",
      "| | |\n| --- | --- |\n| a | b |"),
    Case(
      "<table style=\"x\"><tr><td><pre>a\n\nb</pre></td><td><span class=\"q\">c</span> &lt;&amp;</td></tr></table>",
      "<table>\n<tbody>\n<tr>\n<td><pre>a&#10;&#10;b</pre></td>\n<td>c &lt;&amp;</td>\n</tr>\n</tbody>\n</table>"
    ),
    // A single cell with blocks is a box, unless its attributes only place it.
    Case(
      "<table><tr><td><h3>a</h3></td></tr></table>",
      "<table>\n<tbody>\n<tr>\n<td><h3>a</h3></td>\n</tr>\n</tbody>\n</table>"),
    Case(
      "<table border=1 cellpadding=5><tr><td><hr></td></tr></table>",
      "<table>\n<tbody>\n<tr>\n<td><hr></td>\n</tr>\n</tbody>\n</table>"),
    Case(
      "<table border=0><tr><td><h3>a</h3></td></tr></table>",
      "### a"),
    Case(
      "<table cellpadding=5><tr><td><ul><li>a</ul></td></tr></table>",
      "- a"),
    Case(
      "<table width=\"100%\"><tr><td><blockquote>a</blockquote></td></tr></table>",
      "> a"),
    Case(
      "<table align=center><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
      "| |\n| --- |\n| a |"),
    Case(
      "<table><tr><td colspan=2>a</td></tr></table>",
      "a"),
    Case(
      "<table role=presentation><tr><td><ul><li>a</ul></td><td>b</td></tr></table>",
      "- a\n\nb"),
    Case(
      "<table><tr><td></td></tr></table>",
      ""),
    Case(
      "<table></table>a",
      "a"),
    Case(
      "<b><table><tr><td>a</td></tr></table></b>",
      "| |\n| --- |\n| **a** |"),
    Case(
      "<table><tr><td>a<br></td><td><br>b</td></tr></table>",
      "| | |\n| --- | --- |\n| a | b |"),
    Case(
      "<table><tr></tr><tr><td>http://x.y/a|b</td></tr></table>",
      "| |\n| --- |\n| http://x.y/a\\|b |"),
  ]
}
