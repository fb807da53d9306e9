import MarkdownExport
import Testing

@Suite struct VisitorsTests {
  @Test("Comments of visitors keep their text and lose what could harm", arguments: cases)
  func takesHarmOutOfComments(_ pair: Case) {
    #expect(markdown(pair.html, trust: .visitor) == pair.markdown)
  }

  static let cases = [
    Case(
      "<a href=\"http://x.y\" rel=\"nofollow\">a</a> <b>b</b> <i>c</i> <code>d</code> <del>e</del> <q>f</q>",
      "[a](http://x.y) **b** *c* `d` ~~e~~ <q>f</q>"),
    Case(
      "<p>a<br>b</p><blockquote>c</blockquote>",
      "a\\\nb\n\n> c"),
    Case(
      "<h2>a</h2><ul><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>",
      "a\n\n- b\n\nc\n\nd"),
    Case(
      "<ol start=\"3\"><li>a<ul><li onclick=\"x\"><video src=\"v\"></video>b</li></ul></li></ol>",
      "3. a\n   - b"),
    Case(
      "<img src=\"http://x.y/a.png\" alt=\"b\"> <img src=\"javascript:x\" alt=\"c\"> <a href=\"y\"><img src=\"z\" alt=\"d\"></a>",
      "[b](http://x.y/a.png) c [d](y)"),
    Case(
      "Tide<img src=\"http://x.y/a.png\" alt=\"b\">wind (<img src=\"http://x.y/c.png\">).",
      "Tide [b](http://x.y/a.png) wind (<http://x.y/c.png>)."),
    Case(
      "<img src=\"http://x.y/a.png\" alt=\"b\"><img src=\"http://x.y/c.png\" alt=\"d\"><b>e</b>",
      "[b](http://x.y/a.png) [d](http://x.y/c.png)**e**"),
    Case(
      "<sup>a</sup> <kbd>b</kbd> <details><summary>c</summary>d</details>",
      "a b\n\nc\n\nd"),
    Case(
      "<script>x</script><iframe src=\"y\"></iframe><video src=\"z\"></video><svg><a>q</a></svg>a",
      "a"),
    Case(
      "<a href=\"javascript:x\">a</a>",
      "a"),
    Case(
      "<pre>a\n b</pre>",
      "```\na\n b\n```"),
    Case(
      "<pre lang=\"c\">int a;\nint <b>b</b>;</pre>",
      "```c\nint a;\nint b;\n```"),
    Case(
      "<pre>a<img src=\"http://x.y/a.png\"><iframe src=\"y\"></iframe>b</pre>",
      "```\nab\n```"),
    Case(
      "<math><mi>x</mi></math><select><option>y</select>z",
      "x\n\ny\n\nz"),
    Case(
      "<a href=\"#t\">a</a><p id=\"t\">b</p>",
      "[a](#t)\n\nb"),
    Case(
      "<select>",
      ""),
  ]
}
