import HTMLFragment
import Testing

/// The lists of names stand beside the cases: one must not slip.
@Suite struct HTMLTagTests {
  @Test(arguments: HTMLTag.allCases)
  func namesTagsAsTheirCases(tag: HTMLTag) {
    let expected =
      switch tag {
      case .unknown: ""
      case .annotationXML: "annotation-xml"
      default: "\(tag)".lowercased()
      }
    #expect(tag.name == expected)
  }

  @Test(arguments: HTMLAttributeName.allCases)
  func namesAttributesAsTheirCases(name: HTMLAttributeName) {
    #expect(name.name == (name == .unknown ? "" : "\(name)"))
  }

  @Test(arguments: HTMLTag.allCases.dropFirst())
  func findsTagsByTheirNames(tag: HTMLTag) {
    let tokens = HTMLTokenStream.tokens(of: Array("<\(tag.name.uppercased())>".utf8))
    #expect(tokens == [.startTag(name: tag.name, attributes: [:], isSelfClosing: false)])
    // Most can stand anywhere, as themselves.
    var parser = HTMLParser()
    let tree = parser.parse("<\(tag.name)></\(tag.name)>")
    if let node = tree.children(of: HTMLTree.root).first(where: { _ in true }) {
      #expect(tree[node].tag == (tag == .image ? .img : tag))
    }
  }
}
