import Testing

@Suite struct LinksTests {
  @Test("Links and images keep their text and their address", arguments: cases)
  func keepsTextAndAddressOfLinks(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<a href=\"http://x.y/\">z</a>",
      "[z](http://x.y/)"),
    Case(
      "<a href=\"http://x.y/a_(b)\">z</a> <a href=\"http://x.y/a)b\">z</a>",
      "[z](http://x.y/a_(b)) [z](http://x.y/a\\)b)"),
    Case(
      "<a href=\"a b<c>\">z</a>",
      "[z](a%20b%3Cc%3E)"),
    Case(
      "<a href=\"\\\\server\\share\">z</a>",
      "[z](\\\\\\server\\share)"),
    Case(
      "<a href=\"?a=1&amp;copy;=2\">z</a>",
      "[z](?a=1&amp;copy;=2)"),
    Case(
      "<a href=\"http://x.y/\" title=\"a &quot;b&quot; \\\">z</a>",
      "[z](http://x.y/ \"a \\\"b\\\" \\\\\")"),
    Case(
      "<a href=\"http://x.y/\" title=\"z\">z</a>",
      "[z](http://x.y/)"),
    Case(
      "<a href=\"http://x.y/a_b\">http://x.y/a_b</a>",
      "<http://x.y/a_b>"),
    Case(
      "<a href=\"mailto:a@b.c\">a@b.c</a> <a href=\"mailto:a@b.c\">mail</a>",
      "<a@b.c> [mail](mailto:a@b.c)"),
    Case(
      "<a href=\"http://x.y/\">a [b] c</a> <a href=\"http://x.y/\">a]b</a> <a href=\"http://x.y/\">[a</a>",
      "[a [b] c](http://x.y/) [a\\]b](http://x.y/) [\\[a](http://x.y/)"),
    Case(
      "a<a href=\"x\"></a>b",
      "ab"),
    Case(
      "<a href=\"\">a</a> <a>b</a>",
      "a b"),
    Case(
      "<a href=\" java\nscript:alert(1)\">a</a> <a href=\"VBScript:x\">b</a> <a href=\"data:text/html,x\">c</a>",
      "a b c"),
    Case(
      "<a href=\"x\"><h3>T</h3><p>U</p></a>",
      "### [T](x)\n\n[U](x)"),
    Case(
      "<a href=\"x\">a</a><a href=\"x\">b</a> <a href=\"y\">c</a>",
      "[ab](x) [c](y)"),
    Case(
      "<a href=\"x\"> a </a>b",
      "[a](x) b"),
    Case(
      "!<a href=\"x\">a</a>",
      "\\![a](x)"),
    Case(
      "<h2><a href=\"x\">t</a></h2>",
      "## [t](x)"),
    Case(
      "<a href=\"x\">a<br>b</a>",
      "[a\\\nb](x)"),
    Case(
      "<a href=\"#t\">go</a><p id=\"t\">here</p><p id=\"u\">there</p>",
      "[go](#t)\n\n<a id=\"t\"></a>here\n\nthere"),
    Case(
      "<a href=\"#a%20b\">go</a><a name=\"a b\">here</a>",
      "[go](#a%20b)<a id=\"a b\"></a>here"),
    Case(
      "<a href=\"#t\">go</a><table id=\"t\"><tr><td>x</table>",
      "[go](#t)\n\n<a id=\"t\"></a>\n\n| |\n| --- |\n| x |"),
    Case(
      "<img src=\"a.png\" alt=\"b\" title=\"t\">",
      "![b](a.png \"t\")"),
    Case(
      "<img src=\"a b(1).png\">",
      "![](a%20b(1).png)"),
    Case(
      "<img src=\"a.png\" alt=\"a [b] *c* &quot;d&quot; `e`\">",
      "![a [b] \\*c* \"d\" &#96;e&#96;](a.png)"),
    Case(
      "<img src=\"a.png\" alt=\"a ] b\">",
      "![a \\] b](a.png)"),
    Case(
      "<img alt=\"only\">",
      "only"),
    Case(
      "<img src=\"data:image/png;base64,AA==\" alt=\"x\">",
      "![x](data:image/png;base64,AA==)"),
    Case(
      "<img src=\"data:image/gif;base64,AA==\" data-src=\"real.png\" alt=\"z\"><noscript><img src=\"real.png\"></noscript>",
      "![z](real.png)"),
    Case(
      "<a href=\"b.png\"><img src=\"a.png\" alt=\"x\"></a>",
      "[![x](a.png)](b.png)"),
    Case(
      "<img src=\"javascript:x\" alt=\"y\">",
      "y"),
  ]
}
