/// The shortcodes that are known: WordPress's own, those of WordPress.com, and of plugins.
///
/// A family is a file in `Families`; a new one is added to this list.
enum ShortcodeRegistry {
  private static let families: [[String: ShortcodeRule]] = [
    CodeShortcodes.rules, CaptionShortcodes.rules, GalleryShortcodes.rules, PlayerShortcodes.rules,
    EmbedShortcodes.rules, JetpackShortcodes.rules, RecipeShortcodes.rules,
    TableShortcodes.rules, FootnoteShortcodes.rules, BuilderRegistry.shortcodes,
  ]

  /// A name has one rule: two are a fault of this list, which ends the first run.
  private static let rules = Dictionary(
    uniqueKeysWithValues: families.joined().map { ($0.key, $0.value) })

  /// `nil` for a name that nothing here knows.
  static func rule(for name: String) -> ShortcodeRule? {
    rules[name] ?? CodeShortcodes.rule(for: name)
  }

  /// Whether it becomes something of its own; what stands between tags alone keeps its paragraph.
  static func replacesParagraph(_ name: String) -> Bool {
    switch rule(for: name) {
    case nil, .wraps?: false
    case .shows?, .needsSite?, .code?, .formula?: true
    }
  }
}
