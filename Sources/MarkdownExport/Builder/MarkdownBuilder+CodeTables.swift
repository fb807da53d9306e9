import ByteText
import HTMLFragment

/// Tables with line numbers beside code, as highlighters write them: they are blocks of code.
extension MarkdownBuilder {
  /// Adds the code of such a table; returns whether it is one.
  mutating func addCodeTable(_ table: Int) -> Bool {
    let cells = codeCells(of: table)
    guard let first = cells.first else { return false }
    var code: [UInt8] = []
    for cell in cells {
      if cell != first { code.append(0x0A) }
      var line: [UInt8] = []
      let isPreformatted = anyDescendant(of: cell, atMost: 6) { html[$0].tag == .pre }
      appendCode(of: cell, to: &line, collapsesLineEnds: !isPreformatted)
      if cells.count > 1 { while line.last == 0x0A { line.removeLast() } }
      code += line
    }
    addCodeBlock(code, language: languageOfCode(in: first, of: table))
    return true
  }

  /// The cells beside line numbers: one for all lines, or one for each; none if the table is another one.
  private func codeCells(of table: Int) -> [Int] {
    var cells: [Int] = []
    var isMarked = true
    for row in rows(of: table) {
      let pair = children(of: row) { $0 == .td || $0 == .th }
      guard pair.count == 2, let lines = lineNumbers(in: pair[0]) else { return [] }
      if !isGutter(pair[0]) && lines < 2 || !holdsCode(pair[1]) { isMarked = false }
      cells.append(pair[1])
    }
    // Beside one number in each row, code may be that of any list.
    if cells.count > 1, !cells.allSatisfy({ hasCodeClass($0) || isBehindGutter($0) }) { return [] }
    return isMarked ? cells : []
  }

  private func rows(of table: Int) -> [Int] {
    children(of: table) { $0 == .tr || $0 == .tbody || $0 == .thead }.flatMap { child in
      html[child].tag == .tr ? [child] : children(of: child) { $0 == .tr }
    }
  }

  private func children(of node: Int, where accepts: (HTMLTag) -> Bool) -> [Int] {
    var found: [Int] = []
    var child = Int(html[node].firstChild)
    while child >= 0 {
      if html[child].kind == .element && accepts(html[child].tag) { found.append(child) }
      child = Int(html[child].next)
    }
    return found
  }

  /// How many numbers a cell has; `nil` if it has anything else, or nothing.
  private func lineNumbers(in cell: Int) -> Int? {
    var count = 0
    var cursor = HTMLCursor(at: cell)
    while let node = cursor.next(in: html.nodes) {
      guard html[node].kind == .text else { continue }
      var isNumber = false
      for byte in html.bytes[html[node].text] where byte != 0xC2 && byte != 0xA0 {
        guard byte <= 0x20 || byte.isASCIIDigit else { return nil }
        if byte > 0x20 && !isNumber { count += 1 }
        isNumber = byte > 0x20
      }
    }
    if count == 0, html.attribute("data-line-number", of: cell) != nil { return 1 }
    return count > 0 ? count : nil
  }

  /// Whether classes call a cell that of line numbers, or it has them as preformatted text.
  private func isGutter(_ cell: Int) -> Bool {
    anyDescendant(of: cell, atMost: 4) { html[$0].tag == .pre || hasGutterClass($0) }
  }

  private func isBehindGutter(_ cell: Int) -> Bool {
    let cells = children(of: Int(html[cell].parent)) { $0 == .td || $0 == .th }
    return cells.first.map { hasGutterClass($0) } ?? false
  }

  private func hasGutterClass(_ node: Int) -> Bool {
    hasClassPart(
      node,
      [
        "gutter", "lineno", "line-n", "line_n", "linen", "blob-num", "hljs-ln", "crayon-num",
      ])
  }

  private func holdsCode(_ cell: Int) -> Bool {
    hasCodeClass(cell)
      || anyDescendant(of: cell, atMost: 6) {
        html[$0].tag == .pre || html[$0].tag == .code || hasCodeClass($0)
      }
  }

  private func hasCodeClass(_ node: Int) -> Bool { hasClassPart(node, ["code", "hljs", "crayon"]) }

  private func hasClassPart(_ node: Int, _ parts: [StaticString]) -> Bool {
    guard let value = html.attribute(.class, of: node) else { return false }
    return parts.contains { html.find($0, in: value) != nil }
  }

  /// Whether an element, or one of the first in it, is such.
  private func anyDescendant(of root: Int, atMost limit: Int, where accepts: (Int) -> Bool) -> Bool
  {
    var cursor = HTMLCursor(at: root)
    var left = limit
    while left > 0, let node = cursor.next(in: html.nodes) {
      guard html[node].kind == .element else { continue }
      if accepts(node) { return true }
      left -= 1
    }
    return false
  }

  private func languageOfCode(
    in cell: Int, of table: Int
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var cursor = HTMLCursor(at: cell)
    var left = 6
    let language = CodeLanguage(html)
    while left > 0, let node = cursor.next(in: html.nodes) {
      guard html[node].kind == .element else { continue }
      let found = language.language(of: node)
      if !found.isEmpty { return found }
      left -= 1
    }
    return language.language(of: table)
  }
}
