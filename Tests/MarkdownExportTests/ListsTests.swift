import Testing

@Suite struct ListsTests {
  @Test("Lists keep their items, numbers and nesting", arguments: cases)
  func keepsItemsOfLists(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<ul><li>a</li><li>b</li></ul>",
      "- a\n- b"),
    Case(
      "<ol start=\"9\"><li>a</li><li>b<p>c</p></li></ol>",
      "9. a\n\n10. b\n\n    c"),
    Case(
      "<ol start=\"-3\"><li>a</ol>",
      "1. a"),
    Case(
      "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>",
      "- a\n  - b\n    1. c\n- d"),
    Case(
      "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
      "- a\n  - b\n- c"),
    Case(
      "<ul><ul><li>b</li></ul></ul>",
      "- - b"),
    Case(
      "<ul><li><ul><li>a</li></ul></li></ul>",
      "- - a"),
    Case(
      "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
      "- a\n\n  b\n\n- c"),
    Case(
      "<ul><li>a<br>b</li></ul>",
      "- a\\\n  b"),
    Case(
      "<ul><li>a<pre>x\n\ny</pre></li><li>b</li></ul>",
      "- a\n\n  ```\n  x\n\n  y\n  ```\n\n- b"),
    Case(
      "<ul><li><hr></li></ul>",
      "- ___"),
    Case(
      "<ul><li>a<ol start=\"3\"><li>b</ol></ul>",
      "- a\n\n  3. b"),
    Case(
      "<ul><li>a</li></ul><ul><li>b</li></ul>",
      "- a\n\n* b"),
    Case(
      "<ol><li>a</li></ol><ol><li>b</li></ol>",
      "1. a\n\n1) b"),
    Case(
      "<ul><li></li><li>a</li></ul>",
      "-\n- a"),
    Case(
      "<ul>x<li>a</li>y<li>b</li></ul>",
      "x\n\n- a\n\ny\n\n- b"),
    Case(
      "<ul><li><input type=checkbox>a</li><li><label><input type=checkbox checked> b</label></li></ul>",
      "- [ ] a\n- [x] b"),
    Case(
      "<ul><li>[ ] a</li><li>[x]b</li></ul>",
      "- \\[ ] a\n- \\[x]b"),
    Case(
      "<ul><li>a<table><tr><th>b</th></tr></table></li></ul>",
      "- a\n\n  | b |\n  | --- |"),
    Case(
      "<ul><li>a</li></ul><pre>x</pre>",
      "- a\n\n```\nx\n```"),
    Case(
      "<li>a</li>",
      "a"),
    // Items in a quotation that stands directly in a list are items of the list.
    Case(
      "<ul><blockquote><li>a</li><li>b<ul><li>c</li></ul></li></blockquote></ul>",
      "> - a\n> - b\n>   - c"),
    Case(
      "<ol><li>a</li><blockquote>b<li>c</li></blockquote><li>d</li></ol>",
      "1. a\n\n> b\n>\n> 2. c\n\n3. d"),
    Case(
      "<ul><blockquote><ul><li>a</li></ul></blockquote></ul>",
      "> - a"),
    Case(
      "<ul><li>- a</li><li>1. b</li><li># c</li></ul>",
      "- \\- a\n- 1\\. b\n- \\# c"),
  ]
}
