import PostContent
import Testing

@Suite struct FootnotesTests {
  @Test("Notes that link back to the text become footnotes", arguments: cases)
  func findsNotes(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    // Substack.
    Case(
      "<p>a<a class=\"footnote-anchor\" id=\"footnote-anchor-1\" href=\"#footnote-1\">1</a> b</p>"
        + "<div class=\"footnote\"><a id=\"footnote-1\" href=\"#footnote-anchor-1\" class=\"footnote-number\">1</a><div class=\"footnote-content\"><p>c</p><p>d</p></div></div>",
      "a[^1] b\n\n[^1]: c\n\n    d"),
    // Word.
    Case(
      "<p>a.<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a> b.<a href=\"#_ftn2\" name=\"_ftnref2\">[2]</a></p>"
        + "<div><hr><div id=\"ftn1\"><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> c</p></div><div id=\"ftn2\"><p><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> d</p></div></div>",
      "a.[^1] b.[^2]\n\n[^1]: c\n\n[^2]: d"),
    Case(
      "<p>a<sup><a id=\"ftnt_ref1\" href=\"#ftnt1\">[1]</a></sup></p><hr><p><a id=\"ftnt1\" href=\"#ftnt_ref1\">[1]</a> c</p>",
      "a[^1]\n\n[^1]: c"),
    // Easy Footnotes, and Markdown's own in a list without a class.
    Case(
      "<p>a<span id=\"easy-footnote-1-9\"></span><span id=\"efn-a\"><a id=\"easy-footnote-1\" href=\"#easy-footnote-bottom-1\"><sup>1</sup></a></span></p>"
        + "<ol><li><span id=\"easy-footnote-bottom-1\"></span>c<a href=\"#easy-footnote-1\">&#8617;</a></li></ol>",
      "a[^1]\n\n[^1]: c"),
    // One of them is referred to in a table that stays HTML.
    Case(
      "<table><tr><td colspan=\"2\">a<sup><a id=\"r1\" href=\"#fn1\">1</a></sup></td></tr><tr><td>b</td><td>c</td></tr></table>"
        + "<ol class=\"footnotes\"><li id=\"fn1\">d <a href=\"#r1\">\u{21A9}</a></li></ol>",
      "<table>\n<tbody>\n<tr>\n<td colspan=\"2\">a<sup>1</sup></td>\n</tr>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n</tbody>\n</table>"
        + "\n\n[^1]\n\n[^1]: d"),
    // These are none.
    Case(
      "<p><a id=\"top\" href=\"#part\">1</a></p><h2 id=\"part\">b <a href=\"#top\">up</a></h2>",
      "<a id=\"top\"></a>[1](#part)\n\n## <a id=\"part\"></a>b [up](#top)"),
    Case(
      "<p>a <a id=\"n1\" href=\"#note-a\">see the note</a></p><p id=\"note-a\">b <a href=\"#n1\">back</a></p>",
      "a <a id=\"n1\"></a>[see the note](#note-a)\n\n<a id=\"note-a\"></a>b [back](#n1)"),
    Case(
      "<p>a<a href=\"#fn9\" id=\"r9\">1</a></p>",
      "a[1](#fn9)"),
  ]
}
