import ByteText

/// Differences as a JSON document.
enum DifferenceJSON {
  static func chunk(_ names: (String, String), _ differences: Differences) -> ByteChunk {
    var json = JSONWriter()
    json.beginObject()
    json.member("first", names.0)
    json.member("second", names.1)
    json.key("counts")
    json.beginObject()
    json.write("authors", differences.authors.tally)
    json.write("terms", differences.terms.tally)
    json.write("posts", differences.posts)
    json.write("comments", differences.comments)
    json.write("metas", differences.metas)
    json.endObject()
    json.write("site", differences.site)
    json.write("authors", differences.authors) { json, author in
      json.member("login", author.name)
    }
    json.write("terms", differences.terms) { json, term in
      json.member("taxonomy", term.taxonomy)
      json.member("slug", term.name)
    }
    json.key("posts")
    json.beginObject()
    json.write("added", differences.addedPosts) { $0.write($1) }
    json.write("removed", differences.removedPosts) { $0.write($1) }
    json.write("changed", differences.changedPosts) { json, post in
      json.write(post.label)
      json.write("fields", post.fields)
      json.write("meta", post.metas)
      json.key("comments")
      json.beginObject()
      json.write("added", post.addedComments)
      json.write("removed", post.removedComments)
      json.write("changed", post.changedComments) { json, comment in
        json.member("id", comment.id)
        json.write("fields", comment.fields)
        json.write("meta", comment.metas)
      }
      json.endObject()
    }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ name: StaticString, _ tally: Differences.Tally) {
    key(name)
    beginObject()
    member("added", tally.added)
    member("removed", tally.removed)
    member("changed", tally.changed)
    endObject()
  }

  fileprivate mutating func write(_ name: StaticString, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  fileprivate mutating func write(_ name: StaticString, _ ids: [Int?]) {
    key(name)
    beginArray()
    for id in ids { if let id { integer(id) } else { null() } }
    endArray()
  }

  fileprivate mutating func write<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements {
      beginObject()
      write(&self, element)
      endObject()
    }
    endArray()
  }

  fileprivate mutating func write(
    _ name: StaticString, _ entries: Differences.Entries,
    _ write: (inout JSONWriter, Differences.Entry) -> Void
  ) {
    key(name)
    beginObject()
    self.write("added", entries.added, write)
    self.write("removed", entries.removed, write)
    self.write("changed", entries.changed) { json, entry in
      write(&json, entry)
      json.write("fields", entry.fields)
      json.write("meta", entry.metas)
    }
    endObject()
  }

  fileprivate mutating func write(_ label: PostLabel) {
    member("id", label.id)
    member("type", label.type)
    member("title", label.title)
  }

  fileprivate mutating func write(_ name: StaticString, _ metas: Differences.MetaDifferences) {
    key(name)
    beginObject()
    write("added", metas.added)
    write("removed", metas.removed)
    write("changed", metas.changed)
    endObject()
  }
}
