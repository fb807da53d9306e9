package import ByteText
package import SiteModel

// The values that are JSON wherever they are written: here, and in the columns of a database.
extension JSONWriter {
  mutating func member(_ name: StaticString, _ value: DateTime?, isUTC: Bool) {
    key(name)
    if let value { write(value, isUTC: isUTC) } else { null() }
  }

  package mutating func write(_ value: DateTime, isUTC: Bool) {
    value.withISOBytes(isUTC: isUTC) { plainString($0) }
  }

  package mutating func write(_ reblog: PostReblog?) {
    guard let reblog else { return null() }
    beginObject()
    member("blog_id", reblog.blogID)
    member("post_id", reblog.postID)
    member("url", reblog.url)
    member("title", reblog.title)
    member("content", reblog.content)
    member("modified_gmt", reblog.modifiedGMT, isUTC: true)
    member("images_mirrored", reblog.imagesMirrored)
    endObject()
  }

  package mutating func write(_ reblog: CommentReblog?) {
    guard let reblog else { return null() }
    beginObject()
    member("blog_title", reblog.blogTitle)
    member("url", reblog.url)
    member("note", reblog.note)
    endObject()
  }

  package mutating func write(_ raw: [StoredText]) {
    beginObject()
    for entry in raw {
      key(text: entry.field)
      string(entry.text)
    }
    endObject()
  }

  /// Writes extra elements; their depth is bounded by the reader.
  package mutating func write(_ elements: [ExtraElement]) {
    beginArray()
    for element in elements {
      beginObject()
      member("name", element.name)
      key("attributes")
      beginObject()
      for attribute in element.attributes {
        key(text: attribute.name)
        string(attribute.value)
      }
      endObject()
      member("value", element.value)
      key("children")
      write(element.children)
      endObject()
    }
    endArray()
  }
}
