/// The paragraph, heading or cell that takes inlines, if one is open.
struct OpenLeaf {
  /// Its node; -1 when none is open.
  var node = -1
  /// Whether it is a cell, in which blocks are separated by breaks.
  var isInCell = false
  /// Whether nothing stands yet in its last line.
  var isLineEmpty = true

  var isOpen: Bool { node >= 0 }
}
