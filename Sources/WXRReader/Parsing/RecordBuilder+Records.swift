import CharacterReferences
import SiteModel
import WXRFormat

// Items, comments and metas: how they begin and end.
extension RecordBuilder {
  mutating func beginItem() {
    post = Post()
    bareTerms.removeAll(keepingCapacity: true)
    sawPostType = false
    sawPostDate = false
    beginRecord()
    toldStrayText = false
    toldNesting = false
  }

  mutating func beginRecord() {
    seenOutside.append(seen)
    seen = ElementSet()
  }

  mutating func endItem() {
    completePost()
    // Moved out, not copied: a post holds dozens of counted references.
    var finished = Post()
    swap(&finished, &post)
    records.append(.post(finished))
  }

  /// The post of an item whose end was not reached, as far as it was read.
  mutating func takeUnfinishedPost() -> Post {
    completePost()
    return post
  }

  /// Gives the post what follows from its fields.
  private mutating func completePost() {
    if post.type.isEmpty {
      // Archives of WordPress 2.1 have no post types.
      if sawPostType { post.raw.append(StoredText(.type, text: "")) }
      post.type = "post"
    }
    if !sawPostDate && !isItemCutOff { takeDateOfRSS() }
    removeDoubledTerms()
    if let format = post.terms.first(where: { $0.taxonomy == "post_format" })?.slug {
      let prefix = "post-format-"
      post.format = format.hasPrefix(prefix) ? String(format.dropFirst(prefix.count)) : format
    }
    if let thumbnail = post.meta.last(where: { $0.key == "_thumbnail_id" }) {
      post.featuredMedia = integerValue(thumbnail.value)
    }
    if post.meta.contains(where: { $0.key == "is_reblog" && $0.value == "1" }) {
      post.reblog = PostReblog(meta: post.meta)
    }
  }

  /// Programs other than WordPress write items that have only the date of RSS.
  private mutating func takeDateOfRSS() {
    let field = ModelField.pubDate.rawValue
    guard let stored = post.raw.last(where: { $0.field == field }),
      let date = RSSDate(stored.text)
    else { return }
    post.date = date.local
    post.dateGMT = date.utc
  }

  /// Completes or drops the categories that have only a name.
  ///
  /// WordPress 2.5 to 3.0 wrote each term twice, first without its slug (tags also without their
  /// taxonomy) and then with it. The first one is dropped. Older versions wrote only names; their
  /// slugs are in the channel. A category and a tag of one name are two terms, also where only one of
  /// them has a slug.
  private mutating func removeDoubledTerms() {
    guard post.terms.contains(where: { $0.slug.isEmpty }) else { return }
    var full: [String: Set<String>] = [:]
    for term in post.terms where !term.slug.isEmpty {
      full[term.name, default: []].insert(term.taxonomy)
    }
    let terms = post.terms
    post.terms = terms.indices.compactMap { index in
      let term = terms[index]
      guard term.slug.isEmpty, let taxonomies = full[term.name] else { return term }
      return bareTerms.contains(index) || taxonomies.contains(term.taxonomy) ? nil : term
    }
    for index in post.terms.indices where post.terms[index].slug.isEmpty {
      let term = post.terms[index]
      post.terms[index].slug = termNames.slug(taxonomy: term.taxonomy, name: term.name) ?? ""
    }
  }

  mutating func endComment() {
    guard surveyedTypes == nil else {
      comment = Comment()
      return
    }
    let isMarked = comment.meta.contains { $0.key == "reblog_ping" && $0.value == "1" }
    if isMarked {
      comment.kind = .reblog
      comment.reblog = ReblogNotice(anyForm: comment.content).reblog
    } else if comment.meta.isEmpty, comment.type.isEmpty || comment.type == "comment",
      let notice = ReblogNotice(exactly: comment.content)
    {
      comment.kind = .reblog
      comment.reblog = notice.reblog
    } else {
      comment.kind =
        comment.type.isEmpty ? .comment : CommentKind(stored: comment.type)
    }
    var finished = Comment()
    swap(&finished, &comment)
    post.comments.append(finished)
  }

  mutating func endMeta() {
    let meta = Meta(key: metaKey, value: metaValue, data: metaData)
    switch openKinds.last {
    case .item: post.meta.append(meta)
    case .comment: comment.meta.append(meta)
    default: term.meta.append(meta)
    }
  }

  mutating func noteStrayText(_ text: UnsafeBufferPointer<UInt8>) {
    toldStrayText = true
    isSuspicious = true
    let start = String(decoding: text.prefix(60), as: UTF8.self)
    notes.append(
      Diagnostic(.warning, .strayText, "text outside any field was left out: \(start)"))
  }
}

extension CommentKind {
  /// The kind for a stored type that is not empty.
  fileprivate init(stored type: String) {
    switch type {
    case "comment": self = .comment
    case "pingback": self = .pingback
    case "trackback": self = .trackback
    case "note": self = .note
    default: self = .other
    }
  }
}

extension PostReblog {
  /// The source of a reblog, as WordPress.com's metas describe it.
  ///
  /// Reblogs from 2012 have only the ids. From 2014 on, `reblog_snapshot` has the source.
  fileprivate init(meta: [Meta]) {
    self.init()
    for entry in meta {
      switch entry.key {
      case "blog_id": blogID = integerValue(entry.value)
      case "post_id": postID = integerValue(entry.value)
      case "reblog_snapshot":
        guard let snapshot = entry.data else { continue }
        url = snapshot.string("permalink")
        title = CharacterReferences.decode(snapshot.string("title"))
        content = snapshot.string("content")
        modifiedGMT = DateTime(mySQL: snapshot.string("modified_gmt"))
        if case .int(let count)? = snapshot["images_mirrored"] { imagesMirrored = count }
      default: break
      }
    }
  }
}

extension DecodedValue {
  fileprivate func string(_ key: String) -> String {
    if case .string(let text)? = self[key] { return text }
    return ""
  }
}
