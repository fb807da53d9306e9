import ByteText

// Making nodes and putting them into the tree (HTML Standard §13.2.6.1).

extension HTMLTreeBuilder {
  /// Where a node goes: before another node, or, without one, behind the last child.
  struct Place {
    var parent: Int
    var before = -1
  }

  // MARK: Places

  /// The “appropriate place for inserting a node”.
  @inline(__always)
  func place(in target: OpenElements.Element) -> Place {
    if isFostering, target.namespace == .html, target.tag.fostersContent { return fosterPlace() }
    return Place(parent: Int(target.node))
  }

  /// Before the innermost table, unless there is a template in it.
  private func fosterPlace() -> Place {
    let table = open.lastIndex(of: .table)
    if let template = open.lastIndex(of: .template), template > table ?? 0 {
      return Place(parent: Int(open[template].node))
    }
    guard let table else { return Place(parent: HTMLTree.root) }
    let tableNode = Int(open[table].node)
    let parent = Int(node[tableNode].parent)
    if parent >= 0 { return Place(parent: parent, before: tableNode) }
    return Place(parent: Int(open[table - 1].node))
  }

  // MARK: Links

  /// The last child of a node, or -1.
  @inline(__always)
  func lastChild(of parent: Int) -> Int {
    let first = Int(node[parent].firstChild)
    return first < 0 ? -1 : Int(node[first].previousOrLast)
  }

  /// The child before a place, or -1.
  @inline(__always)
  private func child(before place: Place) -> Int {
    if place.before < 0 { return lastChild(of: place.parent) }
    let isFirst = Int(node[place.parent].firstChild) == place.before
    return isFirst ? -1 : Int(node[place.before].previousOrLast)
  }

  @inline(__always)
  func link(_ child: Int, at place: Place) {
    let node = nodes.base
    let new = Int32(truncatingIfNeeded: child)
    let first = node[place.parent].firstChild
    let next = place.before
    node[child].parent = Int32(truncatingIfNeeded: place.parent)
    node[child].next = Int32(truncatingIfNeeded: next)
    guard first >= 0 else {
      node[child].previousOrLast = new
      node[place.parent].setFirstChild(new)
      return
    }
    // A first child knows the last one, which another one takes over with its place.
    let follower = next < 0 ? Int(first) : next
    let previous = node[follower].previousOrLast
    node[child].previousOrLast = previous
    node[follower].previousOrLast = new
    if next == Int(first) {
      node[place.parent].setFirstChild(new)
    } else {
      node[Int(previous)].next = new
    }
  }

  func unlink(_ child: Int) {
    let node = nodes.base
    let (parent, previous, next) = (
      Int(node[child].parent), node[child].previousOrLast, node[child].next
    )
    guard parent >= 0 else { return }
    let first = node[parent].firstChild
    if next >= 0 {
      node[Int(next)].previousOrLast = previous
    } else {
      node[Int(first)].previousOrLast = previous
    }
    if Int(first) == child {
      node[parent].setFirstChild(next)
    } else {
      node[Int(previous)].next = next
    }
    (node[child].parent, node[child].previousOrLast, node[child].next) = (-1, -1, -1)
  }

  /// Moves all children of a node to one that has none.
  func moveChildren(of source: Int, to target: Int) {
    let node = nodes.base
    var child = node[source].firstChild
    node[target].setFirstChild(child)
    node[source].setFirstChild(-1)
    while child >= 0 {
      node[Int(child)].parent = Int32(truncatingIfNeeded: target)
      child = node[Int(child)].next
    }
  }

  // MARK: Elements

  /// Inserts the token's element and opens it.
  mutating func insertElement(_ namespace: HTMLNamespace = .html) {
    makeRoom()
    let element = appendElement(namespace)
    link(element, at: place(in: open.current))
    if element > partEnd { endPart(at: element) }
    push(element, nameHash: token.nameHash)
  }

  /// Inserts the token's element, which has no content.
  mutating func insertVoidElement(_ namespace: HTMLNamespace = .html) {
    makeRoom()
    let element = appendElement(namespace)
    link(element, at: place(in: open.current))
    if element > partEnd { endPart(at: element) }
  }

  /// Inserts and opens an element that has no tag of its own in the source.
  mutating func insertImpliedElement(_ tag: HTMLTag) {
    makeRoom()
    let element = nodes.count
    nodes.append(HTMLNode(.element, tag, .html))
    link(element, at: place(in: open.current))
    if element > partEnd { endPart(at: element) }
    push(element)
  }

  /// Makes another element like one, and returns it.
  mutating func appendClone(of element: Int) -> Int {
    nodes.append(nodes.base[element].clone)
    return nodes.count - 1
  }

  @inline(__always)
  private mutating func appendElement(_ namespace: HTMLNamespace) -> Int {
    nodes.append(
      HTMLNode(
        .element, token.tag, namespace, firstAttribute: token.firstAttribute,
        attributeCount: token.attributeCount))
    return nodes.count &- 1
  }

  /// The name of an element that is not one of the token's.
  func name(of element: Int) -> Range<Int> {
    ElementNames.name(of: node[element], tokenizer.attributes.elements)
  }

  // MARK: Open elements

  @inline(__always)
  mutating func push(_ element: Int, nameHash: UInt32 = 0) {
    let node = nodes.base + element
    node.pointee.isOpen = true
    open.push(
      OpenElements.Element(
        node: Int32(truncatingIfNeeded: element), tag: node.pointee.tag,
        namespace: node.pointee.namespace, depth: open.current.depth &+ 1, nameHash: nameHash))
  }

  @inline(__always)
  mutating func popCurrent() {
    node[Int(open.current.node)].isOpen = false
    open.removeCurrent()
  }

  /// Closes elements until one with a tag is closed, which is known to be open.
  @inline(__always)
  mutating func pop(through tag: HTMLTag) {
    while open.count > 1 {
      let isLast = open.current.isHTML(tag)
      popCurrent()
      if isLast { return }
    }
  }

  /// Closes the elements from an index on.
  mutating func pop(from index: Int) {
    while open.count > index { popCurrent() }
  }

  /// Closes elements that are too deep for another one in them.
  @inline(__always)
  private mutating func makeRoom() {
    if open.current.depth >= Self.depthLimit { closeDeepElements() }
  }

  /// Whether there is room for what cannot be closed to make some: a table or a template.
  mutating func hasRoom() -> Bool {
    makeRoom()
    return open.current.depth < Self.depthLimit
  }

  private mutating func closeDeepElements() {
    while open.current.depth >= Self.depthLimit {
      let current = open.current
      if current.namespace == .html, current.tag.isTablePart { return }
      if current.tag.isFormatting, let index = formatting.index(ofNode: Int(current.node)) {
        formatting.remove(at: index)
      }
      popCurrent()
    }
  }

  // MARK: Text and comments

  mutating func insertComment() {
    nodes.append(HTMLNode(.comment, token.start, token.end))
    link(nodes.count - 1, at: place(in: open.current))
  }

  @inline(__always)
  mutating func insertText(_ start: Int, _ end: Int) {
    guard start < end else { return }
    let place = place(in: open.current)
    let previous = child(before: place)
    if previous >= 0, node[previous].kind == .text {
      extendText(previous, start, end)
      return
    }
    nodes.append(HTMLNode(.text, start, end))
    link(nodes.count &- 1, at: place)
  }

  /// Appends to a text node.
  ///
  /// Pieces that do not stand together are joined behind the source, with room up to a power of two, so
  /// that many of them take linear time.
  private mutating func extendText(_ index: Int, _ start: Int, _ end: Int) {
    let text = node[index].text
    let count = end - start
    let isJoined = node[index].isJoined
    if text.upperBound == start, !isJoined {
      node[index].setEnd(end)
      return
    }
    var target = text.upperBound
    if !isJoined || text.count + count > Self.room(for: text.count) {
      let joined = tokenizer.bytes.count
      tokenizer.bytes.appendCopy(of: text)
      tokenizer.bytes.append(repeating: 0, count: Self.room(for: text.count + count) - text.count)
      node[index].setJoined(joined, joined + text.count)
      target = joined + text.count
    }
    (tokenizer.bytes.base + target).update(from: tokenizer.bytes.base + start, count: count)
    node[index].setEnd(target + count)
  }

  /// The least power of two that holds so many bytes.
  private static func room(for count: Int) -> Int {
    1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
  }
}
