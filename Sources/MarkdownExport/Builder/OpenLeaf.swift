/// The open paragraph, heading or cell, which contains inline elements.
struct OpenLeaf {
  /// Its node; -1 if none is open.
  var node = -1
  /// Whether it is a cell, in which blocks are separated by breaks.
  var isInCell = false
  /// Whether its last line is still empty.
  var isLineEmpty = true

  var isOpen: Bool { node >= 0 }
}
