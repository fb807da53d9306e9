import HTMLFragment

/// A fragment's tree on one line: `p{id=a}["text" b[] <!--comment-->]`, `svg:g[]`.
func shape(of html: String) -> String {
  var parser = HTMLParser()
  return shape(of: parser.parse(html))
}

func shape(of tree: borrowing HTMLTree) -> String { children(of: HTMLTree.root, in: tree) }

private func children(of node: Int, in tree: borrowing HTMLTree) -> String {
  var shapes: [String] = []
  for child in tree.children(of: node) { shapes.append(shape(of: child, in: tree)) }
  return shapes.joined(separator: " ")
}

private func shape(of index: Int, in tree: borrowing HTMLTree) -> String {
  let node = tree[index]
  let text = tree.string(node.kind == .element ? tree.name(of: index) : node.text)
  switch node.kind {
  case .root: return "root"
  case .text: return "\"\(text)\""
  case .comment: return "<!--\(text)-->"
  case .element:
    let prefix =
      switch node.namespace {
      case .html: ""
      case .svg: "svg:"
      case .mathML: "math:"
      }
    var attributes: [String] = []
    for index in node.attributes {
      let attribute = tree.attribute(at: index)
      attributes.append("\(tree.string(attribute.name))=\(tree.string(attribute.value))")
    }
    let list = attributes.isEmpty ? "" : "{\(attributes.joined(separator: " "))}"
    return "\(prefix)\(text)\(list)[\(children(of: index, in: tree))]"
  }
}
