import ByteText

/// Writes Markdown trees, and keeps its memory for the next one.
struct MarkdownSerializer: ~Copyable {
  /// A block that contains others.
  private struct Container {
    var node: Int
    /// For a list: the character of its markers.
    var marker: UInt8 = 0
    /// For a list: the number of its next item.
    var number = 0
    /// Whether it has no blank lines.
    var isTight = false
    var isEmpty = true
    /// The marker of its last block, if that was a list; else 0.
    var lastMarker: UInt8 = 0
  }

  private let dialect: MarkdownDialect
  private var inlines: InlineWriter
  private var prefix = LinePrefix()
  private var containers: [Container] = []
  /// Whether the line already has a marker, so that its block follows after a space.
  private var isLineOpen = false
  private var lastKind: MarkdownNode.Kind?

  init(dialect: MarkdownDialect, links: (any LinkMap)? = nil) {
    self.dialect = dialect
    inlines = InlineWriter(dialect: dialect, links: links)
  }

  /// Begins with another document.
  mutating func begin() {
    prefix.removeAll()
    containers.removeAll(keepingCapacity: true)
    containers.append(Container(node: -1))
    isLineOpen = false
    lastKind = nil
  }

  /// Writes a tree's blocks, each line with its end, behind those that were written before.
  mutating func serialize(_ tree: borrowing MarkdownTree, to output: inout ByteBuffer) {
    inlines.hasFootnotes = tree.hasFootnotes
    tree.text.withUnsafeBufferPointer { text in
      tree.data.withUnsafeBufferPointer { data in
        tree.nodes.withUnsafeBufferPointer { nodes in
          tree.details.withUnsafeBufferPointer { details in
            inlines.text = text
            inlines.data = data
            inlines.nodes = nodes
            inlines.details = details
            inlines.escapesSyntax = dialect.syntax.isIn(text) || dialect.syntax.isIn(data)
            writeBlocks(nodes, to: &output)
          }
        }
      }
    }
    inlines.text = UnsafeBufferPointer(start: nil, count: 0)
    inlines.data = inlines.text
    inlines.nodes = UnsafeBufferPointer(start: nil, count: 0)
    inlines.details = UnsafeBufferPointer(start: nil, count: 0)
  }

  private mutating func writeBlocks(
    _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    var index = 0
    while index < nodes.count {
      while let container = containers.last, container.node >= 0,
        Int(nodes[container.node].end) <= index
      {
        leave(nodes[container.node].kind, to: &output)
      }
      switch nodes[index].kind {
      case .quote, .list, .item, .footnote:
        enter(index, nodes, to: &output)
        index += 1
      default:
        writeLeaf(index, nodes, to: &output)
        index = Int(nodes[index].end)
      }
    }
    while let container = containers.last, container.node >= 0 {
      leave(nodes[container.node].kind, to: &output)
    }
  }

  // MARK: - Containers

  private mutating func enter(
    _ index: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    let node = nodes[index]
    switch node.kind {
    case .quote:
      beginBlock(to: &output)
      output.append(UInt8(ascii: ">"))
      isLineOpen = true
      prefix.pushQuote()
      note(marker: 0)
      containers.append(Container(node: index))
    case .list: enterList(index, nodes, to: &output)
    case .item: enterItem(index, nodes, to: &output)
    default:
      beginBlock(to: &output)
      output.append("[^")
      output.append(text: String(node.number))
      output.append("]:")
      isLineOpen = true
      prefix.push(spaces: 4)
      note(marker: 0)
      containers.append(Container(node: index))
    }
  }

  private mutating func enterList(
    _ index: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    let node = nodes[index]
    let isOrdered = node.flags.contains(.ordered)
    let last = containers[containers.count - 1].lastMarker
    let markers: (UInt8, UInt8) =
      isOrdered ? (UInt8(ascii: "."), UInt8(ascii: ")")) : (UInt8(ascii: "-"), UInt8(ascii: "*"))
    let marker = last == markers.0 ? markers.1 : markers.0
    note(marker: marker)
    // Only a list that has content and the first number 1 can follow a line of text.
    let first = index + 1
    let isEmpty = first >= Int(node.end) || Int(nodes[first].end) == first + 1
    if lastKind == .paragraph, isEmpty || isOrdered && node.number != 1 { lastKind = .table }
    containers.append(
      Container(
        node: index, marker: marker, number: Int(node.number),
        isTight: !node.flags.contains(.loose)))
  }

  private mutating func enterItem(
    _ index: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    let list = containers.count - 1
    beginBlock(to: &output)
    containers[list].isEmpty = false
    let start = output.count
    if containers[list].marker == UInt8(ascii: ".") || containers[list].marker == UInt8(ascii: ")")
    {
      output.append(text: String(containers[list].number))
      containers[list].number += 1
    }
    output.append(containers[list].marker)
    prefix.push(spaces: output.count - start + 1)
    isLineOpen = true
    inlines.isItemStart = true
    let hasText = index + 1 < Int(nodes[index].end) && nodes[index + 1].kind == .paragraph
    if hasText, nodes[index].detail == TaskState.open.rawValue { output.append(" [ ]") }
    if hasText, nodes[index].detail == TaskState.done.rawValue { output.append(" [x]") }
    containers.append(Container(node: index, isTight: containers[list].isTight))
  }

  private mutating func leave(_ kind: MarkdownNode.Kind, to output: inout ByteBuffer) {
    containers.removeLast()
    guard kind != .list else {
      lastKind = .list
      return
    }
    if isLineOpen {
      // It is empty.
      output.append(UInt8(ascii: "\n"))
      isLineOpen = false
    }
    prefix.pop()
    lastKind = kind
  }

  /// Notes that a block has begun in the innermost container.
  private mutating func note(marker: UInt8) {
    containers[containers.count - 1].isEmpty = false
    containers[containers.count - 1].lastMarker = marker
  }

  /// Writes the beginning of a block: an empty line and the line's prefix.
  private mutating func beginBlock(to output: inout ByteBuffer) {
    if isLineOpen {
      output.append(0x20)
      isLineOpen = false
      return
    }
    let container = containers[containers.count - 1]
    // The first item of a tight list directly follows its paragraph. Other blocks are separated.
    var isTight = container.isTight
    if container.isEmpty && container.marker != 0 {
      let outer = containers[containers.count - 2]
      isTight = outer.isTight && (lastKind == .paragraph || lastKind == .list)
    }
    if lastKind != nil && !isTight { prefix.writeBlank(to: &output) }
    prefix.write(to: &output)
  }

  // MARK: - Leaves

  private mutating func writeLeaf(
    _ index: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    let node = nodes[index]
    let beginsItem = isLineOpen
    beginBlock(to: &output)
    note(marker: 0)
    lastKind = node.kind
    switch node.kind {
    case .heading:
      for _ in 0..<node.detail { output.append(UInt8(ascii: "#")) }
      output.append(0x20)
      inlines.write(index, as: .heading, prefix: prefix, to: &output)
      output.append(UInt8(ascii: "\n"))
    case .rule:
      // After a list's marker, dashes would form a rule together with it.
      output.append(beginsItem ? "___\n" : "---\n")
    case .code: writeCode(node, to: &output)
    case .verbatimBlock:
      let html = inlines.data[inlines.details(of: node).data]
      if inlines.escapesSyntax {
        writeLines(dialect.syntax.escaped(html: html)[...], isBegun: true, to: &output)
      } else {
        writeLines(html, isBegun: true, to: &output)
      }
    case .table: writeTable(index, nodes, to: &output)
    default:
      inlines.isItemStart = inlines.isItemStart && beginsItem
      inlines.write(index, as: .paragraph, prefix: prefix, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    inlines.isItemStart = false
  }

  /// Writes lines as they are.
  ///
  /// The prefix of the first one may already be written.
  private func writeLines(_ lines: ArraySlice<UInt8>, isBegun: Bool, to output: inout ByteBuffer) {
    lines.withUnsafeBufferPointer { writeLines($0[...], isBegun: isBegun, to: &output) }
  }

  private func writeLines(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, isBegun: Bool, to output: inout ByteBuffer
  ) {
    var isBegun = isBegun
    var start = bytes.startIndex
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if start < end || isBegun {
        if !isBegun { prefix.write(to: &output) }
        output.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        output.append(UInt8(ascii: "\n"))
      } else {
        prefix.writeBlank(to: &output)
      }
      guard end < bytes.endIndex else { return }
      isBegun = false
      start = end + 1
    }
  }

  private func writeCode(_ node: MarkdownNode, to output: inout ByteBuffer) {
    let details = inlines.details(of: node)
    let code = inlines.data[details.data]
    if inlines.escapesSyntax, dialect.syntax.isIn(UnsafeBufferPointer(rebasing: code)),
      dialect.syntax.isInCode
    {
      return writeLines(dialect.syntax.codeBlock(code)[...], isBegun: true, to: &output)
    }
    var longest = 2
    var run = 0
    for byte in code {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    for _ in 0...longest { output.append(UInt8(ascii: "`")) }
    output.append(UnsafeBufferPointer(rebasing: inlines.data[details.title]))
    output.append(UInt8(ascii: "\n"))
    if !code.isEmpty { writeLines(code, isBegun: false, to: &output) }
    prefix.write(to: &output)
    for _ in 0...longest { output.append(UInt8(ascii: "`")) }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func writeTable(
    _ table: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>, to output: inout ByteBuffer
  ) {
    let columns = Int(nodes[table].number)
    var row = table + 1
    while row < Int(nodes[table].end) {
      if row > table + 1 { prefix.write(to: &output) }
      var written = 0
      var cell = row + 1
      while cell < Int(nodes[row].end) {
        output.append("| ")
        let start = output.count
        inlines.write(cell, as: .cell, prefix: prefix, to: &output)
        if output.count > start { output.append(0x20) }
        written += 1
        cell = Int(nodes[cell].end)
      }
      while written < columns {
        output.append("| ")
        written += 1
      }
      output.append("|\n")
      if nodes[row].flags.contains(.head) { writeDelimiterRow(row, columns, nodes, to: &output) }
      row = Int(nodes[row].end)
    }
  }

  private func writeDelimiterRow(
    _ row: Int, _ columns: Int, _ nodes: UnsafeBufferPointer<MarkdownNode>,
    to output: inout ByteBuffer
  ) {
    prefix.write(to: &output)
    var cell = row + 1
    for _ in 0..<columns {
      let isCell = cell < Int(nodes[row].end)
      switch isCell ? ColumnAlignment(rawValue: nodes[cell].detail) : nil {
      case .left: output.append("| :-- ")
      case .center: output.append("| :-: ")
      case .right: output.append("| --: ")
      default: output.append("| --- ")
      }
      if isCell { cell = Int(nodes[cell].end) }
    }
    output.append("|\n")
  }
}
