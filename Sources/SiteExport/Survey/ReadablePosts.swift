import SiteModel

/// Decides which posts get files: those that people read.
enum ReadablePosts {
  /// Why a post gets no file.
  enum Reason: Hashable, Sendable {
    /// A type that only WordPress, its editor or a plugin reads.
    case type(String)
    case status(String)
  }

  /// - Parameters:
  ///   - post: Any post of the archive.
  ///   - options: The options, which may include more types and statuses.
  /// - Returns: `nil` if the post gets a file.
  static func reasonToSkip(_ post: Post, _ options: SiteOptions) -> Reason? {
    if internalTypes.contains(post.type) && !options.includedTypes.contains(post.type) {
      return .type(post.type)
    }
    if hiddenStatuses.contains(post.status) && !options.includedStatuses.contains(post.status) {
      return .status(post.status)
    }
    return nil
  }

  private static let hiddenStatuses: Set<String> = ["trash", "spam", "auto-draft"]

  /// - Source: wordpress-develop, `create_initial_post_types` in `src/wp-includes/post.php`,
  ///   without `post` and `page`. The rest are types of plugins for settings and for data from
  ///   visitors.
  private static let internalTypes: Set<String> = [
    "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles",
    "wp_navigation", "wp_font_family", "wp_font_face",
    // Forms and their submissions.
    "feedback", "flamingo_contact", "flamingo_inbound", "nf_sub", "sureforms_form", "um_directory",
    "um_form", "wpcf7_contact_form", "wpforms",
    // Page builders and custom fields.
    "acf", "acf-field", "acf-field-group", "acf-post-type", "acf-taxonomy", "elementor_library",
    "et_pb_layout", "fl-builder-template",
    // Shops.
    "product_variation", "scheduled-action", "shop_coupon", "shop_order", "shop_order_refund",
    // Tables, which stand in bodies.
    "tablepress_table",
    // Styles.
    "safecss",
  ]
}
