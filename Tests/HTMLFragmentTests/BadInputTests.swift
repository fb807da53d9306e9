import HTMLFragment
import TestSupport
import Testing

/// Input that is made to take time or memory.
@Suite(.serialized) struct BadInputTests {
  struct Input: CustomTestStringConvertible, Sendable {
    /// The text of an input, `x` and `&` being all that is in it.
    enum Text {
      /// What each piece has.
      case each(Int)
      case all(Int)
    }

    var name: String
    /// `nil` where it is not counted.
    var text: Text?
    /// The HTML of so many pieces.
    var html: @Sendable (Int) -> String

    init(_ name: String, text: Text? = nil, _ html: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.text = text
      self.html = html
    }

    /// How many pieces take so many bytes.
    func count(forBytes byteCount: Int) -> Int { 100 * byteCount / html(100).utf8.count }

    var testDescription: String { name }
  }

  private static func many(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  private static let inputs = [
    Input("div", text: .each(1)) { many("<div>x", $0) },
    Input("div with ends", text: .each(2)) { many("<div>x", $0) + many("</div>x", $0) },
    Input("ul, li", text: .each(1)) { many("<ul><li>x", $0) },
    Input("table", text: .each(1)) { many("<table>x", $0) },
    Input("table, td", text: .each(1)) { many("<table><tr><td>x", $0) },
    Input("text between cells", text: .each(2)) { "<table>" + many("x<td>x", $0) },
    Input("text between rows", text: .each(1)) { "<table>" + many("x<tr>", $0) },
    Input("template", text: .each(1)) { many("<template>x", $0) },
    Input("svg", text: .each(1)) { many("<svg><g>x", $0) },
    Input("foreignObject", text: .each(1)) { many("<svg><foreignObject><div>x", $0) },
    Input("math", text: .each(1)) { many("<math><mi><p>x", $0) },
    Input("object", text: .each(1)) { many("<object>x", $0) },
    Input("td, object", text: .each(1)) { "<table><tr>" + many("<td><object>x", $0) },
    Input("select", text: .each(1)) { many("<select><option>x", $0) },
    Input("custom elements", text: .each(1)) { many("<x-a>x", $0) + many("</y-a>", $0) },
    Input("b", text: .each(1)) { many("<b>x", $0) },
    Input("b, p", text: .each(1)) { many("<b>x<p>", $0) },
    Input("b, p with ends", text: .each(1)) { many("<b><p>x</b>", $0) },
    Input("b, i, div", text: .each(1)) { many("<b><i><div>x</b></i>", $0) },
    Input("a, div", text: .each(1)) { many("<a><div>x", $0) },
    Input("form, div", text: .each(1)) { many("<form><div></form>x", $0) },
    Input("font of many sizes", text: .each(1)) {
      (0..<$0).map { "<font size=\($0)>x" }.joined()
    },
    Input("font of many sizes, p", text: .each(1)) {
      (0..<$0).map { "<p><font size=\($0)>x" }.joined()
    },
    Input("<") { many("<", $0) },
    Input("&", text: .each(1)) { many("&", $0) },
    Input("&x", text: .each(2)) { many("&x", $0) },
    Input("&notit;") { many("&notit;", $0) },
    Input("<!--") { many("<!--", $0) },
    Input("<!") { many("<!", $0) },
    Input("</") { many("</", $0) },
    Input("]") { "<svg><![CDATA[" + many("]", $0) },
    Input("script") { "<script>" + many("<!--<script ", $0) },
    Input("title") { "<title>" + many("</titl", $0) },
    Input("attributes", text: .all(1)) {
      "<p " + (0..<$0).map { "a\($0)=\($0) " }.joined() + ">x"
    },
    Input("attributes of one name", text: .all(1)) { "<p " + many("a=1 ", $0) + ">x" },
    Input("tags with attributes", text: .each(1)) {
      many("<p " + (0..<1000).map { "a\($0) " }.joined() + ">x", $0)
    },
    Input("NUL", text: .each(1)) { many("\0x", $0) },
  ]

  @Test("Time is linear in the size of", arguments: inputs)
  func isLinear(input: Input) {
    let growth = Growth.ofFourfold(from: 1 << 18) { byteCount in
      Array(input.html(input.count(forBytes: byteCount)).utf8)
    } work: { source in
      var parser = HTMLParser()
      var tree = HTMLTree()
      parser.parse(source, into: &tree)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  @Test("Memory is bounded and no text is lost of", arguments: inputs)
  func losesNoText(input: Input) {
    let count = input.count(forBytes: 1 << 20)
    let source = Array(input.html(count).utf8)
    var parser = HTMLParser()
    var tree = HTMLTree()
    parser.parse(source, into: &tree)
    #expect(tree.nodeCount < source.count + 10_000)
    #expect(tree.bytes.count < 4 * source.count)
    #expect(tree.depth <= 520)
    let text = tree.count(of: "x") + tree.count(of: "&")
    switch input.text {
    case .each(let each)?: #expect(text == count * each)
    case .all(let all)?: #expect(text == all)
    case nil: break
    }
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
