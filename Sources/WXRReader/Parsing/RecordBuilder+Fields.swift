import JSONValues
import PHPSerialization
import SiteModel
import WXRFormat

// Fields: each of them is assigned to a property of the model.
extension RecordBuilder {
  mutating func beginField(_ rule: FieldRule, _ attributes: XMLAttributes) {
    let name = rule.name
    let isRepeat = name != .category && !seen.insert(name.inAnyTerm)
    field.begin(rule, isRepeat: isRepeat)
    if name == .category { beginCategory(attributes) }
    if name == .guid, let value = attributes.value(of: "isPermaLink") {
      let stored = StoredText(.guidIsPermalink, text: value)
      if isRepeat, let place = post.raw.firstIndex(where: { $0.field == stored.field }) {
        post.raw[place] = stored
      } else {
        post.raw.append(stored)
      }
    }
  }

  /// WordPress writes markup in fields as text.
  ///
  /// Other programs may write it as elements.
  mutating func noteMarkup(in localName: UnsafePointer<UInt8>) {
    field.beginElement()
    isSuspicious = true
    notes.append(
      Diagnostic(
        .warning, .markupInField,
        "\(field.name.qualifiedName) holds an element <\(String(cString: localName))>; its text was kept"
      ))
  }

  private mutating func beginCategory(_ attributes: XMLAttributes) {
    postTerm = PostTerm()
    let named = attributes.value(of: "domain")
    namesTaxonomy = named != nil
    let domain = named ?? "category"
    postTerm.taxonomy = domain
    if domain == "tag" {
      // The name of this taxonomy up to WordPress 3.0.
      postTerm.taxonomy = "post_tag"
      postTerm.raw.append(StoredText(.taxonomy, text: domain))
    }
    guard var slug = attributes.value(of: "nicename") else { return }
    if let decoded = slug.withUTF8({ decodedSlug($0) }), decoded != slug {
      postTerm.raw.append(StoredText(.slug, text: slug))
      slug = decoded
    }
    postTerm.slug = slug
  }

  mutating func endField() {
    field.end()
    if surveyedTypes != nil, isLeftOut { return }
    if field.isRepeat { assignRepeat() } else { assignField() }
  }

  /// Whether a survey needs nothing of the field: it is one of a comment, or the body of a post of
  /// another type.
  private var isLeftOut: Bool {
    if openKinds.contains(.comment) { return true }
    guard field.name == .contentEncoded, openKinds.last == .item, let types = surveyedTypes,
      let type = markup.plainFields.last(where: { $0.name == .postType })
    else { return false }
    let name = markup.item[type.text].split { $0 <= 0x20 }.first ?? []
    return !types.contains(String(decoding: name, as: UTF8.self))
  }

  /// Assigns a field that the record already had, and tells of it unless it says the same.
  ///
  /// WordPress 3.0 wrote its generator twice.
  private mutating func assignRepeat() {
    let isNew: Bool
    switch openKinds.last {
    case .item where field.name == .description:
      // Each of them is kept.
      assignField()
      isNew = true
    case .item:
      let before = post
      assignField()
      isNew = post != before
    case .comment:
      let before = comment
      assignField()
      isNew = comment != before
    case .meta:
      let before = (metaKey, metaValue)
      assignField()
      isNew = (metaKey, metaValue) != before
    case .author:
      let before = author
      assignField()
      isNew = author != before
    case .term:
      let before = term
      assignField()
      isNew = term != before
    default:
      let before = site
      assignField()
      isNew = site != before
    }
    guard isNew else { return }
    notes.append(
      Diagnostic(
        .warning, .repeatedElement,
        "\(field.name.qualifiedName) stands twice in one record; the last one counts"))
  }

  private mutating func assignField() {
    switch openKinds.last {
    case .item: endItemField()
    case .comment: endCommentField()
    case .meta: endMetaField()
    case .author: endAuthorField()
    case .term: endTermField()
    default: endChannelField()
    }
  }

  private mutating func endChannelField() {
    switch field.name {
    case .title: site.title = field.text(&site.raw)
    case .link: site.link = field.string()
    case .description: site.description = field.text(&site.raw)
    case .language: site.language = field.string()
    case .generator: site.generator = field.string()
    case .wxrVersion: site.wxrVersion = field.string()
    case .baseSiteURL: site.baseSiteURL = field.string()
    case .baseBlogURL: site.baseBlogURL = field.string()
    case .pubDate: site.exportedAt = field.rssDate(&site.raw)
    default: break
    }
  }

  private mutating func endAuthorField() {
    switch field.name {
    case .authorID: author.id = field.integer(&author.raw)
    case .authorLogin: author.login = field.string()
    case .authorEmail: author.email = field.string()
    case .authorDisplayName: author.displayName = field.text(&author.raw)
    case .authorFirstName: author.firstName = field.text(&author.raw)
    case .authorLastName: author.lastName = field.text(&author.raw)
    default: break
    }
  }

  private mutating func endTermField() {
    switch field.name {
    case .termID: term.id = field.integer(&term.raw)
    case .termTaxonomy: term.taxonomy = field.string()
    case .categoryNicename, .tagSlug, .termSlug: term.slug = field.slug(&term.raw)
    case .categoryName, .tagName, .termName: term.name = field.text(&term.raw)
    case .categoryParent, .termParent: term.parentSlug = field.string()
    case .categoryDescription, .tagDescription, .termDescription:
      term.description = field.string()
    default: break
    }
  }

  private mutating func endMetaField() {
    if field.name == .metaKey {
      metaKey = field.string()
      return
    }
    metaValue = field.string()
    metaData = nil
    if surveyedTypes != nil { return }
    guard PHPUnserializer.looksSerialized(field.bytes.span) else {
      metaData = JSONReader.fieldValue(metaValue.utf8.span)
      return
    }
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

  private mutating func endItemField() {
    switch field.name {
    case .title: post.title = field.text(&post.raw)
    case .link: post.link = field.string()
    // The RSS date usually repeats the dates of WordPress. It is kept in `raw`, so that nothing is
    // lost.
    case .pubDate: field.keepStored(&post.raw)
    case .creator: post.author = field.string()
    case .guid: post.guid = field.string()
    case .description: keepDescription()
    case .contentEncoded: post.content = field.string()
    case .excerptEncoded: post.excerpt = field.string()
    case .category:
      postTerm.name = field.text(&postTerm.raw)
      if !namesTaxonomy { bareTerms.insert(post.terms.count) }
      post.terms.append(postTerm)
    case .postID: post.id = field.integer(&post.raw)
    case .postDate:
      post.date = field.dateTime(&post.raw)
      if !field.isEmpty { sawPostDate = true }
    case .postDateGMT:
      post.dateGMT = field.dateTime(&post.raw)
      if !field.isEmpty { sawPostDate = true }
    case .postModified: post.modified = field.dateTime(&post.raw)
    case .postModifiedGMT: post.modifiedGMT = field.dateTime(&post.raw)
    case .commentStatus: post.commentStatus = field.string()
    case .pingStatus: post.pingStatus = field.string()
    case .postName: post.slug = field.slug(&post.raw)
    case .status: post.status = field.string()
    case .postParent: post.parent = field.integer(&post.raw)
    case .menuOrder: post.menuOrder = field.integer(&post.raw)
    case .postType:
      post.type = field.string()
      sawPostType = true
    case .postPassword: post.password = field.string()
    case .isSticky: post.sticky = field.flag(&post.raw)
    case .attachmentURL: post.attachmentURL = field.string()
    default: break
    }
  }

  /// Keeps the RSS description of an item.
  ///
  /// WordPress always leaves it empty, and the model has no place for it.
  private mutating func keepDescription() {
    guard !field.isEmpty else { return }
    var element = ExtraElement(name: "description")
    element.value = field.string()
    post.extra.append(element)
  }

  private mutating func endCommentField() {
    switch field.name {
    case .commentID: comment.id = field.integer(&comment.raw)
    case .commentAuthor: comment.authorName = field.text(&comment.raw)
    case .commentAuthorEmail: comment.authorEmail = field.string()
    case .commentAuthorURL: comment.authorURL = field.string()
    case .commentAuthorIP: comment.authorIP = field.string()
    case .commentDate: comment.date = field.dateTime(&comment.raw)
    case .commentDateGMT: comment.dateGMT = field.dateTime(&comment.raw)
    case .commentContent: comment.content = field.string()
    case .commentApproved: comment.status = Self.commentStatus(field.string())
    case .commentType: comment.type = field.string()
    case .commentParent: comment.parent = field.integer(&comment.raw)
    case .commentUserID: comment.userID = field.integer(&comment.raw)
    default: break
    }
  }

  /// WordPress's names for the two numbers that it stores (`wp_get_comment_status`, REST API).
  private static func commentStatus(_ stored: String) -> String {
    switch stored {
    case "1": "approved"
    case "0": "hold"
    default: stored
    }
  }
}
