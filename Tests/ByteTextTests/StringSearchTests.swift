import ByteText
import Testing

/// Searches for ASCII in texts of any kind.
@Suite struct StringSearchTests {
  @Test(arguments: [
    ("", nil), ("a", nil), ("//", 0), ("a//b//", 1), ("é//", 2), ("/ /", nil), ("é/\u{301}/", nil),
    // A mark behind a sign makes another character of it, and the same bytes.
    ("a//\u{301}", 1),
  ])
  func findsTheFirstPlace(text: String, offset: Int?) {
    let range = text.utf8Range(of: "//")
    #expect(range.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == offset)
    #expect(range.map { text.utf8[$0].count } == offset.map { _ in 2 })
    #expect(text.containsBytes(of: "//") == (offset != nil))
  }

  @Test(arguments: [
    ("", ""), ("no", "no"), ("<br />\n", "\n"), ("a<br />\n<br />\nb<br />", "a\n\nb<br />"),
    ("é<br />\n日", "é\n日"), ("<br /><br />\n", "<br />\n"),
  ])
  func replacesEachPlace(text: String, expected: String) {
    #expect(text.replacingBytes(of: "<br />\n", with: "\n") == expected)
  }

  @Test(arguments: [("", ""), ("a", "a"), ("a%b$", "a\\%b\\$"), ("%%", "\\%\\%"), ("日%", "日\\%")])
  func putsBackslashes(text: String, expected: String) {
    #expect(text.backslashing("%$") == expected)
  }
}
