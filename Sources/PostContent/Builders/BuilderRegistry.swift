/// The page builders that are known.
enum BuilderRegistry {
  static let all: [Builder] =
    [
      WPBakery.builder, Divi.builder, Avada.builder, Elementor.builder, BeaverBuilder.builder,
      Bricks.builder, SiteOrigin.builder, Oxygen.builder,
    ] + ShortcodeBuilders.all + OtherBuilders.builders

  /// What becomes of the builders' shortcodes.
  static let shortcodes: [String: ShortcodeRule] = {
    var rules: [String: ShortcodeRule] = [:]
    for builder in all where !builder.shortcodePrefix.isEmpty {
      for (name, rule) in builder.rules {
        rules[name] = ShortcodeRule(rule, decode: builder.decode)
      }
    }
    return rules
  }()

  /// The builder whose shortcodes have such names.
  static func builder(ofShortcode name: String) -> Builder? {
    all.first { !$0.shortcodePrefix.isEmpty && name.hasPrefix($0.shortcodePrefix) }
  }
}
