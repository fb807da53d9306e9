extension HTMLTree {
  /// The tree as text, a line each node, in the form of html5lib's tests: `|   <b>`, `|     "text"`.
  package var outline: String {
    var outline = ""
    var depth = -1
    var cursor = HTMLCursor()
    while let step = cursor.step(in: self) {
      switch step {
      case .enter(let node):
        appendLines(of: node, depth, to: &outline)
        if self[node].kind == .element || self[node].kind == .root { depth += 1 }
      case .leave: depth -= 1
      }
    }
    return outline
  }

  private func appendLines(of index: Int, _ depth: Int, to outline: inout String) {
    let node = self[index]
    if node.kind == .root { return }
    let indent = "| " + String(repeating: "  ", count: depth)
    switch node.kind {
    case .root: break
    case .text: outline += "\(indent)\"\(string(node.text))\"\n"
    case .comment: outline += "\(indent)<!-- \(string(node.text)) -->\n"
    case .element:
      let namespace =
        switch node.namespace {
        case .html: ""
        case .svg: "svg "
        case .mathML: "math "
        }
      outline += "\(indent)<\(namespace)\(string(name(of: index)))>\n"
      let lines = node.attributes.map { index in
        let attribute = attribute(at: index)
        return "\(indent)  \(string(attribute.name))=\"\(string(attribute.value))\"\n"
      }
      outline += lines.sorted().joined()
    }
  }
}
