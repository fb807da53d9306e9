/// The plugins that keep titles, descriptions and the like for search engines in custom fields.
package enum SEOPlugin {
  /// The plugin that a custom field belongs to; `nil` for other fields.
  package static func name(ofKey key: String) -> String? {
    plugins.first { key.hasPrefix($0.prefix) }?.name
  }

  private static let plugins: [(prefix: String, name: String)] = [
    ("_yoast_wpseo_", "Yoast SEO"), ("rank_math_", "Rank Math"), ("_aioseo_", "All in One SEO"),
    ("_aioseop_", "All in One SEO"), ("_seopress_", "SEOPress"), ("_genesis_", "The SEO Framework"),
    ("_su_", "SEO Ultimate"), ("_wds_", "SmartCrawl"), ("slim_seo", "Slim SEO"),
    ("_squirrly_seo", "Squirrly SEO"), ("_sq_", "Squirrly SEO"), ("_headspace_", "HeadSpace2"),
    ("advanced_seo_description", "Jetpack SEO"), ("jetpack_seo_html_title", "Jetpack SEO"),
  ]
}
