import PostContent
import Testing

/// The grammar of shortcodes (`get_shortcode_regex`, `shortcode_parse_atts`, `shortcode_unautop` of WordPress).
///
/// WordPress's functions made what is expected. `[archives]` and `[contact-form]` show nothing here, `[tooltip]` and
/// `[recipe]` what stands in them.
@Suite struct ShortcodeGrammarTests {
  /// A tag without an end.
  @Test(arguments: [
    ("a [archives] b", "<p>a  b</p>"),
    ("[archives]", ""),
    ("a[archives]b", "<p>ab</p>"),
    ("[archives/]", ""),
    ("a [archives /] b", "<p>a  b</p>"),
    ("a [archives x=1 /] b", "<p>a  b</p>"),
    ("[archives\nx=1] a", "<p> a</p>"),
  ])
  func readsOneTag(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// A tag, its content and its end.
  @Test(arguments: [
    ("[tooltip]a[/tooltip]", "<p>a</p>"),
    (#"[tooltip x="1"]a[/tooltip] b"#, "<p>a b</p>"),
    ("a [contact-form]b[/contact-form] c", "<p>a  c</p>"),
    ("[tooltip][/tooltip]", "<p></p>"),
    ("[tooltip]a\n\nb[/tooltip]", "<p>a</p>\n<p>b</p>"),
    ("[tooltip]a[archives]b[/tooltip]", "<p>ab</p>"),
    ("[tooltip]a[recipe]b[/recipe]c[/tooltip]", "<p>abc</p>"),
  ])
  func readsTagsWithContent(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// A shortcode cannot stand in itself.
  @Test(arguments: [
    ("[tooltip]a[tooltip]b[/tooltip]c", "<p>abc</p>"),
    ("[contact-form]a[contact-form]b[/contact-form]c", "<p>c</p>"),
    ("[tooltip]a[/tooltip]b[/tooltip]", "<p>ab[/tooltip]</p>"),
  ])
  func endsContentAtTheFirstEnd(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// An end that does not come.
  @Test(arguments: [
    ("[tooltip]a", "<p>a</p>"),
    ("[contact-form]a", "<p>a</p>"),
    ("[contact-form]a[/tooltip]", "<p>a[/tooltip]</p>"),
    ("[tooltip/]a[/tooltip]", "<p>a[/tooltip]</p>"),
  ])
  func takesATagWithoutAnEndAlone(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// An end without its tag.
  @Test(arguments: [
    ("a[/tooltip]b", "<p>a[/tooltip]b</p>"),
    ("[/archives]", "<p>[/archives]</p>"),
  ])
  func leavesEndsAlone(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// `[[name]]` shows `[name]`.
  @Test(arguments: [
    ("[[archives]]", "<p>[archives]</p>"),
    ("a [[archives]] b", "<p>a [archives] b</p>"),
    ("[[tooltip]a[/tooltip]]", "<p>[tooltip]a[/tooltip]</p>"),
    ("[[tooltip x=1]]", "<p>[tooltip x=1]</p>"),
    ("[[archives /]]", "<p>[archives /]</p>"),
    ("[[archives]", "<p>[</p>"),
    ("[archives]]", "<p>]</p>"),
    ("[[[archives]]]", "<p>[[archives]]</p>"),
    ("[[contact-form]a[/contact-form]]", "<p>[contact-form]a[/contact-form]</p>"),
    ("[[unknown]]", "<p>[[unknown]]</p>"),
  ])
  func escapesWithTwoBrackets(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// `(?![\w-])`.
  @Test(arguments: [
    ("a [archivesx] b", "<p>a [archivesx] b</p>"),
    ("a [archives-x] b", "<p>a [archives-x] b</p>"),
    ("a [archives_x] b", "<p>a [archives_x] b</p>"),
    ("a [archives2] b", "<p>a [archives2] b</p>"),
    ("a [ archives] b", "<p>a [ archives] b</p>"),
    ("a [Archives] b", "<p>a [Archives] b</p>"),
    ("a [archives b", "<p>a [archives b</p>"),
    ("a [arch ives] b", "<p>a [arch ives] b</p>"),
    ("a [archives.] b", "<p>a [archives.] b</p>"),
  ])
  func wantsNamesWhole(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// `[^\]\/]*`.
  @Test(arguments: [
    (#"[archives x="]"]a"#, #"<p>"]a</p>"#),
    (#"[archives x="[" y] a"#, "<p> a</p>"),
    (#"[tooltip x="/"]a[/tooltip]"#, "<p>a</p>"),
    ("[archives x=/y]a", "<p>a</p>"),
  ])
  func endsTagsAtTheFirstBracket(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  /// `name="value"`, `name='value'`, `name=value`.
  @Test(arguments: [
    (#"src="a.mp3""#, "a.mp3"),
    ("src='a.mp3'", "a.mp3"),
    ("src=a.mp3", "a.mp3"),
    (#"src="a b.mp3""#, "a b.mp3"),
    ("src='a b.mp3'", "a b.mp3"),
    (#"src="a'b""#, "a'b"),
    (#"src='a"b'"#, "a&quot;b"),
    ("src=a/b?c=d", "a/b?c=d"),
    (#"src="a.mp3" loop="on""#, "a.mp3"),
    ("loop=on src=a.mp3", "a.mp3"),
    ("preload=none src='a.mp3' loop", "a.mp3"),
  ])
  func readsNamedAttributes(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// Names are in lower case afterwards.
  @Test(arguments: [
    (#"SRC="a""#, "a"),
    ("Src=a", "a"),
  ])
  func readsNamesInAnyCase(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// `\s*=\s*`.
  @Test(arguments: [
    (#"src = "a""#, "a"),
    ("src= a", "a"),
    (#"src ="a""#, "a"),
    ("src\t=\t'a'", "a"),
  ])
  func readsBlanksAroundTheEqualsSign(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// PHP’s arrays keep the last.
  @Test(arguments: [
    ("src=a src=b", "b"),
    (#"src="a" SRC="b""#, "b"),
  ])
  func takesTheLastOfEqualNames(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// `[\w-]+`.
  @Test(arguments: [
    ("data-src=a mp3=b", "b"),
    (#"my_src=a mp3="b""#, "b"),
    ("x1=a src=b", "b"),
    ("src-x=a ogg=c", "c"),
  ])
  func seesOtherNames(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// `"value"`, `'value'` or a word.
  @Test(arguments: [
    ("a.mp3", "a.mp3"),
    (#""a b.mp3""#, "a b.mp3"),
    ("'a b.mp3'", "a b.mp3"),
    ("a.mp3 b.mp3", "a.mp3"),
    (#""a" b"#, "a"),
  ])
  func takesWordsWithoutNames(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// `(?:\s|$)`.
  @Test(arguments: [
    (#"src="a"loop="b" mp3=c"#, "c"),
    (#"src="a"b"#, "src=&quot;a&quot;b"),
    (#"src="a"#, "src=&quot;a"),
  ])
  func wantsSpaceBehindQuotes(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// Values are HTML.
  @Test(arguments: [
    (#"src="a&amp;b""#, "a&amp;b"),
    ("src=a&#38;b", "a&amp;b"),
    (#"src="a&lt;b""#, "a&lt;b"),
  ])
  func decodesReferencesInValues(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// `stripcslashes`.
  @Test(arguments: [
    (#"src="a\\b""#, #"a\b"#),
    (#"src="a\/b""#, "a/b"),
  ])
  func resolvesBackslashes(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// U+00A0 and U+200B.
  @Test(arguments: [
    ("src=\"a\"\u{A0}loop=b", "a"),
    ("loop=b\u{200B}src=a", "a"),
    ("\u{A0}src=a\u{A0}", "a"),
  ])
  func takesOddBlanksForBlanks(_ attributes: String, _ source: String) {
    expectSource(source, of: attributes)
  }

  /// Editors make curly quotes of straight ones; WordPress takes those into the value, where they are of no use.
  @Test(arguments: [
    "src=\u{201C}a\u{201D}", "src=\u{201D}a\u{201D}", "src=&#8221;a&#8221;", "\u{201C}a\u{201D}",
  ])
  func takesCurlyQuotesOffValues(_ attributes: String) {
    expectSource("a", of: attributes)
  }

  /// `[audio]` shows the first of its sources.
  private func expectSource(
    _ source: String, of attributes: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      shown("[audio \(attributes)]") == "<audio controls src=\"\(source)\"></audio>",
      sourceLocation: sourceLocation)
  }
}
