/// The elements that WXR defines, whatever prefixes an archive gives them.
///
/// Sources: WordPress `wp-admin/includes/export.php`; RSS 2.0. `wp:author_id` is the only name that
/// needs no context; the others are told apart by where they stand.
///
/// It is public, as the rest of this module, because the compiler does not specialise what is `package`
/// for other modules: the reader would make a call for each comparison of names (5 % of its time).
public enum ElementName: UInt8, CaseIterable, Sendable {
  case unknown
  // RSS 2.0
  case channel, item, title, link, description, language, pubDate, generator, guid, category
  // Dublin Core and the content module
  case creator, contentEncoded, excerptEncoded
  // The channel's
  case wxrVersion, baseSiteURL, baseBlogURL
  case author, authorID, authorLogin, authorEmail, authorDisplayName, authorFirstName
  case authorLastName
  case categoryTerm, tagTerm, term, termID, termTaxonomy
  case categoryNicename, tagSlug, termSlug, categoryName, tagName, termName
  case categoryParent, termParent, categoryDescription, tagDescription, termDescription
  case termMeta
  // An item's
  case postID, postDate, postDateGMT, postModified, postModifiedGMT, commentStatus, pingStatus
  case postName, status, postParent, menuOrder, postType, postPassword, isSticky, attachmentURL
  case postMeta, comment
  // A comment's
  case commentID, commentAuthor, commentAuthorEmail, commentAuthorURL, commentAuthorIP
  case commentDate, commentDateGMT, commentContent, commentApproved, commentType, commentParent
  case commentUserID, commentMeta
  // A meta's
  case metaKey, metaValue

  /// The name that a local name has in a namespace; `unknown` when WXR defines none.
  public init(namespace: WXRNamespace, localName: String) {
    self = Self.byLocalName[namespace]?[localName] ?? .unknown
  }

  private static let byLocalName: [WXRNamespace: [String: ElementName]] = {
    // What WordPress.com and WP-CLI wrote until 2015.
    var names: [WXRNamespace: [String: ElementName]] = [.wp: ["wp_author": .author]]
    for name in allCases where name != .unknown {
      let parts = name.qualifiedName.description.split(separator: ":")
      let namespace = WXRNamespace(prefix: parts.count > 1 ? String(parts[0]) : nil)
      names[namespace, default: [:]][String(parts[parts.count - 1])] = name
    }
    return names
  }()
}

extension ElementName {
  /// The name of the same field in terms of any taxonomy: `wp:cat_name` and `wp:tag_name` are
  /// `wp:term_name` there.
  @inlinable public var inAnyTerm: ElementName {
    switch self {
    case .categoryNicename, .tagSlug: .termSlug
    case .categoryName, .tagName: .termName
    case .categoryParent: .termParent
    case .categoryDescription, .tagDescription: .termDescription
    default: self
    }
  }

  /// The name as WordPress writes it, prefix included.
  public var qualifiedName: StaticString {
    switch self {
    case .unknown: "an element"
    case .channel: "channel"
    case .item: "item"
    case .title: "title"
    case .link: "link"
    case .description: "description"
    case .language: "language"
    case .pubDate: "pubDate"
    case .generator: "generator"
    case .guid: "guid"
    case .category: "category"
    case .creator: "dc:creator"
    case .contentEncoded: "content:encoded"
    case .excerptEncoded: "excerpt:encoded"
    case .wxrVersion: "wp:wxr_version"
    case .baseSiteURL: "wp:base_site_url"
    case .baseBlogURL: "wp:base_blog_url"
    case .author: "wp:author"
    case .authorID: "wp:author_id"
    case .authorLogin: "wp:author_login"
    case .authorEmail: "wp:author_email"
    case .authorDisplayName: "wp:author_display_name"
    case .authorFirstName: "wp:author_first_name"
    case .authorLastName: "wp:author_last_name"
    case .categoryTerm: "wp:category"
    case .tagTerm: "wp:tag"
    case .term: "wp:term"
    case .termID: "wp:term_id"
    case .termTaxonomy: "wp:term_taxonomy"
    case .categoryNicename: "wp:category_nicename"
    case .tagSlug: "wp:tag_slug"
    case .termSlug: "wp:term_slug"
    case .categoryName: "wp:cat_name"
    case .tagName: "wp:tag_name"
    case .termName: "wp:term_name"
    case .categoryParent: "wp:category_parent"
    case .termParent: "wp:term_parent"
    case .categoryDescription: "wp:category_description"
    case .tagDescription: "wp:tag_description"
    case .termDescription: "wp:term_description"
    case .termMeta: "wp:termmeta"
    case .postID: "wp:post_id"
    case .postDate: "wp:post_date"
    case .postDateGMT: "wp:post_date_gmt"
    case .postModified: "wp:post_modified"
    case .postModifiedGMT: "wp:post_modified_gmt"
    case .commentStatus: "wp:comment_status"
    case .pingStatus: "wp:ping_status"
    case .postName: "wp:post_name"
    case .status: "wp:status"
    case .postParent: "wp:post_parent"
    case .menuOrder: "wp:menu_order"
    case .postType: "wp:post_type"
    case .postPassword: "wp:post_password"
    case .isSticky: "wp:is_sticky"
    case .attachmentURL: "wp:attachment_url"
    case .postMeta: "wp:postmeta"
    case .comment: "wp:comment"
    case .commentID: "wp:comment_id"
    case .commentAuthor: "wp:comment_author"
    case .commentAuthorEmail: "wp:comment_author_email"
    case .commentAuthorURL: "wp:comment_author_url"
    case .commentAuthorIP: "wp:comment_author_IP"
    case .commentDate: "wp:comment_date"
    case .commentDateGMT: "wp:comment_date_gmt"
    case .commentContent: "wp:comment_content"
    case .commentApproved: "wp:comment_approved"
    case .commentType: "wp:comment_type"
    case .commentParent: "wp:comment_parent"
    case .commentUserID: "wp:comment_user_id"
    case .commentMeta: "wp:commentmeta"
    case .metaKey: "wp:meta_key"
    case .metaValue: "wp:meta_value"
    }
  }
}
