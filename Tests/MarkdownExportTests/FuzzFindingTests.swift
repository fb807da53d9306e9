import MarkdownExport
import PostContent
import Testing

/// Inputs that `scripts/fuzz` found, made small.
@Suite struct FuzzFindingTests {
  /// An inner link ends before its outer one goes on, around what stands between them.
  @Test func nestsLinksAgainBehindALinkInALink() {
    #expect(
      markdown("<h1><a href=r><table><i><a href=i>g<a><div>d<tr>>")
        == "# *[g](i)* [*d* *>*](r)")
  }

  /// A stray item is a block, also where a heading is open around it.
  @Test(arguments: [
    ("<ul><h1>q<li>z", "# q\n\n- z"), ("<ul><h1>q<li>z</li>r</h1></ul>", "# q\n\n- z\n\n# r"),
    ("<ol><h2>><li><i>z</i><li>y", "## >\n\n1. *z*\n2. y"),
  ])
  func endsAHeadingBeforeAnItem(html: String, text: String) {
    #expect(markdown(html) == text)
  }
}

extension FuzzFindingTests {
  /// Two texts of the HTML become one; a number that is no character is a reference, too.
  @Test(arguments: ["#xD800;", "#0;", "#99999999;", "#x110000;", "amp;"])
  func writesNoReferenceWhereTextsMeet(rest: String) {
    #expect(markdown("<p>a&</math>\(rest)</p>") == "a&amp;\(rest)")
  }
}

/// What people who mean harm have tried.
@Suite struct HostileBodyTests {
  @Test(arguments: [
    "<table><tr><td><!--\u{1}0--></td><td>c</td></tr></table>", "<p>a <!--\u{1}0--> b</p>",
    "<!--\u{1}0-->",
  ])
  func writesAddressesOfPagesAsNothingElse(html: String) {
    for url in ["http://e.example/><img src=q>", "http://e.example/a\n\n# b", "javascript:a\nb"] {
      let text = markdown(html, inserts: [.embed(url: url)])
      #expect(!text.contains("<img"))
      #expect(!text.contains("\n# "))
      #expect(!text.contains("\n\n#"))
    }
  }
}
