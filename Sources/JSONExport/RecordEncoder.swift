import ByteOutput
import SiteModel

/// Writes the model's records as JSON objects, every key in the order of the model.
struct RecordEncoder: ~Copyable {
  var json: JSONWriter

  init(_ json: consuming JSONWriter) {
    self.json = json
  }

  mutating func write(_ site: Site, line: LineHead? = nil) {
    begin("site", line)
    string("title", site.title)
    string("link", site.link)
    string("description", site.description)
    string("language", site.language)
    string("generator", site.generator)
    string("wxr_version", site.wxrVersion)
    string("base_site_url", site.baseSiteURL)
    string("base_blog_url", site.baseBlogURL)
    dateTime("exported_at", site.exportedAt, isUTC: true)
    end(extra: site.extra, raw: site.raw)
  }

  mutating func write(_ author: Author, line: LineHead? = nil) {
    begin("author", line)
    integer("id", author.id)
    string("login", author.login)
    string("email", author.email)
    string("display_name", author.displayName)
    string("first_name", author.firstName)
    string("last_name", author.lastName)
    end(extra: author.extra, raw: author.raw)
  }

  mutating func write(_ term: Term, line: LineHead? = nil) {
    begin("term", line)
    integer("id", term.id)
    string("taxonomy", term.taxonomy)
    string("slug", term.slug)
    string("name", term.name)
    string("parent", term.parent)
    string("description", term.description)
    write(term.meta)
    end(extra: term.extra, raw: term.raw)
  }

  mutating func write(_ post: Post, line: LineHead? = nil) {
    begin("post", line)
    integer("id", post.id)
    string("type", post.type)
    string("status", post.status)
    string("title", post.title)
    string("slug", post.slug)
    string("link", post.link)
    string("guid", post.guid)
    string("author", post.author)
    dateTime("date", post.date, isUTC: false)
    dateTime("date_gmt", post.dateGMT, isUTC: true)
    dateTime("modified", post.modified, isUTC: false)
    dateTime("modified_gmt", post.modifiedGMT, isUTC: true)
    string("content", post.content)
    string("excerpt", post.excerpt)
    integer("parent", post.parent)
    integer("menu_order", post.menuOrder)
    string("comment_status", post.commentStatus)
    string("ping_status", post.pingStatus)
    string("password", post.password)
    json.key("sticky")
    json.bool(post.sticky)
    string("format", post.format)
    integer("featured_media", post.featuredMedia)
    string("attachment_url", post.attachmentURL)
    json.key("terms")
    json.beginArray()
    for term in post.terms { write(term) }
    json.endArray()
    write(post.meta)
    json.key("reblog")
    write(post.reblog)
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
    string("taxonomy", term.taxonomy)
    string("slug", term.slug)
    string("name", term.name)
    write(term.raw)
    json.endObject()
  }

  private mutating func write(_ reblog: PostReblog?) {
    guard let reblog else { return json.null() }
    json.beginObject()
    integer("blog_id", reblog.blogID)
    integer("post_id", reblog.postID)
    string("url", reblog.url)
    string("title", reblog.title)
    string("content", reblog.content)
    dateTime("modified_gmt", reblog.modifiedGMT, isUTC: true)
    integer("images_mirrored", reblog.imagesMirrored)
    json.endObject()
  }

  private mutating func write(_ comment: borrowing Comment) {
    json.beginObject()
    integer("id", comment.id)
    string("kind", comment.kind.rawValue)
    string("type", comment.type)
    string("status", comment.status)
    integer("parent", comment.parent)
    integer("user_id", comment.userID)
    string("author_name", comment.authorName)
    string("author_email", comment.authorEmail)
    string("author_url", comment.authorURL)
    string("author_ip", comment.authorIP)
    dateTime("date", comment.date, isUTC: false)
    dateTime("date_gmt", comment.dateGMT, isUTC: true)
    string("content", comment.content)
    write(comment.meta)
    json.key("reblog")
    write(comment.reblog)
    end(extra: comment.extra, raw: comment.raw)
  }

  private mutating func write(_ reblog: CommentReblog?) {
    guard let reblog else { return json.null() }
    json.beginObject()
    string("blog_title", reblog.blogTitle)
    string("url", reblog.url)
    string("note", reblog.note)
    json.endObject()
  }

  mutating func write(_ diagnostic: Diagnostic, line: LineHead? = nil) {
    begin("diagnostic", line)
    string("severity", diagnostic.severity.rawValue)
    string("code", diagnostic.code.rawValue)
    string("message", diagnostic.message)
    string("file", diagnostic.file)
    integer("line", diagnostic.line)
    integer("byte_offset", diagnostic.byteOffset)
    integer("item_id", diagnostic.itemID)
    string("item_title", diagnostic.itemTitle)
    integer("count", diagnostic.count)
    json.endObject()
  }
}

/// What a record on a line of its own has before its own keys.
struct LineHead {
  var siteKey: String
}

// The parts that records share.
extension RecordEncoder {
  private mutating func begin(_ record: StaticString, _ line: LineHead?) {
    json.beginObject()
    guard let line else { return }
    json.key("record")
    json.string(record.description)
    string("site", line.siteKey)
  }

  private mutating func end(extra: [ExtraElement], raw: [RawValue]) {
    json.key("extra")
    write(extra)
    write(raw)
    json.endObject()
  }

  private mutating func string(_ key: StaticString, _ value: String) {
    json.key(key)
    json.string(value)
  }

  private mutating func integer(_ key: StaticString, _ value: Int?) {
    json.key(key)
    if let value { json.integer(value) } else { json.null() }
  }

  private mutating func dateTime(_ key: StaticString, _ value: DateTime?, isUTC: Bool) {
    json.key(key)
    guard let value else { return json.null() }
    json.dateTime(
      (
        Int(value.year), Int(value.month), Int(value.day),
        Int(value.hour), Int(value.minute), Int(value.second)
      ), isUTC: isUTC)
  }

  private mutating func write(_ raw: [RawValue]) {
    json.key("raw")
    json.beginObject()
    for entry in raw {
      json.key(text: entry.field)
      json.string(entry.text)
    }
    json.endObject()
  }

  private mutating func write(_ meta: [Meta]) {
    json.key("meta")
    json.beginArray()
    let entries = meta.span
    for index in entries.indices {
      json.beginObject()
      string("key", entries[index].key)
      string("value", entries[index].value)
      if let data = entries[index].data {
        json.key("data")
        write(data)
      }
      json.endObject()
    }
    json.endArray()
  }

  /// Writes a PHP value; its depth is bounded by the reader.
  private mutating func write(_ value: PHPValue) {
    switch value {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .int(let value): json.integer(value)
    case .double(let value): json.double(value)
    case .string(let value): json.string(value)
    case .list(let values):
      json.beginArray()
      for value in values { write(value) }
      json.endArray()
    case .map(let entries):
      json.beginObject()
      write(entries)
      json.endObject()
    case .object(let className, let properties):
      json.beginObject()
      string("@class", className)
      write(properties)
      json.endObject()
    }
  }

  private mutating func write(_ entries: [PHPEntry]) {
    for entry in entries {
      json.key(text: entry.key)
      write(entry.value)
    }
  }

  /// Writes extra elements; their depth is bounded by the reader.
  private mutating func write(_ elements: [ExtraElement]) {
    json.beginArray()
    for element in elements {
      json.beginObject()
      string("name", element.name)
      json.key("attributes")
      json.beginObject()
      for attribute in element.attributes {
        json.key(text: attribute.name)
        json.string(attribute.value)
      }
      json.endObject()
      string("value", element.value)
      json.key("children")
      write(element.children)
      json.endObject()
    }
    json.endArray()
  }
}
