import ByteText

/// Text in columns, as wide as a terminal at most.
struct TextTable {
  private let columns: [Column]
  private var rows: [[String]] = []
  private static let gap = 2
  /// A column that is made narrower keeps so many places.
  private static let narrowest = 8

  struct Column {
    enum Cut {
      case end, start
    }

    var isNumeric = false
    var cut = Cut.end
    /// How wide it is at least, and may be however much room there is.
    var least = 0
    var most = Int.max

    static let number = Column(isNumeric: true)
    static let text = Column()
  }

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row with as many cells as there are columns, or with fewer.
  mutating func add(_ cells: [String]) { rows.append(cells.map(\.terminalSafe)) }

  /// How wide the table is where nothing is cut but what is wider than its column may be.
  var width: Int { Self.sum(naturalWidths) }

  /// The rows, cut to a width.
  func lines(width: Int) -> [String] {
    let widths = widths(within: width)
    return rows.map { cells in
      var line = ""
      for (index, cell) in cells.enumerated() {
        if index > 0 { line += String(repeating: " ", count: Self.gap) }
        line += columns[index].fitted(cell, to: widths[index], isLast: index == cells.count - 1)
      }
      return line.cut(toWidth: width)
    }
  }

  private var naturalWidths: [Int] {
    columns.indices.map { index in
      let widest = rows.lazy.filter { $0.count > index }.map { $0[index].terminalWidth }.max() ?? 0
      return min(max(widest, columns[index].least), columns[index].most)
    }
  }

  private static func sum(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// Takes from the widest column of text until the row fits or nothing is left to take.
  private func widths(within width: Int) -> [Int] {
    var widths = naturalWidths
    for index in widths.indices { widths[index] = min(widths[index], width) }
    let shrinkable = columns.indices.filter { !columns[$0].isNumeric }
    while Self.sum(widths) > width,
      let widest = shrinkable.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
    }
    return widths
  }
}

extension TextTable.Column {
  fileprivate func fitted(_ cell: String, to width: Int, isLast: Bool) -> String {
    let text = cut == .end ? cell.cut(toWidth: width) : cell.cutAtStart(toWidth: width)
    let padding = String(repeating: " ", count: max(0, width - text.terminalWidth))
    if isNumeric { return padding + text }
    return isLast ? text : text + padding
  }
}

extension String {
  /// How many columns of a terminal the text takes.
  var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }

  /// The text, its end replaced by … where it is wider.
  func cut(toWidth width: Int) -> String {
    terminalWidth <= width ? self : Self.beginning(of: self, within: width - 1) + "…"
  }

  /// The text, its beginning replaced by … where it is wider.
  func cutAtStart(toWidth width: Int) -> String {
    terminalWidth <= width
      ? self : "…" + String(Self.beginning(of: reversed(), within: width - 1).reversed())
  }

  private static func beginning(of text: some Sequence<Character>, within width: Int) -> String {
    var room = width
    return String(
      text.prefix { character in
        room -= character.terminalWidth
        return room >= 0
      })
  }
}

extension Character {
  /// 2 for what East Asian fonts and emoji draw twice as wide, 0 for a mark that stands alone.
  fileprivate var terminalWidth: Int {
    if let value = asciiValue { return value < 0x20 ? 0 : 1 }
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains(where: \.isWide) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }
}

extension Unicode.Scalar {
  /// - Source: the ranges of East_Asian_Width W and F (UAX #11), without the gaps inside them.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
      0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      true
    case 0xFE0F: true  // asks for the emoji's picture
    default: properties.isEmojiPresentation
    }
  }
}
