import HTMLFragment

/// A fragment's tree on one line: `p{id=a}["text" b[] <!--comment-->]`, `svg:g[]`.
func shape(of html: String) -> String {
  var parser = HTMLParser()
  return shape(of: parser.parse(html))
}

func shape(of tree: HTMLTree) -> String { children(of: HTMLTree.root, in: tree) }

private func children(of node: Int, in tree: HTMLTree) -> String {
  tree.children(of: node).map { shape(of: $0, in: tree) }.joined(separator: " ")
}

private func shape(of index: Int, in tree: HTMLTree) -> String {
  let node = tree.nodes[index]
  let text = tree.string(node.text)
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
    let attributes = tree.attributes[node.attributes].map {
      "\(tree.string($0.name))=\(tree.string($0.value))"
    }
    let list = attributes.isEmpty ? "" : "{\(attributes.joined(separator: " "))}"
    return "\(prefix)\(text)\(list)[\(children(of: index, in: tree))]"
  }
}
