import HTMLFragment

/// Tables: those of Markdown where it can, else raw HTML; tables that only lay out go.
extension MarkdownBuilder {
  private enum TableForm {
    case markdown, html
    /// Its cells' content is all that there is to it.
    case layout
  }

  var htmlWriter: HTMLWriter {
    HTMLWriter(
      html: html, attributes: attributes, bytes: bytes, inserts: inserts, targets: targets)
  }

  /// Whether inlines stand in the head of a table, which is strong by itself.
  var isInHead: Bool { isInCell && tables.last?.isInHead == true }

  mutating func enterTable(_ node: Int) -> Frame? {
    guard !isInCell else {
      boundary()
      return .block
    }
    let shape = shape(of: node)
    switch shape.form {
    case .layout:
      boundary()
      return .block
    case .html:
      addRawTable(node)
      return nil
    case .markdown: break
    }
    // A caption stands before its table.
    tables.append(shape.table)
    return .table
  }

  private mutating func addRawTable(_ node: Int) {
    prepareBlock()
    var text: [UInt8] = []
    htmlWriter.write(node, to: &text)
    addHTMLBlock(text)
  }

  // MARK: - Shape

  private func shape(of root: Int) -> (form: TableForm, table: OpenTable) {
    var table = OpenTable(columns: 0)
    var survey = TableSurvey()
    var node = Int(html[root].firstChild)
    guard node >= 0 else { return (.layout, table) }
    while true {
      survey.isDeep = false
      if html[node].kind == .element { visit(node, in: root, &survey) }
      if html[node].firstChild >= 0 && !survey.isDeep {
        node = Int(html[node].firstChild)
        continue
      }
      while html[node].next < 0 {
        node = Int(html[node].parent)
        if node == root { break }
      }
      if node == root { break }
      node = Int(html[node].next)
    }
    survey.endRow()
    table.columns = survey.columns
    table.hasHead = survey.hasHead
    table.alignments = survey.alignments
    let isPresentation = attribute("role", of: root).map { isEqual($0, "presentation") } ?? false
    let isBox = survey.cells <= 1 || isPresentation
    if survey.cells == 0 || isBox && survey.needsHTML || isPresentation && survey.columns == 1 {
      return (.layout, table)
    }
    return (survey.needsHTML ? .html : .markdown, table)
  }

  private func visit(_ node: Int, in root: Int, _ survey: inout TableSurvey) {
    switch html[node].tag {
    case .tr:
      survey.endRow()
      survey.beginRow(isInHead: html[Int(html[node].parent)].tag == .thead)
    case .td, .th:
      survey.addCell(isHead: html[node].tag == .th, alignment(of: node))
      for name in [.colspan, .rowspan] as [HTMLAttributeName] {
        // A rowspan of 0 reaches to the last row.
        if let value = attribute(name, of: node), let span = integer(value),
          span > 1 || span == 0 && name == .rowspan
        {
          survey.needsHTML = true
        }
      }
    case .table, .ul, .ol, .dl, .menu, .dir, .pre, .listing, .xmp, .blockquote, .h1, .h2, .h3, .h4,
      .h5, .h6, .hr, .details, .fieldset:
      // What stands in it is not looked at twice.
      if html[node].tag == .table { survey.isDeep = true }
      survey.needsHTML = true
    default: break
    }
  }

  private func alignment(of cell: Int) -> ColumnAlignment {
    var value = attribute(.align, of: cell)
    if value == nil, let style = attribute(.style, of: cell),
      let place = find("text-align", in: style)
    {
      let rest = place + 10..<style.upperBound
      if let colon = find(":", in: rest) {
        value = trim(colon + 1..<(find(";", in: colon..<rest.upperBound) ?? rest.upperBound))
      }
    }
    if let value {
      if isEqual(value, "left") { return .left }
      if isEqual(value, "center") { return .center }
      if isEqual(value, "right") { return .right }
    }
    if hasClass("has-text-align-left", cell) { return .left }
    if hasClass("has-text-align-center", cell) { return .center }
    if hasClass("has-text-align-right", cell) { return .right }
    return .none
  }

  // MARK: - Rows and cells

  /// Begins the table in the tree, when its first row comes.
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
    guard !tables.isEmpty, !isInCell else {
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
    guard !isInCell, let table = tables.last, table.row >= 0 else {
      boundary()
      return .block
    }
    leaf = tree.open(.cell)
    tree.nodes[leaf].detail = table.alignment(of: table.column).rawValue
    tables[tables.count - 1].column += 1
    isInCell = true
    beginLine()
    return .cell
  }

  mutating func closeCell() {
    retractSpaces()
    closeInlines()
    tree.close(leaf)
    leaf = -1
    isInCell = false
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

  /// A caption behind rows ends the table.
  mutating func endRows() {
    guard let table = tables.last, table.node >= 0, !isInCell else { return }
    tree.close(table.node)
    tables[tables.count - 1].node = -1
    tables[tables.count - 1].hasHead = false
  }

  // MARK: - Order

  /// A node's first child; of a table that which is shown first.
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

/// A table of Markdown that is open.
struct OpenTable {
  /// Its node, and that of the row that is open; -1 before they begin.
  var node = -1
  var row = -1
  var columns: Int
  var column = 0
  var alignments: [ColumnAlignment] = []
  var hasHead = false
  var isFirstRow = true

  var isInHead: Bool { isFirstRow }

  func alignment(of column: Int) -> ColumnAlignment {
    alignments.indices.contains(column) ? alignments[column] : .none
  }
}

/// What a table is made of.
struct TableSurvey {
  var columns = 0
  var cells = 0
  var hasHead = false
  /// Whether it has what cells of Markdown cannot hold.
  var needsHTML = false
  /// Whether what is in the node that was visited does not matter.
  var isDeep = false
  private var rowCells = 0
  private var rows = 0
  private var isHeadRow = false
  private var isRowInHead = false
  /// How often a column is aligned in each way.
  private var votes: [[Int]] = []

  var alignments: [ColumnAlignment] {
    votes.map { votes in
      let most = votes.indices.max { votes[$0] < votes[$1] } ?? 0
      return votes[most] > 0 ? ColumnAlignment(rawValue: UInt8(most)) ?? .none : .none
    }
  }

  mutating func beginRow(isInHead: Bool) {
    isHeadRow = true
    rowCells = 0
    isRowInHead = isInHead
  }

  mutating func addCell(isHead: Bool, _ alignment: ColumnAlignment) {
    if !isHead { isHeadRow = false }
    if votes.count == rowCells { votes.append([0, 0, 0, 0]) }
    votes[rowCells][Int(alignment.rawValue)] += 1
    rowCells += 1
    cells += 1
  }

  /// A row ends; the first one is the head when it is in `thead`, or has head cells alone.
  mutating func endRow() {
    guard rowCells > 0 else { return }
    if isRowInHead || rows == 0 && isHeadRow { hasHead = true }
    rows += 1
    columns = max(columns, rowCells)
    rowCells = 0
  }
}
