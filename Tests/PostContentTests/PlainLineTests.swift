import PostContent
import Testing

@Suite struct PlainLineTests {
  @Test(
    "Tags of a line go, and what only looks like one stays",
    arguments: [
      ("", ""), ("plain", "plain"), ("The <em>Iliad</em>", "The Iliad"),
      ("One<br />two<BR>three", "One two three"), ("<center>Fair</center>", " Fair "),
      ("<h2 class=\"x\">Fair</h2>", " Fair "), ("<a href=\"x\" title=\"a > b\">link</a>", "link"),
      ("List<String> of <T>", "List<String> of <T>"), ("a < b and c > d", "a < b and c > d"),
      ("<em", "<em"), ("<em and no end", "<em and no end"), ("</b>", ""), ("<b\tx>", "<b\tx>"),
      ("<emphasis>x</emphasis>", "<emphasis>x</emphasis>"), ("<", "<"), ("</", "</"),
      ("運河<em>の</em>朝", "運河の朝"),
    ])
  func withoutTags(line: String, expected: String) {
    #expect(PlainLine.withoutTags(line) == expected)
  }
}
