/// Keys of front matter without which a page would have another address, would be shown although it is
/// hidden, or could not be built.
enum SiteKeys {
  static let needed: Set<String> = [
    "title", "date", "draft", "status", "published", "publish", "protected", "extra.protected",
    "extra.status", "wordpress_status", "url", "save_as", "permalink", "dynamicPermalink", "path",
    "slug", "aliases",
    "layout", "kind", "type", "render_with_liquid", "comments", "comments_key", "comments_title",
    "extra.comments", "extra.comments_title",
  ]
}
