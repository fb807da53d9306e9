/// The places of elements in WXR, and the contents of fields.
///
/// The reader and the repair ask for the meaning of an element at its place. A writer goes through
/// the lists, which have WordPress's order.
///
/// - Source: WordPress 6.1, `export_wp` in `wp-admin/includes/export.php`. What older versions and other
///   writers do differently is noted at the element.
public enum WXRGrammar {
  /// An element that may stand in another.
  public enum Child: Sendable {
    case field(FieldRule)
    /// Another record, as often as there are some.
    case record(ElementName, ElementKind)

    public var name: ElementName {
      switch self {
      case .field(let rule): rule.name
      case .record(let name, _): name
      }
    }

    public var kind: ElementKind {
      switch self {
      case .field: .field
      case .record(_, let kind): kind
      }
    }

    fileprivate static func field(
      _ name: ElementName, _ modelField: ModelField, _ value: FieldRule.Value = .string,
      _ traits: FieldRule.Traits = []
    ) -> Child {
      .field(FieldRule(name, modelField, value, traits))
    }
  }

  public static let channel: [Child] = [
    .field(.title, .title, .text, .isKeptInPart),
    .field(.link, .link),
    // One line of text, although white space counts.
    .field(.description, .description, .text, [.keepsWhiteSpace, .isKeptInPart]),
    .field(.pubDate, .exportedAt, .rssDate),
    .field(.language, .language),
    .field(.wxrVersion, .wxrVersion),
    .field(.baseSiteURL, .baseSiteURL),
    .field(.baseBlogURL, .baseBlogURL),
    .record(.author, .author),
    .record(.categoryTerm, .term),
    .record(.tagTerm, .term),
    .record(.term, .term),
    .field(.generator, .generator),
    .record(.item, .item),
  ]

  public static let author: [Child] = [
    .field(.authorID, .id, .integer),
    .field(.authorLogin, .login, .string, .cdata),
    .field(.authorEmail, .email, .string, .cdata),
    .field(.authorDisplayName, .displayName, .text, .cdata),
    .field(.authorFirstName, .firstName, .text, .cdata),
    .field(.authorLastName, .lastName, .text, .cdata),
  ]

  public static let category: [Child] = [
    .field(.termID, .id, .integer),
    .field(.categoryNicename, .slug, .slug, .cdata),
    // In WXR 1.0 the parent's name.
    .field(.categoryParent, .parent, .string, .cdata),
    .field(.categoryName, .name, .text, [.cdata, .isLeftOutEmpty]),
    .field(.categoryDescription, .description, .string, .termDescription),
    .record(.termMeta, .meta),
  ]

  public static let tag: [Child] = [
    .field(.termID, .id, .integer),
    .field(.tagSlug, .slug, .slug, .cdata),
    .field(.tagName, .name, .text, [.cdata, .isLeftOutEmpty]),
    .field(.tagDescription, .description, .string, .termDescription),
    .record(.termMeta, .meta),
  ]

  /// Of any other taxonomy.
  public static let term: [Child] = [
    .field(.termID, .id, .integer),
    .field(.termTaxonomy, .taxonomy, .string, .cdata),
    .field(.termSlug, .slug, .slug, .cdata),
    .field(.termParent, .parent, .string, .cdata),
    .field(.termName, .name, .text, [.cdata, .isLeftOutEmpty]),
    .field(.termDescription, .description, .string, .termDescription),
    .record(.termMeta, .meta),
  ]

  public static let item: [Child] = [
    .field(.title, .title, .text, [.cdata, .isKeptInPart]),
    .field(.link, .link),
    .field(.pubDate, .pubDate, .rssDate),
    .field(.creator, .author, .string, .cdata),
    .field(.guid, .guid),
    // WordPress leaves it empty.
    .field(.description, .description, .string, [.isProse, .isKeptInPart]),
    .field(.contentEncoded, .content, .string, .body),
    .field(.excerptEncoded, .excerpt, .string, .body),
    .field(.postID, .id, .integer),
    .field(.postDate, .date, .dateTime, .cdata),
    .field(.postDateGMT, .dateGMT, .dateTime, .cdata),
    .field(.postModified, .modified, .dateTime, .cdata),
    .field(.postModifiedGMT, .modifiedGMT, .dateTime, .cdata),
    .field(.commentStatus, .commentStatus, .string, .cdata),
    .field(.pingStatus, .pingStatus, .string, .cdata),
    .field(.postName, .slug, .slug, .cdata),
    .field(.status, .status, .string, .cdata),
    .field(.postParent, .parent, .integer),
    .field(.menuOrder, .menuOrder, .integer),
    .field(.postType, .type, .string, .cdata),
    .field(.postPassword, .password, .string, .cdata),
    .field(.isSticky, .sticky, .flag),
    // Of attachments alone.
    .field(.attachmentURL, .attachmentURL, .string, [.cdata, .isLeftOutEmpty]),
    // One for each term, with the taxonomy and the slug in the attributes `domain` and `nicename`.
    .field(.category, .name, .text, .cdata),
    .record(.postMeta, .meta),
    .record(.comment, .comment),
  ]

  public static let comment: [Child] = [
    .field(.commentID, .id, .integer),
    .field(.commentAuthor, .authorName, .text, .cdata),
    .field(.commentAuthorEmail, .authorEmail, .string, .cdata),
    .field(.commentAuthorURL, .authorURL),
    .field(.commentAuthorIP, .authorIP, .string, .cdata),
    .field(.commentDate, .date, .dateTime, .cdata),
    .field(.commentDateGMT, .dateGMT, .dateTime, .cdata),
    .field(.commentContent, .content, .string, .body),
    .field(.commentApproved, .status, .string, .cdata),
    .field(.commentType, .type, .string, .cdata),
    .field(.commentParent, .parent, .integer),
    .field(.commentUserID, .userID, .integer),
    .record(.commentMeta, .meta),
  ]

  public static let meta: [Child] = [
    .field(.metaKey, .key, .string, .cdata),
    .field(.metaValue, .value, .string, [.cdata, .keepsWhiteSpace, .isProse]),
  ]
}

extension WXRGrammar {
  /// The kind of an element, by its name and its parent; `nil` is the document itself.
  @inlinable
  public static func kind(of name: ElementName, in parent: ElementKind?) -> ElementKind {
    guard let parent, parent != .outer else { return name == .channel ? .channel : .outer }
    return table.kinds[ElementTable.index(name, parent)]
  }

  /// The rule of a field; `nil` if the element is not a field at its place.
  @inlinable
  public static func field(_ name: ElementName, in parent: ElementKind) -> FieldRule? {
    let number = table.ruleNumbers[ElementTable.index(name, parent)]
    return number == 0 ? nil : table.rules[Int(number) - 1]
  }

  @usableFromInline static let table = ElementTable()
}

/// The grammar as arrays, indexed by a name and the kind of its parent, because the reader looks up
/// every element of an archive.
@usableFromInline
struct ElementTable: Sendable {
  @usableFromInline private(set) var kinds: [ElementKind]
  /// One more than the index in `rules`; 0 for none.
  @usableFromInline private(set) var ruleNumbers: [UInt8]
  @usableFromInline private(set) var rules: [FieldRule] = []

  init() {
    let count = ElementKind.allCases.count << 7
    kinds = Array(repeating: .extra, count: count)
    ruleNumbers = Array(repeating: 0, count: count)
    add(WXRGrammar.channel, in: .channel)
    add(WXRGrammar.author, in: .author)
    // The three spellings of a term are one kind of record, each with fields of its own.
    add(WXRGrammar.category + WXRGrammar.tag + WXRGrammar.term, in: .term)
    add(WXRGrammar.item, in: .item)
    add(WXRGrammar.comment, in: .comment)
    add(WXRGrammar.meta, in: .meta)
  }

  private mutating func add(_ children: [WXRGrammar.Child], in parent: ElementKind) {
    for child in children {
      let index = Self.index(child.name, parent)
      kinds[index] = child.kind
      guard case .field(let rule) = child else { continue }
      rules.append(rule)
      ruleNumbers[index] = UInt8(rules.count)
    }
  }

  @inlinable
  static func index(_ name: ElementName, _ parent: ElementKind) -> Int {
    Int(parent.rawValue) << 7 | Int(name.rawValue)
  }
}
