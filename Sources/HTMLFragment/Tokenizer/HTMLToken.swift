/// What the tokenizer has read last; its ranges are of the tokenizer's `bytes`.
struct HTMLToken: BitwiseCopyable {
  enum Kind: UInt8 {
    case text, startTag, endTag, comment, doctype
  }

  var kind = Kind.text
  /// Of tags.
  var tag = HTMLTag.unknown
  /// Tells most tags apart whose name is not known; 0 for others.
  var nameHash: UInt32 = 0
  var isSelfClosing = false
  /// Whether text has U+0000 in it, which the tree builder treats as the place asks for.
  var hasNUL = false
  /// A start tag's attributes, in those of the tokenizer.
  var attributeCount: UInt16 = 0
  var firstAttribute = 0
  /// The text, the tag's name in lower case, what the comment says, or what stands behind `<!DOCTYPE`.
  var start = 0
  var end = 0
}

/// How the tokenizer reads text: as markup, or as what an element holds that has none in it (§13.2.5).
enum TextKind: UInt8 {
  case data, escapableRawText, rawText, scriptData, plainText, cdata
}
