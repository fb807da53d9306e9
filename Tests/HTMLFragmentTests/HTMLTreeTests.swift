import HTMLFragment
import Testing

@Suite struct HTMLTreeTests {
  @Test func givesAttributes() {
    var parser = HTMLParser()
    let tree = parser.parse("<a HREF=' 1 &amp; 2' data-x>a")
    #expect(tree[1].tag == .a)
    #expect(tree.attribute(.href, of: 1).map { tree.string($0) } == " 1 & 2")
    #expect(tree.attribute("data-x", of: 1).map { tree.string($0) } == "")
    #expect(tree.attribute(.title, of: 1) == nil)
    #expect(tree.attribute("title", of: 1) == nil)
    #expect(tree[2].attributes.count == 0)
    #expect(tree.string(tree.attribute(at: tree[1].attributes.lowerBound).name) == "href")
  }

  /// Text that can stay where it is, does.
  @Test func refersToTheSource() {
    let source = "<p class=a>some text</p>"
    var parser = HTMLParser()
    let tree = parser.parse(source)
    #expect(tree.string(tree.source) == source)
    let start = tree.source.lowerBound
    #expect(tree[2].text == start + 11..<start + 20)
    #expect(tree.withBytes(tree[2].text) { Array($0) } == Array("some text".utf8))
    #expect(tree.has("some text", at: tree[2].text) == true)
    #expect(tree.has("some tex", at: tree[2].text) == false)
  }

  @Test func replacesAnEarlierTree() {
    var parser = HTMLParser()
    var tree = parser.parse("<table><tr><td><b><svg><template>a&amp;")
    parser.parse(Array("<i>x".utf8), into: &tree)
    #expect(shape(of: tree) == "i[\"x\"]")
    parser.parse([], into: &tree)
    #expect(tree.nodeCount == 1)
    #expect(shape(of: HTMLTree()) == "")
  }

  @Test func namesElements() {
    var parser = HTMLParser()
    let tree = parser.parse(
      "<P><My-Element id=a></My-Element><svg><foreignobject><foreignobject></foreignobject></foreignobject>"
        + "<LinearGradient id=b /><x></svg>")
    let elements = (1..<tree.nodeCount).filter { tree[$0].kind == .element }
    var names: [String] = []
    for element in elements { names.append(tree.string(tree.name(of: element))) }
    #expect(
      names == ["p", "my-element", "svg", "foreignObject", "foreignobject", "linearGradient", "x"])
    #expect(tree.name(of: HTMLTree.root).count == 0)
    #expect(tree.attribute(.id, of: elements[1]).map { tree.string($0) } == "a")
    #expect(tree.attribute(.id, of: elements[5]).map { tree.string($0) } == "b")
    #expect(tree[elements[2]].namespace == .svg)
    #expect(tree[elements[4]].namespace == .html)
  }

  /// Text that comes in pieces is one node, whatever stands between the pieces.
  @Test func joinsText() {
    var parser = HTMLParser()
    var pieces = ""
    for count in 0..<40 { pieces += "<tr>" + String(repeating: "x", count: count % 7) + "&amp;" }
    let tree = parser.parse("<table>\(pieces)</table>")
    let text = (0..<40).map { String(repeating: "x", count: $0 % 7) + "&" }.joined()
    #expect(tree.string(tree[Int(tree[HTMLTree.root].firstChild)].text) == text)
  }

  @Test func cutsASourceThatIsTooLong() {
    // Euro signs have three bytes, of which the limit is no multiple.
    let source = [UInt8](repeating: 0xAC, count: HTMLParser.longestSource / 3 * 3 + 3)
    var euros = source
    for index in stride(from: 0, to: euros.count, by: 3) {
      (euros[index], euros[index + 1]) = (0xE2, 0x82)
    }
    var parser = HTMLParser()
    var tree = HTMLTree()
    parser.parse(euros, into: &tree)
    #expect(tree.isCut == true)
    #expect(tree[1].text.count == HTMLParser.longestSource / 3 * 3)
    parser.parse(Array("x".utf8), into: &tree)
    #expect(tree.isCut == false)
  }

  @Test func copiesOfAParserAreIndependent() {
    var parser = HTMLParser()
    _ = parser.parse("<p>a")
    var copy = parser
    #expect(shape(of: copy.parse("<b>b")) == "b[\"b\"]")
    #expect(shape(of: parser.parse("<i>c")) == "i[\"c\"]")
  }

  /// A parser that was used for something else gives the same tree as a new one.
  @Test func keepsNothingOfAnEarlierFragment() {
    let fragments = [
      "<table><tr><td><b>", "<script>", "<svg><g>", "<template><td>", "<form>", "<pre>",
      "<select><a>",
      "<p a1=1 b1=2 c1=3>", "\nx", "</form><form>y", "<table>z", "<textarea>", "<plaintext>",
    ]
    var parser = HTMLParser()
    for fragment in fragments + fragments.reversed() {
      #expect(shape(of: parser.parse(fragment)) == shape(of: fragment))
    }
  }

  /// What a program makes is the same as what the parser reads.
  @Test func isMadeOfNodes() {
    var tree = HTMLTree()
    let paragraph = tree.appendElement(.p, to: HTMLTree.root)
    tree.appendText("a < b & ", to: paragraph)
    tree.appendText("", to: paragraph)
    tree.appendText("c\r\nd\re\0f", to: paragraph)
    let link = tree.appendElement(.a, to: paragraph, .href, "?\"a&b\r\n\0")
    tree.appendText("x", to: tree.appendElement(.strong, to: link))
    tree.appendText("y", to: paragraph)
    tree.appendElement(.hr, to: HTMLTree.root)
    var parser = HTMLParser()
    let parsed = parser.parse(
      "<p>a &lt; b &amp; c\r\nd\re\0f<a href='?\"a&b\r\n\0'><strong>x</strong></a>y<hr>")
    #expect(tree.outline == parsed.outline)
    #expect(tree.outline.contains("a < b & c\nd\nef"))
    tree.removeAll()
    #expect(tree.nodeCount == 1)
    #expect(tree.outline == "")
    tree.appendText("\r", to: HTMLTree.root)
    #expect(tree.outline == "| \"\n\"\n")
  }

  /// In parts, a fragment needs the memory of the largest one.
  @Test func isReadInParts() {
    let source = String(
      repeating: "<div class=a><my-x b=c>text<br><p>x</p></my-x></div>", count: 1000)
    var parser = HTMLParser()
    var tree = HTMLTree()
    let division = HTMLDivision(nodeCount: 60) { $0 != .p }
    Array(source.utf8).withUnsafeBufferPointer { parser.parse($0, division, into: &tree) }
    var (parts, most) = (1, tree.nodeCount)
    var text = ""
    while tree.lastOfPart >= 0 {
      #expect(tree.lastOfPart == tree.nodeCount - 1)
      parser.parseNextPart(into: &tree)
      parts += 1
      most = max(most, tree.nodeCount)
      // What stands around a part has its names and attributes.
      if let last = (1..<tree.nodeCount).last(where: {
        tree[$0].tag == .unknown && tree[$0].kind == .element
      }) {
        text += tree.string(tree.name(of: last))
        #expect(tree.attribute("b", of: last).map { tree.string($0) } == "c")
      }
    }
    #expect(parts > 90)
    #expect(most < 80)
    #expect(Set(text) == Set("my-x"))
    parser.parse(Array("<p>x".utf8), into: &tree)
    #expect(tree.lastOfPart == -1)
  }

  /// An end tag without a start tag makes an element, too.
  @Test(arguments: ["x</p>", "x</br>"])
  func isReadInPartsThatEndAtAnImpliedElement(unit: String) {
    let source = String(repeating: unit, count: 1000)
    var parser = HTMLParser()
    var tree = HTMLTree()
    Array(source.utf8).withUnsafeBufferPointer {
      parser.parse($0, HTMLDivision(nodeCount: 60) { _ in true }, into: &tree)
    }
    var (most, nodes) = (tree.nodeCount, tree.nodeCount - 1)
    while tree.lastOfPart >= 0 {
      #expect(tree.lastOfPart == tree.nodeCount - 1)
      parser.parseNextPart(into: &tree)
      most = max(most, tree.nodeCount)
      // The root and the element at which the part before ended stand in both.
      nodes += tree.nodeCount - 2
    }
    #expect(nodes == 2000)
    #expect(most < 80)
  }
}
