/// The blocks whose own HTML is not what they show.
///
/// A family is a file in `Families`; a new one is added to this list.
enum BlockRegistry {
  private static let families: [[String: BlockRule]] = [
    TextBlocks.rules, LinkBlocks.rules, EmbedBlocks.rules, CodeBlocks.rules,
  ]

  private static let rules = families.reduce(into: [:]) { rules, family in
    rules.merge(family) { first, _ in first }
  }

  /// The rule for a name or for all names of its namespace, which `*` stands for.
  static func rule(for name: String) -> BlockRule? {
    if let rule = rules[name] { return rule }
    guard let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return rules[name[...slash] + "*"]
  }
}
