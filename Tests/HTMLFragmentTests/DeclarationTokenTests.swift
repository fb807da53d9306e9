import HTMLFragment
import Testing

/// Comments, doctypes and CDATA sections, as the tokenizer reads them (HTML Standard §13.2.5.41 – 71).
@Suite struct DeclarationTokenTests {
  /// Comment states (§13.2.5.43 – 52).
  @Test(arguments: [
    ("<!--a-->b", #"<!--a--> "b""#),
    ("<!-- a b -->", "<!-- a b -->"),
    ("<!---->", "<!---->"),
    ("<!--a>b-->", "<!--a>b-->"),
    ("<!--a-b-->", "<!--a-b-->"),
    ("<!--a--b-->", "<!--a--b-->"),
    ("<!--a-- >b-->", "<!--a-- >b-->"),
    ("<!--a->b-->", "<!--a->b-->"),
    ("<!--<p>-->", "<!--<p>-->"),
    ("<!--a\nb-->", "<!--a\nb-->"),
    ("<!--a\r\nb-->", "<!--a\nb-->"),
  ])
  func readsComments(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Comment start and comment start dash states.
  @Test(arguments: [
    ("<!-->a", #"<!----> "a""#),
    ("<!--->a", #"<!----> "a""#),
    ("<!-->-->", #"<!----> "-->""#),
    ("<!--->-->", #"<!----> "-->""#),
  ])
  func endsCommentsThatEndAbruptly(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Comment end dash and comment end states.
  @Test(arguments: [
    ("<!----->", "<!----->"),
    ("<!--a--->", "<!--a--->"),
    ("<!--a---->", "<!--a---->"),
    ("<!----a-->", "<!----a-->"),
    ("<!---a-->", "<!---a-->"),
  ])
  func takesDashesAtTheEndIntoComments(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Comment end bang state (§13.2.5.52).
  @Test(arguments: [
    ("<!--a--!>b", #"<!--a--> "b""#),
    ("<!----!>b", #"<!----> "b""#),
    ("<!--a--!b-->", "<!--a--!b-->"),
    ("<!--a--!-->", "<!--a--!-->"),
    ("<!--a--!->b-->", "<!--a--!->b-->"),
    ("<!--a!>b-->", "<!--a!>b-->"),
  ])
  func endsCommentsAtAnExclamationMark(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Comment less-than sign states (§13.2.5.46 – 49).
  @Test(arguments: [
    ("<!--<!-->a", #"<!--<!--> "a""#),
    ("<!--<!--->a", #"<!--<!---> "a""#),
    ("<!--<!--a-->b", #"<!--<!--a--> "b""#),
    ("<!--a<!b-->", "<!--a<!b-->"),
    ("<!--a<-->b", #"<!--a<--> "b""#),
    ("<!--a<!->b-->", "<!--a<!->b-->"),
    ("<!--<<!--a--!>b", #"<!--<<!--a--> "b""#),
  ])
  func seesNoCommentInAComment(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// eof-in-comment.
  @Test(arguments: [
    ("<!--", "<!---->"),
    ("<!--a", "<!--a-->"),
    ("<!---", "<!---->"),
    ("<!--a-", "<!--a-->"),
    ("<!--a--", "<!--a-->"),
    ("<!--a--!", "<!--a-->"),
    ("<!--<", "<!--<-->"),
    ("<!--<!", "<!--<!-->"),
    ("<!--<!-", "<!--<!-->"),
    ("<!--<!--", "<!--<!-->"),
  ])
  func endsCommentsWithTheSource(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// unexpected-null-character.
  @Test(arguments: [
    ("<!--a\0b-->", "<!--a\u{FFFD}b-->"),
    ("<!--\0-->", "<!--\u{FFFD}-->"),
    ("<!\0>", "<!--\u{FFFD}-->"),
    ("<?\0>", "<!--?\u{FFFD}-->"),
    ("</\0>", "<!--\u{FFFD}-->"),
  ])
  func replacesNULInComments(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Markup declaration open and bogus comment states (§13.2.5.41 f.).
  @Test(arguments: [
    ("<!>a", #"<!----> "a""#),
    ("<!a b>c", #"<!--a b--> "c""#),
    ("<!", "<!---->"),
    ("<!a", "<!--a-->"),
    ("<!->a", #"<!-----> "a""#),
    ("<!-a-->b", #"<!---a----> "b""#),
    ("<!ELEMENT p (q)>", "<!--ELEMENT p (q)-->"),
    ("<!doc>", "<!--doc-->"),
    ("<! doctype>", "<!-- doctype-->"),
  ])
  func makesCommentsOfOtherDeclarations(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// cdata-in-html-content.
  @Test(arguments: [
    ("<![CDATA[a]]>b", #"<!--[CDATA[a]]--> "b""#),
    ("<![CDATA[a>b]]>", #"<!--[CDATA[a--> "b]]>""#),
    ("<![CDATA[", "<!--[CDATA[-->"),
    ("<![cdata[a]]>", "<!--[cdata[a]]-->"),
  ])
  func seesNoCDATAInHTML(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// DOCTYPE name states (§13.2.5.53 – 55).
  @Test(arguments: [
    ("<!DOCTYPE html>", "<!DOCTYPE html - ->"),
    ("<!doctype HTML>", "<!DOCTYPE html - ->"),
    ("<!DocType\thtml  >", "<!DOCTYPE html - ->"),
    ("<!DOCTYPEhtml>", "<!DOCTYPE html - ->"),
    ("<!DOCTYPE ab\0C>", "<!DOCTYPE ab\u{FFFD}c - ->"),
    ("<!DOCTYPE \0>", "<!DOCTYPE \u{FFFD} - ->"),
    ("<!DOCTYPE>", "<!DOCTYPE - - - quirks>"),
    ("<!DOCTYPE >", "<!DOCTYPE - - - quirks>"),
    (#"<!DOCTYPE a"b>"#, #"<!DOCTYPE a"b - ->"#),
  ])
  func readsNamesOfDoctypes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// DOCTYPE identifier states (§13.2.5.56 – 66).
  @Test(arguments: [
    (#"<!DOCTYPE a PUBLIC "b">"#, #"<!DOCTYPE a "b" ->"#),
    (#"<!DOCTYPE a PUBLIC "b" "c">"#, #"<!DOCTYPE a "b" "c">"#),
    ("<!DOCTYPE a public 'b' 'c'>", #"<!DOCTYPE a "b" "c">"#),
    (#"<!DOCTYPE a PUBLIC"b""c">"#, #"<!DOCTYPE a "b" "c">"#),
    (#"<!DOCTYPE a PUBLIC "b"'c' >"#, #"<!DOCTYPE a "b" "c">"#),
    (#"<!DOCTYPE a SYSTEM "c">"#, #"<!DOCTYPE a - "c">"#),
    ("<!DOCTYPE a system'c'>", #"<!DOCTYPE a - "c">"#),
    (#"<!DOCTYPE a SYSTEM "c" x>"#, #"<!DOCTYPE a - "c">"#),
    (#"<!DOCTYPE a PUBLIC "" "">"#, #"<!DOCTYPE a "" "">"#),
    ("<!DOCTYPE a SYSTEM \"\0\">", "<!DOCTYPE a - \"\u{FFFD}\">"),
    ("<!DOCTYPE a PUBLIC \"\0\">", "<!DOCTYPE a \"\u{FFFD}\" ->"),
  ])
  func readsIdentifiersOfDoctypes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// force-quirks flag.
  @Test(arguments: [
    ("<!DOCTYPE a b>", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a PUBLIC>", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a PUBLIC b>", "<!DOCTYPE a - - quirks>"),
    (#"<!DOCTYPE a PUBLIC "b" c>"#, #"<!DOCTYPE a "b" - quirks>"#),
    (#"<!DOCTYPE a PUBLIC "b>c"#, #"<!DOCTYPE a "b" - quirks> "c""#),
    (#"<!DOCTYPE a PUBLIC "b" "c>d"#, #"<!DOCTYPE a "b" "c" quirks> "d""#),
    ("<!DOCTYPE a SYSTEM>", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a SYSTEM c>", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a SYSTEM 'c>d", #"<!DOCTYPE a - "c" quirks> "d""#),
    ("<!DOCTYPE a PUBLICITY>", "<!DOCTYPE a - - quirks>"),
    (#"<!DOCTYPE a "b">"#, "<!DOCTYPE a - - quirks>"),
  ])
  func wantsQuirksForBrokenDoctypes(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// eof-in-doctype.
  @Test(arguments: [
    ("<!DOCTYPE", "<!DOCTYPE - - - quirks>"),
    ("<!DOCTYPE a", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a ", "<!DOCTYPE a - - quirks>"),
    ("<!DOCTYPE a PUBLIC", "<!DOCTYPE a - - quirks>"),
    (#"<!DOCTYPE a PUBLIC "b"#, #"<!DOCTYPE a "b" - quirks>"#),
    (#"<!DOCTYPE a PUBLIC "b""#, #"<!DOCTYPE a "b" - quirks>"#),
    (#"<!DOCTYPE a PUBLIC "b" "c""#, #"<!DOCTYPE a "b" "c" quirks>"#),
    (#"<!DOCTYPE a SYSTEM "c"#, #"<!DOCTYPE a - "c" quirks>"#),
    (#"<!DOCTYPE a SYSTEM "c""#, #"<!DOCTYPE a - "c" quirks>"#),
  ])
  func endsDoctypesWithTheSource(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// CDATA section states (§13.2.5.69 – 71).
  @Test(arguments: [
    ("a]]>b", #""ab""#),
    ("a]b]]>c", #""a]bc""#),
    ("a]]b]]>c", #""a]]bc""#),
    ("]]]>a", #""]a""#),
    ("]]]]>a", #""]]a""#),
    ("<p>&amp;]]><p>", #""<p>&amp;" <p>"#),
    ("a", #""a""#),
    ("a]", #""a]""#),
    ("a]]", #""a]]""#),
    ("]]>a", #""a""#),
    ("]>a]]>", #""]>a""#),
  ])
  func readsCDATAUpToItsEnd(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .cdata)
  }
}
