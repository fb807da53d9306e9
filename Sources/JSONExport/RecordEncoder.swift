import ByteText
import Exporting
import JSONValues
import SiteModel

/// Writes the model's records as JSON objects, every key in the order of the model.
struct RecordEncoder: ~Copyable {
  var json: JSONWriter
  /// Whether values whose form varies are written as JSON texts.
  private let hasStableTypes: Bool

  init(_ json: consuming JSONWriter, hasStableTypes: Bool = false) {
    self.json = json
    self.hasStableTypes = hasStableTypes
  }

  mutating func write(_ site: Site, line: LineHead? = nil) {
    begin("site", line)
    json.member("title", site.title)
    json.member("link", site.link)
    json.member("description", site.description)
    json.member("language", site.language)
    json.member("generator", site.generator)
    json.member("wxr_version", site.wxrVersion)
    json.member("base_site_url", site.baseSiteURL)
    json.member("base_blog_url", site.baseBlogURL)
    json.member("exported_at", site.exportedAt, isUTC: true)
    end(extra: site.extra, raw: site.raw)
  }

  mutating func write(_ author: Author, line: LineHead? = nil) {
    begin("author", line)
    json.member("id", author.id)
    json.member("login", author.login)
    json.member("email", author.email)
    json.member("display_name", author.displayName)
    json.member("first_name", author.firstName)
    json.member("last_name", author.lastName)
    end(extra: author.extra, raw: author.raw)
  }

  mutating func write(_ term: Term, line: LineHead? = nil) {
    begin("term", line)
    json.member("id", term.id)
    json.member("taxonomy", term.taxonomy)
    json.member("slug", term.slug)
    json.member("name", term.name)
    json.member("parent_slug", term.parentSlug)
    json.member("description", term.description)
    write(term.meta)
    end(extra: term.extra, raw: term.raw)
  }

  mutating func write(_ post: Post, line: LineHead? = nil) {
    begin("post", line)
    json.member("id", post.id)
    json.member("type", post.type)
    json.member("status", post.status)
    json.member("title", post.title)
    json.member("slug", post.slug)
    json.member("link", post.link)
    json.member("guid", post.guid)
    json.member("author", post.author)
    json.member("date", post.date, isUTC: false)
    json.member("date_gmt", post.dateGMT, isUTC: true)
    json.member("modified", post.modified, isUTC: false)
    json.member("modified_gmt", post.modifiedGMT, isUTC: true)
    json.member("content", post.content)
    json.member("excerpt", post.excerpt)
    json.member("parent", post.parent)
    json.member("menu_order", post.menuOrder)
    json.member("comment_status", post.commentStatus)
    json.member("ping_status", post.pingStatus)
    json.member("password", post.password)
    json.member("sticky", post.sticky)
    json.member("format", post.format)
    json.member("featured_media", post.featuredMedia)
    json.member("attachment_url", post.attachmentURL)
    json.key("terms")
    json.beginArray()
    for term in post.terms { write(term) }
    json.endArray()
    write(post.meta)
    json.key("reblog")
    json.write(post.reblog)
    json.key("comments")
    json.beginArray()
    // By index, as iterating an array copies each element.
    let comments = post.comments.span
    for index in comments.indices { write(comments[index]) }
    json.endArray()
    end(extra: post.extra, raw: post.raw)
  }

  private mutating func write(_ term: PostTerm) {
    json.beginObject()
    json.member("taxonomy", term.taxonomy)
    json.member("slug", term.slug)
    json.member("name", term.name)
    json.key("raw")
    writeVarying { $0.write(term.raw) }
    json.endObject()
  }

  private mutating func write(_ comment: borrowing Comment) {
    json.beginObject()
    json.member("id", comment.id)
    json.member("kind", comment.kind.rawValue)
    json.member("type", comment.type)
    json.member("status", comment.status)
    json.member("parent", comment.parent)
    json.member("user_id", comment.userID)
    json.member("author_name", comment.authorName)
    json.member("author_email", comment.authorEmail)
    json.member("author_url", comment.authorURL)
    json.member("author_ip", comment.authorIP)
    json.member("date", comment.date, isUTC: false)
    json.member("date_gmt", comment.dateGMT, isUTC: true)
    json.member("content", comment.content)
    write(comment.meta)
    json.key("reblog")
    json.write(comment.reblog)
    end(extra: comment.extra, raw: comment.raw)
  }

  mutating func write(_ input: InputSummary, line: LineHead) {
    begin("input", line)
    json.member("status", input.status.rawValue)
    json.member("message", input.message)
    json.member("byte_count", input.byteCount)
    json.member("post_count", input.postCount)
    json.member("comment_count", input.commentCount)
    json.key("diagnostic_counts")
    json.beginArray()
    for (code, count) in input.diagnostics.sorted(by: { $0.key < $1.key }) {
      json.beginObject()
      json.member("code", code)
      json.member("count", count)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  mutating func write(_ diagnostic: Diagnostic, line: LineHead? = nil) {
    begin("diagnostic", line)
    json.member("severity", diagnostic.severity.rawValue)
    json.member("code", diagnostic.code.rawValue)
    json.member("message", diagnostic.message)
    json.member("file", diagnostic.file)
    json.member("line", diagnostic.line)
    json.member("byte_offset", diagnostic.byteOffset)
    json.member("item_id", diagnostic.itemID)
    json.member("item_title", diagnostic.itemTitle)
    json.member("count", diagnostic.count)
    json.endObject()
  }
}

/// What a record on a line of its own has before its own keys.
struct LineHead {
  var siteKey: String
  /// The input, with the part of a zip or tar.
  var input = ""
  /// The place of the record's element in the input; `nil` if it is not known.
  var offset: Int?
}

// The parts that records share.
extension RecordEncoder {
  private mutating func begin(_ record: StaticString, _ line: LineHead?) {
    json.beginObject()
    guard let line else { return }
    json.key("record")
    json.string(record.description)
    json.member("site", line.siteKey)
    json.member("input", line.input)
    json.member("offset", line.offset)
  }

  private mutating func end(extra: [ExtraElement], raw: [StoredText]) {
    json.key("extra")
    writeVarying { $0.write(extra) }
    json.key("raw")
    writeVarying { $0.write(raw) }
    json.endObject()
  }

  /// Writes a value whose form varies from record to record.
  private mutating func writeVarying(_ write: (inout JSONWriter) -> Void) {
    guard hasStableTypes else { return write(&json) }
    var value = JSONWriter()
    write(&value)
    json.string(value.finish().withBytes { String(decoding: $0, as: UTF8.self) })
  }

  private mutating func write(_ meta: [Meta]) {
    json.key("meta")
    json.beginArray()
    let entries = meta.span
    for index in entries.indices {
      json.beginObject()
      json.member("key", entries[index].key)
      json.member("value", entries[index].value)
      if let data = entries[index].data {
        json.key("data")
        writeVarying { $0.write(data) }
      } else if hasStableTypes {
        json.key("data")
        json.null()
      }
      json.endObject()
    }
    json.endArray()
  }
}
