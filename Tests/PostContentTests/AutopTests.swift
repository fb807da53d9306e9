import PostContent
import Testing

@Suite struct AutopTests {
  static let cases = SharedCases.texts("wpautop-cases.json")

  @Test(
    .enabled(if: !cases.isEmpty, "WXR2_SHARED does not name the folder of shared cases"),
    arguments: cases)
  func makesTheParagraphsThatWordPressMakes(_ text: SharedCases.Text) {
    let made = ContentSteps.paragraphs(
      Array(text.input.utf8), breaks: !text.name.hasPrefix("br=false"))
    #expect(String(decoding: made, as: UTF8.self) == text.expected)
  }

  /// The time is in proportion to the text, whatever it is made of; the limit is for what is quadratic.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "<p", "<p>", "<p ", "\n", " \n", "<pre>", "</pre>", "[", "<!--", "<p><li", "<br> ", "<br /> ",
      "<script>", "<option ", "<object>", "<source ", "<video>", "<p><p<p ",
    ])
  func takesLinearTime(of part: String) {
    let text = Array(String(repeating: part, count: 2_000_000 / part.utf8.count).utf8)
    #expect(ContentSteps.paragraphs(text).count <= 16 * text.count)
  }
}
