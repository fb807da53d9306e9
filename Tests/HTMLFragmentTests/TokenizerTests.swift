import HTMLFragment
import Testing

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("a < b <3 << </", "\"a < b <3 << </\""),
    ("a</>b", "\"ab\""),
    ("<", "\"<\""),
    ("a<b", "\"a\""),
    ("<p class", ""),
    ("<p class='a", ""),
    ("<DIV Class=A>x</DiV>y", "div{class=A}[\"x\"] \"y\""),
    ("<br/><br / >", "br[] br[]"),
    ("<p a b=1 c = 2 d='3' e=\"4\" f=5/>", "p{a= b=1 c=2 d=3 e=4 f=5/}[]"),
    ("<p a=1 A=2 x-y=3 X-Y=4>", "p{a=1 x-y=3}[]"),
    ("<p =a=1 b\"c=2>", "p{=a=1 b\"c=2}[]"),
    ("<p a=>x", "p{a=}[\"x\"]"),
    ("<p a='1'b='2'>", "p{a=1 b=2}[]"),
  ])
  func readsTags(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    ("&amp;&lt&copy;&notit;&nosuch;&", "\"&<©¬it;&nosuch;&\""),
    ("&#65;&#x42;&#0;&#x110000;&#128;&#;&#x;", "\"AB\u{FFFD}\u{FFFD}€&#;&#x;\""),
    ("<a href='?a=1&copy=2&amp;b&lt'>", "a{href=?a=1&copy=2&b<}[]"),
    ("<a href=?a&copy2&notin;&not>", "a{href=?a&copy2∉¬}[]"),
    ("<textarea>&lt;b></textarea>", "textarea[\"<b>\"]"),
    ("<xmp>&lt;</xmp>", "xmp[\"&lt;\"]"),
    ("&NotEqualTilde;", "\"≂\u{338}\""),
  ])
  func decodesReferences(html: String, expected: String) {
    #expect(Array(shape(of: html).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("<!--a-->b", "<!--a--> \"b\""), ("<!-->a", "<!----> \"a\""), ("<!--->a", "<!----> \"a\""),
    ("<!--a--!>b", "<!--a--> \"b\""), ("<!--a", "<!--a-->"), ("<!--a--", "<!--a-->"),
    ("<!--a -- b-->", "<!--a -- b-->"), ("<!x>a", "<!--x--> \"a\""),
    ("<?php a?>b", "<!--?php a?--> \"b\""),
    ("</ a>b", "<!-- a--> \"b\""), ("<!DOCTYPE html>a", "\"a\""),
    ("<![CDATA[a]]>", "<!--[CDATA[a]]-->"), ("<!", "<!---->"),
  ])
  func readsCommentsAndDeclarations(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    ("<title><b>a</title>b", "title[\"<b>a\"] \"b\""),
    ("<style>a</styles></STYLE >b", "style[\"a</styles>\"] \"b\""),
    ("<script>a</script>b", "script[\"a\"] \"b\""),
    ("<script><!--<script></script>--></script>b", "script[\"<!--<script></script>-->\"] \"b\""),
    ("<script><!--<script>--></script>b", "script[\"<!--<script>-->\"] \"b\""),
    ("<iframe><p></iframe>b", "iframe[\"<p>\"] \"b\""),
    ("<noscript><p>a</noscript>", "noscript[p[\"a\"]]"),
    ("<plaintext></plaintext>", "plaintext[\"</plaintext>\"]"),
    ("<textarea>a", "textarea[\"a\"]"),
    (
      "<pre>\n\na</pre><textarea>\nb</textarea><listing>&#10;c",
      "pre[\"\na\"] textarea[\"b\"] listing[\"c\"]"
    ),
  ])
  func readsTextWithoutMarkup(html: String, expected: String) {
    #expect(shape(of: html) == expected)
  }

  @Test(arguments: [
    ("a\r\nb\rc\n", "\"a\nb\nc\n\""),
    ("<p title='a\r\nb'>", "p{title=a\nb}[]"),
    ("a\0b", "\"ab\""), ("\0", ""),
    ("<p title='a\0b' a\0=1>", "p{title=a\u{FFFD}b a\u{FFFD}=1}[]"),
    ("<x\0>", "x\u{FFFD}[]"),
    ("<!--a\0-->", "<!--a\u{FFFD}-->"),
    ("<style>\0</style>", "style[\"\u{FFFD}\"]"),
    ("<svg>a\0", "svg:svg[\"a\u{FFFD}\"]"),
    ("<table>\0 <tr>", "table[\" \" tbody[tr[]]]"),
  ])
  func readsLineEndsAndNUL(html: String, expected: String) {
    #expect(Array(shape(of: html).utf8) == Array(expected.utf8))
  }

  @Test func keepsBytesThatAreNoUTF8() {
    let source: [UInt8] = [0x3C, 0x70, 0x3E, 0xFF, 0x80, 0x26, 0xC3]
    var parser = HTMLParser()
    var tree = HTMLTree()
    parser.parse(source, into: &tree)
    #expect(tree.withBytes(tree[2].text) { Array($0) } == [0xFF, 0x80, 0x26, 0xC3])
  }
}
