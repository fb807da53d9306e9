import MarkdownExport
import PostContent
import TestSupport
import Testing

/// What takes a body or a comment takes time in proportion to it.
@Suite(.serialized) struct LinearTimeTests {
  struct Text: CustomTestStringConvertible, Sendable {
    /// What the text repeats, one after the other.
    let units: [String]
    /// How often, for the smaller of two texts.
    let count: Int

    init(_ units: String..., count: Int) {
      self.units = units
      self.count = count
    }

    func text(_ count: Int) -> String {
      units.map { String(repeating: $0, count: count) }.joined()
    }

    var testDescription: String { units.joined(separator: " … ") }
  }

  static let texts = [
    Text("a@b.co ", count: 30_000), Text("http://a.b/c ", count: 30_000),
    Text("<b>x</b> ", count: 30_000), Text("<a href=\"x\">y</a> ", count: 30_000),
    Text("*a* ", count: 50_000), Text("[a](b) ", count: 50_000), Text("<br>x", count: 50_000),
    Text("`a ", count: 50_000), Text("<li>x", count: 50_000), Text("one\n\n", count: 50_000),
    Text("a\n", count: 50_000), Text("&amp;x ", count: 50_000),
  ]

  @Test(arguments: texts)
  func commentsTakeLinearTime(_ text: Text) {
    let growth = Growth.ofFourfold(from: text.count, prepare: text.text) {
      _ = convert(PostContent(ofComment: $0), trust: .visitor)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  @Test(arguments: texts)
  func bodiesTakeLinearTime(_ text: Text) {
    let growth = Growth.ofFourfold(from: text.count, prepare: text.text) {
      let content = PostContent(of: $0, context: NoContext(), shortcodes: .convert)
      _ = convert(content, trust: .author)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  /// Marks that look for a partner among many that are none.
  @Test(arguments: [
    Text("*a ", "_a ", "b* ", count: 4_000), Text("<b>b</b>*a ", "_a ", "b* ", count: 3_000),
    Text("**a ", "*a ", "b** ", count: 4_000), Text("_a ", "*a ", "~a ", "b_ ", count: 4_000),
  ])
  func marksBindInLinearTime(_ text: Text) {
    let growth = Growth.ofFourfold(from: text.count, prepare: text.text) { _ = markdown($0) }
    #expect(growth <= Growth.mostForFourfold)
  }

  /// An address with references in it is text, and is looked at once.
  @Test(arguments: [
    Text("http://a.b/&amp;amp;", count: 4_000), Text("www.a.b/&amp;amp;", count: 4_000),
  ])
  func addressesAreFoundInLinearTime(_ text: Text) {
    let growth = Growth.ofFourfold(from: text.count, prepare: { text.text($0) + "*" }) {
      _ = markdown($0)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
