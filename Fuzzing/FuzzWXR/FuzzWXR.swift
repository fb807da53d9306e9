import ByteInput
import ByteText
import FuzzSupport
import SiteModel
import TestSupport
import WXRReader

@testable import WXRExport

// Archives that are written again: what was read from any bytes comes back when it is written and read,
// and the second output is the first one. Records with any texts in them give archives that are read as
// one item without repair, and that come back from then on.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWXR(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.takeChoice()
  if choice & 1 == 0 {
    checkArchive(input.bytes)
  } else {
    checkRecord(Post(texts: input.bytes.split(separator: UInt8(ascii: "\u{1}"))))
  }
  return 0
}

private func checkArchive(_ bytes: [UInt8]) {
  guard let first = Content(of: bytes) else { return }
  // These stay in CDATA when they are read, and XML forbids them.
  if bytes.holdsNoncharacter || first.written.repairs > 0 || first.isTorn { return }
  guard let second = Content(of: first.written.bytes) else { finding("the output is no archive") }
  require(second.header == first.header, "the header comes back as \(second.header)")
  require(second.posts == first.posts, "posts come back as\n\(second.posts)\nnot\n\(first.posts)")
  require(second.written.bytes == first.written.bytes, "the output of the output differs")
}

private func checkRecord(_ post: Post) {
  let content = Content(posts: [post])
  guard let read = Content(of: content.written.bytes) else { finding("the output is no archive") }
  require(read.posts.count == 1, "one post comes back as \(read.posts.count)")
  require(read.repairs.isEmpty, "the output has to be repaired: \(read.repairs)\n\(content.text)")
  if content.written.repairs == 0 {
    require(
      read.posts[0].content == post.content, "the content comes back as \(read.posts[0].content)")
    require(read.posts[0].meta.map(\.value) == post.meta.map(\.value), "metas come back changed")
    require(
      read.posts[0].comments.map(\.content) == post.comments.map(\.content),
      "comments come back changed")
    require(read.posts[0].terms.map(\.name) == post.terms.map(\.name), "names come back changed")
  }
  guard let again = Content(of: read.written.bytes) else { finding("the output is no archive") }
  require(again.posts == read.posts, "posts come back as\n\(again.posts)\nnot\n\(read.posts)")
  require(again.written.bytes == read.written.bytes, "the output of the output differs")
}

/// What an archive holds, and the archive that is written of it.
private struct Content {
  var text: String { String(decoding: written.bytes, as: UTF8.self) }
  /// The site without what the writer says of itself, its authors and terms.
  var header: Header
  var posts: [Post]
  var written: (bytes: [UInt8], repairs: Int)
  var repairs: [String] = []

  struct Header: Equatable {
    var site: Site
    var authors: [Author]
    var terms: [Term]

    init(_ header: SiteHeader) {
      site = header.site
      site.generator = ""
      site.wxrVersion = ""
      // The writer's own prefixes are declared as well.
      site.namespaces = site.otherNamespaces.map {
        ExtraElement.Attribute(name: $0.prefix, value: $0.uri)
      }
      site.raw.sort()
      authors = header.authors.map { author in
        var author = author
        author.raw.sort()
        return author
      }
      terms = header.terms.map { term in
        var term = term
        term.raw.sort()
        return term
      }
    }
  }

  /// Whether damage has led to something that is read in another way where the damage is gone.
  ///
  /// That is the outline of an archive in an extra element, and a term whose name a damaged item has.
  var isTorn: Bool {
    if header.terms.contains(where: \.name.isEmpty) { return true }
    var pending =
      header.site.extra + header.terms.flatMap(\.extra) + header.authors.flatMap(\.extra)
    pending += posts.flatMap { $0.extra + $0.comments.flatMap(\.extra) }
    while let element = pending.popLast() {
      let name = element.name.split(separator: ":").last ?? ""
      if ["rss", "channel", "item", "wxr"].contains(name) { return true }
      if element.name.count(where: { $0 == ":" }) > 1 { return true }
      pending += element.children
    }
    return false
  }

  init?(of bytes: [UInt8]) {
    var options = ReaderOptions()
    options.isOneSite = true
    guard let reading = try? Reading(bytes, options: options),
      let headers = try? WXRReader.scan([MemorySource(bytes)], options: options)
    else { return nil }
    self.init(headers.first ?? SiteHeader(), reading.posts)
    repairs = reading.diagnostics.filter { $0.severity != .information }.map(\.message)
  }

  init(_ header: SiteHeader = SiteHeader(), posts: [Post]) {
    self.init(header, posts)
  }

  private init(_ header: SiteHeader, _ posts: [Post]) {
    self.header = Header(header)
    self.posts = posts.map { $0.sorted.completed(by: header) }
    let settings = RecordWriter.Settings(header.site)
    var head = RecordWriter(settings)
    head.writeHead(header, program: "fuzz/1")
    var repairs = head.xml.repairedTextCount
    var bytes = head.finish().array
    let items = ItemEncoding(writer: settings, rewriting: Rewriting()).encode(
      self.posts.map { .post($0) }
    ) { _ in repairs += 1 }
    var repeats = ItemRepeats()
    bytes += (repeats.changed(items) ?? items.chunk).array
    bytes += RecordWriter.foot().array
    written = (bytes, repairs)
  }
}

extension ByteChunk {
  fileprivate var array: [UInt8] { withBytes { Array($0) } }
}

extension [UInt8] {
  fileprivate var holdsNoncharacter: Bool {
    indices.dropLast(2).contains {
      self[$0] == 0xEF && self[$0 + 1] == 0xBF && self[$0 + 2] >= 0xBE
    }
  }
}

extension [StoredText] {
  /// Puts them into the order of their fields.
  ///
  /// They have that of the archive's elements, which says nothing: JSON has them as an object.
  fileprivate mutating func sort() { sort { $0.field < $1.field } }
}

extension Post {
  /// The post with all stored texts in the order of their fields.
  fileprivate var sorted: Post {
    var post = self
    post.raw.sort()
    for index in post.terms.indices { post.terms[index].raw.sort() }
    for index in post.comments.indices { post.comments[index].raw.sort() }
    return post
  }

  /// The post with the slugs of terms that have only a name.
  ///
  /// The reader takes them from the channel, but items are read in one pass: a term of the channel that
  /// stands behind the item, as in joined or torn archives, comes too late. What is written has it before.
  fileprivate func completed(by header: SiteHeader) -> Post {
    var post = self
    for index in post.terms.indices where post.terms[index].slug.isEmpty {
      let term = post.terms[index]
      let known = header.terms.first {
        $0.taxonomy == term.taxonomy && $0.name == term.name && !$0.slug.isEmpty
      }
      post.terms[index].slug = known?.slug ?? ""
    }
    return post
  }

  /// A post with texts in all places that may have any.
  fileprivate init(texts: [ArraySlice<UInt8>]) {
    self.init()
    var rest = texts.map { String(decoding: $0, as: UTF8.self) }[...]
    func next() -> String { rest.popFirst() ?? "" }
    id = 1
    content = next()
    title = next()
    link = next()
    excerpt = next()
    slug = next()
    guid = next()
    type = next()
    password = next()
    meta = [Meta(key: next(), value: next()), Meta(key: "k", value: next())]
    var term = PostTerm()
    term.taxonomy = next()
    term.slug = "slug" + next()
    term.name = next().trimmed
    terms = [term]
    var comment = Comment()
    comment.content = next()
    comment.authorName = next()
    comment.authorURL = next()
    comments = [comment]
    var element = ExtraElement(
      name: next(), attributes: [ExtraElement.Attribute(name: next(), value: next())])
    element.value = next()
    element.children = [ExtraElement(name: next())]
    extra = [element]
    raw = [StoredText(field: "pub_date", text: next())]
  }
}

extension String {
  /// Without white space at its ends, as the reader has it.
  fileprivate var trimmed: String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, first.isXMLWhiteSpace { bytes.removeFirst() }
    while let last = bytes.last, last.isXMLWhiteSpace { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
