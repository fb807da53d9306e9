import HTMLFragment
import Testing

/// Text of elements that hold no markup (HTML Standard §13.2.5.2 – 31).
@Suite struct RawTextTokenTests {
  /// RCDATA states (§13.2.5.2, 9 – 11).
  @Test(arguments: [
    ("a&amp;b</title>", #""a&b" </title>"#),
    ("<b>x</b></title>y", #""<b>x</b>" </title> "y""#),
    ("</TITLE>x", #"</title> "x""#),
    ("</title >x", #"</title> "x""#),
    ("</title/>x", #"</title> "x""#),
    ("</title\tx=1>y", #"</title> "y""#),
    ("</titles></title>", #""</titles>" </title>"#),
    ("</titl></title>", #""</titl>" </title>"#),
    ("</ title></title>", #""</ title>" </title>"#),
    ("<!--</title>-->", #""<!--" </title> "-->""#),
    ("a</title", #""a</title""#),
    ("a</title ", #""a""#),
    ("&lt;/title></title>", #""</title>" </title>"#),
    ("a\0b</title>", "\"a\u{FFFD}b\" </title>"),
    ("<", #""<""#),
    ("</", #""</""#),
    ("a\r\nb</title>", "\"a\nb\" </title>"),
  ])
  func decodesEscapableRawText(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .escapableRawText, in: "title")
  }

  /// RAWTEXT states (§13.2.5.3, 12 – 14).
  @Test(arguments: [
    ("a&amp;b</style>", #""a&amp;b" </style>"#),
    ("p > q {}</style>x", #""p > q {}" </style> "x""#),
    ("</STYLE>", "</style>"),
    ("</style\n>x", #"</style> "x""#),
    ("</style/x", ""),
    ("<!--</style>-->", #""<!--" </style> "-->""#),
    ("</script></style>", #""</script>" </style>"#),
    ("a</style", #""a</style""#),
    ("a\0b</style>", "\"a\u{FFFD}b\" </style>"),
    ("<</style>", #""<" </style>"#),
    ("</</style>", #""</" </style>"#),
    ("&", #""&""#),
  ])
  func leavesRawTextAsItIs(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .rawText, in: "style")
  }

  /// Appropriate end tag token.
  @Test(arguments: [
    ("</x></xmp>", #""</x>" </xmp>"#),
    ("</xmpx></xmp>", #""</xmpx>" </xmp>"#),
    ("</xm p></xmp>", #""</xm p>" </xmp>"#),
    ("</\nxmp></xmp>", "\"</\nxmp>\" </xmp>"),
    ("</xmp.></xmp>", #""</xmp.>" </xmp>"#),
    ("</xmp\u{C}>a", #"</xmp> "a""#),
  ])
  func endsTextOnlyAtTheTagThatBeganIt(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .rawText, in: "xmp")
  }

  /// Script data states (§13.2.5.4, 15 – 17).
  @Test(arguments: [
    ("a<b&&c</script>d", #""a<b&&c" </script> "d""#),
    (#""</scr"</script>"#, #"""</scr"" </script>"#),
    ("</SCRIPT >a", #"</script> "a""#),
    ("<!-</script>a", #""<!-" </script> "a""#),
    ("<!</script>a", #""<!" </script> "a""#),
    ("a\0b</script>", "\"a\u{FFFD}b\" </script>"),
    ("a</script", #""a</script""#),
    ("<script></script>a", #""<script>" </script> "a""#),
  ])
  func readsScripts(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .scriptData, in: "script")
  }

  /// Script data escaped states (§13.2.5.18 – 25).
  @Test(arguments: [
    ("<!--a</script>b", #""<!--a" </script> "b""#),
    ("<!--a--></script>b", #""<!--a-->" </script> "b""#),
    ("<!--</scripta></script>b", #""<!--</scripta>" </script> "b""#),
    ("<!-- - -- </script>b", #""<!-- - -- " </script> "b""#),
    ("<!--<a></script>b", #""<!--<a>" </script> "b""#),
    ("<!-->a</script>b", #""<!-->a" </script> "b""#),
    ("<!--->a</script>b", #""<!--->a" </script> "b""#),
    ("<!--a\0", "\"<!--a\u{FFFD}\""),
    ("<!--a</script", #""<!--a</script""#),
    ("<!--</SCRIPT/>a", #""<!--" </script> "a""#),
  ])
  func readsScriptsInComments(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .scriptData, in: "script")
  }

  /// Script data double escaped states (§13.2.5.26 – 31).
  @Test(arguments: [
    ("<!--<script></script></script>a", #""<!--<script></script>" </script> "a""#),
    ("<!--<script>--></script>a", #""<!--<script>-->" </script> "a""#),
    ("<!--<SCRIPT/x</script>--></script>a", #""<!--<SCRIPT/x</script>-->" </script> "a""#),
    ("<!--<scripta></script>b", #""<!--<scripta>" </script> "b""#),
    ("<!--<script</script>a", #""<!--<script" </script> "a""#),
    ("<!--<script ></script ></script>b", #""<!--<script ></script >" </script> "b""#),
    ("<!--<script>-</script>--></script>b", #""<!--<script>-</script>-->" </script> "b""#),
    (
      "<!--<script></scripta></script></script>b",
      #""<!--<script></scripta></script>" </script> "b""#
    ),
    ("<!--<script><script></script></script>b", #""<!--<script><script></script>" </script> "b""#),
    ("<!--<script>\0", "\"<!--<script>\u{FFFD}\""),
    ("<!-- <script>a</script> --></script>b", #""<!-- <script>a</script> -->" </script> "b""#),
    ("<script><!--</script>b", #""<script><!--" </script> "b""#),
  ])
  func readsScriptsWithinScripts(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .scriptData, in: "script")
  }

  /// PLAINTEXT state (§13.2.5.5).
  @Test(arguments: [
    ("</plaintext>&amp;<!--", #""</plaintext>&amp;<!--""#),
    ("a\0b", "\"a\u{FFFD}b\""),
    ("a\rb", "\"a\nb\""),
  ])
  func takesAllOfPlainText(_ html: String, _ tokens: String) {
    expectTokens(tokens, of: html, from: .plainText)
  }
}
