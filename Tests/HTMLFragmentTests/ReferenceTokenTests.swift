import HTMLFragment
import Testing

/// Character references in text and in attributes (HTML Standard §13.2.5.72 – 80).
@Suite struct ReferenceTokenTests {
  /// Named character reference state (§13.2.5.73).
  @Test(arguments: [
    ("&amp;", #""&""#),
    ("&lt;p&gt;", #""<p>""#),
    ("&eacute;", #""é""#),
    ("&Eacute;", #""É""#),
    ("&nbsp;", "\"\u{A0}\""),
    ("&hearts;x", #""♥x""#),
    ("&NotEqualTilde;", "\"≂\u{338}\""),
    ("&bne;x", #""=⃥x""#),
    ("&CounterClockwiseContourIntegral;", #""∳""#),
  ])
  func decodesNamedReferences(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Named character reference state.
  @Test(arguments: [
    ("&notin;", #""∉""#),
    ("&notit;", #""¬it;""#),
    ("&not;in", #""¬in""#),
    ("&copysr;", #""℗""#),
    ("&copys;", #""©s;""#),
    ("&ampere", #""&ere""#),
    ("&sub;", #""⊂""#),
    ("&sube;", #""⊆""#),
    ("&subx;", #""&subx;""#),
  ])
  func takesTheLongestName(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Names of HTML 4 need none.
  @Test(arguments: [
    ("&amp", #""&""#),
    ("&lt3", #""<3""#),
    ("&copy 2014", #""© 2014""#),
    ("&eacutes", #""és""#),
    ("&euml", #""ë""#),
    ("&AMP", #""&""#),
    ("&QUOT", #"""""#),
    ("&nbspx", "\"\u{A0}x\""),
  ])
  func decodesOldNamesWithoutSemicolon(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Others need one.
  @Test(arguments: [
    ("&hearts", #""&hearts""#),
    ("&alpha", #""&alpha""#),
    ("&bull 1", #""&bull 1""#),
    ("&apos", #""&apos""#),
    ("&euro5", #""&euro5""#),
  ])
  func leavesNewNamesWithoutSemicolon(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Character reference and ambiguous ampersand states (§13.2.5.72, 74).
  @Test(arguments: [
    ("&", #""&""#),
    ("a & b", #""a & b""#),
    ("&&amp;", #""&&""#),
    ("&;", #""&;""#),
    ("&x;", #""&x;""#),
    ("&nosuchname;", #""&nosuchname;""#),
    ("&<p>", #""&" <p>"#),
    ("&\n", "\"&\n\""),
    ("&é", #""&é""#),
    ("&1;", #""&1;""#),
    ("&=", #""&=""#),
    ("a&b", #""a&b""#),
  ])
  func leavesOtherAmpersands(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Named character reference state, in an attribute.
  @Test(arguments: [
    (#"<a b="?x&copy=1">"#, #"<a b="?x&copy=1">"#),
    (#"<a b="?x&copy1">"#, #"<a b="?x&copy1">"#),
    (#"<a b="?x&copyz">"#, #"<a b="?x&copyz">"#),
    (#"<a b="?x&copy;=1">"#, #"<a b="?x©=1">"#),
    (#"<a b="?x&copy">"#, #"<a b="?x©">"#),
    (#"<a b="?x&copy&lt">"#, #"<a b="?x©<">"#),
    ("<a b=?x&lt>", #"<a b="?x<">"#),
    ("<a b='&amp;&notit;&not;'>", #"<a b="&&notit;¬">"#),
    (#"<a b="&noti=">"#, #"<a b="&noti=">"#),
    (#"<a b="&copy_">"#, #"<a b="©_">"#),
    (#"<a b="&copy/">"#, #"<a b="©/">"#),
  ])
  func leavesNamesInAttributesThatLookLikeParameters(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Return state is an attribute value state.
  @Test(arguments: [
    (#"<a b="&lt;" c='&gt;' d=&amp;>"#, #"<a b="<" c=">" d="&">"#),
    ("<a b=&quot;c&quot;>", #"<a b=""c"">"#),
    (#"<a b="&#34;>">"#, #"<a b="">">"#),
    ("<a b=&#62;>", #"<a b=">">"#),
  ])
  func decodesReferencesInValuesOfEachKind(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Decimal and hexadecimal states (§13.2.5.75 – 79).
  @Test(arguments: [
    ("&#65;", #""A""#),
    ("&#x41;", #""A""#),
    ("&#X4a;", #""J""#),
    ("&#0065;", #""A""#),
    ("&#x1F600;", #""😀""#),
    ("&#65x", #""Ax""#),
    ("&#x41g", #""Ag""#),
    ("&#65", #""A""#),
    ("&#x41", #""A""#),
    ("&#10;", "\"\n\""),
    ("&#38;lt;", #""&lt;""#),
  ])
  func decodesNumbers(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// absence-of-digits-in-numeric-character-reference.
  @Test(arguments: [
    ("&#", #""&#""#),
    ("&#;", #""&#;""#),
    ("&#x", #""&#x""#),
    ("&#x;", #""&#x;""#),
    ("&#X", #""&#X""#),
    ("&#a", #""&#a""#),
    ("&#xg", #""&#xg""#),
    ("&#-1;", #""&#-1;""#),
    ("&# 65;", #""&# 65;""#),
  ])
  func leavesNumbersWithoutDigits(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Numeric character reference end state (§13.2.5.80).
  @Test(arguments: [
    ("&#0;", "\"\u{FFFD}\""),
    ("&#x0;", "\"\u{FFFD}\""),
    ("&#xD800;", "\"\u{FFFD}\""),
    ("&#57343;", "\"\u{FFFD}\""),
    ("&#x110000;", "\"\u{FFFD}\""),
    ("&#99999999999999999999;", "\"\u{FFFD}\""),
    ("&#xFFFFFFFFF;", "\"\u{FFFD}\""),
  ])
  func replacesNumbersThatAreNoCharacters(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// They are errors, but characters.
  @Test(arguments: [
    ("&#1;", "\"\u{1}\""),
    ("&#x7F;", "\"\u{7F}\""),
    ("&#x81;", "\"\u{81}\""),
    ("&#x8D;", "\"\u{8D}\""),
    ("&#x8F;", "\"\u{8F}\""),
    ("&#x90;", "\"\u{90}\""),
    ("&#x9D;", "\"\u{9D}\""),
    ("&#13;", "\"\r\""),
  ])
  func keepsNumbersOfControls(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html)
  }

  /// Numbers of C1 controls mean characters of windows-1252, as the table of the standard has them.
  @Test(
    arguments: zip(
      [
        0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8E, 0x91, 0x92,
        0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9E, 0x9F,
      ], "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"))
  func decodesNumbersOfWindows1252(number: Int, character: Character) {
    expectTokens("\"\(character)\"", of: "&#\(number);")
    expectTokens("\"\(character)\"", of: "&#x\(String(number, radix: 16));")
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func keepsNumbersOfNoncharacters(number: UInt32) throws {
    let character = try #require(Unicode.Scalar(number))
    expectTokens("\"\(character)\"", of: "&#\(number);")
  }
}
