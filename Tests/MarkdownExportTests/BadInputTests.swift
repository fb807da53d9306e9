import MarkdownExport
import TestSupport
import Testing

@Suite struct BadInputTests {
  @Test("Time and size are linear in the number of", arguments: inputs)
  func isLinear(_ input: Repeated) {
    var size = 0
    let growth = Growth.ofFourfold(from: input.count / 4) {
      input.html($0)
    } work: { html in
      size = markdown(html).utf8.count
    }
    #expect(growth <= Growth.mostForFourfold)
    // Lines in quotes and lists that stand in one another begin with a mark for each of them.
    #expect(size <= 24 * input.html(input.count).utf8.count + 64)
  }

  struct Repeated: CustomTestStringConvertible, Sendable {
    let unit: String
    let count: Int

    init(_ unit: String, _ count: Int) {
      self.unit = unit
      self.count = count
    }

    func html(_ count: Int) -> String { String(repeating: unit, count: count) }
    var testDescription: String { "\(count) × \(unit)" }
  }

  static let inputs = [
    Repeated("*", 1_000_000), Repeated("*a", 500_000), Repeated("a* ", 300_000),
    Repeated("_", 1_000_000), Repeated("*_", 500_000), Repeated("**a_", 250_000),
    Repeated("[", 1_000_000), Repeated("[](", 300_000), Repeated("[a](", 250_000),
    Repeated("![", 500_000), Repeated("]", 1_000_000), Repeated("[^a", 300_000),
    Repeated("<", 1_000_000), Repeated("&lt;a", 200_000), Repeated("&", 1_000_000),
    Repeated("&amp;amp;", 100_000), Repeated("`", 1_000_000), Repeated("`a``", 250_000),
    Repeated("|", 1_000_000), Repeated("~a", 500_000), Repeated("\\", 1_000_000),
    Repeated("_www.a", 150_000), Repeated("http://a(", 100_000), Repeated("\u{A0}", 500_000),
    Repeated("<b>x<p>", 100_000), Repeated("a<b>x:</b>", 100_000), Repeated("<b>.</b>", 100_000),
    Repeated("a<i>*b</i>*", 100_000), Repeated("<b>\u{A0}</b>", 100_000),
    Repeated("<blockquote>x", 50_000), Repeated("<ul><li>x", 50_000), Repeated("<ul>", 100_000),
    Repeated("<div>", 100_000), Repeated("<table><tr><td>", 50_000), Repeated("<code>", 100_000),
    Repeated("<a href=x>y", 100_000), Repeated("<pre>", 100_000), Repeated("<details>", 50_000),
    Repeated("<a href=#i>x</a><p id=i>y", 50_000), Repeated("x<br>", 200_000),
    Repeated("1.<br>", 150_000), Repeated("<figure><figcaption>x", 40_000),
    Repeated("<textarea>x</textarea>", 40_000), Repeated("<object>", 50_000),
  ]

  /// Twice as many runs have four times as many backticks.
  @Test func takesLinearTimeForRunsOfBackticks() {
    let growth = Growth.ofFourfold(from: 1) { fold in
      (1..<(fold == 1 ? 700 : 1400)).map { String(repeating: "`", count: $0) }
        .joined(separator: " ")
    } work: { html in
      #expect(markdown(html).utf8.count >= html.utf8.count)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  @Test func nestingBeyondTheLimitLosesNoText() {
    let html = (0..<500).map { "<blockquote>w\($0) " }.joined()
    let words = markdown(html).split { " >\n".contains($0) }
    #expect(words == (0..<500).map { "w\($0)" })
    let lists = (0..<500).map { "<ul><li>w\($0) " }.joined()
    let items = markdown(lists).split { " -\n".contains($0) }
    #expect(items == (0..<500).map { "w\($0)" })
  }

  @Test("What is dropped is counted")
  func countsWhatIsDropped() {
    let notes = convert(
      "<script>a</script><style>b</style><noscript>c</noscript><object></object><input>"
        + "<svg></svg><a href='javascript:x'>d</a><ol start='-1'><li>e</ol>"
    ).notes
    #expect(notes[.script] == 1)
    #expect(notes[.style] == 1)
    #expect(notes[.noscript] == 1)
    #expect(notes[.object] == 1)
    #expect(notes[.control] == 1)
    #expect(notes[.drawing] == 1)
    #expect(notes[.unsafeLink] == 1)
    #expect(notes[.listNumber] == 1)
  }

  @Test("No script comes through", arguments: scripts)
  func letsNoScriptThrough(_ html: String) {
    for trust in [MarkdownOptions.Trust.author, .visitor] {
      let text = markdown(html, trust: trust).lowercased()
      #expect(!text.contains("<script"))
      #expect(!text.contains("javascript:"))
      #expect(!text.contains("onload"))
    }
  }

  static let scripts = [
    "<script>x</script>", "<a href='java\tscript:x'>a</a>", "<a href='&#1;javascript:x'>a</a>",
    "<table><tr><td colspan=2><a href='javascript:x' onload=y>a</a><script>z</script></table>",
    "<img src='javascript:x' onload=y>", "<iframe src='JavaScript:x' onload=y></iframe>",
    "<video src='javascript:x'></video>",
    "<details onload=x><summary onload=y>a</summary></details>",
    "<object data='javascript:x'></object>", "<embed src='vbscript:javascript:x'>",
    "<math href='javascript:x' onload=y><mi>a</mi></math>",
    "<select onload=x><option onload=y>a</select>",
  ]
}
