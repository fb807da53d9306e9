/// The open heading, if there is one.
struct OpenHeading {
  /// From 1 to 6; 0 if none is open.
  var level: UInt8 = 0
  /// How many blocks were open when it began.
  var blockCount = 0

  var isOpen: Bool { level > 0 }
}
