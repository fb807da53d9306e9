import ByteText

/// How a long fragment is divided.
package struct HTMLDivision {
  /// A part has at least so many nodes.
  package let nodeCount: Int
  /// Whether a part may end in an open element.
  let mayDivide: (HTMLTag) -> Bool

  package init(nodeCount: Int, mayDivide: @escaping (HTMLTag) -> Bool) {
    self.nodeCount = nodeCount
    self.mayDivide = mayDivide
  }

  /// The whole fragment is one part.
  package static var none: HTMLDivision { HTMLDivision(nodeCount: .max) { _ in false } }
}

// A fragment in parts, so that its nodes need not all be in memory at the same time.
//
// A part ends where an element begins before which nothing can change any more: no formatting element waits
// to be opened again, no table is open or begins that could have content put before it, and what is open
// contains the element. The next part has that element, and what stands around it.
extension HTMLTreeBuilder {
  /// Ends the part at an element that was just appended, if it may end there.
  ///
  /// A search that was in vain is paid for by the nodes up to the next one.
  mutating func endPart(at element: Int) {
    if mode == .inBody, formatting.count == 0, form < 0, node[element].tag != .table,
      isOpenPath(to: element)
    {
      lastOfPart = element
    } else {
      partEnd = nodes.count + nodes.count / 2
    }
  }

  /// Whether all open elements may be divided, and are what the element stands in.
  private func isOpenPath(to element: Int) -> Bool {
    var child = element
    for index in (0..<open.count).reversed() {
      let parent = Int(node[child].parent)
      guard parent == Int(open[index].node), parent < child,
        index == 0 || open[index].namespace == .html && division.mayDivide(open[index].tag)
      else { return false }
      child = parent
    }
    return true
  }

  /// Keeps only the last element of a part, which is its last node, and what stands around it.
  mutating func beginPart() {
    var path: [Int] = []
    var element = lastOfPart
    while element > HTMLTree.root {
      path.append(element)
      element = Int(node[element].parent)
    }
    path.reverse()
    node[HTMLTree.root].setFirstChild(-1)
    nodes.removeAll(from: 1)
    var attributeCount = 0
    for old in path {
      // It stands behind what was kept so far.
      var kept = node[old]
      moveAttributes(of: &kept, to: &attributeCount)
      let new = nodes.count
      (kept.parent, kept.next) = (Int32(truncatingIfNeeded: new - 1), -1)
      kept.previousOrLast = Int32(truncatingIfNeeded: new)
      kept.setFirstChild(-1)
      nodes.append(kept)
      node[new - 1].setFirstChild(Int32(truncatingIfNeeded: new))
      if new < open.count { open.replaceNode(at: new, with: new) }
      if form == old { form = Int32(truncatingIfNeeded: new) }
      if let index = formatting.index(ofNode: old) { formatting.replaceNode(at: index, with: new) }
    }
    tokenizer.attributes.removeAll(from: attributeCount)
    tokenizer.attributeNames.removeAll()
    lastOfPart = -1
    partEnd = nodes.count + division.nodeCount
  }

  /// Moves an element's attributes to the front, and its name, if that stands before them.
  private func moveAttributes(of element: inout HTMLNode, to count: inout Int) {
    let named = element.tag == .unknown ? 1 : 0
    let first = Int(element.endOrAttribute)
    let moved = Int(element.attributeCount) + named
    guard moved > 0 else { return }
    let attributes = tokenizer.attributes.base
    (attributes + count).update(from: attributes + first - named, count: moved)
    element.endOrAttribute = UInt32(truncatingIfNeeded: count + named)
    count += moved
  }
}
