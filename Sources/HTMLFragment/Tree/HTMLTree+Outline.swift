extension HTMLTree {
  /// The tree as text, a line each node, in the form of html5lib's tests: `|   <b>`, `|     "text"`.
  package var outline: String {
    var outline = ""
    var node = Int(nodes[Self.root].firstChild)
    var depth = 0
    while node > 0 {
      appendLines(of: node, depth, to: &outline)
      if nodes[node].firstChild >= 0 {
        node = Int(nodes[node].firstChild)
        depth += 1
        continue
      }
      while node > 0, nodes[node].next < 0 {
        node = Int(nodes[node].parent)
        depth -= 1
      }
      if node > 0 { node = Int(nodes[node].next) }
    }
    return outline
  }

  private func appendLines(of index: Int, _ depth: Int, to outline: inout String) {
    let node = nodes[index]
    let indent = "| " + String(repeating: "  ", count: depth)
    let text = string(node.text)
    switch node.kind {
    case .root: break
    case .text: outline += "\(indent)\"\(text)\"\n"
    case .comment: outline += "\(indent)<!-- \(text) -->\n"
    case .element:
      let namespace =
        switch node.namespace {
        case .html: ""
        case .svg: "svg "
        case .mathML: "math "
        }
      outline += "\(indent)<\(namespace)\(text)>\n"
      let lines = attributes[node.attributes].map { attribute in
        "\(indent)  \(string(attribute.name))=\"\(string(attribute.value))\"\n"
      }
      outline += lines.sorted().joined()
    }
  }
}
