/// The elements that WXR defines, whatever prefixes an archive gives them.
///
/// Sources: WordPress `wp-admin/includes/export.php`; RSS 2.0. `wp:author_id` is the only name that
/// needs no context; the others are told apart by where they stand.
enum ElementName: UInt8 {
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

  /// The name that a namespace's role and a local name stand for.
  init(role: NamespaceRole, localName: String) {
    let table: [String: ElementName] =
      switch role {
      case .rss: Self.rss
      case .wp: Self.wp
      case .content: ["encoded": .contentEncoded]
      case .excerpt: ["encoded": .excerptEncoded]
      case .dublinCore: ["creator": .creator]
      case .foreign: [:]
      }
    self = table[localName] ?? .unknown
  }

  /// As WordPress writes it.
  var qualifiedName: String {
    switch self {
    case .contentEncoded: return "content:encoded"
    case .excerptEncoded: return "excerpt:encoded"
    case .creator: return "dc:creator"
    case .author: return "wp:author"
    default: break
    }
    if let name = Self.rss.first(where: { $0.value == self })?.key { return name }
    return Self.wp.first { $0.value == self }.map { "wp:" + $0.key } ?? "an element"
  }

  private static let rss: [String: ElementName] = [
    "channel": .channel, "item": .item, "title": .title, "link": .link,
    "description": .description, "language": .language, "pubDate": .pubDate,
    "generator": .generator, "guid": .guid, "category": .category,
  ]

  private static let wp: [String: ElementName] = [
    "wxr_version": .wxrVersion, "base_site_url": .baseSiteURL, "base_blog_url": .baseBlogURL,
    "author": .author,
    // What WordPress.com and WP-CLI wrote until 2015.
    "wp_author": .author,
    "author_id": .authorID, "author_login": .authorLogin, "author_email": .authorEmail,
    "author_display_name": .authorDisplayName, "author_first_name": .authorFirstName,
    "author_last_name": .authorLastName,
    "category": .categoryTerm, "tag": .tagTerm, "term": .term, "term_id": .termID,
    "term_taxonomy": .termTaxonomy, "category_nicename": .categoryNicename,
    "tag_slug": .tagSlug, "term_slug": .termSlug, "cat_name": .categoryName,
    "tag_name": .tagName, "term_name": .termName, "category_parent": .categoryParent,
    "term_parent": .termParent, "category_description": .categoryDescription,
    "tag_description": .tagDescription, "term_description": .termDescription,
    "termmeta": .termMeta,
    "post_id": .postID, "post_date": .postDate, "post_date_gmt": .postDateGMT,
    "post_modified": .postModified, "post_modified_gmt": .postModifiedGMT,
    "comment_status": .commentStatus, "ping_status": .pingStatus, "post_name": .postName,
    "status": .status, "post_parent": .postParent, "menu_order": .menuOrder,
    "post_type": .postType, "post_password": .postPassword, "is_sticky": .isSticky,
    "attachment_url": .attachmentURL, "postmeta": .postMeta, "comment": .comment,
    "comment_id": .commentID, "comment_author": .commentAuthor,
    "comment_author_email": .commentAuthorEmail, "comment_author_url": .commentAuthorURL,
    "comment_author_IP": .commentAuthorIP, "comment_date": .commentDate,
    "comment_date_gmt": .commentDateGMT, "comment_content": .commentContent,
    "comment_approved": .commentApproved, "comment_type": .commentType,
    "comment_parent": .commentParent, "comment_user_id": .commentUserID,
    "commentmeta": .commentMeta, "meta_key": .metaKey, "meta_value": .metaValue,
  ]
}

/// What a namespace is for in WXR.
enum NamespaceRole {
  case rss, wp, excerpt, content, dublinCore, foreign

  /// The role of a namespace by its URI, over all versions and spellings that archives use.
  ///
  /// An undeclared prefix counts by its name, as in archives of WordPress 2.6, which use
  /// `excerpt:` without declaring it.
  init(uri: String?, prefix: String?) {
    guard let uri else {
      self =
        switch prefix {
        case nil: .rss
        case "wp": .wp
        case "excerpt": .excerpt
        case "content": .content
        case "dc": .dublinCore
        default: .foreign
        }
      return
    }
    var name = Substring(uri)
    for scheme in ["http://", "https://"] where name.hasPrefix(scheme) {
      name = name.dropFirst(scheme.utf8.count)
      break
    }
    if name.hasPrefix("www.") { name = name.dropFirst(4) }
    while name.hasSuffix("/") { name = name.dropLast() }
    if name == "purl.org/rss/1.0/modules/content" {
      self = .content
    } else if name == "purl.org/dc/elements/1.1" {
      self = .dublinCore
    } else if name.hasPrefix("wordpress.org/export/") {
      self = Self.exportRole(name.dropFirst("wordpress.org/export/".utf8.count))
    } else {
      self = .foreign
    }
  }

  /// `1.2` is the namespace of `wp:`, `1.2/excerpt` that of `excerpt:`.
  private static func exportRole(_ path: Substring) -> NamespaceRole {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 2,
      numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return .foreign }
    if parts.count == 1 { return .wp }
    return parts.count == 2 && parts[1] == "excerpt" ? .excerpt : .foreign
  }
}

/// Remembers what the names of one parser's elements mean.
///
/// libxml2 keeps one copy of each name, so its address stands for it and no `String` is made
/// for a tag after the first.
struct ElementNames {
  private struct Entry {
    var localName: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
    var name = ElementName.unknown
  }

  /// Open addressing: a name stands at its slot or in the run of entries that begins there.
  private var entries = [Entry](repeating: Entry(), count: Self.slotCount)
  private var entryCount = 0
  private static let slotCount = 512
  /// The roles of the namespaces met; an archive has a handful.
  private var roles: [(uri: UnsafePointer<UInt8>, role: NamespaceRole)] = []

  mutating func name(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> ElementName {
    // Addresses in libxml2's string pool differ in their low bits.
    var slot = Int(truncatingIfNeeded: UInt(bitPattern: localName) &* 0x9E37_79B9 >> 16)
    while true {
      slot &= Self.slotCount - 1
      let entry = entries[slot]
      if entry.localName == localName && entry.prefix == prefix && entry.uri == uri {
        return entry.name
      }
      if entry.localName == nil { break }
      slot += 1
    }
    let role = role(uri: uri, prefix: prefix)
    let name = ElementName(role: role, localName: String(cString: localName))
    // Hostile archives have more names than the table holds; they pay for each.
    if entryCount < Self.slotCount / 2 {
      entries[slot] = Entry(localName: localName, prefix: prefix, uri: uri, name: name)
      entryCount += 1
    }
    return name
  }

  private mutating func role(
    uri: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?
  ) -> NamespaceRole {
    guard let uri else {
      return NamespaceRole(uri: nil, prefix: prefix.map { String(cString: $0) })
    }
    if let known = roles.first(where: { $0.uri == uri }) { return known.role }
    let role = NamespaceRole(uri: String(cString: uri), prefix: nil)
    // Not without bound: hostile items may each declare their own.
    if roles.count < 64 { roles.append((uri, role)) }
    return role
  }
}
