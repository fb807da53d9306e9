import FuzzSupport
import HTMLFragment

// The HTML parser: any bytes give a tree whose links fit, that is not too deep or large, and that has all text.

// Used again for each input, as a conversion does: nothing of the last one may be left.
nonisolated(unsafe) private var parser = HTMLParser()
nonisolated(unsafe) private var tree = HTMLTree()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Array(UnsafeBufferPointer(start: start, count: count))
  parser.parse(source, into: &tree)
  checkNodes(of: tree, sourceLength: source.count)
  checkText(of: tree, source)

  // A new parser costs more than a parse.
  if count % 8 == 0 {
    var fresh = HTMLParser()
    var again = HTMLTree()
    fresh.parse(source, into: &again)
    require(isEqual(tree, again), "the tree depends on what was parsed before")
  }
  return 0
}

private func isEqual(_ a: borrowing HTMLTree, _ b: borrowing HTMLTree) -> Bool {
  a.bytes.elementsEqual(b.bytes)
    && a.nodes.elementsEqual(b.nodes) {
      $0.kind == $1.kind && $0.tag == $1.tag && $0.namespace == $1.namespace
        && $0.parent == $1.parent && $0.next == $1.next && $0.firstChild == $1.firstChild
        && $0.text == $1.text && $0.attributes == $1.attributes
    }
    && a.attributes.elementsEqual(b.attributes) { $0.name == $1.name && $0.value == $1.value }
}

/// Walks over the tree: every node is reached once, and every link has its counterpart.
private func checkNodes(of tree: borrowing HTMLTree, sourceLength: Int) {
  require(tree.nodes.count <= 16 * sourceLength + 20_000, "\(tree.nodes.count) nodes")
  require(tree.bytes.count <= 16 * sourceLength + 2048, "\(tree.bytes.count) bytes")
  var stack = [(node: HTMLTree.root, depth: 0)]
  var isSeen = [Bool](repeating: false, count: tree.nodes.count)
  while let (index, depth) = stack.popLast() {
    require(!isSeen[index], "node \(index) is there twice")
    isSeen[index] = true
    require(depth <= 700, "node \(index) is at depth \(depth)")
    let node = tree.nodes[index]
    require(node.text.upperBound <= tree.bytes.count, "text of node \(index)")
    require(node.attributes.upperBound <= tree.attributes.count, "attributes of node \(index)")
    for attribute in tree.attributes[node.attributes] {
      require(attribute.name.upperBound <= tree.bytes.count, "a name of node \(index)")
      require(attribute.value.upperBound <= tree.bytes.count, "a value of node \(index)")
      require(!attribute.name.isEmpty, "an empty name of node \(index)")
    }
    var previous = -1
    var child = Int(node.firstChild)
    while child >= 0 {
      let link = tree.nodes[child]
      require(Int(link.parent) == index, "parent of node \(child)")
      stack.append((child, depth + 1))
      previous = child
      child = Int(link.next)
    }
    require(node.kind == .root || node.kind == .element || previous < 0, "children of text")
    require(node.kind != .text || !node.text.isEmpty, "empty text")
  }
  // An element that was put into the tree stays there; what adoption leaves empty does as well.
  require(!isSeen.contains(false), "a node is in no tree")
}

/// Text without markup, references, line ends and NUL arrives as it is.
private func checkText(of tree: borrowing HTMLTree, _ source: [UInt8]) {
  guard !source.isEmpty, !source.contains(where: { "<&\r\0".utf8.contains($0) }) else { return }
  require(tree.nodes.count == 2 && tree.nodes[1].kind == .text, "text has markup")
  require(tree.bytes[tree.nodes[1].text].elementsEqual(source), "text is changed")
}
