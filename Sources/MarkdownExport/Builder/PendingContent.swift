/// Content that is written only if something follows it.
struct PendingContent {
  /// White space: non-breaking spaces, and plain spaces, never two of them in a row.
  private(set) var spaces: [UInt8] = []
  /// Line breaks.
  var breaks = 0
  /// The dash before a quotation's source.
  var hasDash = false

  var hasSpaces: Bool { !spaces.isEmpty }

  mutating func addSpace() {
    if spaces.last != 0x20 { spaces.append(0x20) }
  }

  /// Adds a non-breaking space.
  mutating func addFixedSpace() { spaces.append(contentsOf: [0xC2, 0xA0]) }

  /// Puts non-breaking spaces before the pending ones.
  mutating func prepend(_ fixedSpaces: some Collection<UInt8>) {
    spaces.insert(contentsOf: fixedSpaces, at: 0)
  }

  /// Removes plain spaces, because a line does not begin with them.
  mutating func removePlainSpaces() { spaces.removeAll { $0 == 0x20 } }

  mutating func removeSpaces() { spaces.removeAll(keepingCapacity: true) }
}
