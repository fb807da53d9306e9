/// The fields of the model that WXR has fields for, by their names in JSON and SQL.
///
/// `raw` holds stored texts under the same names.
public enum ModelField: String, CaseIterable, Sendable {
  case title, link, description, language, generator, id, login, email, slug, parent, name
  case taxonomy, author, guid, content, excerpt, date, modified, status, type, password, sticky
  case key, value
  case exportedAt = "exported_at"
  case wxrVersion = "wxr_version"
  case baseSiteURL = "base_site_url"
  case baseBlogURL = "base_blog_url"
  case displayName = "display_name"
  case firstName = "first_name"
  case lastName = "last_name"
  case pubDate = "pub_date"
  case dateGMT = "date_gmt"
  case modifiedGMT = "modified_gmt"
  case commentStatus = "comment_status"
  case pingStatus = "ping_status"
  case menuOrder = "menu_order"
  case attachmentURL = "attachment_url"
  case authorName = "author_name"
  case authorEmail = "author_email"
  case authorURL = "author_url"
  case authorIP = "author_ip"
  case userID = "user_id"
  /// The attribute `isPermaLink` of a guid.
  case guidIsPermalink = "guid_is_permalink"
}
