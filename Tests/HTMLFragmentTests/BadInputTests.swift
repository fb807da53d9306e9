import HTMLFragment
import Testing

/// Input that is made to take time or memory.
///
/// Each takes a few hundredths of a second; the limit is for what is quadratic.
@Suite(.serialized) struct BadInputTests {
  struct Input: CustomTestStringConvertible, Sendable {
    var name: String
    var html: String
    /// Whether all text in it arrives, `x` and `&` being all there is.
    var text: Int

    init(_ name: String, _ html: String, text: Int = 0) {
      self.name = name
      self.html = html
      self.text = text
    }

    var testDescription: String { name }
  }

  private static func many(_ piece: String, _ count: Int = 100_000) -> String {
    String(repeating: piece, count: count)
  }

  private static func numbered(_ piece: (Int) -> String) -> String {
    (0..<100_000).map(piece).joined()
  }

  private static let inputs = [
    Input("div", many("<div>x"), text: 100_000),
    Input("div with ends", many("<div>x") + many("</div>x"), text: 200_000),
    Input("ul, li", many("<ul><li>x"), text: 100_000),
    Input("table", many("<table>x"), text: 100_000),
    Input("table, td", many("<table><tr><td>x"), text: 100_000),
    Input("text between cells", "<table>" + many("x<td>x"), text: 200_000),
    Input("text between rows", "<table>" + many("x<tr>"), text: 100_000),
    Input("template", many("<template>x"), text: 100_000),
    Input("svg", many("<svg><g>x"), text: 100_000),
    Input("foreignObject", many("<svg><foreignObject><div>x"), text: 100_000),
    Input("math", many("<math><mi><p>x"), text: 100_000),
    Input("object", many("<object>x"), text: 100_000),
    Input("td, object", "<table><tr>" + many("<td><object>x"), text: 100_000),
    Input("select", many("<select><option>x"), text: 100_000),
    Input("custom elements", many("<x-a>x") + many("</y-a>"), text: 100_000),
    Input("b", many("<b>x"), text: 100_000),
    Input("b, p", many("<b>x<p>"), text: 100_000),
    Input("b, p with ends", many("<b><p>x</b>"), text: 100_000),
    Input("b, i, div", many("<b><i><div>x</b></i>"), text: 100_000),
    Input("a, div", many("<a><div>x"), text: 100_000),
    Input("form, div", many("<form><div></form>x"), text: 100_000),
    Input("font of many sizes", numbered { "<font size=\($0)>x" }, text: 100_000),
    Input("font of many sizes, p", numbered { "<p><font size=\($0)>x" }, text: 100_000),
    Input("<", many("<", 1 << 20)),
    Input("&", many("&", 1 << 20), text: 1 << 20),
    Input("&x", many("&x", 1 << 19), text: 1 << 20),
    Input("&notit;", many("&notit;")),
    Input("<!--", many("<!--")),
    Input("<!", many("<!")),
    Input("</", many("</", 1 << 19)),
    Input("]", "<svg><![CDATA[" + many("]", 1 << 20)),
    Input("script", "<script>" + many("<!--<script ")),
    Input("title", "<title>" + many("</titl")),
    Input("attributes", "<p " + numbered { "a\($0)=\($0) " } + ">x", text: 1),
    Input("attributes of one name", "<p " + many("a=1 ") + ">x", text: 1),
    Input(
      "tags with attributes", many("<p " + (0..<1000).map { "a\($0) " }.joined() + ">x", 100),
      text: 100),
    Input("NUL", many("\0x"), text: 100_000),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: inputs)
  func takesLittleTimeAndLosesNoText(input: Input) {
    var parser = HTMLParser()
    var tree = HTMLTree()
    let source = Array(input.html.utf8)
    parser.parse(source, into: &tree)
    #expect(tree.nodeCount < source.count + 10_000)
    #expect(tree.bytes.count < 4 * source.count)
    #expect(tree.depth <= 520)
    if input.text > 0 { #expect(tree.count(of: "x") + tree.count(of: "&") == input.text) }
  }

  @Test func keepsDeepElementsAsSiblings() {
    var parser = HTMLParser()
    let tree = parser.parse(Self.many("<div>", 600) + "a<a href=1>b</a>")
    #expect((0..<tree.nodeCount).count { tree[$0].tag == .div } == 600)
    // The text in the deepest elements.
    #expect(tree.depth == 513)
    // A link at the bottom is still a link with its text.
    let link = (0..<tree.nodeCount).last { tree[$0].tag == .a } ?? 0
    #expect(tree.children(of: link).map { tree.string(tree[$0].text) } == ["b"])
  }

  @Test func keepsTheFirstThousandAttributes() {
    let names = (0..<1200).map { "a\($0)=\($0)" }
    var parser = HTMLParser()
    let tree = parser.parse("<p \(names.joined(separator: " ")) a5=x>y")
    let attributes = tree[1].attributes.map { tree.attribute(at: $0) }
    #expect(
      attributes.map { "\(tree.string($0.name))=\(tree.string($0.value))" }
        == Array(names.prefix(1000)))
    #expect(tree.nodeCount == 3)
  }

  @Test func keepsSixtyFourFormattingElements() {
    var parser = HTMLParser()
    let tree = parser.parse((0..<100).map { "<font size=\($0)>" }.joined() + "<p>a<p>b")
    #expect(tree.depth < 512)
    #expect(tree.count(of: "b") == 1)
  }
}

extension HTMLTree {
  /// How deep the deepest node is, the root's children being at 1.
  fileprivate var depth: Int {
    var depths = [Int](repeating: 0, count: nodes.count)
    var deepest = 0
    var stack = [Self.root]
    while let node = stack.popLast() {
      deepest = max(deepest, depths[node])
      for child in children(of: node) {
        depths[child] = depths[node] + 1
        stack.append(child)
      }
    }
    return deepest
  }

  /// How often a byte is in text that can be reached from the root.
  fileprivate func count(of byte: Unicode.Scalar) -> Int {
    var count = 0
    var stack = [Self.root]
    while let node = stack.popLast() {
      if nodes[node].kind == .text {
        count += bytes[nodes[node].text].count { $0 == UInt8(ascii: byte) }
      }
      stack.append(contentsOf: children(of: node))
    }
    return count
  }
}
