import HTMLFragment

/// Tables: a table becomes a Markdown table, or raw HTML if Markdown cannot express it.
///
/// A table that is only layout is replaced by its content.
extension MarkdownBuilder {
  private enum TableKind {
    case markdown, html
    /// Only layout: the content of its cells is kept.
    case layout
  }

  var htmlWriter: HTMLWriter {
    HTMLWriter(html: html, inserts: inserts, anchors: anchors)
  }

  /// An element as clean HTML.
  func rawHTML(of node: Int) -> [UInt8] {
    var writer = htmlWriter
    for mark in footnoteMarks(in: node) { writer.footnoteMarks[mark.node] = mark.number }
    var text: [UInt8] = []
    writer.write(node, to: &text)
    return text
  }

  /// Adds an element as a block of clean HTML.
  mutating func addRawElement(_ node: Int) {
    addHTMLBlock(rawHTML(of: node))
    addFootnoteMarks(of: node)
  }

  /// Whether inline elements are in the head of a table, which is strong anyway.
  var isInHead: Bool { leaf.isInCell && tables.last?.isInHead == true }

  mutating func enterTable(_ node: Int) -> Frame? {
    guard !leaf.isInCell else {
      boundary()
      return .block
    }
    if addCodeTable(node) || !html.showsAnything(in: node) { return nil }
    let shape = shape(of: node)
    switch shape.kind {
    case .layout:
      boundary()
      return .block
    case .html:
      addRawTable(node)
      return nil
    case .markdown: break
    }
    // A caption is written before its table.
    tables.append(shape.table)
    return .table
  }

  private mutating func addRawTable(_ node: Int) {
    prepareBlock()
    addRawElement(node)
  }

  // MARK: - Shape

  private func shape(of root: Int) -> (kind: TableKind, table: OpenTable) {
    var table = OpenTable(columns: 0)
    var survey = TableSurvey()
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: html.nodes) {
      guard node != root, html[node].kind == .element else { continue }
      visit(node, &survey)
      // The content of an inner table is not examined twice.
      if html[node].tag == .table { cursor.skip() }
    }
    survey.endRow()
    table.columns = survey.columns
    table.hasHead = survey.hasHead
    table.alignments = survey.alignments
    if isLayout(root, survey) { return (.layout, table) }
    return (survey.needsHTML ? .html : .markdown, table)
  }

  /// Whether a table only places its content: its role says so, or it is a single cell with blocks and its
  /// attributes place them.
  ///
  /// A single cell without such attributes is a box, which the page shows.
  private func isLayout(_ root: Int, _ survey: TableSurvey) -> Bool {
    if survey.cells == 0 { return true }
    if let role = html.attribute("role", of: root), html.isEqual(role, "presentation") {
      return survey.needsHTML || survey.columns == 1
    }
    guard survey.cells == 1, survey.needsHTML else { return false }
    if !survey.hasBlocks { return true }
    if let border = html.trimmed(.border, of: root) { return html.isEqual(border, "0") }
    let names: [StaticString] = [
      "cellpadding", "cellspacing", "width", "height", "align", "bgcolor", "background",
    ]
    return names.contains { html.attribute($0, of: root) != nil }
  }

  private func visit(_ node: Int, _ survey: inout TableSurvey) {
    switch html[node].tag {
    case .tr:
      survey.endRow()
      survey.beginRow(isInHead: html[Int(html[node].parent)].tag == .thead)
    case .td, .th:
      survey.addCell(isHead: html[node].tag == .th, alignment(of: node))
      for name in [.colspan, .rowspan] as [HTMLAttributeName] {
        // A rowspan of 0 reaches to the last row.
        if let value = html.attribute(name, of: node), let span = html.integer(value),
          span > 1 || span == 0 && name == .rowspan
        {
          survey.hasSpans = true
        }
      }
    case .table, .ul, .ol, .dl, .menu, .dir, .pre, .listing, .xmp, .blockquote, .h1, .h2, .h3, .h4,
      .h5, .h6, .hr, .details, .fieldset:
      survey.hasBlocks = true
    default: break
    }
  }

  private func alignment(of cell: Int) -> ColumnAlignment {
    var value = html.attribute(.align, of: cell)
    if value == nil, let style = html.attribute(.style, of: cell),
      let place = html.find("text-align", in: style)
    {
      let rest = place + 10..<style.upperBound
      if let colon = html.find(":", in: rest) {
        value = html.trim(
          colon + 1..<(html.find(";", in: colon..<rest.upperBound) ?? rest.upperBound))
      }
    }
    if let value {
      if html.isEqual(value, "left") { return .left }
      if html.isEqual(value, "center") { return .center }
      if html.isEqual(value, "right") { return .right }
    }
    if html.hasClass("has-text-align-left", cell) { return .left }
    if html.hasClass("has-text-align-center", cell) { return .center }
    if html.hasClass("has-text-align-right", cell) { return .right }
    return .none
  }

  // MARK: - Rows and cells

  /// Begins the table in the tree, at its first row.
  private mutating func openTable() {
    prepareBlock()
    let index = tables.count - 1
    let node = tree.open(.table)
    tree.nodes[node].number = Int32(truncatingIfNeeded: tables[index].columns)
    tables[index].node = node
    guard !tables[index].hasHead else { return }
    let row = tree.open(.row)
    tree.nodes[row].flags = .head
    for column in 0..<tables[index].columns {
      let cell = tree.add(.cell)
      tree.nodes[cell].detail = tables[index].alignment(of: column).rawValue
    }
    tree.close(row)
    tables[index].isFirstRow = false
  }

  mutating func enterRow(_ node: Int) -> Frame? {
    guard !tables.isEmpty, !leaf.isInCell else {
      boundary()
      return .block
    }
    var child = Int(html[node].firstChild)
    while child >= 0 && html[child].tag != .td && html[child].tag != .th {
      child = Int(html[child].next)
    }
    if child < 0 { return nil }
    let index = tables.count - 1
    if tables[index].node < 0 { openTable() }
    let row = tree.open(.row)
    if tables[index].isFirstRow { tree.nodes[row].flags = .head }
    tables[index].row = row
    tables[index].column = 0
    return .row
  }

  mutating func enterCell(_ node: Int) -> Frame? {
    guard !leaf.isInCell, let table = tables.last, table.row >= 0 else {
      boundary()
      return .block
    }
    leaf.node = tree.open(.cell)
    tree.nodes[leaf.node].detail = table.alignment(of: table.column).rawValue
    tables[tables.count - 1].column += 1
    leaf.isInCell = true
    beginLine()
    return .cell
  }

  mutating func closeCell() {
    retractSpaces()
    closeInlines()
    tree.close(leaf.node)
    leaf.node = -1
    leaf.isInCell = false
    beginLine()
  }

  mutating func closeRow() {
    guard !tables.isEmpty else { return }
    let index = tables.count - 1
    tree.close(tables[index].row)
    tables[index].row = -1
    tables[index].isFirstRow = false
  }

  mutating func closeTable() {
    endLeaf()
    if let table = tables.popLast(), table.node >= 0 { tree.close(table.node) }
  }

  /// Ends the table at a caption after its rows.
  mutating func endRows() {
    guard let table = tables.last, table.node >= 0, !leaf.isInCell else { return }
    tree.close(table.node)
    tables[tables.count - 1].node = -1
    tables[tables.count - 1].hasHead = false
  }

  // MARK: - Order

  /// A node's first child; for a table, the child that is shown first.
  func firstChild(of node: Int) -> Int {
    let child = Int(html[node].firstChild)
    guard html[node].tag == .table, child >= 0, !tables.isEmpty else { return child }
    return tablePart(from: child, rank: 0, of: node)
  }

  /// The next node in the order in which browsers show a table's parts.
  func nextSibling(of node: Int) -> Int {
    let next = Int(html[node].next)
    let parent = Int(html[node].parent)
    guard parent > HTMLTree.root, html[parent].tag == .table, !tables.isEmpty else { return next }
    return tablePart(from: next, rank: Self.rank(html[node].tag), of: parent)
  }

  private func tablePart(from start: Int, rank first: Int, of table: Int) -> Int {
    var child = start
    for rank in first...2 {
      while child >= 0 {
        if Self.rank(html[child].tag) == rank { return child }
        child = Int(html[child].next)
      }
      child = Int(html[table].firstChild)
    }
    return -1
  }

  private static func rank(_ tag: HTMLTag) -> Int {
    switch tag {
    case .thead: 0
    case .tfoot: 2
    default: 1
    }
  }
}
