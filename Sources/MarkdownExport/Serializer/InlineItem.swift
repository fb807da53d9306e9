/// Something in a block's text that has to be decided upon before the text is written.
struct InlineItem {
  enum Kind: UInt8 {
    // Markup, which takes no text.
    case open, close, atom
    // Text that could be taken for markup.
    case marks, backticks, backslash, openBracket, closeBracket, bang, less, ampersand, pipe
    /// An address that readers make a link of.
    case address
  }

  // 16 bytes: text full of markup has more bytes of items than of itself.

  let kind: Kind
  /// Of marks, those of the text and those of emphasis: which one; 0 stands for tags.
  var mark: UInt8 = 0
  /// Of emphasis, how many marks it has.
  private var markCount: UInt8 = 0
  /// Of emphasis, whether it was found to need tags, which it gets when all marks have been looked at.
  var needsTags = false
  /// Where in the tree's text.
  var position: Int32
  /// Of markup the node, of text the length.
  private var nodeOrLength: Int32
  /// Of markup the item that it begins or ends with, of text the escapes.
  private var partnerOrEscapes: Int32

  /// Markup: the begin or end of a node, or a node that takes no text.
  init(_ kind: Kind, node: Int, position: Int32, partner: Int = -1) {
    self.kind = kind
    self.position = position
    nodeOrLength = Int32(truncatingIfNeeded: node)
    partnerOrEscapes = Int32(truncatingIfNeeded: partner)
  }

  /// Text.
  init(_ kind: Kind, mark: UInt8 = 0, _ range: Range<Int>, escapes: Int32 = 0) {
    self.kind = kind
    self.mark = mark
    position = Int32(truncatingIfNeeded: range.lowerBound)
    nodeOrLength = Int32(truncatingIfNeeded: range.count)
    partnerOrEscapes = escapes
  }

  @inline(__always)
  var isMarkup: Bool { kind.rawValue <= Kind.atom.rawValue }

  /// The node of markup.
  @inline(__always)
  var node: Int { Int(nodeOrLength) }

  /// Of `open` and `close`, the index of the other; of others -1.
  @inline(__always)
  var partner: Int { isMarkup ? Int(partnerOrEscapes) : -1 }

  mutating func setPartner(_ index: Int) { partnerOrEscapes = Int32(truncatingIfNeeded: index) }

  /// How many bytes of the text it takes; of emphasis, how many marks.
  @inline(__always)
  var length: Int32 { isMarkup ? Int32(needsTags ? 0 : markCount) : nodeOrLength }

  /// How many marks emphasis had when the run was made that they are in.
  var markCountInRun: Int32 { Int32(markCount) }

  mutating func setMarks(_ mark: UInt8, count: UInt8) {
    self.mark = mark
    markCount = count
    needsTags = false
  }

  /// Of text, how many of its bytes get a backslash; of an address 1, when it is put in angle brackets.
  @inline(__always)
  var escapes: Int32 {
    get { isMarkup ? 0 : partnerOrEscapes }
    set { partnerOrEscapes = newValue }
  }

  /// Where the item's text ends.
  @inline(__always)
  var end: Int { Int(position) + (isMarkup ? 0 : Int(nodeOrLength)) }
}

/// Bytes at which text is looked at more closely.
enum InlineByte {
  /// A bit for each of them: `!`, `&`, `*`, `:`, `<`, and `[`, `\`, `]`, `_`, `` ` ``, `w`, `|`, `~`.
  private static let masks: (UInt64, UInt64) = (
    1 << 0x21 | 1 << 0x26 | 1 << 0x2A | 1 << 0x3A | 1 << 0x3C,
    1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1F | 1 << 0x20 | 1 << 0x37 | 1 << 0x3C | 1 << 0x3E
  )

  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return false }
    return (byte < 0x40 ? masks.0 : masks.1) >> UInt64(byte & 0x3F) & 1 != 0
  }
}
