import ByteText
import Exporting
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
///         "metas": {"posts", "comments", "terms", "serialised", "json"},
///         "largest_posts": [{"id", "type", "title", "bytes"}],
///         "protected_posts",
///         "posts_by_month": [{"month", "type", "count"}],
///         "posts_by_hour": [{"weekday", "hour", "count"}],
///         "responses",
///         "responses_by_month": [{"month", "kind", "count"}],
///         "responses_by_hour": [{"weekday", "hour", "count"}],
///         "commenters": [{"name", "count"}],
///         "rebloggers": [{"host", "title", "count"}],
///         "linking_hosts", "reblogged_hosts", "linked_hosts", "embedded_hosts": [{"host", "count"}],
///         "longest_threads": [{"id", "title", "link", "date", "responses"}],
///         "terms": [{"taxonomy", "slug", "name", "parent_slug", "declared", "posts"}],
///         "constructs": [{"kind", "name", "result", "count", "posts"}],
///         "languages": [{"language", "posts"}], "scripts": [{"script", "posts"}],
///         "media_by_month": [{"month", "kind", "count"}],
///         "missing_covers", "missing_files": [{"file", "post"}],
///         "meta_keys": [{"key", "count"}], "seo": [{"plugin", "posts"}],
///         "needs": [{"need", "count", "of", "static-site", "notes", "wordpress"}] }],
///       "diagnostics": [{
///         "severity", "code", "count",
///         "message", "file", "line", "byte_offset", "item_id", "item_title",
///         "places": [{"message", "file", "line", "byte_offset", "item_id", "item_title"}] }] }
///
/// Every key is always present; numbers and dates that the archive does not give are null. Types and
/// statuses are as `wxr2 json` writes them, and `site` is the key that its lines have. What a
/// diagnostic says from `message` on is of its first place; `places` has the first 50. Months are
/// `2014-09`, and the weekday of Monday is 1. `responses` and what is told of them counts what visitors
/// see. Of names and hosts there are the 20,000 that were met most often, and more.
///
/// In a run over many archives each has a line, the same object with `input`, `status` and `message`
/// before the others.
struct InventoryJSON: ~Copyable {
  var json: JSONWriter

  private init(pretty: Bool) {
    json = JSONWriter(pretty: pretty)
  }

  static func line(
    of input: InputSummary, _ sites: [Inventory], _ diagnostics: [DiagnosticTally]
  ) -> ByteChunk {
    var line = InventoryJSON(pretty: false)
    line.json.beginObject()
    line.json.member("input", input.input)
    line.json.member("status", input.status.rawValue)
    line.json.member("message", input.message)
    line.array("sites", sites) { $0.write($1) }
    line.array("diagnostics", diagnostics) { $0.write($1) }
    line.json.endObject()
    line.json.endLine()
    return line.json.finish()
  }

  static func document(_ sites: [Inventory], _ diagnostics: [DiagnosticTally]) -> ByteChunk {
    var document = InventoryJSON(pretty: true)
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
      object.json.member("file", file.name)
      object.json.member("bytes", file.byteCount)
    }
    write("posts", inventory.posts, by: "posts_by_type", row: "type")
    write("comments", inventory.comments, by: "comments_by_kind", row: "kind")
    array("authors", inventory.authors.rows) { object, author in
      object.json.member("login", author.login)
      object.json.member("display_name", author.displayName)
      object.json.member("declared", author.isDeclared)
      object.json.member("posts", author.postCount)
    }
    array("taxonomies", inventory.terms.rows) { object, taxonomy in
      object.json.member("taxonomy", taxonomy.taxonomy)
      object.json.member("declared", taxonomy.declaredCount)
      object.json.member("used", taxonomy.usedCount)
      object.json.member("undeclared", taxonomy.undeclaredCount)
    }
    write(inventory.years)
    write(inventory.attachments)
    json.member("reblogs", inventory.reblogCount)
    writeMetas(inventory)
    array("largest_posts", inventory.largest.posts) { object, post in
      object.json.member("id", post.id)
      object.json.member("type", post.type)
      object.json.member("title", post.title)
      object.json.member("bytes", post.byteCount)
    }
    writeTimes(inventory)
    writeResponses(inventory)
    writeTerms(inventory.terms)
    write(inventory.content)
    write(inventory.media)
    write("meta_keys", inventory.metaKeys.keys, as: "key")
    write("seo", inventory.metaKeys.plugins, as: "plugin", counting: "posts")
    array("needs", inventory.needs) { object, need in
      object.json.member("need", need.kind.rawValue)
      object.json.member("count", need.count)
      object.json.member("of", need.what)
      for target in MigrationNeed.Target.allCases {
        object.json.key(text: target.rawValue)
        object.json.string(need.advice(for: target))
      }
    }
  }

  private mutating func writeSite(_ inventory: Inventory) {
    json.member("site", inventory.key)
    json.member("title", inventory.site.title)
    json.member("link", inventory.site.link)
    json.member("language", inventory.site.language)
    json.member("wxr_version", inventory.site.wxrVersion)
    json.member("generator", inventory.site.generator)
    json.key("exported_at")
    if let date = inventory.site.exportedAt {
      json.string(date.isoText + "Z")
    } else {
      json.null()
    }
  }

  private mutating func write(
    _ total: StaticString, _ tally: CrossTally, by name: StaticString, row: StaticString
  ) {
    json.member(total, tally.total)
    array(name, tally.cells) { object, cell in
      object.json.member(row, cell.cell.row)
      object.json.member("status", cell.cell.column)
      object.json.member("count", cell.count)
    }
  }

  private mutating func write(_ tally: YearTally) {
    let years = tally.years
    json.member("first_year", years.first?.year)
    json.member("last_year", years.last?.year)
    json.member("undated_posts", tally.undatedCount)
    array("posts_by_year", years) { object, year in
      object.json.member("year", year.year)
      object.json.member("count", year.count)
    }
  }

  private mutating func write(_ attachments: AttachmentTally) {
    json.member("attachments", attachments.count)
    json.member("attachments_with_url", attachments.withURLCount)
    array("attachments_by_extension", attachments.extensions) { object, kind in
      object.json.member("extension", kind.name)
      object.json.member("count", kind.count)
    }
  }

  private mutating func writeMetas(_ inventory: Inventory) {
    var all = inventory.postMetas
    all.merge(inventory.commentMetas)
    all.merge(inventory.terms.metas)
    json.key("metas")
    json.beginObject()
    json.member("posts", inventory.postMetas.count)
    json.member("comments", inventory.commentMetas.count)
    json.member("terms", inventory.terms.metas.count)
    json.member("serialised", all.serialisedCount)
    json.member("json", all.jsonCount)
    json.endObject()
  }

  private mutating func write(_ tally: DiagnosticTally) {
    json.member("severity", tally.first.severity.rawValue)
    json.member("code", tally.first.code.rawValue)
    json.member("count", tally.count)
    write(tally.first)
    array("places", tally.places) { $0.write($1) }
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    json.member("message", diagnostic.message)
    json.member("file", diagnostic.file)
    json.member("line", diagnostic.line)
    json.member("byte_offset", diagnostic.byteOffset)
    json.member("item_id", diagnostic.itemID)
    json.member("item_title", diagnostic.itemTitle)
  }

  mutating func array<Element>(
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
}
