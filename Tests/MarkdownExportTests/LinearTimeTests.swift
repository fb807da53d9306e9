import Glibc
import MarkdownExport
import PostContent
import Testing

/// What takes a body or a comment takes time in proportion to it.
@Suite(.serialized) struct LinearTimeTests {
  struct Repeated: CustomTestStringConvertible, Sendable {
    let unit: String
    let count: Int

    init(_ unit: String, _ count: Int) {
      self.unit = unit
      self.count = count
    }

    var testDescription: String { "\(count) × \(unit)" }
  }

  static let texts = [
    Repeated("a@b.co ", 60_000), Repeated("http://a.b/c ", 40_000),
    Repeated("<b>x</b> ", 40_000), Repeated("<a href=\"x\">y</a> ", 30_000),
  ]

  @Test(arguments: texts)
  func commentsTakeLinearTime(_ text: Repeated) {
    expectLinear(text) { _ = convert(PostContent(ofComment: $0), trust: .visitor) }
  }

  @Test(arguments: texts)
  func bodiesTakeLinearTime(_ text: Repeated) {
    expectLinear(text) {
      let content = PostContent(of: $0, context: NoContext(), shortcodes: .convert)
      _ = convert(content, trust: .author)
    }
  }

  private func expectLinear(_ text: Repeated, _ convert: (String) -> Void) {
    let short = String(repeating: text.unit, count: text.count)
    let long = String(repeating: text.unit, count: 4 * text.count)
    #expect(seconds { convert(long) } <= 5.5 * seconds { convert(short) })
  }

  /// The least CPU time of three runs.
  private func seconds(_ run: () -> Void) -> Double {
    (0..<3).map { _ in
      let start = Self.threadSeconds()
      run()
      return Self.threadSeconds() - start
    }.min() ?? 0
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
