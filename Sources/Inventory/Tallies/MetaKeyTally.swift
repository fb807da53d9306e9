import SiteModel

/// The keys of posts' custom fields.
package struct MetaKeyTally: Sendable {
  /// How often each key was met.
  package private(set) var keys = NameTally()
  /// Posts by the plugin whose fields for search engines they have.
  package private(set) var plugins = NameTally()

  mutating func add(_ metas: [Meta]) {
    var found: Set<String> = []
    for meta in metas {
      keys.add(meta.key)
      if let plugin = SEOPlugin.name(ofKey: meta.key), found.insert(plugin).inserted {
        plugins.add(plugin)
      }
    }
  }

  mutating func merge(_ later: MetaKeyTally) {
    keys.merge(later.keys)
    plugins.merge(later.plugins)
  }
}
