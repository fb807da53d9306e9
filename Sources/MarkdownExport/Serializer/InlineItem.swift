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

/// Bytes at which text is looked at more closely, each with a reason.
enum InlineByte {
  static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "*_~`\\[]!<&|:w".utf8 { table[Int(byte)] = true }
    return table
  }()
}
