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

  /// Adds a character that is a space of fixed width.
  mutating func addFixedSpace(_ character: some Collection<UInt8>) {
    spaces.append(contentsOf: character)
  }

  /// Takes the spaces of fixed width behind a break, and the plain ones between them.
  mutating func takeIndentation() -> [UInt8] {
    defer { removeSpaces() }
    return Array(spaces.drop { $0 == 0x20 })
  }

  /// Puts non-breaking spaces before the pending ones.
  mutating func prepend(_ fixedSpaces: some Collection<UInt8>) {
    spaces.insert(contentsOf: fixedSpaces, at: 0)
  }

  /// Removes plain spaces, because a line does not begin with them.
  mutating func removePlainSpaces() { spaces.removeAll { $0 == 0x20 } }

  mutating func removeSpaces() { spaces.removeAll(keepingCapacity: true) }
}
