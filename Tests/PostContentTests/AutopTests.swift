import PostContent
import TestSupport
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

  /// The time is in proportion to the text, whatever it is made of.
  @Test(
    arguments: [
      "<p", "<p>", "<p ", "\n", " \n", "<pre>", "</pre>", "[", "<!--", "<p><li", "<br> ", "<br /> ",
      "<script>", "<option ", "<object>", "<source ", "<video>", "<p><p<p ",
    ])
  func takesLinearTime(of part: String) {
    let growth = Growth.ofFourfold(from: 500_000) { byteCount in
      Array(String(repeating: part, count: byteCount / part.utf8.count).utf8)
    } work: { text in
      #expect(ContentSteps.paragraphs(text).count <= 16 * text.count)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
