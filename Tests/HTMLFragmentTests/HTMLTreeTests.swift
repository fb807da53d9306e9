import HTMLFragment
import Testing

@Suite struct HTMLTreeTests {
  @Test func givesAttributes() {
    var parser = HTMLParser()
    let tree = parser.parse("<a HREF=' 1 &amp; 2' data-x>a")
    #expect(tree.nodes[1].tag == .a)
    #expect(tree.attribute(.href, of: 1).map { tree.string($0) } == " 1 & 2")
    #expect(tree.attribute("data-x", of: 1).map { tree.string($0) } == "")
    #expect(tree.attribute(.title, of: 1) == nil)
    #expect(tree.attribute("title", of: 1) == nil)
    #expect(tree.nodes[2].attributes.isEmpty)
  }

  /// Text that can stay where it is, does.
  @Test func refersToTheSource() {
    let source = "<p class=a>some text</p>"
    var parser = HTMLParser()
    let tree = parser.parse(source)
    #expect(tree.nodes[2].text == 11..<20)
    #expect(Array(tree.bytes.prefix(source.utf8.count)) == Array(source.utf8))
  }

  @Test func replacesAnEarlierTree() {
    var parser = HTMLParser()
    var tree = parser.parse("<table><tr><td><b><svg><template>a&amp;")
    parser.parse(Array("<i>x".utf8), into: &tree)
    #expect(shape(of: tree) == "i[\"x\"]")
    parser.parse([], into: &tree)
    #expect(tree.nodes.count == 1)
    #expect(shape(of: HTMLTree()) == "")
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
}
