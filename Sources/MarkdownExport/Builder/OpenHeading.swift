/// The heading that is open, if one is.
struct OpenHeading {
  /// From 1 to 6; 0 when none is open.
  var level: UInt8 = 0
  /// How many blocks were open when it began.
  var blockCount = 0

  var isOpen: Bool { level > 0 }
}
