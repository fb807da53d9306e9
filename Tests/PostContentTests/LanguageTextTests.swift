import PostContent
import Testing

/// Texts in several languages, as qTranslate and WPGlobus keep them.
@Suite struct LanguageTextTests {
  @Test(arguments: [
    ("[:en]Tea[:fr]Thé[:]", "Tea / Thé", "Thé"),
    ("<!--:en-->Tea<!--:--><!--:fr-->Thé<!--:-->", "Tea / Thé", "Thé"),
    ("{:en}Tea{:}{:fr}Thé{:}", "Tea / Thé", "Thé"),
    ("[:en]Tea[:] No. 5", "Tea No. 5", "Tea No. 5"),
    ("1: [:en]Tea[:fr]Thé[:]!", "1: Tea! / 1: Thé!", "1: Thé!"),
    ("[:en]Tea[:fr][:]", "Tea", "Tea"),
    ("[:en]Tea", "Tea", "Tea"),
    ("Plain: [:]", "Plain: [:]", "Plain: [:]"),
    ("a[:no] = b[:is]", "a[:no] = b[:is]", "a[:no] = b[:is]"),
    ("one [:en] word", "one [:en] word", "one [:en] word"),
    ("[:xq]x[:xz]y[:]", "[:xq]x[:xz]y[:]", "[:xq]x[:xz]y[:]"),
    ("Title: part", "Title: part", "Title: part"),
  ])
  func haveTitlesInOneLine(_ text: String, _ all: String, _ french: String) {
    #expect(LanguageText.line(text, in: nil) == all)
    #expect(LanguageText.line(text, in: "fr") == french)
    #expect(LanguageText.line(text, in: "FR") == french)
  }

  private func body(_ text: String, _ language: String?) -> String {
    shown(
      PostContent(of: text, context: TestContext(), shortcodes: .convert, language: language))
  }

  @Test func haveBodiesUnderTheirNames() {
    let text = "[:en]Good tide.\n\nMore.[:fr]Bonne marée.[:]"
    #expect(
      body(text, nil)
        == "<p><strong>English</strong></p>\n<p>Good tide.</p>\n<p>More.</p>\n"
        + "<p><strong>Français</strong></p>\n<p>Bonne marée.</p>")
    #expect(body(text, "fr") == "<p>Bonne marée.</p>")
    #expect(body(text, "de") == "<p>Good tide.</p>\n<p>More.</p>")
    #expect(body("<!--:en-->One<!--:-->", nil) == "<p>One</p>")
  }

  @Test func doNotGrowWithoutEnd() {
    let codes = [
      "ar", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr",
      "ga", "gl", "he",
    ]
    let text = codes.map { "[:\($0)]x" }.joined() + "[:]y"
    #expect(LanguageText.line(text, in: nil) == text)
  }
}
