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

  /// Twice the text takes about twice the time, whatever it is made of.
  @Test(arguments: [
    "<p", "<p>", "<p ", "\n", " \n", "<pre>", "</pre>", "[", "<!--", "<p><li", "<br> ", "<br /> ",
    "<script>", "<option ", "<object>", "<source ", "<video>", "<p><p<p ",
  ])
  func takesLinearTime(of part: String) {
    let small = Array(String(repeating: part, count: 250_000 / part.utf8.count).utf8)
    let clock = ContinuousClock()
    let once = clock.measure { _ = ContentSteps.paragraphs(small) }
    let fourTimes = clock.measure { _ = ContentSteps.paragraphs(small + small + small + small) }
    // Quadratic would be 16 times as long.
    #expect(fourTimes < once * 10 + .milliseconds(100))
  }
}
