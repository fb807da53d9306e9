import WXRFormat

/// A set of element names.
struct ElementSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  func contains(_ name: ElementName) -> Bool {
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    return (name.rawValue < 64 ? low : high) & bit != 0
  }

  /// - Returns: Whether the name is new to the set.
  mutating func insert(_ name: ElementName) -> Bool {
    if contains(name) { return false }
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    if name.rawValue < 64 { low |= bit } else { high |= bit }
    return true
  }
}
