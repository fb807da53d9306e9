/// What WordPress.com and Jetpack have beside pages elsewhere.
enum JetpackShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules: [String: ShortcodeRule] = [:]
    for name in ofTheSite { rules[name] = .needsSite }
    for name in aroundText { rules[name] = .contentAlone }
    for name in boxes { rules[name] = .wraps { _, _ in ("<div>", "</div>") } }
    // What a pointer makes visible stands behind its word.
    rules["tooltip"] = .wraps { shortcode, _ in
      ("", shortcode.attributes.raw("text").map { $0.isEmpty ? "" : " (\($0))" } ?? "")
    }
    return rules
  }()

  private static let ofTheSite = [
    "contact-form", "contact-field", "jetpack_subscription_form", "blog_subscription_form",
    "mailchimp_subscriber_popup", "archives", "sitemap", "unsubscribe_urls", "upcomingevents",
    "portfolio", "testimonials", "display-posts", "jetpack-related-posts", "untappd-menu",
  ]

  private static let aroundText = ["presentation", "quiz"]

  private static let boxes = ["slide", "question", "answer", "wrong", "explanation"]
}
