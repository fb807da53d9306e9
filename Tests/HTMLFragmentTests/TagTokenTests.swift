import HTMLFragment
import Testing

/// Tags and their attributes, as the tokenizer reads them (HTML Standard §13.2.5.6 – 40).
@Suite struct TagTokenTests {
  /// Tag open state (§13.2.5.6).
  @Test(arguments: [
    ("a < b", #""a < b""#),
    ("1 <2", #""1 <2""#),
    ("<<p>", #""<" <p>"#),
    ("<", #""<""#),
    ("<=>", #""<=>""#),
    ("<é>", #""<é>""#),
    ("<\0p>", "\"<\0p>\""),
  ])
  func takesALessThanSignBeforeAnythingElseForText(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Tag open state, `?`.
  @Test(arguments: [
    (#"<?xml version="1.0"?>x"#, #"<!--?xml version="1.0"?--> "x""#),
    ("<?>", "<!--?-->"),
    ("<?", "<!--?-->"),
    ("<?a --> b>c", #"<!--?a ----> " b>c""#),
  ])
  func makesCommentsOfQuestionMarks(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// End tag open state (§13.2.5.7).
  @Test(arguments: [
    ("</P>", "</p>"),
    (#"</p class="a" id=b>"#, "</p>"),
    ("</p/>", "</p>"),
    ("</p  >x", #"</p> "x""#),
  ])
  func readsEndTags(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// End tag open state.
  @Test(arguments: [
    ("</>", ""),
    ("a</>b", #""ab""#),
    ("</ p>", "<!-- p-->"),
    ("</3>x", #"<!--3--> "x""#),
    ("</", #""</""#),
    ("x</", #""x</""#),
    ("</!>", "<!--!-->"),
  ])
  func makesCommentsOrNothingOfOtherEndTags(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Tag name state (§13.2.5.8).
  @Test(arguments: [
    ("<DIV>", "<div>"),
    ("<x-Y.z_1>", "<x-y.z_1>"),
    ("<p\ta>", #"<p a="">"#),
    ("<p\na>", #"<p a="">"#),
    ("<p\u{C}a>", #"<p a="">"#),
    ("<p/a>", #"<p a="">"#),
    (#"<a"b>"#, #"<a"b>"#),
    ("<a=b>", "<a=b>"),
    ("<a<b>", "<a<b>"),
    ("<h\u{1}>", "<h\u{1}>"),
    ("<pÉ>", "<pÉ>"),
    ("<p\r\na>", #"<p a="">"#),
  ])
  func readsNamesUpToSpaceSlashOrEnd(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// End of file in a tag (eof-in-tag).
  @Test(arguments: [
    ("x<p", #""x""#),
    ("x<p ", #""x""#),
    ("x<p a", #""x""#),
    ("x<p a ", #""x""#),
    ("x<p a=", #""x""#),
    (#"x<p a=""#, #""x""#),
    (#"x<p a="b"#, #""x""#),
    ("x<p a='b", #""x""#),
    ("x<p a=b", #""x""#),
    (#"x<p a="b""#, #""x""#),
    ("x<p/", #""x""#),
    ("x</p", #""x""#),
    (#"x</p a=""#, #""x""#),
  ])
  func dropsTagsThatTheSourceCutsOff(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Attribute name states (§13.2.5.32 – 34).
  @Test(arguments: [
    ("<p a>", #"<p a="">"#),
    ("<p a b>", #"<p a="" b="">"#),
    ("<p a/b>", #"<p a="" b="">"#),
    ("<p a / b >", #"<p a="" b="">"#),
    ("<p  a\n>", #"<p a="">"#),
    ("<p A-Bc>", #"<p a-bc="">"#),
    ("<p ÄB>", #"<p Äb="">"#),
  ])
  func readsAttributesWithoutValue(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Before attribute name and attribute name states.
  @Test(arguments: [
    ("<p =>", #"<p =="">"#),
    ("<p =a>", #"<p =a="">"#),
    ("<p ==a>", #"<p =="a">"#),
    (#"<p "a">"#, #"<p "a"="">"#),
    ("<p 'a=1>", #"<p 'a="1">"#),
    (#"<p a"b=1>"#, #"<p a"b="1">"#),
    ("<p a<b=1>", #"<p a<b="1">"#),
    ("<p a\0=1>", "<p a\u{FFFD}=\"1\">"),
    ("<p <a>", #"<p <a="">"#),
  ])
  func takesOddCharactersIntoNamesOfAttributes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Attribute name state, duplicate-attribute.
  @Test(arguments: [
    ("<p a=1 a=2>", #"<p a="1">"#),
    ("<p a=1 A=2 b=3>", #"<p a="1" b="3">"#),
    ("<p a a=2>", #"<p a="">"#),
    ("<p x-y=1 z=2 X-Y=3>", #"<p x-y="1" z="2">"#),
  ])
  func keepsTheFirstOfEqualAttributes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Attribute value (double-quoted) state (§13.2.5.36).
  @Test(arguments: [
    (#"<p a="b c">"#, #"<p a="b c">"#),
    (#"<p a = "b">"#, #"<p a="b">"#),
    ("<p a=\n\"b\">", #"<p a="b">"#),
    (#"<p a="">"#, #"<p a="">"#),
    (#"<p a="'<>=/`">"#, #"<p a="'<>=/`">"#),
    ("<p a=\"b\0c\">", "<p a=\"b\u{FFFD}c\">"),
    ("<p a=\"b\r\nc\rd\">", "<p a=\"b\nc\nd\">"),
  ])
  func readsValuesInDoubleQuotes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Attribute value (single-quoted) state (§13.2.5.37).
  @Test(arguments: [
    ("<p a='b c'>", #"<p a="b c">"#),
    ("<p a= 'b'>", #"<p a="b">"#),
    ("<p a=''>", #"<p a="">"#),
    (#"<p a='"<>=/`'>"#, #"<p a=""<>=/`">"#),
    ("<p a='b\0c'>", "<p a=\"b\u{FFFD}c\">"),
  ])
  func readsValuesInSingleQuotes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Attribute value (unquoted) state (§13.2.5.38).
  @Test(arguments: [
    ("<p a=b>", #"<p a="b">"#),
    ("<p a=b c=d>", #"<p a="b" c="d">"#),
    ("<p a=b/>", #"<p a="b/">"#),
    ("<p a=b/ >", #"<p a="b/">"#),
    ("<p a=b/c>", #"<p a="b/c">"#),
    (#"<p a=b"c'd<e=f`g>"#, #"<p a="b"c'd<e=f`g">"#),
    ("<p a=\0>", "<p a=\"\u{FFFD}\">"),
    ("<p a==>", #"<p a="=">"#),
    ("<p a= b\tc>", #"<p a="b" c="">"#),
  ])
  func readsValuesWithoutQuotes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Before attribute value state (§13.2.5.35).
  @Test(arguments: [
    ("<p a=>", #"<p a="">"#),
    ("<p a= >", #"<p a="">"#),
    ("<p a=\n>x", #"<p a=""> "x""#),
  ])
  func leavesValuesEmptyThatDoNotCome(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// After attribute value (quoted) state (§13.2.5.39).
  @Test(arguments: [
    (#"<p a="1"b="2">"#, #"<p a="1" b="2">"#),
    (#"<p a="1"b>"#, #"<p a="1" b="">"#),
    ("<p a='1'/>", #"<p a="1"/>"#),
    (#"<p a="1"/b>"#, #"<p a="1" b="">"#),
    (#"<p a="1"=>"#, #"<p =="" a="1">"#),
  ])
  func goesOnBehindQuotesWithoutSpace(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Self-closing start tag state (§13.2.5.40).
  @Test(arguments: [
    ("<br/>", "<br/>"),
    ("<br />", "<br/>"),
    ("<br a/>", #"<br a=""/>"#),
    (#"<br a="1" />"#, #"<br a="1"/>"#),
    ("<br/ >", "<br>"),
    ("<br //>", "<br/>"),
    ("<br / />", "<br/>"),
  ])
  func tellsSelfClosingTags(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }
}
