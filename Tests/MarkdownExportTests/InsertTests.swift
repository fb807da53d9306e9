import PostContent
import Testing

@Suite struct InsertTests {
  @Test("What PostContent set aside comes where it stood", arguments: cases)
  func putsInsertsWhereTheyStood(_ pair: InsertCase) {
    #expect(markdown(pair.html, inserts: [pair.insert]) == pair.markdown)
  }

  struct InsertCase: Sendable {
    let html: String
    let insert: ContentInsert
    let markdown: String

    init(_ html: String, _ insert: ContentInsert, _ markdown: String) {
      self.html = html.replacing("@", with: "<!--\u{1}0-->")
      self.insert = insert
      self.markdown = markdown
    }
  }

  static let cases = [
    InsertCase(
      "<p>a</p>@<p>b</p>", .code(text: "x\n y\n", language: "php"), "a\n\n```php\nx\n y\n```\n\nb"),
    InsertCase("<p>a @ b</p>", .code(text: "x", language: ""), "a\n\n```\nx\n```\n\nb"),
    InsertCase(
      "<table><tr><td>a @</td></tr></table>", .code(text: "x\ny|z", language: ""),
      "| |\n| --- |\n| a<br>`x`<br>`y\\|z` |"),
    InsertCase("@", .embed(url: "https://x.y/a_b"), "https://x.y/a_b"),
    InsertCase(
      "<figure>@<figcaption>C</figcaption></figure>", .embed(url: "https://x.y/"),
      "https://x.y/\n\n*C*"),
    InsertCase("<p>a</p>@<p>b</p>", .more(text: ""), "a\n\n<!--more-->\n\nb"),
    InsertCase("<p>a</p>@<p>b</p>", .more(text: "Go on"), "a\n\n<!--more Go on-->\n\nb"),
    InsertCase("<p>a</p>@<p>b</p>", .nextPage, "a\n\n<!--nextpage-->\n\nb"),
    InsertCase("<p>a @ b</p>", .math(tex: "x_1", isBlock: false), "a `x_1` b"),
    InsertCase("@", .math(tex: "x_1", isBlock: true), "```math\nx_1\n```"),
    InsertCase(
      "<p>a @ *b*</p>", .verbatim("[form id=\"3\" title=\"*a*\"]"),
      "a [form id=\"3\" title=\"*a*\"] \\*b*"),
    InsertCase("<p>a</p>@", .markdown("# b\n\n- c\n"), "a\n\n# b\n\n- c"),
    InsertCase("<blockquote>@</blockquote>", .markdown("# b\n\n- c"), "> # b\n>\n> - c"),
    InsertCase("a<!--\u{1}7-->b<!--x-->c", .nextPage, "abc"),
    // In code.
    InsertCase(
      "<pre>a\n@\nb</pre>", .code(text: "x\n<i>", language: "c"), "```\na\nx\n<i>\nb\n```"),
    InsertCase("<pre>a @</pre>", .verbatim("[b c=\"d\"]"), "```\na [b c=\"d\"]\n```"),
    InsertCase("<code>\n@\n</code>", .code(text: "x\ny", language: "c"), "```c\nx\ny\n```"),
    InsertCase(
      "<p>a <code>b @ c</code> d</p>", .code(text: "x\ny", language: "c"),
      "a `b`\n\n```c\nx\ny\n```\n\n`c` d"),
    InsertCase("<code>a @ b</code>", .math(tex: "x_1", isBlock: false), "`a x_1 b`"),
    InsertCase("<code>a @ b</code>", .more(text: ""), "`a`\n\n<!--more-->\n\n`b`"),
    InsertCase(
      "<table><tr><td><code>@</code></td><td>b</td></tr></table>",
      .code(text: "x\ny", language: "c"), "| | |\n| --- | --- |\n| `x`<br>`y` | b |"),
  ]

  @Test func footnotesStandBehindTheBodyInTheirOrder() {
    let text = markdown(
      "<p>a<!--\u{1}0-->, again<!--\u{1}0--></p>", inserts: [.footnote(id: "y")],
      footnotes: [
        ContentFootnote(id: "x", html: "unused"), ContentFootnote(id: "y", html: "<b>Note</b>"),
      ])
    #expect(text == "a[^2], again[^2]\n\n[^2]: **Note**")
  }

  @Test(
    "Where no footnote can be, its number stands, and its mark behind the block",
    arguments: [
      Case(
        "<table><tr><td rowspan=\"2\">a@</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table>\n<tbody>\n<tr>\n<td rowspan=\"2\">a<sup>1</sup></td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n</table>"
          + "\n\n[^1]\n\n[^1]: n"),
      Case(
        "<details><summary>a@</summary><p>b</p></details>",
        "<details>\n<summary>a<sup>1</sup></summary>\n\n[^1]\n\nb\n\n</details>\n\n[^1]: n"),
      Case("<pre>a@</pre><p>b</p>", "```\na\n```\n\n[^1]\n\nb\n\n[^1]: n"),
      Case("<p><code>a@</code> b</p>", "`a`[^1] b\n\n[^1]: n"),
      Case("<h2>a <pre>b@</pre> c</h2>", "## a `b` [^1] c\n\n[^1]: n"),
    ])
  func keepsFootnotesOfRawHTML(_ pair: Case) {
    let text = markdown(
      pair.html.replacing("@", with: "<!--\u{1}0-->"), inserts: [.footnote(id: "y")],
      footnotes: [ContentFootnote(id: "y", html: "n")])
    #expect(text == pair.markdown)
  }

  @Test func aMarkWithoutItsFootnoteIsNothing() {
    #expect(markdown("a<!--\u{1}0-->", inserts: [.footnote(id: "y")]) == "a")
  }

  @Test func textThatLooksLikeAMarkIsEscapedWhereThereAreFootnotes() {
    let text = markdown(
      "[^1]<!--\u{1}0-->", inserts: [.footnote(id: "y")],
      footnotes: [ContentFootnote(id: "y", html: "n")])
    #expect(text == "\\[^1][^1]\n\n[^1]: n")
  }
}
