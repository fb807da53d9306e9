import SiteModel

/// The names of a post's terms, by taxonomy, both in the post's order, without post formats.
package struct TaxonomyNames: Sendable {
  /// The taxonomies that have a name.
  package private(set) var taxonomies: [String] = []
  private var names: [String: [String]] = [:]

  init(of post: Post) {
    for term in post.terms where term.taxonomy != "post_format" {
      if names[term.taxonomy] == nil { taxonomies.append(term.taxonomy) }
      let name = term.name.isEmpty ? term.slug : term.name
      if !names[term.taxonomy, default: []].contains(name) {
        names[term.taxonomy, default: []].append(name)
      }
    }
  }

  package subscript(taxonomy: String) -> [String] { names[taxonomy, default: []] }
}
