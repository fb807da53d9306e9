/// A node of a Markdown tree.
///
/// Nodes stand in document order, each before its descendants, which end where the node's `end` says.
struct MarkdownNode {
  enum Kind: UInt8 {
    // Blocks.
    case paragraph, heading, quote, list, item, code, table, row, cell, rule
    /// Raw HTML, a comment or Markdown source that stands as it is.
    case verbatimBlock
    case footnote
    // Inlines.
    case text, emphasis, strong, strikethrough, codeSpan, link, image
    /// A link whose text is its address.
    case autolink
    case hardBreak
    /// An element that Markdown has no mark for, written as tags around Markdown.
    case element
    /// Raw HTML or a shortcode that stands as it is.
    case verbatim
    case footnoteReference
  }

  // 20 bytes: text full of markup has more bytes of nodes than of itself.

  var kind: Kind
  var flags: Flags = []
  /// Of a heading its level, of an `element` its `InlineElement`, of a cell its `ColumnAlignment`, of an
  /// item its `TaskState`.
  var detail: UInt8 = 0
  /// Of an ordered list its first number, of a table how many columns it has, of a footnote and its
  /// references the number; of a node with data where `MarkdownTree.details` has this.
  var number: Int32 = 0
  /// The index behind the node's last descendant.
  var end: Int32 = -1
  /// Where the visible text of the node begins in the tree's `text`.
  var textStart: Int32
  var textEnd: Int32 = -1

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Of a list: in order.
    static let ordered = Flags(rawValue: 1)
    /// Of a list: blank lines stand between its items.
    static let loose = Flags(rawValue: 2)
    /// Of a row: it is the head of its table.
    static let head = Flags(rawValue: 4)
  }

  var text: Range<Int> { Int(textStart)..<Int(textEnd) }
}

/// What a node has in the tree's `data`: code, raw HTML, a link's or image's address.
struct MarkdownDetails {
  var dataStart: Int32
  var dataEnd: Int32
  /// From `dataEnd` on: the language of code, a link's or image's title.
  var titleEnd: Int32
  /// From `titleEnd` on: the text that stands for an image.
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
