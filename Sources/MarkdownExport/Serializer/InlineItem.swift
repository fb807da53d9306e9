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

  var kind: Kind
  /// Of marks, those of the text and those of emphasis: which one; 0 stands for tags.
  var mark: UInt8 = 0
  /// The node of markup.
  var node: Int32 = -1
  /// Where in the tree's text.
  var position: Int32
  /// How many bytes of the text it takes; of emphasis, how many marks.
  var length: Int32 = 0
  /// Of text, how many of its bytes get a backslash; of an address 1, when it is put in angle brackets.
  var escapes: Int32 = 0
  /// Of `open` and `close`, the index of the other.
  var partner: Int32 = -1

  var isMarkup: Bool { kind.rawValue <= Kind.atom.rawValue }
  /// Where the item's text ends.
  var end: Int { Int(position) + (isMarkup ? 0 : Int(length)) }
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
