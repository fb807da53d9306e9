import ByteText

// A tree that is made of nodes, and not parsed: for HTML that a program writes.
extension HTMLTree {
  /// Removes all nodes but the root.
  package mutating func removeAll() {
    byteArena.removeAll()
    ElementNames.append(to: &byteArena)
    attributeArena.removeAll()
    nodeArena.removeAll()
    nodeArena.append(HTMLNode(.root, .html, .html))
    (source, isCut) = (0..<0, false)
  }

  /// Appends an element behind the other children of its parent, and returns its number.
  @discardableResult
  package mutating func appendElement(_ tag: HTMLTag, to parent: Int) -> Int {
    append(HTMLNode(.element, tag, .html), to: parent)
  }

  /// Appends an element with an attribute.
  package mutating func appendElement(
    _ tag: HTMLTag, to parent: Int, _ attribute: HTMLAttributeName, _ value: String
  ) -> Int {
    let name = append(attribute.name, forNUL: "")
    attributeArena.append(
      HTMLAttribute(name, value: append(value, forNUL: "\u{FFFD}"), attribute))
    return append(
      HTMLNode(
        .element, tag, .html, firstAttribute: attributeArena.count - 1, attributeCount: 1),
      to: parent)
  }

  /// Appends text, which continues the text before it.
  package mutating func appendText(_ text: String, to parent: Int) {
    let range = append(text, forNUL: "")
    if range.isEmpty { return }
    let last = nodeArena.count - 1
    let node = nodeArena.base[last]
    if node.kind == .text, Int(node.parent) == parent, node.text.upperBound == range.lowerBound {
      nodeArena.base[last].setEnd(range.upperBound)
    } else {
      append(HTMLNode(.text, range.lowerBound, range.upperBound), to: parent)
    }
  }

  @discardableResult
  private mutating func append(_ node: HTMLNode, to parent: Int) -> Int {
    precondition(parent >= 0 && parent < nodeArena.count, "no node of the tree")
    nodeArena.append(node)
    let (child, nodes) = (nodeArena.count - 1, nodeArena.base)
    let new = Int32(truncatingIfNeeded: child)
    nodes[child].parent = Int32(truncatingIfNeeded: parent)
    let first = Int(nodes[parent].firstChild)
    if first < 0 {
      nodes[child].previousOrLast = new
      nodes[parent].setFirstChild(new)
    } else {
      nodes[child].previousOrLast = nodes[first].previousOrLast
      nodes[Int(nodes[first].previousOrLast)].next = new
      nodes[first].previousOrLast = new
    }
    return child
  }

  /// Appends text as the parser reads it: its line ends are line feeds, and U+0000 is replaced.
  ///
  /// A tree holds no more than the parser would put into it; what is longer is cut.
  private mutating func append(_ text: String, forNUL replacement: StaticString) -> Range<Int> {
    let start = byteArena.count
    var text = text
    text.withUTF8 { text in
      var room = min(text.count, max(0, HTMLParser.longestSource - start))
      isCut = isCut || room < text.count
      // No character is cut.
      while room < text.count, room > 0, text[room] & 0xC0 == 0x80 { room -= 1 }
      append(text[..<room], forNUL: replacement)
    }
    return start..<byteArena.count
  }

  private mutating func append(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, forNUL replacement: StaticString
  ) {
    var rest = text
    while let end = rest.firstIndex(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) {
      byteArena.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<end]))
      if text[end] == 0 {
        byteArena.append(
          contentsOf: UnsafeBufferPointer(
            start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
      } else if end + 1 == text.endIndex || text[end + 1] != UInt8(ascii: "\n") {
        byteArena.append(UInt8(ascii: "\n"))
      }
      rest = rest[(end + 1)...]
    }
    byteArena.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
  }
}

extension HTMLTree {
  /// Replaces the values of attributes.
  ///
  /// - Parameter replacement: Takes a known name and its value, which are valid during the call; `nil`
  ///   leaves the value.
  package mutating func replaceValues(
    _ replacement: (HTMLAttributeName, UnsafeBufferPointer<UInt8>) -> [UInt8]?
  ) {
    for index in 0..<attributeArena.count {
      let attribute = attributeArena.base[index]
      let value = UnsafeBufferPointer(rebasing: byteArena.elements[attribute.value])
      guard let new = replacement(attribute.knownName, value) else { continue }
      let start = byteArena.count
      guard start + new.count < Int(Int32.max) else { return }
      new.withUnsafeBufferPointer { byteArena.append(contentsOf: $0) }
      attributeArena.base[index] = HTMLAttribute(
        attribute.name, value: start..<byteArena.count, attribute.knownName)
    }
  }
}
