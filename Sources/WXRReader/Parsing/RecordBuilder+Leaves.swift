import PHPSerialization
import SiteModel

// Leaves: which field of which record each of them is.
extension RecordBuilder {
  mutating func beginLeaf(_ name: ElementName, _ attributes: XMLAttributes) {
    leafName = name
    let isRepeat = name != .category && !seen.insert(name)
    leaf.begin(isRepeat: isRepeat)
    if isRepeat {
      notes.append(
        Diagnostic(
          .warning, .repeatedElement,
          "\(name.qualifiedName) stands twice in one record; the last one counts"))
    }
    if name == .category { beginCategory(attributes) }
    if name == .guid, let value = attributes.value(of: "isPermaLink") {
      if isRepeat { post.raw.removeAll { $0.field == "guid_is_permalink" } }
      post.raw.append(StoredText(field: "guid_is_permalink", text: value))
    }
  }

  /// WordPress writes markup in fields as text; as elements it comes from other hands.
  mutating func noteMarkup(in localName: UnsafePointer<UInt8>) {
    leaf.beginElement()
    isSuspicious = true
    notes.append(
      Diagnostic(
        .warning, .markupInField,
        "\(leafName.qualifiedName) holds an element <\(String(cString: localName))>; its text was kept"
      ))
  }

  private mutating func beginCategory(_ attributes: XMLAttributes) {
    postTerm = PostTerm()
    let domain = attributes.value(of: "domain") ?? "category"
    postTerm.taxonomy = domain
    if domain == "tag" {
      // What tags were called up to WordPress 3.0.
      postTerm.taxonomy = "post_tag"
      postTerm.raw.append(StoredText(field: "taxonomy", text: domain))
    }
    guard var slug = attributes.value(of: "nicename") else { return }
    if let decoded = slug.withUTF8({ decodedSlug($0) }), decoded != slug {
      postTerm.raw.append(StoredText(field: "slug", text: slug))
      slug = decoded
    }
    postTerm.slug = slug
  }

  mutating func endLeaf() {
    leaf.end(trimmed: !leafName.keepsWhiteSpace(inChannel: frames.last == .channel))
    switch frames.last {
    case .item: endItemLeaf()
    case .comment: endCommentLeaf()
    case .meta: endMetaLeaf()
    case .author: endAuthorLeaf()
    case .term: endTermLeaf()
    default: endChannelLeaf()
    }
  }

  private mutating func endChannelLeaf() {
    switch leafName {
    case .title: site.title = leaf.text("title", &site.raw)
    case .link: site.link = leaf.string()
    case .description: site.description = leaf.text("description", &site.raw)
    case .language: site.language = leaf.string()
    case .generator: site.generator = leaf.string()
    case .wxrVersion: site.wxrVersion = leaf.string()
    case .baseSiteURL: site.baseSiteURL = leaf.string()
    case .baseBlogURL: site.baseBlogURL = leaf.string()
    case .pubDate:
      let text = leaf.string()
      site.exportedAt = DateTime(rfc822: text)
      if leaf.isRepeat { site.raw.removeAll { $0.field == "exported_at" } }
      if site.exportedAt == nil && !text.isEmpty {
        site.raw.append(StoredText(field: "exported_at", text: text))
      }
    default: break
    }
  }

  private mutating func endAuthorLeaf() {
    switch leafName {
    case .authorID: author.id = leaf.integer("id", &author.raw)
    case .authorLogin: author.login = leaf.string()
    case .authorEmail: author.email = leaf.string()
    case .authorDisplayName: author.displayName = leaf.text("display_name", &author.raw)
    case .authorFirstName: author.firstName = leaf.text("first_name", &author.raw)
    case .authorLastName: author.lastName = leaf.text("last_name", &author.raw)
    default: break
    }
  }

  private mutating func endTermLeaf() {
    switch leafName {
    case .termID: term.id = leaf.integer("id", &term.raw)
    case .termTaxonomy: term.taxonomy = leaf.string()
    case .categoryNicename, .tagSlug, .termSlug: term.slug = leaf.slug("slug", &term.raw)
    case .categoryName, .tagName, .termName: term.name = leaf.text("name", &term.raw)
    case .categoryParent, .termParent: term.parent = leaf.string()
    case .categoryDescription, .tagDescription, .termDescription:
      term.description = leaf.string()
    default: break
    }
  }

  private mutating func endMetaLeaf() {
    if leafName == .metaKey {
      metaKey = leaf.string()
      return
    }
    metaValue = leaf.string()
    metaData = nil
    guard PHPUnserializer.looksSerialized(leaf.bytes.span) else { return }
    let result = PHPUnserializer.decode(Array(metaValue.utf8))
    metaData = result?.value
    if result == nil {
      notes.append(
        Diagnostic(
          .information, .unreadableMeta,
          "meta \(metaKey) looks PHP-serialised and cannot be decoded; its value is kept"))
    } else if result?.repaired == true {
      notes.append(
        Diagnostic(
          .information, .repairedMeta,
          "meta \(metaKey) is PHP-serialised with wrong lengths; decoded all the same"))
    }
  }

  private mutating func endItemLeaf() {
    switch leafName {
    case .title: post.title = leaf.text("title", &post.raw)
    case .link: post.link = leaf.string()
    case .pubDate: keepPubDate()
    case .creator: post.author = leaf.string()
    case .guid: post.guid = leaf.string()
    case .description: keepDescription()
    case .contentEncoded: post.content = leaf.string()
    case .excerptEncoded: post.excerpt = leaf.string()
    case .category:
      postTerm.name = leaf.text("name", &postTerm.raw)
      post.terms.append(postTerm)
    case .postID: post.id = leaf.integer("id", &post.raw)
    case .postDate: post.date = leaf.dateTime("date", &post.raw)
    case .postDateGMT: post.dateGMT = leaf.dateTime("date_gmt", &post.raw)
    case .postModified: post.modified = leaf.dateTime("modified", &post.raw)
    case .postModifiedGMT: post.modifiedGMT = leaf.dateTime("modified_gmt", &post.raw)
    case .commentStatus: post.commentStatus = leaf.string()
    case .pingStatus: post.pingStatus = leaf.string()
    case .postName: post.slug = leaf.slug("slug", &post.raw)
    case .status: post.status = leaf.string()
    case .postParent: post.parent = leaf.integer("parent", &post.raw)
    case .menuOrder: post.menuOrder = leaf.integer("menu_order", &post.raw)
    case .postType:
      post.type = leaf.string()
      sawPostType = true
    case .postPassword: post.password = leaf.string()
    case .isSticky: post.sticky = leaf.flag("sticky", &post.raw)
    case .attachmentURL: post.attachmentURL = leaf.string()
    default: break
    }
  }

  /// The RSS date says nothing that the dates of WordPress do not, but nothing is lost.
  private mutating func keepPubDate() {
    if leaf.isRepeat { post.raw.removeAll { $0.field == "pub_date" } }
    if !leaf.isEmpty { post.raw.append(StoredText(field: "pub_date", text: leaf.string())) }
  }

  /// WordPress always leaves the RSS description of an item empty, and the model has no place for it.
  private mutating func keepDescription() {
    guard !leaf.isEmpty else { return }
    var element = ExtraElement(name: "description")
    element.value = leaf.string()
    post.extra.append(element)
  }

  private mutating func endCommentLeaf() {
    switch leafName {
    case .commentID: comment.id = leaf.integer("id", &comment.raw)
    case .commentAuthor: comment.authorName = leaf.text("author_name", &comment.raw)
    case .commentAuthorEmail: comment.authorEmail = leaf.string()
    case .commentAuthorURL: comment.authorURL = leaf.string()
    case .commentAuthorIP: comment.authorIP = leaf.string()
    case .commentDate: comment.date = leaf.dateTime("date", &comment.raw)
    case .commentDateGMT: comment.dateGMT = leaf.dateTime("date_gmt", &comment.raw)
    case .commentContent: comment.content = leaf.string()
    case .commentApproved: comment.status = Self.commentStatus(leaf.string())
    case .commentType: comment.type = leaf.string()
    case .commentParent: comment.parent = leaf.integer("parent", &comment.raw)
    case .commentUserID: comment.userID = leaf.integer("user_id", &comment.raw)
    default: break
    }
  }

  /// WordPress's own words for the two numbers that it stores (`wp_get_comment_status`, REST API).
  private static func commentStatus(_ stored: String) -> String {
    switch stored {
    case "1": "approved"
    case "0": "hold"
    default: stored
    }
  }
}

extension ElementName {
  /// Whether a leaf's white space is part of its value.
  func keepsWhiteSpace(inChannel: Bool) -> Bool {
    switch self {
    case .contentEncoded, .excerptEncoded, .commentContent, .metaValue, .categoryDescription,
      .tagDescription, .termDescription:
      true
    case .description: inChannel
    default: false
    }
  }
}
