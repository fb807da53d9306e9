import HTMLFragment
import Testing

@Suite struct HTMLCursorTests {
  /// The steps of a walk: `+p` and `-p` for an element, `“text”`, `+.` and `-.` for the root.
  private func steps(
    over html: String, at start: Int = HTMLTree.root, skipping skipped: HTMLTag? = nil
  ) -> String {
    var parser = HTMLParser()
    let tree = parser.parse(html)
    var cursor = HTMLCursor(at: start)
    var steps: [String] = []
    while let step = cursor.step(in: tree) {
      switch step {
      case .enter(let node):
        steps.append(Self.name(of: node, in: tree, sign: "+"))
        if tree[node].tag == skipped { cursor.skip() }
      case .leave(let node): steps.append(Self.name(of: node, in: tree, sign: "-"))
      }
    }
    #expect(cursor.step(in: tree) == nil)
    return steps.joined(separator: " ")
  }

  private static func name(of node: Int, in tree: borrowing HTMLTree, sign: String) -> String {
    switch tree[node].kind {
    case .root: sign + "."
    case .element: sign + tree.string(tree.name(of: node))
    case .text: "“\(tree.string(tree[node].text))”"
    case .comment: "<!--\(tree.string(tree[node].text))-->"
    }
  }

  @Test func entersAndLeavesInTheOrderOfTheDocument() {
    #expect(steps(over: "") == "+. -.")
    #expect(
      steps(over: "<p>a<b>b</b></p><!--c--><br>d")
        == "+. +p “a” +b “b” -b -p <!--c--> +br -br “d” -.")
  }

  @Test func beginsAtAnyNode() {
    #expect(steps(over: "<p>a</p><p>b</p>", at: 1) == "+p “a” -p")
    #expect(steps(over: "<p>a</p><p>b</p>", at: 2) == "“a”")
    #expect(steps(over: "<hr><p>b</p>", at: 1) == "+hr -hr")
  }

  @Test func skipsWhatIsInANode() {
    #expect(
      steps(over: "<ul><li>a<li>b</ul><p>c", skipping: .li) == "+. +ul +li +li -ul +p “c” -p -.")
    #expect(steps(over: "<p>a</p>", at: 1, skipping: .p) == "+p")
    #expect(steps(over: "<p>a</p>", skipping: .html) == "+.")
  }

  @Test func givesNodesWithoutTheirEnds() {
    var parser = HTMLParser()
    let tree = parser.parse("<p>a<b>b</b></p><p>c")
    var cursor = HTMLCursor()
    var tags: [HTMLTag] = []
    while let node = cursor.next(in: tree) { tags.append(tree[node].tag) }
    #expect(tags == [.html, .p, .unknown, .b, .unknown, .p, .unknown])
  }

  /// Moved and fostered nodes are where they belong, not where they were made.
  @Test func followsLinksAndNotNumbers() {
    #expect(
      steps(over: "<table><tr>x<td>y</table>")
        == "+. “x” +table +tbody +tr +td “y” -td -tr -tbody -table -.")
    #expect(steps(over: "<b><p>x</b>y") == "+. +b -b +p +b “x” -b “y” -p -.")
  }
}
