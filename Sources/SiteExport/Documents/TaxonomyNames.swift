import PostContent
import SiteModel

/// The names of a post's terms, by taxonomy, both in the post's order.
///
/// Terms that tell a reader nothing are left out: post formats, which front matter has under a name
/// of their own, authors, and what plugins keep for themselves.
package struct TaxonomyNames: Sendable {
  /// The taxonomies that have a name.
  package private(set) var taxonomies: [String] = []
  private var names: [String: [String]] = [:]

  init(of post: Post, _ index: SiteIndex, in language: String? = nil) {
    for term in post.terms where !Self.isInternal(term.taxonomy) && !index.isAuthor(term) {
      let name = LanguageText.line(index.label(of: term), in: language)
      guard name.contains(where: { !$0.isWhitespace }) else { continue }
      if names[term.taxonomy] == nil { taxonomies.append(term.taxonomy) }
      if !names[term.taxonomy, default: []].contains(name) {
        names[term.taxonomy, default: []].append(name)
      }
    }
  }

  package subscript(taxonomy: String) -> [String] { names[taxonomy, default: []] }

  private static func isInternal(_ taxonomy: String) -> Bool {
    internalTaxonomies.contains(taxonomy) || taxonomy.utf8.first == UInt8(ascii: "_")
  }

  private static let internalTaxonomies: Set<String> = [
    // WordPress.
    "post_format", "nav_menu", "link_category", "wp_theme", "wp_template_part_area",
    "wp_pattern_category",
    // Polylang and WPML: numbers of groups of translations.
    "post_translations", "term_translations", "term_language", "translation_priority",
    // WooCommerce and other shops: what a program asks about a product.
    "product_type", "product_visibility", "product_shipping_class", "edd_log_type",
    // Editors' work: Edit Flow, PublishPress, notifications, templates, statistics of words.
    "following_users", "following_usergroups", "ef_usergroup", "ef_editorial_meta", "pp_usergroup",
    "psppno_follow_users", "action-group", "elementor_library_type", "yst_prominent_words",
    "amp_validation_error", "amp_template", "post_status", "wpcode_type", "wpcode_location",
  ]
}
