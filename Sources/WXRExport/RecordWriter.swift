import ByteText
import CharacterReferences
import SiteModel
import WXRFormat

/// Writes records as elements of WXR 1.2, in the order and with the white space of WordPress.
///
/// The grammar of WXR gives the order. A field is written as it is stored: `raw` has what the value
/// differs from.
///
/// - Source: WordPress 6.9, `export_wp` in `wp-admin/includes/export.php`.
struct RecordWriter: ~Copyable {
  var xml: MarkupWriter
  let settings: Settings

  /// What all writers of an archive have in common.
  struct Settings: Sendable {
    /// What the prefixes that the root declares stand for.
    let namespaces: [String: WXRNamespace]

    init(_ site: Site) {
      namespaces = site.rootNamespaces
    }
  }

  init(_ settings: Settings, capacity: Int = 16 << 10) {
    xml = MarkupWriter(capacity: capacity)
    self.settings = settings
  }

  /// Hands the bytes over.
  consuming func finish() -> ByteChunk { xml.finish() }

  mutating func write(_ author: Author) {
    xml.indent(1)
    xml.startTag(ElementName.author.qualifiedName)
    // On one line: the importer's parser for damaged archives asks for it.
    for case .field(let rule) in WXRGrammar.author {
      switch rule.name {
      case .authorID: integer(rule, author.id, author.raw)
      case .authorLogin: string(rule, author.login, author.raw)
      case .authorEmail: string(rule, author.email, author.raw)
      case .authorDisplayName: string(rule, author.displayName, author.raw)
      case .authorFirstName: string(rule, author.firstName, author.raw)
      case .authorLastName: string(rule, author.lastName, author.raw)
      default: break
      }
    }
    write(author.extra, in: .author, depth: nil)
    xml.endTag(ElementName.author.qualifiedName)
    xml.append("\n")
  }

  mutating func write(_ term: Term) {
    let (name, children) = Self.element(for: term)
    begin(name, depth: 1)
    for child in children {
      guard case .field(let rule) = child else {
        write(term.meta, as: .termMeta, depth: 2)
        continue
      }
      switch rule.modelField {
      case .id: integer(rule, term.id, term.raw, depth: 2)
      case .taxonomy: string(rule, term.taxonomy, term.raw, depth: 2)
      case .slug: string(rule, term.slug, term.raw, depth: 2)
      case .parent: string(rule, term.parentSlug, term.raw, depth: 2)
      case .name: string(rule, term.name, term.raw, depth: 2)
      case .description: string(rule, term.description, term.raw, depth: 2)
      default: break
      }
    }
    write(term.extra, in: .term, depth: 2)
    end(name, depth: 1)
  }

  /// Categories and tags have elements of their own, but tags have no parents.
  private static func element(for term: Term) -> (ElementName, [WXRGrammar.Child]) {
    switch term.taxonomy {
    case "category": (.categoryTerm, WXRGrammar.category)
    case "post_tag" where term.parentSlug.isEmpty: (.tagTerm, WXRGrammar.tag)
    default: (.term, WXRGrammar.term)
    }
  }

  mutating func write(_ post: Post) {
    begin(.item, depth: 1)
    for child in WXRGrammar.item {
      switch child {
      case .field(let rule): write(rule, of: post)
      case .record(.postMeta, _): write(post.meta, as: .postMeta, depth: 2)
      case .record:
        // By index, as iterating an array copies each element.
        let comments = post.comments.span
        for index in comments.indices { write(comments[index]) }
      }
    }
    write(post.extra, in: .item, depth: 2)
    end(.item, depth: 1)
  }

  private mutating func write(_ rule: FieldRule, of post: Post) {
    switch rule.name {
    case .title: string(rule, post.title, post.raw, depth: 2)
    case .link: string(rule, post.link, post.raw, depth: 2)
    case .pubDate: string(rule, "", post.raw, depth: 2)
    case .creator: string(rule, post.author, post.raw, depth: 2)
    case .guid: writeGUID(of: post)
    case .description:
      // A description that is not empty is among the extra elements.
      guard !post.extra.contains(where: { $0.name == "description" }) else { return }
      string(rule, "", [], depth: 2)
    case .contentEncoded: string(rule, post.content, post.raw, depth: 2)
    case .excerptEncoded: string(rule, post.excerpt, post.raw, depth: 2)
    case .postID: integer(rule, post.id, post.raw, depth: 2)
    case .postDate: date(rule, post.date, post.raw)
    case .postDateGMT: date(rule, post.dateGMT, post.raw)
    case .postModified: date(rule, post.modified, post.raw, isLeftOut: true)
    case .postModifiedGMT: date(rule, post.modifiedGMT, post.raw, isLeftOut: true)
    case .commentStatus: string(rule, post.commentStatus, post.raw, depth: 2)
    case .pingStatus: string(rule, post.pingStatus, post.raw, depth: 2)
    case .postName: string(rule, post.slug, post.raw, depth: 2)
    case .status: string(rule, post.status, post.raw, depth: 2)
    case .postParent: integer(rule, post.parent, post.raw, depth: 2)
    case .menuOrder: integer(rule, post.menuOrder, post.raw, depth: 2)
    case .postType: string(rule, post.type, post.raw, depth: 2)
    case .postPassword: string(rule, post.password, post.raw, depth: 2)
    case .isSticky: string(rule, post.sticky ? "1" : "0", post.raw, depth: 2)
    case .attachmentURL: string(rule, post.attachmentURL, post.raw, depth: 2)
    case .category: for term in post.terms { write(term, rule) }
    default: break
    }
  }

  private mutating func writeGUID(of post: Post) {
    xml.append("\t\t<guid")
    let field = ModelField.guidIsPermalink.rawValue
    if let stored = post.raw.last(where: { $0.field == field }) {
      xml.attribute("isPermaLink", stored.text)
    }
    xml.append(">")
    xml.text(post.guid)
    xml.append("</guid>\n")
  }

  private mutating func write(_ term: PostTerm, _ rule: FieldRule) {
    xml.append("\t\t<category")
    xml.attribute("domain", stored(.taxonomy, term.taxonomy, term.raw))
    // Importers pass over a category without a slug, but would make one of an empty slug.
    let slug = stored(.slug, term.slug, term.raw)
    if !slug.isEmpty { xml.attribute("nicename", slug) }
    xml.append(">")
    xml.section(stored(rule.modelField, term.name, term.raw, isText: true))
    xml.append("</category>\n")
  }

  private mutating func write(_ comment: borrowing Comment) {
    begin(.comment, depth: 2)
    for case .field(let rule) in WXRGrammar.comment { write(rule, of: comment) }
    write(comment.meta, as: .commentMeta, depth: 3)
    write(comment.extra, in: .comment, depth: 3)
    end(.comment, depth: 2)
  }

  private mutating func write(_ rule: FieldRule, of comment: borrowing Comment) {
    switch rule.name {
    case .commentID: integer(rule, comment.id, comment.raw, depth: 3)
    case .commentAuthor: string(rule, comment.authorName, comment.raw, depth: 3)
    case .commentAuthorEmail: string(rule, comment.authorEmail, comment.raw, depth: 3)
    case .commentAuthorURL: string(rule, comment.authorURL, comment.raw, depth: 3)
    case .commentAuthorIP: string(rule, comment.authorIP, comment.raw, depth: 3)
    case .commentDate: date(rule, comment.date, comment.raw, depth: 3)
    case .commentDateGMT: date(rule, comment.dateGMT, comment.raw, depth: 3)
    case .commentContent: string(rule, comment.content, comment.raw, depth: 3)
    case .commentApproved:
      string(rule, Self.storedStatus(comment.status), comment.raw, depth: 3)
    case .commentType: string(rule, comment.type, comment.raw, depth: 3)
    case .commentParent: integer(rule, comment.parent, comment.raw, depth: 3)
    case .commentUserID: integer(rule, comment.userID, comment.raw, depth: 3)
    default: break
    }
  }

  private static func storedStatus(_ status: String) -> String {
    switch status {
    case "approved": "1"
    case "hold": "0"
    default: status
    }
  }

  private mutating func write(_ metas: [Meta], as name: ElementName, depth: Int) {
    let metas = metas.span
    for index in metas.indices {
      begin(name, depth: depth)
      xml.indent(depth + 1)
      xml.append("<wp:meta_key>")
      xml.section(metas[index].key)
      xml.append("</wp:meta_key>\n")
      xml.indent(depth + 1)
      xml.append("<wp:meta_value>")
      xml.section(metas[index].value)
      xml.append("</wp:meta_value>\n")
      end(name, depth: depth)
    }
  }
}

// The parts that records share.
extension RecordWriter {
  mutating func begin(_ name: ElementName, depth: Int) {
    xml.indent(depth)
    xml.startTag(name.qualifiedName)
    xml.append("\n")
  }

  mutating func end(_ name: ElementName, depth: Int) {
    xml.indent(depth)
    xml.endTag(name.qualifiedName)
    xml.append("\n")
  }

  /// Writes a text, a slug, or any other string.
  ///
  /// `depth` is how far a line of its own is indented; `nil` is on the same line.
  mutating func string(
    _ rule: FieldRule, _ value: String, _ raw: [StoredText], depth: Int? = nil
  ) {
    let stored = stored(rule.modelField, value, raw, isText: rule.value == .text)
    if stored.isEmpty && rule.traits.contains(.isLeftOutEmpty) { return }
    if let depth { xml.indent(depth) }
    xml.startTag(rule.name.qualifiedName)
    if rule.traits.contains(.cdata) { xml.section(stored) } else { xml.text(stored) }
    xml.endTag(rule.name.qualifiedName)
    if depth != nil { xml.append("\n") }
  }

  /// Writes an integer; one that is missing is left out.
  mutating func integer(
    _ rule: FieldRule, _ value: Int?, _ raw: [StoredText], depth: Int? = nil
  ) {
    let text = value.map(String.init) ?? stored(rule.modelField, "", raw)
    if !text.isEmpty { string(rule, text, [], depth: depth) }
  }

  /// Writes a date; one that is missing is MySQL's zero date, or is left out.
  private mutating func date(
    _ rule: FieldRule, _ value: DateTime?, _ raw: [StoredText], depth: Int = 2,
    isLeftOut: Bool = false
  ) {
    if let value {
      let text = value.withISOBytes(separator: UInt8(ascii: " ")) {
        String(decoding: $0, as: UTF8.self)
      }
      return string(rule, text, [], depth: depth)
    }
    let text = stored(rule.modelField, "", raw)
    if text.isEmpty && isLeftOut { return }
    string(rule, text.isEmpty ? "0000-00-00 00:00:00" : text, [], depth: depth)
  }

  /// The stored text of a field.
  ///
  /// `isText` says whether the value is what a person reads, and is stored with character references.
  private func stored(
    _ field: ModelField, _ value: String, _ raw: [StoredText], isText: Bool = false
  ) -> String {
    if !raw.isEmpty {
      let name = field.rawValue
      if let stored = raw.last(where: { $0.field == name }) { return stored.text }
    }
    guard isText, value.utf8.contains(UInt8(ascii: "&")),
      CharacterReferences.decode(value) != value
    else { return value }
    var escaped: [UInt8] = []
    for byte in value.utf8 {
      escaped.append(byte)
      if byte == UInt8(ascii: "&") { escaped.append(contentsOf: "amp;".utf8) }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
