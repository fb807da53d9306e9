/// A term that posts with files have, and its page.
package struct TermPage: Sendable {
  package var taxonomy: String
  package var slug: String
  package internal(set) var name: String
  /// The term above it, as an index of `SiteOverview.terms`.
  package internal(set) var parent: Int?
  package internal(set) var description = ""
  /// How many public posts have it.
  package internal(set) var postCount = 0
  /// The path of its page within the blog, decoded: `/category/a/b/`; empty if a post has that path.
  package internal(set) var address = ""
  /// A name within its taxonomy that no other term has, and that file systems and generators accept.
  package internal(set) var key = ""
  /// The key of its taxonomy in the front matter of the target, which no other taxonomy has.
  package internal(set) var taxonomyKey = ""
  /// Its name, and its slug if another term of the taxonomy has the same name.
  package internal(set) var label = ""

  init(taxonomy: String, slug: String, name: String) {
    (self.taxonomy, self.slug, self.name) = (taxonomy, slug, name)
  }

  /// The taxonomies that have no pages: menus, formats, parts of themes, and what plugins for
  /// languages keep for themselves.
  static func hasPage(_ taxonomy: String) -> Bool {
    !taxonomy.isEmpty && !pageless.contains(taxonomy)
  }

  private static let pageless: Set<String> = [
    "nav_menu", "post_format", "link_category", "wp_theme", "wp_template_part_area",
    "wp_pattern_category", "language", "post_translations", "term_language", "term_translations",
  ]

  /// Whether its page lists only posts, and not what is of other types.
  ///
  /// - Source: wordpress-develop, `WP_Query::get_posts` in `src/wp-includes/class-wp-query.php`.
  package var listsOnlyPosts: Bool { Self.isOfWordPress(taxonomy) }

  /// Whether a taxonomy is WordPress's own.
  static func isOfWordPress(_ taxonomy: String) -> Bool {
    taxonomy == "category" || taxonomy == "post_tag"
  }
}

/// A person who wrote posts, and their page.
package struct AuthorPage: Sendable {
  package var login: String
  package var name: String
  /// The name in the address of the page.
  package var key: String
  /// The path of the page within the blog: `/author/anna/`; empty if a post has that path.
  package internal(set) var address = ""
}
