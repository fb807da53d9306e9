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

  @inline(__always)
  func link(_ child: Int, at place: Place) {
    let node = nodes.base
    let parent = place.parent
    let next = place.before
    let previous = Int(next < 0 ? node[parent].lastChild : node[next].previous)
    node[child].parent = Int32(truncatingIfNeeded: parent)
    node[child].previous = Int32(truncatingIfNeeded: previous)
    node[child].next = Int32(truncatingIfNeeded: next)
    if previous < 0 {
      node[parent].firstChild = Int32(truncatingIfNeeded: child)
    } else {
      node[previous].next = Int32(truncatingIfNeeded: child)
    }
    if next < 0 {
      node[parent].lastChild = Int32(truncatingIfNeeded: child)
    } else {
      node[next].previous = Int32(truncatingIfNeeded: child)
    }
  }

  func unlink(_ child: Int) {
    let node = nodes.base
    let (parent, previous, next) = (node[child].parent, node[child].previous, node[child].next)
    guard parent >= 0 else { return }
    if previous < 0 {
      node[Int(parent)].firstChild = next
    } else {
      node[Int(previous)].next = next
    }
    if next < 0 {
      node[Int(parent)].lastChild = previous
    } else {
      node[Int(next)].previous = previous
    }
    (node[child].parent, node[child].previous, node[child].next) = (-1, -1, -1)
  }

  /// Moves all children of a node to one that has none.
  func moveChildren(of source: Int, to target: Int) {
    let node = nodes.base
    var child = node[source].firstChild
    (node[target].firstChild, node[target].lastChild) = (child, node[source].lastChild)
    (node[source].firstChild, node[source].lastChild) = (-1, -1)
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
    push(element, nameHash: token.nameHash)
  }

  /// Inserts the token's element, which has no content.
  mutating func insertVoidElement(_ namespace: HTMLNamespace = .html) {
    makeRoom()
    let element = appendElement(namespace)
    link(element, at: place(in: open.current))
  }

  /// Inserts and opens an element that has no tag of its own in the source.
  mutating func insertImpliedElement(_ tag: HTMLTag) {
    makeRoom()
    let start = tokenizer.bytes.count
    for unit in tag.name.utf8 { tokenizer.bytes.append(unit) }
    nodes.append(
      HTMLNode(
        kind: .element, tag: tag, namespace: .html, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: tokenizer.bytes.count)))
    link(nodes.count - 1, at: place(in: open.current))
    push(nodes.count - 1)
  }

  /// Inserts and opens another element like one, and returns it.
  mutating func appendClone(of element: Int) -> Int {
    let original = nodes.base[element]
    var clone = HTMLNode(
      kind: .element, tag: original.tag, namespace: original.namespace, start: original.start,
      end: original.end)
    clone.firstAttribute = original.firstAttribute
    clone.attributeCount = original.attributeCount
    nodes.append(clone)
    return nodes.count - 1
  }

  @inline(__always)
  private mutating func appendElement(_ namespace: HTMLNamespace) -> Int {
    var element = HTMLNode(
      kind: .element, tag: token.tag, namespace: namespace,
      start: UInt32(truncatingIfNeeded: token.start), end: UInt32(truncatingIfNeeded: token.end))
    if token.attributeCount > 0 {
      element.firstAttribute = UInt32(truncatingIfNeeded: token.firstAttribute)
      element.attributeCount = token.attributeCount
    }
    nodes.append(element)
    return nodes.count &- 1
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
    nodes.append(
      HTMLNode(
        kind: .comment, tag: .unknown, namespace: .html,
        start: UInt32(truncatingIfNeeded: token.start), end: UInt32(truncatingIfNeeded: token.end)))
    link(nodes.count - 1, at: place(in: open.current))
  }

  @inline(__always)
  mutating func insertText(_ start: Int, _ end: Int) {
    guard start < end else { return }
    let place = place(in: open.current)
    let previous = Int(
      place.before < 0 ? node[place.parent].lastChild : node[place.before].previous)
    if previous >= 0, node[previous].kind == .text {
      extendText(previous, start, end)
      return
    }
    nodes.append(
      HTMLNode(
        kind: .text, tag: .unknown, namespace: .html, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end)))
    link(nodes.count &- 1, at: place)
  }

  /// Appends to a text node.
  ///
  /// What is joined has room to grow by its own length, so that many pieces take
  /// linear time.
  private mutating func extendText(_ index: Int, _ start: Int, _ end: Int) {
    let text = node[index].text
    let count = end - start
    if text.upperBound == start {
      node[index].end = UInt32(truncatingIfNeeded: end)
      return
    }
    var target = text.upperBound
    if target + count > Int(node[index].firstAttribute) {
      let joined = tokenizer.bytes.count
      let capacity = 2 * (text.count + count)
      tokenizer.bytes.appendCopy(of: text)
      tokenizer.bytes.append(repeating: 0, count: capacity - text.count)
      node[index].start = UInt32(truncatingIfNeeded: joined)
      node[index].firstAttribute = UInt32(truncatingIfNeeded: joined + capacity)
      target = joined + text.count
    }
    (tokenizer.bytes.base + target).update(from: tokenizer.bytes.base + start, count: count)
    node[index].end = UInt32(truncatingIfNeeded: target + count)
  }
}
