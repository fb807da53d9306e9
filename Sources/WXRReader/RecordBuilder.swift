import CharacterReferences
import Glibc
import SiteModel

/// Makes records of the elements of one stream of XML.
///
/// The same builder reads both kinds of stream that an archive is cut into: the channel without its
/// items, which gives site, authors and terms, and batches of items, which give posts. It keeps
/// what is open and nothing else; finished records wait in `records`.
struct RecordBuilder: ~Copyable {
  /// What the innermost open element is.
  private enum Frame: UInt8 {
    /// `rss`, or whatever stands around the channel.
    case outer
    case channel, item, comment, author, term, meta
    /// A field: an element that holds text.
    case leaf
    /// An element that WXR does not define.
    case extra
  }

  /// Finished authors, terms and posts, in the archive's order.
  private(set) var records: [Record] = []
  /// What the channel's own fields give so far.
  private(set) var site = Site()
  /// Whether a channel was opened.
  private(set) var sawChannel = false
  /// The namespaces in scope where the next item stands.
  private(set) var namespaces: [(prefix: String, uri: String)] = []
  /// What was met that a user should know of; places are the caller's to add.
  var notes: [Diagnostic] = []
  /// How many items were closed.
  private(set) var itemCount = 0

  /// The post that is open, or that was when reading stopped.
  private(set) var post = Post()
  private var comment = Comment()
  private var author = Author()
  private var term = Term()
  private var postTerm = PostTerm()
  private var metaKey = ""
  private var metaValue = ""
  private var metaData: PHPValue?
  /// The extra elements that are open, the outermost first.
  private var extras: [ExtraElement] = []

  private var asideSections: ArraySlice<Range<Int>> = []
  private var asideItem = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  private var names = ElementNames()
  private var frames: [Frame] = []
  private var leaf = LeafText()
  private var leafName = ElementName.unknown
  /// How many elements are open inside the leaf, or below the deepest extra element that is kept.
  private var nested = 0
  /// The leaves met in the record that is open, to tell repeats.
  private var seen = ElementSet()
  /// The same for the records around it, the outermost first.
  private var seenOutside: [ElementSet] = []
  /// Whether stray text was told for the record that is open.
  private var toldStrayText = false
  private var sawPostType = false
  private var toldNesting = false
  private let termNames: TermNames

  /// - Parameter termNames: The channel's terms, for archives whose items name them only.
  init(termNames: TermNames) {
    self.termNames = termNames
    frames.reserveCapacity(16)
  }

  /// Hands the finished records over.
  mutating func takeRecords() -> [Record] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  mutating func startElement(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    attributes: XMLAttributes
  ) {
    if nested > 0 || frames.last == .leaf {
      if nested == 0 { noteMarkup(in: localName) }
      nested += 1
      return
    }
    var name = names.name(localName, prefix: prefix, uri: uri)
    if name == .unknown && frames.last == .channel && prefix == nil && Self.isItem(localName) {
      // An item may declare a default namespace; the cut was made at it all the same.
      name = .item
    }
    let frame = Self.frame(for: name, in: frames.last)
    switch frame {
    case .outer: namespaces += attributes.namespaces
    case .channel:
      namespaces += attributes.namespaces
      sawChannel = true
    case .item: beginItem()
    case .comment: beginRecord()
    case .author:
      author = Author()
      beginRecord()
    case .term:
      term = Term()
      if name == .categoryTerm { term.taxonomy = "category" }
      if name == .tagTerm { term.taxonomy = "post_tag" }
      beginRecord()
    case .meta:
      metaKey = ""
      metaValue = ""
      metaData = nil
      beginRecord()
    case .leaf: beginLeaf(name, attributes)
    case .extra:
      guard beginExtra(localName, prefix: prefix, attributes) else { return }
    }
    frames.append(frame)
  }

  /// What an element is, by its name and where it stands.
  ///
  /// Static, as a method of the builder would be handed a copy of all of it (1.5 KB) each time.
  private static func frame(for name: ElementName, in parent: Frame?) -> Frame {
    switch parent {
    case nil, .outer: name == .channel ? .channel : .outer
    case .channel:
      switch name {
      case .item: .item
      case .author: .author
      case .categoryTerm, .tagTerm, .term: .term
      case .title, .link, .description, .language, .pubDate, .generator, .wxrVersion,
        .baseSiteURL, .baseBlogURL:
        .leaf
      default: .extra
      }
    case .item:
      switch name {
      case .comment: .comment
      case .postMeta: .meta
      case .title, .link, .pubDate, .creator, .guid, .description, .contentEncoded,
        .excerptEncoded, .category, .postID, .postDate, .postDateGMT, .postModified,
        .postModifiedGMT, .commentStatus, .pingStatus, .postName, .status, .postParent,
        .menuOrder, .postType, .postPassword, .isSticky, .attachmentURL:
        .leaf
      default: .extra
      }
    case .comment:
      switch name {
      case .commentMeta: .meta
      case .commentID, .commentAuthor, .commentAuthorEmail, .commentAuthorURL, .commentAuthorIP,
        .commentDate, .commentDateGMT, .commentContent, .commentApproved, .commentType,
        .commentParent, .commentUserID:
        .leaf
      default: .extra
      }
    case .author:
      switch name {
      case .authorID, .authorLogin, .authorEmail, .authorDisplayName, .authorFirstName,
        .authorLastName:
        .leaf
      default: .extra
      }
    case .term:
      switch name {
      case .termMeta: .meta
      case .termID, .termTaxonomy, .categoryNicename, .tagSlug, .termSlug, .categoryName,
        .tagName, .termName, .categoryParent, .termParent, .categoryDescription,
        .tagDescription, .termDescription:
        .leaf
      default: .extra
      }
    case .meta: name == .metaKey || name == .metaValue ? .leaf : .extra
    case .extra, .leaf: .extra
    }
  }

  private static func isItem(_ localName: UnsafePointer<UInt8>) -> Bool {
    strcmp(UnsafeRawPointer(localName).assumingMemoryBound(to: CChar.self), "item") == 0
  }

  mutating func endElement() {
    if nested > 0 {
      nested -= 1
      return
    }
    guard let frame = frames.popLast() else { return }
    switch frame {
    case .item, .comment, .author, .term, .meta: seen = seenOutside.popLast() ?? ElementSet()
    case .outer, .channel, .leaf, .extra: break
    }
    switch frame {
    case .outer, .channel: break
    case .item: endItem()
    case .comment: endComment()
    case .author: records.append(.author(author))
    case .term: records.append(.term(term))
    case .meta: endMeta()
    case .leaf: endLeaf()
    case .extra: endExtra()
    }
  }

  mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
    switch frames.last {
    case .leaf where nested > 0: leaf.append(inElement: text)
    case .leaf: leaf.append(text)
    case .extra: appendToExtra(text)
    case nil, .outer: break
    default:
      if !toldStrayText && !isWhiteSpace(text) { noteStrayText(text) }
    }
  }

  mutating func cdata(_ text: UnsafeBufferPointer<UInt8>) {
    var text = text
    if let section = asideSections.popFirst() {
      text = UnsafeBufferPointer(rebasing: asideItem[section])
    }
    if frames.last == .leaf && nested == 0 {
      leaf.append(cdata: text)
    } else {
      characters(text)
    }
  }

  /// Tells what the CDATA sections of the next item hold, which was not fed to the parser.
  ///
  /// - Parameters:
  ///   - sections: In the item, in order.
  ///   - item: Must stay where it is until the item has ended.
  mutating func setAside(
    cdata sections: ArraySlice<Range<Int>>, of item: UnsafeBufferPointer<UInt8>
  ) {
    asideSections = sections
    asideItem = item
  }

  /// The generator comment of WordPress names the writer and the time where the channel does not.
  ///
  /// Source: `the_generator('export')`, `<!-- generator="WordPress/6.5" created="2024-04-02 09:30" -->`.
  mutating func comment(_ text: UnsafeBufferPointer<UInt8>) {
    guard frames.allSatisfy({ $0 == .outer || $0 == .channel }),
      let generator = Self.quoted(after: "generator=\"", in: text)
    else { return }
    commentGenerator = generator
    commentCreated = Self.quoted(after: "created=\"", in: text).flatMap {
      DateTime(generatorComment: $0)
    }
  }

  private var commentGenerator = ""
  private var commentCreated: DateTime?

  /// The site as all of the channel gives it.
  var completeSite: Site {
    var site = site
    if site.generator.isEmpty { site.generator = commentGenerator }
    if site.exportedAt == nil { site.exportedAt = commentCreated }
    return site
  }

  private static func quoted(
    after lead: StaticString, in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    guard let found = firstIndex(of: lead, in: text, from: 0) else { return nil }
    let start = found + lead.utf8CodeUnitCount
    guard let end = firstIndex(of: UInt8(ascii: "\""), in: text, from: start) else { return nil }
    return makeString(UnsafeBufferPointer(rebasing: text[start..<end])).text
  }
}

// Items and their parts.
extension RecordBuilder {
  private mutating func beginItem() {
    post = Post()
    sawPostType = false
    beginRecord()
    toldStrayText = false
    toldNesting = false
  }

  private mutating func beginRecord() {
    seenOutside.append(seen)
    seen = ElementSet()
  }

  private mutating func endItem() {
    itemCount += 1
    if post.type.isEmpty {
      // Archives of WordPress 2.1 have no types yet.
      if sawPostType { post.raw.append(RawValue(field: "type", text: "")) }
      post.type = "post"
    }
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
    noteRepairedText()
    // Moved out, not copied: a post holds dozens of counted references.
    var finished = Post()
    swap(&finished, &post)
    records.append(.post(finished))
  }

  /// Settles the categories that have a name only.
  ///
  /// WordPress 2.5 to 3.0 wrote each term twice, without its slug (tags without their taxonomy, too)
  /// and with it: the first is dropped. Before, names were all there was: the channel tells the slug.
  private mutating func removeDoubledTerms() {
    guard post.terms.contains(where: { $0.slug.isEmpty }) else { return }
    let full = Set(post.terms.lazy.filter { !$0.slug.isEmpty }.map { $0.name })
    post.terms.removeAll { $0.slug.isEmpty && full.contains($0.name) }
    for index in post.terms.indices where post.terms[index].slug.isEmpty {
      let term = post.terms[index]
      post.terms[index].slug = termNames.slug(taxonomy: term.taxonomy, name: term.name) ?? ""
    }
  }

  private mutating func endComment() {
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

  private mutating func endMeta() {
    let meta = Meta(key: metaKey, value: metaValue, data: metaData)
    switch frames.last {
    case .item: post.meta.append(meta)
    case .comment: comment.meta.append(meta)
    default: term.meta.append(meta)
    }
  }

  private mutating func noteRepairedText() {
    if leaf.sawInvalidUTF8 {
      leaf.sawInvalidUTF8 = false
      notes.append(
        Diagnostic(.warning, .invalidUTF8, "bytes that are not UTF-8 were replaced by U+FFFD"))
    }
    if leaf.sawControls {
      leaf.sawControls = false
      notes.append(
        Diagnostic(.warning, .controlCharacter, "control characters were removed from the text"))
    }
  }

  private mutating func noteStrayText(_ text: UnsafeBufferPointer<UInt8>) {
    toldStrayText = true
    let start = String(decoding: text.prefix(60), as: UTF8.self)
    notes.append(
      Diagnostic(.warning, .strayText, "text outside any field was left out: \(start)"))
  }
}

// Leaves.
extension RecordBuilder {
  private mutating func beginLeaf(_ name: ElementName, _ attributes: XMLAttributes) {
    leafName = name
    let isRepeat = name != .category && !seen.insert(name)
    leaf.begin(isRepeat: isRepeat)
    if isRepeat {
      notes.append(
        Diagnostic(
          .warning, .repeatedElement, "\(name) stands twice in one record; the last one counts"))
    }
    if name == .category { beginCategory(attributes) }
    if name == .guid, let value = attributes.value(of: "isPermaLink") {
      if isRepeat { post.raw.removeAll { $0.field == "guid_is_permalink" } }
      post.raw.append(RawValue(field: "guid_is_permalink", text: value))
    }
  }

  /// WordPress writes markup in fields as text; as elements it comes from other hands.
  private mutating func noteMarkup(in localName: UnsafePointer<UInt8>) {
    leaf.beginElement()
    notes.append(
      Diagnostic(
        .warning, .markupInField,
        "\(leafName) holds an element <\(String(cString: localName))>; its text was kept"))
  }

  private mutating func beginCategory(_ attributes: XMLAttributes) {
    postTerm = PostTerm()
    let domain = attributes.value(of: "domain") ?? "category"
    postTerm.taxonomy = domain
    if domain == "tag" {
      // What tags were called up to WordPress 3.0.
      postTerm.taxonomy = "post_tag"
      postTerm.raw.append(RawValue(field: "taxonomy", text: domain))
    }
    guard var slug = attributes.value(of: "nicename") else { return }
    if let decoded = slug.withUTF8({ decodedSlug($0) }), decoded != slug {
      postTerm.raw.append(RawValue(field: "slug", text: slug))
      slug = decoded
    }
    postTerm.slug = slug
  }

  private mutating func endLeaf() {
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
        site.raw.append(RawValue(field: "exported_at", text: text))
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
    if !leaf.isEmpty { post.raw.append(RawValue(field: "pub_date", text: leaf.string())) }
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

// Elements that WXR does not define.
extension RecordBuilder {
  /// How deep extra elements are kept as elements; readers of JSON give up on much more.
  private static let deepestExtra = 32

  /// - Returns: Whether the element is kept as one; else its text goes to the one around it.
  private mutating func beginExtra(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) -> Bool {
    if extras.count == Self.deepestExtra {
      nested = 1
      if !toldNesting {
        notes.append(
          Diagnostic(
            .warning, .nestedTooDeep,
            "elements are nested more than \(Self.deepestExtra) deep; their text is kept, not their names"
          ))
      }
      toldNesting = true
      return false
    }
    let name = prefix.map { String(cString: $0) + ":" } ?? ""
    extras.append(
      ExtraElement(name: name + String(cString: localName), attributes: attributes.all))
    return true
  }

  private mutating func appendToExtra(_ text: UnsafeBufferPointer<UInt8>) {
    extras[extras.count - 1].value += makeString(text).text
  }

  private mutating func endExtra() {
    guard var element = extras.popLast() else { return }
    element.value = Self.trimmed(element.value)
    if !extras.isEmpty {
      extras[extras.count - 1].children.append(element)
      return
    }
    switch frames.last {
    case .item: post.extra.append(element)
    case .comment: comment.extra.append(element)
    case .author: author.extra.append(element)
    case .term: term.extra.append(element)
    case .meta: keepExtraOfMeta(element)
    default: site.extra.append(element)
    }
  }

  /// A meta has no place for extra elements; the record that it belongs to has.
  private mutating func keepExtraOfMeta(_ element: ExtraElement) {
    switch frames.dropLast().last {
    case .item: post.extra.append(element)
    case .comment: comment.extra.append(element)
    default: term.extra.append(element)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var utf8 = Substring(text).utf8
    while let first = utf8.first, isWhiteSpace(first) { utf8.removeFirst() }
    while let last = utf8.last, isWhiteSpace(last) { utf8.removeLast() }
    return utf8.count == text.utf8.count ? text : String(Substring(utf8))
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

/// A set of element names.
struct ElementSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  func contains(_ name: ElementName) -> Bool {
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    return (name.rawValue < 64 ? low : high) & bit != 0
  }

  /// - Returns: Whether the name is new to the set.
  mutating func insert(_ name: ElementName) -> Bool {
    if contains(name) { return false }
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    if name.rawValue < 64 { low |= bit } else { high |= bit }
    return true
  }
}

extension CommentKind {
  /// The kind that a stored type other than the empty one means.
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
  /// What WordPress.com's metas say of the source of a reblog.
  ///
  /// Reblogs of 2012 have the ids alone; from 2014 on `reblog_snapshot` holds the source.
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

extension PHPValue {
  fileprivate func string(_ key: String) -> String {
    if case .string(let text)? = self[key] { return text }
    return ""
  }
}
