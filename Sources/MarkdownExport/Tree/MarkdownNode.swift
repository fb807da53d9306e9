/// A node of a Markdown tree.
///
/// Nodes are in document order. The descendants of a node follow it, up to its `end`.
struct MarkdownNode {
  enum Kind: UInt8 {
    // Blocks.
    case paragraph, heading, quote, list, item, code, table, row, cell, rule
    /// Raw HTML, a comment or Markdown source that is written as it is.
    case verbatimBlock
    case footnote
    // Inlines.
    case text, emphasis, strong, strikethrough, codeSpan, link, image
    /// A link whose text is its address.
    case autolink
    /// An element without a mark in Markdown, written as tags around Markdown.
    case element
    /// Raw HTML or a shortcode that is written as it is.
    case verbatim
    case footnoteReference
  }

  // 20 bytes: text full of markup has more bytes of nodes than of itself.

  var kind: Kind
  var flags: Flags = []
  /// The level of a heading, the `InlineElement` of an `element`, the `ColumnAlignment` of a cell,
  /// the `TaskState` of an item.
  var detail: UInt8 = 0
  /// The first number of an ordered list, the number of columns of a table, the number of a
  /// footnote and of its references; for a node with data, its index in `MarkdownTree.details`.
  var number: Int32 = 0
  /// The index after the node's last descendant.
  var end: Int32 = -1
  /// The start of the node's visible text in the tree's `text`.
  var textStart: Int32
  var textEnd: Int32 = -1

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// A list is ordered.
    static let ordered = Flags(rawValue: 1)
    /// A list has blank lines between its items.
    static let loose = Flags(rawValue: 2)
    /// A row is the head of its table.
    static let head = Flags(rawValue: 4)
  }

  var text: Range<Int> { Int(textStart)..<Int(textEnd) }
}

/// The data of a node in the tree's `data`: code, raw HTML, the address of a link or an image.
struct MarkdownDetails {
  var dataStart: Int32
  var dataEnd: Int32
  /// From `dataEnd` on: the language of code, or the title of a link or an image.
  var titleEnd: Int32
  /// From `titleEnd` on: the alternative text of an image.
  var altEnd: Int32

  var data: Range<Int> { Int(dataStart)..<Int(dataEnd) }
  var title: Range<Int> { Int(dataEnd)..<Int(titleEnd) }
  var alt: Range<Int> { Int(titleEnd)..<Int(altEnd) }
}

/// Elements that stay elements, with Markdown inside.
enum InlineElement: UInt8, CaseIterable {
  case sup, sub, mark, kbd, q

  var name: StaticString {
    switch self {
    case .sup: "sup"
    case .sub: "sub"
    case .mark: "mark"
    case .kbd: "kbd"
    case .q: "q"
    }
  }
}

enum ColumnAlignment: UInt8 {
  case none, left, center, right
}

enum TaskState: UInt8 {
  case none, open, done
}
