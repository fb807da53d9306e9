import SiteModel

/// The language of a post, and what its translations have in common.
///
/// - Source: Polylang has a term of the taxonomy `language`, and one of `post_translations` for a group;
///   WPML writes `_wpml_import_…` metas when it exports.
package struct Translation: Sendable {
  /// Such as `de`; empty if no plugin tells it.
  package private(set) var language = ""
  /// The same for all translations of a post; empty if there is none.
  package private(set) var group = ""

  init(of post: Post) {
    for term in post.terms {
      switch term.taxonomy {
      case "language" where language.isEmpty: language = term.slug
      case "post_translations" where group.isEmpty: group = term.slug
      default: break
      }
    }
    // The name of the term is Polylang's own; what follows `pll_` is the group.
    if group.hasPrefix("pll_") { group.removeFirst("pll_".count) }
    for meta in post.meta {
      switch meta.key {
      case "_wpml_import_language_code" where language.isEmpty: language = meta.value
      case "_wpml_import_translation_group" where group.isEmpty: group = meta.value
      default: break
      }
    }
  }
}
