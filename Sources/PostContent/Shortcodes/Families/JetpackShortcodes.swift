/// What WordPress.com and Jetpack have beside pages elsewhere.
enum JetpackShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules: [String: ShortcodeRule] = [:]
    for name in ofTheSite { rules[name] = .needsSite }
    for name in aroundText { rules[name] = .contentAlone }
    return rules
  }()

  private static let ofTheSite = [
    "contact-form", "contact-field", "jetpack_subscription_form", "blog_subscription_form",
    "mailchimp_subscriber_popup", "archives", "sitemap", "unsubscribe_urls", "upcomingevents",
    "portfolio", "testimonials", "display-posts", "jetpack-related-posts", "untappd-menu",
  ]

  private static let aroundText = [
    "recipe", "recipe-notes", "recipe-ingredients", "recipe-directions", "recipe-nutrition",
    "wp-recipe", "tooltip", "presentation", "slide", "quiz", "question", "answer", "wrong",
    "explanation",
  ]
}
