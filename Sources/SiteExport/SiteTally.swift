import PostContent

/// The counts of things that a user may want to check.
struct SiteTally {
  private var shortcodes: [String: Int] = [:]
  private var blocks: [String: Int] = [:]
  private var protectedCount = 0

  mutating func add(_ document: PostDocument) {
    for unknown in document.unknownShortcodes {
      shortcodes[unknown.name, default: 0] += unknown.count
    }
    for unknown in document.unknownBlocks { blocks[unknown.name, default: 0] += unknown.count }
    if document.isProtected { protectedCount += 1 }
  }

  func remarks(_ policy: ShortcodePolicy) -> [String] {
    var remarks: [String] = []
    if protectedCount > 0 {
      let bodies = protectedCount == 1 ? "body" : "bodies"
      remarks.append("\(protectedCount) \(bodies) left out for a password; --protected writes them")
    }
    if !shortcodes.isEmpty {
      let fate = policy == .drop ? "dropped" : "left as they are"
      remarks.append("unknown shortcodes \(fate): \(Self.listed(shortcodes))")
    }
    if !blocks.isEmpty {
      remarks.append("blocks that show nothing by themselves: \(Self.listed(blocks))")
    }
    return remarks
  }

  /// `gallery 12, poll 3`: the most frequent first.
  static func listed(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key.isEmpty ? "(none)" : $0.key) \($0.value)" }.joined(separator: ", ")
  }
}
