/// What is written when something follows it, and else not at all.
struct PendingContent {
  /// White space: at most one plain space in a row, and spaces that do not break.
  private(set) var spaces: [UInt8] = []
  /// Line breaks.
  var breaks = 0
  /// The dash before a quotation's source.
  var hasDash = false

  var hasSpaces: Bool { !spaces.isEmpty }

  mutating func addSpace() {
    if spaces.last != 0x20 { spaces.append(0x20) }
  }

  /// Adds a space that does not break.
  mutating func addFixedSpace() { spaces.append(contentsOf: [0xC2, 0xA0]) }

  /// Puts spaces that do not break before those that wait.
  mutating func prepend(_ fixedSpaces: some Collection<UInt8>) {
    spaces.insert(contentsOf: fixedSpaces, at: 0)
  }

  /// Takes plain spaces away, which a line does not begin with.
  mutating func removePlainSpaces() { spaces.removeAll { $0 == 0x20 } }

  mutating func removeSpaces() { spaces.removeAll(keepingCapacity: true) }
}
