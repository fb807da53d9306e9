import ByteText

// Formatting elements: those that go on in the next block when they are not closed in theirs, and may overlap
// (HTML Standard §13.2.4.3 and §13.2.6.4.7).

extension HTMLTreeBuilder {
  mutating func insertFormattingElement() {
    insertElement()
    let element = open.current
    formatting.append(
      FormattingElements.Entry(
        node: element.node, tag: element.tag, fingerprint: fingerprint(of: Int(element.node))))
  }

  /// Tells attributes apart whatever their order.
  private func fingerprint(of element: Int) -> UInt64 {
    var sum: UInt64 = 0
    let text = tokenizer.bytes.base
    for index in node[element].attributes {
      let attribute = tokenizer.attributes.base[index]
      let pair = hash(of: attribute.name, in: text) ^ (hash(of: attribute.value, in: text) &>> 7)
      sum &+= pair &* 0x9E37_79B9_7F4A_7C15
    }
    return sum
  }

  /// “Reconstruct the active formatting elements”.
  @inline(__always)
  mutating func reopenFormatting() {
    guard formatting.count > 0 else { return }
    let last = formatting[formatting.count &- 1]
    if last.isMarker || node[Int(last.node)].isOpen { return }
    reopenClosedFormatting()
  }

  private mutating func reopenClosedFormatting() {
    let count = formatting.count
    let firstActive = formatting.firstActive
    var first = count - 1
    while first > firstActive, !node[Int(formatting[first - 1].node)].isOpen { first -= 1 }
    let depth = open.current.depth + Int32(truncatingIfNeeded: count - first)
    // The standard has no bound, and a short source could become a huge tree.
    guard count - first <= reopeningsLeft, depth < Self.depthLimit else {
      formatting.removeActive(from: first)
      return
    }
    reopeningsLeft -= count - first
    for index in first..<count {
      let clone = appendClone(of: Int(formatting[index].node))
      link(clone, at: place(in: open.current))
      push(clone)
      formatting.replaceNode(at: index, with: clone)
    }
  }

  // MARK: Adoption agency

  /// The “adoption agency algorithm”: closes a formatting element although blocks in it are open, which get one
  /// of their own.
  mutating func runAdoptionAgency(for subject: HTMLTag) {
    let current = open.current
    if current.isHTML(subject), formatting.index(ofNode: Int(current.node)) == nil {
      popCurrent()
      return
    }
    for _ in 0..<8 {
      guard let entry = formatting.lastIndex(of: subject) else {
        processAnyOtherEndTag()
        return
      }
      let element = Int(formatting[entry].node)
      guard node[element].isOpen, let index = open.index(ofNode: element) else {
        formatting.remove(at: entry)
        return
      }
      guard open.has(node: element) else { return }
      guard let furthestBlock = open.firstSpecial(above: index) else {
        pop(from: index)
        formatting.remove(at: entry)
        return
      }
      adopt(element, at: index, entry, furthestBlock)
    }
  }

  /// One turn of the algorithm, for the formatting element at `index` and its `entry` in the list.
  private mutating func adopt(
    _ element: Int, at index: Int, _ entry: Int, _ furthestBlockIndex: Int
  ) {
    let ancestor = open[index - 1]
    let furthestBlock = open[furthestBlockIndex]
    var bookmark = entry + 1
    let last = moveOut(Int(furthestBlock.node), at: furthestBlockIndex, upTo: index, &bookmark)
    unlink(last)
    link(last, at: place(in: ancestor))

    let clone = appendClone(of: element)
    moveChildren(of: Int(furthestBlock.node), to: clone)
    link(clone, at: Place(parent: Int(furthestBlock.node)))
    (node[element].isOpen, node[clone].isOpen) = (false, true)
    replaceEntry(of: element, with: clone, at: bookmark)
    open.remove(at: index)
    guard let block = open.index(ofNode: Int(furthestBlock.node)) else { return }
    var opened = open[block]
    (opened.node, opened.depth) = (Int32(truncatingIfNeeded: clone), opened.depth + 1)
    (opened.tag, opened.namespace, opened.isHTMLAnnotation) = (node[clone].tag, .html, false)
    open.insert(opened, at: block + 1)
  }

  /// The inner loop, which puts clones of the formatting elements between around the block.
  ///
  /// It closes what else stands there, and returns the outermost clone, or the block.
  private mutating func moveOut(
    _ block: Int, at blockIndex: Int, upTo index: Int, _ bookmark: inout Int
  ) -> Int {
    var last = block
    var count = 0
    var between = blockIndex - 1
    while between > index {
      count += 1
      let element = Int(open[between].node)
      var entry = formatting.index(ofNode: element)
      if count > 3, let found = entry {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        entry = nil
      }
      node[element].isOpen = false
      if let entry {
        let clone = appendClone(of: element)
        node[clone].isOpen = true
        formatting.replaceNode(at: entry, with: clone)
        open.replaceNode(at: between, with: clone)
        if last == block { bookmark = entry + 1 }
        unlink(last)
        link(last, at: Place(parent: clone))
        last = clone
      } else {
        open.remove(at: between)
      }
      between -= 1
    }
    return last
  }

  private mutating func replaceEntry(of element: Int, with clone: Int, at bookmark: Int) {
    guard let index = formatting.index(ofNode: element) else { return }
    var entry = formatting[index]
    entry.node = Int32(truncatingIfNeeded: clone)
    formatting.insert(entry, at: bookmark)
    formatting.remove(at: index < bookmark ? index : index + 1)
  }
}
