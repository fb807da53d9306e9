import HTMLFragment

/// Footnotes that are no list of their own: a mark in the text links to a place behind it, from which a link
/// leads back to the mark.
///
/// Substack writes them so, Word (`_ftn1`, `_ftnref1`), LibreOffice, Google's editor and plugins.
struct FootnotePairs {
  private(set) var written = Footnotes.Written()
  /// The ids of the footnotes and of their marks.
  private(set) var ids: Set<[UInt8]> = []
  private let html: HTMLSource
  /// How many marks lead to places that are no notes; with many, no time is spent on others.
  private var failures = 0

  /// `nil` if there are none, or if they cannot be told from other text.
  init?(_ html: HTMLSource) {
    self.html = html
    let marks = links()
    guard !marks.isEmpty else { return nil }
    let places = places(of: Set(marks.map(\.target)))
    for mark in marks {
      guard let place = places[mark.target], place > mark.link else { continue }
      if written.numbersByID[mark.target] != nil {
        written.references.insert(mark.link)
        continue
      }
      guard add(mark, at: place) else { return nil }
    }
    guard !written.isEmpty, findLists() else { return nil }
    findRule()
  }

  /// A link with a mark as its text.
  private struct Mark {
    let link: Int
    let target: [UInt8]
    /// The ids by which links lead back to it.
    let ids: Set<[UInt8]>
  }

  // MARK: Marks

  private func links() -> [Mark] {
    html.nodes.indices.compactMap { link in
      guard html[link].tag == .a, html[link].kind == .element,
        let target = target(of: link), isNoteName(target), isMark(link)
      else { return nil }
      var ids: Set<[UInt8]> = []
      var node = link
      // The mark, or what stands around nothing but the mark.
      for _ in 0..<3 {
        ids.formUnion(names(of: node))
        node = Int(html[node].parent)
        guard node > HTMLTree.root, html[node].tag == .sup || html[node].tag == .span else { break }
      }
      return ids.isEmpty ? nil : Mark(link: link, target: target, ids: ids)
    }
  }

  private func target(of link: Int) -> [UInt8]? {
    html.attribute(.href, of: link).flatMap { html.fragment(ofAddress: $0) }
  }

  private func names(of node: Int) -> [[UInt8]] {
    let names: [HTMLAttributeName] = html[node].tag == .a ? [.id, .name] : [.id]
    return names.compactMap { html.attribute($0, of: node) }.map { Array(html.bytes[$0]) }
  }

  /// Whether a name is that of a note.
  private func isNoteName(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return ["fn", "ftn", "edn", "note", "cite"].contains { text.contains($0) }
  }

  /// Whether the text of a link is a number or a sign, in brackets or not.
  private func isMark(_ link: Int) -> Bool {
    var text: [UInt8] = []
    var cursor = HTMLCursor(at: link)
    while let node = cursor.next(in: html.nodes) {
      if html[node].kind == .text { text += html.bytes[html[node].text].filter { $0 > 0x20 } }
      if text.count > 8 { return false }
    }
    let isNumber = text.contains { (0x30...0x39).contains($0) }
    let hasLetters = text.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    return !text.isEmpty && (isNumber ? !hasLetters : !hasLetters || text.count <= 5)
  }

  // MARK: Notes

  /// The elements that have these ids.
  private func places(of targets: Set<[UInt8]>) -> [[UInt8]: Int] {
    var places: [[UInt8]: Int] = [:]
    for node in html.nodes.indices where html[node].kind == .element {
      for name in names(of: node) where targets.contains(name) && places[name] == nil {
        places[name] = node
      }
    }
    return places
  }

  /// Adds the note at a place; returns whether notes can be told apart.
  private mutating func add(_ mark: Mark, at place: Int) -> Bool {
    guard var note = block(around: place) else { return true }
    if written.numbers[note] != nil { return false }
    var links = backlinks(in: note, to: mark.ids)
    if links.isEmpty {
      failures += 1
      if failures > 50 { return false }
      // Its number stands in one block, and its text in another.
      guard let outer = block(around: Int(html[note].parent)), isNote(outer) else { return true }
      note = outer
      links = backlinks(in: note, to: mark.ids)
    }
    if links.isEmpty { return true }
    if html.contains(in: note, where: { $0 == mark.link || written.numbers[$0] != nil }) {
      return false
    }
    while let outer = block(around: Int(html[note].parent)), isNote(outer),
      html[outer].tag != .li, !hasOtherNote(outer, than: note)
    {
      note = outer
    }
    if written.numbers[note] != nil || isInside(note) { return false }
    let number = written.numbers.count + 1
    written.numbers[note] = number
    written.numbersByID[mark.target] = number
    written.references.insert(mark.link)
    written.backlinks.formUnion(links)
    ids.insert(mark.target)
    ids.formUnion(mark.ids)
    return true
  }

  /// The paragraph, item or box around a place; `nil` where a footnote cannot be.
  private func block(around place: Int) -> Int? {
    var node = place
    while node > HTMLTree.root {
      switch html[node].tag {
      case .p, .div, .li, .dd, .aside, .section: return node
      case .td, .th, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .table, .ul, .ol, .body: return nil
      default: node = Int(html[node].parent)
      }
    }
    return nil
  }

  /// Whether a box says by its name that it is a note.
  private func isNote(_ node: Int) -> Bool {
    [html.attribute(.id, of: node), html.attribute(.class, of: node)].contains { value in
      value.map { isNoteName(Array(html.bytes[$0])) } ?? false
    }
  }

  private func backlinks(in note: Int, to ids: Set<[UInt8]>) -> Set<Int> {
    var links: Set<Int> = []
    var cursor = HTMLCursor(at: note)
    while let node = cursor.next(in: html.nodes) {
      if html[node].tag == .a, let target = target(of: node), ids.contains(target) {
        links.insert(node)
      }
    }
    return links
  }

  /// Whether a box has children that are boxes of notes as well.
  private func hasOtherNote(_ outer: Int, than note: Int) -> Bool {
    var child = Int(html[outer].firstChild)
    while child >= 0 {
      if child != note, html[child].tag == html[note].tag, html.attribute(.id, of: child) != nil {
        return true
      }
      child = Int(html[child].next)
    }
    return false
  }

  /// Whether a note stands in another one.
  private func isInside(_ note: Int) -> Bool {
    var node = Int(html[note].parent)
    while node > HTMLTree.root {
      if written.numbers[node] != nil { return true }
      switch html[node].tag {
      case .td, .th, .blockquote: return true
      default: node = Int(html[node].parent)
      }
    }
    return false
  }

  // MARK: What stands around them

  /// Finds the lists of notes; returns whether they have no other items.
  private mutating func findLists() -> Bool {
    for note in written.numbers.keys where html[note].tag == .li {
      written.lists.insert(Int(html[note].parent))
    }
    return written.lists.allSatisfy { list in
      var child = Int(html[list].firstChild)
      while child >= 0 {
        if html[child].tag == .li && written.numbers[child] == nil { return false }
        child = Int(html[child].next)
      }
      return true
    }
  }

  /// Finds the rule that stands right before the first note.
  private mutating func findRule() {
    guard var first = written.numbers.min(by: { $0.value < $1.value })?.key else { return }
    if html[first].tag == .li { first = Int(html[first].parent) }
    var child = Int(html[Int(html[first].parent)].firstChild)
    while child >= 0 && child != first {
      if html[child].kind == .element { written.rule = html[child].tag == .hr ? child : -1 }
      child = Int(html[child].next)
    }
  }
}
