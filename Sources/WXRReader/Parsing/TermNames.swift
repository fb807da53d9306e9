import SiteModel

/// The slugs of a channel's terms by their names.
///
/// Up to WordPress 2.3 items name their categories and do not give the slugs.
struct TermNames: Sendable {
  private var slugs: [Key: String] = [:]

  private struct Key: Hashable {
    var taxonomy: String
    var name: String
  }

  mutating func add(_ term: Term) {
    guard !term.name.isEmpty, !term.slug.isEmpty else { return }
    let key = Key(taxonomy: term.taxonomy, name: term.name)
    if slugs[key] == nil { slugs[key] = term.slug }
  }

  func slug(taxonomy: String, name: String) -> String? {
    slugs[Key(taxonomy: taxonomy, name: name)]
  }
}
