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
  ]

  @Test func footnotesStandBehindTheBodyInTheirOrder() {
    let text = markdown(
      "<p>a<!--\u{1}0-->, again<!--\u{1}0--></p>", inserts: [.footnote(id: "y")],
      footnotes: [
        ContentFootnote(id: "x", html: "unused"), ContentFootnote(id: "y", html: "<b>Note</b>"),
      ])
    #expect(text == "a[^2], again[^2]\n\n[^2]: **Note**")
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
