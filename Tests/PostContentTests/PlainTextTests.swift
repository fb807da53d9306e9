import Foundation
import PostContent
import TestSupport
import Testing

@Suite struct PlainTextTests {
  private func text(_ markup: String) -> String {
    var plain = PlainText()
    var text = ""
    plain.strip(markup) { text = String(decoding: $0, as: UTF8.self) }
    return text
  }

  @Test(arguments: [
    ("", ""),
    ("plain words", "plain words"),
    ("<p>One</p><p>two</p>", "One\ntwo"),
    ("<b>be</b>ginning", "beginning"),
    ("a<br />b", "a\nb"),
    ("  a \n\n\t b  ", "a\nb"),
    ("Tom &amp; Jerry &#8211; &lt;b&gt;", "Tom & Jerry – <b>"),
    ("<!-- wp:paragraph {\"a\":\"-->\"} --><p>x</p><!-- /wp:paragraph -->", "\"} -->\nx"),
    ("<a href=\"x>y\" title='>'>link</a>", "link"),
    ("<script>var a = '<b>';</script>after", "after"),
    ("<style>p { }</style>after", "after"),
    ("運河<em>の</em>朝", "運河の朝"),
    // Signs that are no markup.
    ("1 < 2 > 0 <3", "1 < 2 > 0 <3"),
    ("a <b", "a <b"),
    ("a <b c=\"d", "a <b c=\"d"),
    ("if (a<b && c>d)", "if (ad)"),
    ("<!-- no end", "<!-- no end"),
    ("<script>no end", "no end"),
  ])
  func takesMarkupOut(markup: String, expected: String) {
    #expect(text(markup) == expected)
  }

  @Test(arguments: [
    ("[gallery ids=\"1,2\"]", ""),
    ("a [caption id=\"x\"]<img src=\"y\" /> Mast[/caption] b", "a\nMast b"),
    ("[sourcecode]let x[/sourcecode]", "let x"),
    ("[own-code]x[/own-code]", "x"),
    ("[own-code /]", ""),
    ("he wrote [sic] this [1]", "he wrote [sic] this [1]"),
    ("[unclosed", "[unclosed"),
    ("[a]", "[a]"),
    ("[[gallery]]", "[ ]"),
  ])
  func takesTagsOfShortcodesOut(markup: String, expected: String) {
    #expect(text(markup) == expected)
  }

  /// Nothing makes it look through the rest again and again.
  @Test(
    arguments: [
      "<", "[", "<!--", "<a b=\"", "<a b='", "</", "<script>", "[/", "[a ", "[a=", "<a ", "&",
      "-->",
    ])
  func isLinear(piece: String) {
    let growth = Growth.ofFourfold(from: 250_000) {
      String(repeating: piece, count: $0)
    } work: { long in
      #expect(text(long).utf8.count <= long.utf8.count + 1)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
