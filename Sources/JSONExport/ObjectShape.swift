import Exporting
import SiteModel

/// A member of an object that `wxr2 json` writes.
struct ShapeMember: Sendable {
  var name: String
  var schema: SchemaValue
  /// Whether the archive stores a text for it, which `raw` may hold.
  var isStored: Bool
  var isRequired = true

  /// A member that the archive stores as one text.
  static func stored(_ name: String, _ schema: SchemaValue) -> ShapeMember {
    .init(name: name, schema: schema, isStored: true)
  }

  /// A member that is made of other things than one text.
  static func derived(_ name: String, _ schema: SchemaValue) -> ShapeMember {
    .init(name: name, schema: schema, isStored: false)
  }

  static func optional(_ name: String, _ schema: SchemaValue) -> ShapeMember {
    .init(name: name, schema: schema, isStored: false, isRequired: false)
  }
}

/// The members of a kind of object, in the order in which they are written.
struct ObjectShape: Sendable {
  /// Under `$defs`, and the `record` of a line.
  var name: String
  var description: String
  var isNullable = false
  var members: [ShapeMember]

  /// The schema of the object, but its name.
  var keywords: [SchemaMember] {
    [
      .init("description", .string(description)),
      .init("type", isNullable ? .strings(["object", "null"]) : .string("object")),
      .init("required", .strings(members.filter(\.isRequired).map(\.name))),
      .init("properties", .object(members.map { .init($0.name, $0.schema) })),
      .init("additionalProperties", .bool(false)),
    ]
  }

  /// The shape with what a line has before the object's own members.
  var asLine: ObjectShape {
    var line = self
    line.members.insert(
      contentsOf: [
        .derived("record", .constant(.string(name))),
        .derived(
          "site",
          .text(
            """
            The key of the site that the record belongs to: its base_blog_url, else \
            base_site_url, else link.
            """)),
        .derived(
          "input",
          .text("The input as the user named it, with the part of a zip or tar: site.zip/part.xml.")
        ),
        .derived("offset", offset),
      ],
      at: 0)
    return line
  }

  /// The place of a line's record.
  private var offset: SchemaValue {
    switch name {
    case "diagnostic": .integer("Its byte_offset.", least: 0)
    case "input": .integer("The end of the input.", least: 0)
    default:
      .integer(
        """
        Where the record's element begins in the decompressed input, counted from 0. Together with \
        input it is unique, and records stand in its order.
        """, least: 0)
    }
  }

  /// The shape with a last member `raw`: the stored members' texts and `more` of them.
  func withRaw(_ more: [SchemaMember] = []) -> ObjectShape {
    let stored = members.filter(\.isStored).map { SchemaMember($0.name, .text()) }
    let raw = SchemaValue.object([
      .init("description", .string("The stored text of the fields whose value is not exactly it.")),
      .init("type", .string("object")),
      .init("properties", .object(stored + more)),
      .init("additionalProperties", .bool(false)),
    ])
    var shape = self
    shape.members.append(.derived("raw", raw))
    return shape
  }
}

// MARK: - The objects

extension ObjectShape {
  /// What a document holds, and what the lines are.
  static let records = [site, author, term, post, diagnostic]

  /// The kinds of lines.
  static let lines = records.map(\.asLine) + [input.asLine]

  /// What stands inside records.
  static let parts = [postTerm, meta, postReblog, comment, commentReblog, extraElement]

  /// What stands inside lines.
  static let lineParts = parts + [diagnosticCount]

  static let document = ObjectShape(
    name: "document",
    description: """
      A WordPress site as `wxr2 json` writes it. Every key is always present; strings are never \
      null.
      """,
    members: [
      .derived("wxr2_format", .constant(.integer(1))),
      .derived("site", .reference(to: site)),
      .derived(
        "authors", .list(of: author, "As the archive declares them; posts may name others.")),
      .derived(
        "terms", .list(of: term, "As the archive declares them; posts may name others.")),
      .derived("posts", .list(of: post, "In the archive's order.")),
      .derived("diagnostics", .list(of: diagnostic)),
    ])

  static let site = ObjectShape(
    name: "site",
    description: "A blog as its archive describes it.",
    members: [
      .stored("title", .text()),
      .stored("link", .text()),
      .stored("description", .text()),
      .stored("language", .text()),
      .stored("generator", .text("What wrote the archive, usually an address with its version.")),
      .stored("wxr_version", .text()),
      .stored("base_site_url", .text("The root of the network; the blog's own on a single site.")),
      .stored("base_blog_url", .text()),
      .stored("exported_at", .utcTime("When the archive was made, in UTC.")),
      .derived("extra", .list(of: extraElement)),
    ]
  ).withRaw()

  static let author = ObjectShape(
    name: "author",
    description: "A user who wrote posts.",
    members: [
      .stored("id", .integer()),
      .stored("login", .text("What posts name their author by.")),
      .stored("email", .text()),
      .stored("display_name", .text()),
      .stored("first_name", .text()),
      .stored("last_name", .text()),
      .derived("extra", .list(of: extraElement)),
    ]
  ).withRaw()

  static let term = ObjectShape(
    name: "term",
    description: "A category, a tag, or a term of any other taxonomy.",
    members: [
      .stored("id", .integer()),
      .stored("taxonomy", .text("category, post_tag, nav_menu or what a plugin registered.")),
      .stored("slug", .text("Percent-decoded where that gives readable text.")),
      .stored("name", .text()),
      .stored("parent_slug", .text("The parent's slug, in WXR 1.0 its name; empty at the root.")),
      .stored("description", .text()),
      .derived("meta", .list(of: meta)),
      .derived("extra", .list(of: extraElement)),
    ]
  ).withRaw()

  static let post = ObjectShape(
    name: "post",
    description: "A post, a page, an attachment or an item of any other type.",
    members: [
      .stored("id", .integer()),
      .stored("type", .text("post, page, attachment, nav_menu_item or what a plugin registered.")),
      .stored(
        "status",
        .text("publish, draft, pending, private, future, inherit, trash or a plugin's own.")),
      .stored("title", .text()),
      .stored("slug", .text("Percent-decoded where that gives readable text.")),
      .stored("link", .text()),
      .stored("guid", .text("The identity that stays across exports; not always an address.")),
      .stored("author", .text("The author's login; in WXR 1.0 the display name.")),
      .stored("date", .localTime("By the blog's wall clock.")),
      .stored("date_gmt", .utcTime()),
      .stored("modified", .localTime("By the blog's wall clock.")),
      .stored("modified_gmt", .utcTime()),
      .stored("content", .text("The body as WordPress stores it, which is not yet HTML.")),
      .stored("excerpt", .text()),
      .stored("parent", .integer("The id of the parent post; 0 when it has none.")),
      .stored("menu_order", .integer()),
      .stored("comment_status", .text("open or closed, as a rule.")),
      .stored("ping_status", .text("open or closed, as a rule.")),
      .stored("password", .text("In clear text, as the archive has it.")),
      .stored("sticky", .flag),
      .derived("format", .text("aside, quote, … as the post_format term says, else standard.")),
      .stored("featured_media", .integer("The id of the attachment that is the featured image.")),
      .stored("attachment_url", .text()),
      .derived("terms", .list(of: postTerm, "In the archive's order.")),
      .derived("meta", .list(of: meta, "In the archive's order; keys repeat.")),
      .derived("reblog", .reference(to: postReblog)),
      .derived("comments", .list(of: comment, "In the archive's order.")),
      .derived("extra", .list(of: extraElement)),
    ]
  ).withRaw([
    .init("pub_date", .text("The item's pubDate.")),
    .init("guid_is_permalink", .text("The guid's attribute isPermaLink.")),
  ])

  static let postTerm = ObjectShape(
    name: "post_term",
    description: "A term that a post is filed under.",
    members: [
      .stored("taxonomy", .text()),
      .stored("slug", .text("Percent-decoded where that gives readable text.")),
      .stored("name", .text()),
    ]
  ).withRaw()

  static let meta = ObjectShape(
    name: "meta",
    description: "A custom field.",
    members: [
      .derived("key", .text()),
      .derived("value", .text("As stored.")),
      .optional(
        "data",
        .object([
          .init(
            "description",
            .string(
              """
              What the value means, of any type; only where it is PHP-serialised, or a JSON array or \
              object.
              """))
        ])),
    ])

  static let postReblog = ObjectShape(
    name: "post_reblog",
    description: "The source of a post that reblogs another one; null for any other post.",
    isNullable: true,
    members: [
      .derived("blog_id", .integer("The id of the source blog on WordPress.com.")),
      .derived("post_id", .integer("The id of the source post on its blog.")),
      .derived("url", .text()),
      .derived("title", .text()),
      .derived("content", .text("The source's HTML when it was reblogged.")),
      .derived("modified_gmt", .utcTime()),
      .derived("images_mirrored", .integer("How many of the source's images were copied.")),
    ])

  static let comment = ObjectShape(
    name: "comment",
    description: "A response to a post: a comment, or the trace of a link to the post.",
    members: [
      .stored("id", .integer()),
      .derived(
        "kind",
        .choice(of: CommentKind.self, "What it is, which the stored type alone does not say.")),
      .stored("type", .text("The stored comment_type; empty for a comment before WordPress 5.5.")),
      .stored(
        "status",
        .text("approved, hold, spam, trash, post-trashed or as stored; empty counts as approved.")),
      .stored("parent", .integer("The id of the comment that this one answers; 0 for none.")),
      .stored("user_id", .integer()),
      .stored("author_name", .text()),
      .stored("author_email", .text()),
      .stored("author_url", .text()),
      .stored("author_ip", .text()),
      .stored("date", .localTime("By the blog's wall clock.")),
      .stored("date_gmt", .utcTime()),
      .stored("content", .text()),
      .derived("meta", .list(of: meta, "In the archive's order; keys repeat.")),
      .derived("reblog", .reference(to: commentReblog)),
      .derived("extra", .list(of: extraElement)),
    ]
  ).withRaw()

  static let commentReblog = ObjectShape(
    name: "comment_reblog",
    description: "Who reblogged the post, with what words; null unless the kind is reblog.",
    isNullable: true,
    members: [
      .derived("blog_title", .text()),
      .derived("url", .text("The address of the reblog.")),
      .derived("note", .text("The reblogger's own words, as HTML.")),
    ])

  static let extraElement = ObjectShape(
    name: "extra_element",
    description: "An XML element that WXR does not define, such as a plugin's.",
    members: [
      .derived("name", .text("As written, prefix included.")),
      .derived(
        "attributes",
        .object([
          .init("description", .string("Namespace declarations included.")),
          .init("type", .string("object")),
          .init("additionalProperties", .text()),
        ])),
      .derived("value", .text("The element's own text.")),
      .derived("children", .list(ofDefinition: "extra_element")),
    ])

  static let input = ObjectShape(
    name: "input",
    description: "The end of an input, or of a part of a zip or tar: what was read.",
    members: [
      .derived(
        "status",
        .choice(
          of: InputStatus.self,
          """
          converted; partial: something could not be read; failed: with --keep-going, an input that \
          could not be read to its end.
          """)),
      .derived("message", .text("Why it failed.")),
      .derived("byte_count", .integer("How many decompressed bytes were read.", least: 0)),
      .derived("post_count", .integer("Posts that were read, written or not.", least: 0)),
      .derived("comment_count", .integer("Comments of these posts.", least: 0)),
      .derived("diagnostic_counts", .list(of: diagnosticCount, "By code.")),
    ])

  static let diagnosticCount = ObjectShape(
    name: "diagnostic_count",
    description: "How often a kind of diagnostic was met.",
    members: [
      .derived("code", .text()), .derived("count", .integer(least: 1)),
    ])

  static let diagnostic = ObjectShape(
    name: "diagnostic",
    description: "Something in the archive that a reader of the output should know of.",
    members: [
      .derived(
        "severity",
        .choice(
          of: Diagnostic.Severity.self,
          """
          information: nothing was lost; warning: something was repaired or set aside; error: \
          something could not be read.
          """)),
      .derived("code", .text("The stable name of this kind of diagnostic.")),
      .derived("message", .text()),
      .derived("file", .text("The input as the user named it.")),
      .derived("line", .integer("Counted from 1.", least: 1)),
      .derived("byte_offset", .integer("In the decompressed input, counted from 0.", least: 0)),
      .derived("item_id", .integer()),
      .derived("item_title", .text()),
      .derived(
        "count",
        .object([
          .init("description", .string("How many times it was met.")),
          .init("type", .string("integer")),
          .init("minimum", .integer(1)),
        ])),
    ])
}

// MARK: - The values of members

extension SchemaValue {
  static func text(_ description: String? = nil) -> SchemaValue {
    described(description, [.init("type", .string("string"))])
  }

  /// A Boolean.
  static let flag = SchemaValue.object([.init("type", .string("boolean"))])

  /// An integer, or null when the archive gives none.
  static func integer(
    _ description: String? = nil, least: Int? = nil
  ) -> SchemaValue {
    var keywords = [SchemaMember("type", .strings(["integer", "null"]))]
    if let least { keywords.append(.init("minimum", .integer(least))) }
    return described(description, keywords)
  }

  /// A date and time without a zone, or null.
  static func localTime(_ description: String? = nil) -> SchemaValue {
    time(zone: "", description)
  }

  /// A date and time in UTC, or null.
  static func utcTime(_ description: String? = nil) -> SchemaValue {
    time(zone: "Z", description)
  }

  // Not `\d`: it means the digits of every script to some validators.
  private static func time(zone: String, _ description: String?) -> SchemaValue {
    let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\(zone)$"
    return described(
      description,
      [.init("type", .strings(["string", "null"])), .init("pattern", .string(pattern))])
  }

  static func constant(_ value: SchemaValue) -> SchemaValue {
    .object([.init("const", value)])
  }

  /// One of the names of an enumeration of the model.
  static func choice<Choice>(
    of type: Choice.Type, _ description: String
  ) -> SchemaValue where Choice: CaseIterable & RawRepresentable<String> {
    described(description, [.init("enum", .strings(type.allCases.map(\.rawValue)))])
  }

  static func reference(to shape: ObjectShape) -> SchemaValue {
    reference(toDefinition: shape.name)
  }

  static func list(
    of shape: ObjectShape, _ description: String? = nil
  ) -> SchemaValue {
    list(ofDefinition: shape.name, description)
  }

  /// An array whose elements are defined under a name, for a shape that holds itself.
  static func list(
    ofDefinition name: String, _ description: String? = nil
  ) -> SchemaValue {
    described(
      description,
      [.init("type", .string("array")), .init("items", reference(toDefinition: name))])
  }

  private static func reference(toDefinition name: String) -> SchemaValue {
    .object([.init("$ref", .string("#/$defs/" + name))])
  }

  private static func described(
    _ description: String?, _ keywords: [SchemaMember]
  ) -> SchemaValue {
    guard let description else { return .object(keywords) }
    return .object([.init("description", .string(description))] + keywords)
  }
}
