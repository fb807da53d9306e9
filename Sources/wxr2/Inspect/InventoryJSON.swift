import ByteOutput
import SiteModel

/// Inventories as one JSON document, for scripts.
///
///     { "sites": [{
///         "site", "title", "link", "language", "wxr_version", "generator", "exported_at",
///         "files": [{"file", "bytes"}],
///         "posts", "posts_by_type": [{"type", "status", "count"}],
///         "comments", "comments_by_kind": [{"kind", "status", "count"}],
///         "authors": [{"login", "display_name", "declared", "posts"}],
///         "taxonomies": [{"taxonomy", "declared", "used", "undeclared"}],
///         "first_year", "last_year", "undated_posts", "posts_by_year": [{"year", "count"}],
///         "attachments", "attachments_with_url",
///         "attachments_by_extension": [{"extension", "count"}],
///         "reblogs",
///         "metas": {"posts", "comments", "terms", "serialised"},
///         "largest_posts": [{"id", "type", "title", "bytes"}] }],
///       "diagnostics": [{
///         "severity", "code", "count",
///         "message", "file", "line", "byte_offset", "item_id", "item_title" }] }
///
/// Every key is always present; numbers and dates that the archive does not give are null. Types and
/// statuses are as `wxr2 json` writes them, and `site` is the key that its lines have. What a
/// diagnostic says from `message` on is of its first place.
struct InventoryJSON: ~Copyable {
  private var json = JSONWriter(pretty: true)

  static func document(_ sites: [Inventory], _ diagnostics: [DiagnosticTally]) -> ByteChunk {
    var document = InventoryJSON()
    document.json.beginObject()
    document.array("sites", sites) { $0.write($1) }
    document.array("diagnostics", diagnostics) { $0.write($1) }
    document.json.endObject()
    document.json.endLine()
    return document.json.finish()
  }

  private mutating func write(_ inventory: Inventory) {
    writeSite(inventory)
    array("files", inventory.files) { object, file in
      object.string("file", file.name)
      object.integer("bytes", file.byteCount)
    }
    write("posts", inventory.posts, by: "posts_by_type", row: "type")
    write("comments", inventory.comments, by: "comments_by_kind", row: "kind")
    array("authors", inventory.authors.rows) { object, author in
      object.string("login", author.login)
      object.string("display_name", author.displayName)
      object.bool("declared", author.isDeclared)
      object.integer("posts", author.postCount)
    }
    array("taxonomies", inventory.terms.rows) { object, taxonomy in
      object.string("taxonomy", taxonomy.taxonomy)
      object.integer("declared", taxonomy.declaredCount)
      object.integer("used", taxonomy.usedCount)
      object.integer("undeclared", taxonomy.undeclaredCount)
    }
    write(inventory.years)
    write(inventory.attachments)
    integer("reblogs", inventory.reblogCount)
    writeMetas(inventory)
    array("largest_posts", inventory.largest.posts) { object, post in
      object.integer("id", post.id)
      object.string("type", post.type)
      object.string("title", post.title)
      object.integer("bytes", post.byteCount)
    }
  }

  private mutating func writeSite(_ inventory: Inventory) {
    string("site", inventory.key)
    string("title", inventory.site.title)
    string("link", inventory.site.link)
    string("language", inventory.site.language)
    string("wxr_version", inventory.site.wxrVersion)
    string("generator", inventory.site.generator)
    json.key("exported_at")
    if let date = inventory.site.exportedAt {
      json.dateTime(
        (
          Int(date.year), Int(date.month), Int(date.day), Int(date.hour), Int(date.minute),
          Int(date.second)
        ), isUTC: true)
    } else {
      json.null()
    }
  }

  private mutating func write(
    _ total: StaticString, _ tally: CrossTally, by name: StaticString, row: StaticString
  ) {
    integer(total, tally.total)
    array(name, tally.cells) { object, cell in
      object.string(row, cell.cell.row)
      object.string("status", cell.cell.column)
      object.integer("count", cell.count)
    }
  }

  private mutating func write(_ tally: YearTally) {
    let years = tally.years
    integer("first_year", years.first?.year)
    integer("last_year", years.last?.year)
    integer("undated_posts", tally.undatedCount)
    array("posts_by_year", years) { object, year in
      object.integer("year", year.year)
      object.integer("count", year.count)
    }
  }

  private mutating func write(_ attachments: AttachmentTally) {
    integer("attachments", attachments.count)
    integer("attachments_with_url", attachments.withURLCount)
    array("attachments_by_extension", attachments.extensions) { object, kind in
      object.string("extension", kind.name)
      object.integer("count", kind.count)
    }
  }

  private mutating func writeMetas(_ inventory: Inventory) {
    var all = inventory.postMetas
    all.merge(inventory.commentMetas)
    all.merge(inventory.terms.metas)
    json.key("metas")
    json.beginObject()
    integer("posts", inventory.postMetas.count)
    integer("comments", inventory.commentMetas.count)
    integer("terms", inventory.terms.metas.count)
    integer("serialised", all.serialisedCount)
    json.endObject()
  }

  private mutating func write(_ tally: DiagnosticTally) {
    let first = tally.first
    string("severity", first.severity.rawValue)
    string("code", first.code.rawValue)
    integer("count", tally.count)
    string("message", first.message)
    string("file", first.file)
    integer("line", first.line)
    integer("byte_offset", first.byteOffset)
    integer("item_id", first.itemID)
    string("item_title", first.itemTitle)
  }

  private mutating func array<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (inout InventoryJSON, Element) -> Void
  ) {
    json.key(key)
    json.beginArray()
    for element in elements {
      json.beginObject()
      write(&self, element)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func string(_ key: StaticString, _ value: String) {
    json.key(key)
    json.string(value)
  }

  private mutating func integer(_ key: StaticString, _ value: Int?) {
    json.key(key)
    if let value { json.integer(value) } else { json.null() }
  }

  private mutating func bool(_ key: StaticString, _ value: Bool) {
    json.key(key)
    json.bool(value)
  }
}
