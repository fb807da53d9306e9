/// A part of a block's text that needs a decision before the text is written.
struct InlineItem {
  enum Kind: UInt8 {
    // Markup, which has no text.
    case open, close, atom
    /// A line feed of the text.
    case lineBreak
    // Text that could be read as markup.
    case marks, backticks, backslash, openBracket, closeBracket, bang, less, ampersand, pipe
    /// An address that parsers turn into a link.
    case address
  }

  // 16 bytes: text full of markup has more bytes of items than of itself.

  let kind: Kind
  /// The mark, for marks of the text and of emphasis; 0 stands for tags.
  var mark: UInt8 = 0
  /// The number of marks, for emphasis.
  private var markCount: UInt8 = 0
  /// Whether emphasis needs tags.
  ///
  /// It gets them after all marks were examined.
  var needsTags = false
  /// The place in the tree's text.
  var position: Int32
  /// The node of markup, or the length of text.
  private var nodeOrLength: Int32
  /// The other item of a pair of markup, or the escapes of text.
  private var partnerOrEscapes: Int32

  /// Markup: the start or end of a node, or a node that has no text.
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
  var isMarkup: Bool { kind.rawValue <= Kind.lineBreak.rawValue }

  /// The node of markup; of a line break that of the block.
  @inline(__always)
  var node: Int { Int(nodeOrLength) }

  /// The index of the other item, for `open` and `close`; -1 for others.
  @inline(__always)
  var partner: Int { isMarkup ? Int(partnerOrEscapes) : -1 }

  mutating func setPartner(_ index: Int) { partnerOrEscapes = Int32(truncatingIfNeeded: index) }

  /// The number of bytes of the text, or of marks for emphasis.
  @inline(__always)
  var length: Int32 { isMarkup ? Int32(needsTags ? 0 : markCount) : nodeOrLength }

  /// The number of marks that emphasis had when its run was made.
  var markCountInRun: Int32 { Int32(markCount) }

  mutating func setMarks(_ mark: UInt8, count: UInt8) {
    self.mark = mark
    markCount = count
    needsTags = false
  }

  /// The number of bytes of text that get a backslash.
  ///
  /// For an address, 1 means angle brackets.
  @inline(__always)
  var escapes: Int32 {
    get { isMarkup ? 0 : partnerOrEscapes }
    set { partnerOrEscapes = newValue }
  }

  // A text of brackets alone has as many open ones, so a list of them would be large. Its length is always
  // 1, and the place for it has the one before while a bracket is open.

  /// The bracket of text that was open before this one; -1 for none.
  var below: Int32 { nodeOrLength }

  /// Puts the item, at an index, on the brackets that are open, and returns the index.
  mutating func put(on open: Int32, at index: Int) -> Int32 {
    nodeOrLength = open
    return Int32(truncatingIfNeeded: index)
  }

  /// Takes the item off the open brackets, and returns the one before.
  mutating func takeOff() -> Int32 {
    defer { nodeOrLength = 1 }
    return nodeOrLength
  }

  /// Where the item's text ends.
  @inline(__always)
  var end: Int {
    Int(position) + (isMarkup ? kind == .lineBreak ? 1 : 0 : Int(nodeOrLength))
  }
}

/// Bytes at which text is examined more closely.
enum InlineByte {
  /// A bit for each of them: the line feed, `!`, `&`, `*`, `:`, `<`, and `[`, `\`, `]`, `_`, `` ` ``, `w`, `|`, `~`.
  private static let masks: (UInt64, UInt64) = (
    1 << 0x0A | 1 << 0x21 | 1 << 0x26 | 1 << 0x2A | 1 << 0x3A | 1 << 0x3C,
    1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1F | 1 << 0x20 | 1 << 0x37 | 1 << 0x3C | 1 << 0x3E
  )

  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return false }
    return (byte < 0x40 ? masks.0 : masks.1) >> UInt64(byte & 0x3F) & 1 != 0
  }
}
