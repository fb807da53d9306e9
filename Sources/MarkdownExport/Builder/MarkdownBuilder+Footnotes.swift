import HTMLFragment

/// Footnotes that are written out in the HTML, as plug-ins and renderers of Markdown do: marks that link
/// to the items of a list, which link back.
extension MarkdownBuilder {
  /// A list of footnotes, each of which has a mark.
  struct WrittenFootnotes {
    /// The numbers of items, by the nodes of these and by their ids.
    var numbers: [Int: Int] = [:]
    var numbersByID: [[UInt8]: Int] = [:]
    var list = -1
    /// What holds the list, and a rule with it.
    var section = -1
  }

  /// Looks for a list of footnotes.
  ///
  /// When one of its items has no mark, it stays a list: readers would not see that item.
  mutating func findFootnotes() {
    writtenFootnotes = WrittenFootnotes()
    guard !targets.isEmpty, trust == .author, footnoteNumbers.isEmpty else { return }
    for index in html.indices where html[index].kind == .element {
      guard hasClass("footnotes", index) || hasClass("wp-block-footnotes", index) else { continue }
      var list = index
      if html[index].tag != .ol {
        list = Int(html[index].firstChild)
        while list >= 0 && html[list].tag != .ol { list = Int(html[list].next) }
      }
      guard list >= 0 else { continue }
      number(list)
      writtenFootnotes.section = index
      break
    }
    if !writtenFootnotes.numbers.isEmpty { checkMarks() }
  }

  private mutating func number(_ list: Int) {
    var child = Int(html[list].firstChild)
    writtenFootnotes.list = list
    while child >= 0 {
      if html[child].tag == .li {
        guard let id = attribute(.id, of: child), !id.isEmpty, targets.contains(Array(bytes[id]))
        else {
          writtenFootnotes = WrittenFootnotes()
          return
        }
        let number = writtenFootnotes.numbers.count + 1
        writtenFootnotes.numbers[child] = number
        writtenFootnotes.numbersByID[Array(bytes[id])] = number
      }
      child = Int(html[child].next)
    }
  }

  private mutating func checkMarks() {
    var missing = Set(writtenFootnotes.numbersByID.keys)
    for index in html.indices where html[index].tag == .a {
      if let target = markTarget(index), isMark(index) { missing.remove(target) }
    }
    guard missing.isEmpty else {
      writtenFootnotes = WrittenFootnotes()
      return
    }
    tree.hasFootnotes = true
    for id in writtenFootnotes.numbersByID.keys { targets.remove(id) }
  }

  /// The id of the footnote that a link leads to.
  private func markTarget(_ link: Int) -> [UInt8]? {
    guard let address = attribute(.href, of: link), bytes[address].first == UInt8(ascii: "#") else {
      return nil
    }
    let id = Self.unescapePercent(bytes[address.dropFirst()])
    return writtenFootnotes.numbersByID[id] == nil ? nil : id
  }

  /// Whether a link is a footnote's mark: raised, or said to be one.
  private func isMark(_ link: Int) -> Bool {
    html[Int(html[link].parent)].tag == .sup || hasClass("footnote-ref", link)
  }

  /// Begins an element that has to do with footnotes; `nil` for any other.
  mutating func enterFootnote(_ node: Int) -> Frame?? {
    if let number = writtenFootnotes.numbers[node] {
      endLeaf()
      let footnote = tree.open(.footnote)
      tree.nodes[footnote].number = Int32(number)
      blocks.append(OpenBlock(kind: .footnote, node: footnote))
      return .some(.quote)
    }
    switch html[node].tag {
    case .ol where node == writtenFootnotes.list:
      endLeaf()
      return .some(.block)
    case .hr where Int(html[node].parent) == writtenFootnotes.section: return .some(nil)
    case .a:
      if isBacklink(node) { return .some(nil) }
      guard isMark(node), let id = markTarget(node), let number = writtenFootnotes.numbersByID[id]
      else { return nil }
      addFootnoteReference(number: number)
      return .some(nil)
    case .sup:
      // The mark is raised by itself.
      let child = Int(html[node].firstChild)
      guard child >= 0, html[child].tag == .a, html[child].next < 0, markTarget(child) != nil else {
        return nil
      }
      return .some(.nothing)
    default: return nil
    }
  }

  private func isBacklink(_ link: Int) -> Bool {
    guard blocks.contains(where: { $0.kind == .footnote }) else { return false }
    if hasClass("footnote-backref", link) { return true }
    let child = Int(html[link].firstChild)
    guard child >= 0, html[child].kind == .text else { return false }
    // U+21A9, the arrow back.
    return bytes[html[child].text].starts(with: [0xE2, 0x86, 0xA9])
  }

  mutating func addFootnoteReference(number: Int) {
    tree.hasFootnotes = true
    beginContent()
    let node = addAtom(.footnoteReference, from: tree.data.count)
    tree.nodes[node].number = Int32(number)
  }
}
