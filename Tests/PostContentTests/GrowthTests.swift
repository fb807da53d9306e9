import PostContent
import TestSupport
import Testing

/// Bodies with many of one thing take time in proportion to their size.
@Suite struct GrowthTests {
  @Test(
    "Time is linear in the number of",
    arguments: [
      "[caption width=\"9\"]<img src=\"a.png\" />[youtube=http://youtu.be/abcdefghijk] x[/caption]\n\n",
      "http://youtu.be/abcdefghijk\n\n", "[youtube=http://youtu.be/abcdefghijk]\n\n",
      "[php]echo 1;[/php]\n\n", "$latex x^2$ and ", "<!--nextpage-->\n\n", "[unknown a=\"b\"] ",
      "<!-- wp:embed {\"url\":\"http://youtu.be/abcdefghijk\"} /-->\n",
    ])
  func isLinear(piece: String) {
    expectLinear { String(repeating: piece, count: $0) }
  }

  /// What one place needs is far away for all the others.
  @Test(
    "Time is linear in the number of pieces before the only",
    arguments: [
      ("<b>x</b> ", "$latex x$"), ("http://youtu.be/abcdefghijk\n\n", "<b>"), ("[b] ", "[/b]"),
      ("<!-- x ", "-->"), ("<pre>x ", "</pre>"), ("<sup data-fn=\"a\">", "</sup>"),
      ("[caption]", "[/caption]"), ("[php]", "[/php]"), ("<!--more ", "-->"), ("<p>", "</p>"),
    ])
  func isLinear(piece: String, last: String) {
    expectLinear { String(repeating: piece, count: $0) + last }
  }

  private func expectLinear(_ body: (Int) -> String) {
    let growth = Growth.ofFourfold(from: 10_000, prepare: body) { body in
      _ = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
