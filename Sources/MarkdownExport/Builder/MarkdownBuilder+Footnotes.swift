import HTMLFragment
import PostContent

/// Footnotes that are lists in the HTML, as plug-ins and Markdown renderers write them: the text
/// has links to the items of the list, and the items link back.
extension MarkdownBuilder {
  /// Looks for a list of footnotes.
  ///
  /// If the text does not refer to one of its items, it stays a list, because that item would not
  /// be shown as a footnote.
  mutating func findFootnotes() {
    footnotes.written = Footnotes.Written()
    guard !anchors.isEmpty, trust == .author, footnotes.isEmpty else { return }
    for index in html.nodes.indices where html[index].kind == .element {
      guard html.hasClass("footnotes", index) || html.hasClass("wp-block-footnotes", index) else {
        continue
      }
      var list = index
      if html[index].tag != .ol {
        list = Int(html[index].firstChild)
        while list >= 0 && html[list].tag != .ol { list = Int(html[list].next) }
      }
      guard list >= 0 else { continue }
      number(list)
      footnotes.written.section = index
      break
    }
    if !footnotes.written.isEmpty { checkReferences() }
    if footnotes.written.isEmpty, let pairs = FootnotePairs(html) {
      footnotes.written = pairs.written
      tree.hasFootnotes = true
      for id in pairs.ids { anchors.remove(id) }
    }
  }

  private mutating func number(_ list: Int) {
    var child = Int(html[list].firstChild)
    footnotes.written.list = list
    while child >= 0 {
      if html[child].tag == .li {
        guard let id = html.attribute(.id, of: child), !id.isEmpty,
          anchors.contains(Array(html.bytes[id]))
        else {
          footnotes.written = Footnotes.Written()
          return
        }
        let number = footnotes.written.numbers.count + 1
        footnotes.written.numbers[child] = number
        footnotes.written.numbersByID[Array(html.bytes[id])] = number
      }
      child = Int(html[child].next)
    }
  }

  private mutating func checkReferences() {
    var missing = Set(footnotes.written.numbersByID.keys)
    for index in html.nodes.indices where html[index].tag == .a {
      if let target = referenceTarget(index), isReference(index) { missing.remove(target) }
    }
    guard missing.isEmpty else {
      footnotes.written = Footnotes.Written()
      return
    }
    tree.hasFootnotes = true
    for id in footnotes.written.numbersByID.keys { anchors.remove(id) }
  }

  /// The id of the footnote that is the target of a link.
  private func referenceTarget(_ link: Int) -> [UInt8]? {
    guard let address = html.attribute(.href, of: link),
      let id = html.fragment(ofAddress: address)
    else { return nil }
    return footnotes.written.numbersByID[id] == nil ? nil : id
  }

  /// Whether a link is a reference to a footnote: it is superscript, or marked as such a reference.
  private func isReference(_ link: Int) -> Bool {
    if !footnotes.written.references.isEmpty { return footnotes.written.references.contains(link) }
    return html[Int(html[link].parent)].tag == .sup || html.hasClass("footnote-ref", link)
  }

  /// Begins an element that belongs to a footnote; `nil` for any other element.
  mutating func enterFootnote(_ node: Int) -> Frame?? {
    if let number = footnotes.written.numbers[node] {
      endLeaf()
      let footnote = tree.open(.footnote)
      tree.nodes[footnote].number = Int32(number)
      blocks.append(OpenBlock(kind: .footnote, node: footnote))
      return .some(.quote)
    }
    switch html[node].tag {
    case .ol where node == footnotes.written.list:
      endLeaf()
      return .some(.block)
    case .ol, .ul:
      guard footnotes.written.lists.contains(node) else { return nil }
      endLeaf()
      return .some(.block)
    case .hr
    where Int(html[node].parent) == footnotes.written.section || node == footnotes.written.rule:
      return .some(nil)
    case .a:
      if isBacklink(node) { return .some(nil) }
      guard isReference(node), let id = referenceTarget(node),
        let number = footnotes.written.numbersByID[id]
      else { return nil }
      addFootnoteReference(number: number)
      return .some(nil)
    case .sup:
      // A reference is superscript anyway.
      let child = Int(html[node].firstChild)
      guard child >= 0, html[child].tag == .a, html[child].next < 0, referenceTarget(child) != nil
      else {
        return nil
      }
      return .some(.nothing)
    default: return nil
    }
  }

  private func isBacklink(_ link: Int) -> Bool {
    if footnotes.written.backlinks.contains(link) { return true }
    guard blocks.contains(where: { $0.kind == .footnote }) else { return false }
    if html.hasClass("footnote-backref", link) { return true }
    let child = Int(html[link].firstChild)
    guard child >= 0, html[child].kind == .text else { return false }
    // U+21A9, the arrow back.
    return html.bytes[html[child].text].starts(with: [0xE2, 0x86, 0xA9])
  }

  mutating func addFootnoteReference(number: Int) {
    tree.hasFootnotes = true
    beginContent()
    let node = tree.add(.footnoteReference)
    tree.nodes[node].number = Int32(number)
    leaf.isLineEmpty = false
  }

  // MARK: - Marks where no footnote can be

  /// The nodes of an element that refer to footnotes, and the numbers of those, in their order.
  func footnoteMarks(in root: Int) -> [(node: Int, number: Int)] {
    if footnotes.isEmpty && footnotes.written.isEmpty { return [] }
    var marks: [(Int, Int)] = []
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: html.nodes) {
      if case .footnote(let id) = insert(at: node) {
        if let number = footnotes.number(of: id) { marks.append((node, number)) }
      } else if html[node].kind == .element, html[node].tag == .a, isReference(node),
        let target = referenceTarget(node), let number = footnotes.written.numbersByID[target]
      {
        marks.append((node, number))
      }
    }
    return marks
  }

  /// Adds the marks in an element again, behind the raw HTML or the code that the element has become: there
  /// they are only numbers, and Markdown shows no footnote without a mark.
  mutating func addFootnoteMarks(of root: Int) {
    let marks = footnoteMarks(in: root)
    if marks.isEmpty { return }
    for mark in marks {
      notePendingSpace()
      footnotes.cite(number: mark.number)
      addFootnoteReference(number: mark.number)
    }
    boundary()
  }
}
