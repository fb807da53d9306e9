/// The blocks whose own HTML is not what they show.
///
/// A family is a file in `Families`; a new one is added to this list.
enum BlockRegistry {
  private static let families: [[String: BlockRule]] = [
    TextBlocks.rules, LinkBlocks.rules, EmbedBlocks.rules, CodeBlocks.rules, TableBlocks.rules,
    BuilderBlocks.rules,
  ]

  /// A name has one rule: two are a fault of this list, which ends the first run.
  private static let rules = Dictionary(
    uniqueKeysWithValues: families.joined().map { ($0.key, $0.value) })

  /// The rules for all blocks of a namespace, whose names are written `namespace/*`.
  private static let namespaces = rules.filter { $0.key.hasSuffix("/*") }
    .map { (prefix: $0.key.dropLast(), rule: $0.value) }

  static func rule(for name: String) -> BlockRule? {
    if let rule = rules[name] { return rule }
    for (prefix, rule) in namespaces where name.utf8.starts(with: prefix.utf8) { return rule }
    return nil
  }
}
