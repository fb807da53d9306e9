package import ByteText
package import PostContent
package import SiteModel

/// A post as a Markdown file, and what was met in making it.
package struct MarkdownDocument: Sendable {
  /// What the file holds, one after the other.
  package var chunks: [ByteChunk]
  package var unknownShortcodes: [ContentCount] = []
  package var unknownBlocks: [ContentCount] = []
  /// Whether the body was left out for its password.
  package var isProtected = false
  package var diagnostics: [Diagnostic] = []
}

extension FrontMatter {
  /// What is told of a post before its body.
  ///
  /// - Parameters:
  ///   - post: The post.
  ///   - index: Tells its author's name and its cover.
  ///   - excerpt: As Markdown; empty without one.
  ///   - isProtected: Whether the body is left out.
  init(of post: Post, _ index: SiteIndex, excerpt: String, isProtected: Bool) {
    self.init()
    add("title", PlainTitle.text(of: post))
    let date = PostDates.text(local: post.date, gmt: post.dateGMT)
    add("date", date)
    let modified = PostDates.text(local: post.modified, gmt: post.modifiedGMT)
    if modified != date { add("modified", modified) }
    add("author", index.displayName(of: post.author))
    add("slug", post.slug)
    add("url", post.link)
    if post.status != "publish" && post.status != "inherit" { add("status", post.status) }
    add("protected", isProtected)
    addTerms(of: post)
    add("excerpt", excerpt)
    if let cover = post.featuredMedia.flatMap(index.attachment) { add("cover", cover.url) }
    add("sticky", post.sticky)
    if post.format != "standard" { add("format", post.format) }
  }

  private mutating func addTerms(of post: Post) {
    var taxonomies: [String] = []
    var names: [String: [String]] = [:]
    for term in post.terms where term.taxonomy != "post_format" {
      if names[term.taxonomy] == nil { taxonomies.append(term.taxonomy) }
      let name = term.name.isEmpty ? term.slug : term.name
      if !names[term.taxonomy, default: []].contains(name) {
        names[term.taxonomy, default: []].append(name)
      }
    }
    add("categories", names["category", default: []])
    add("tags", names["post_tag", default: []])
    for taxonomy in taxonomies where taxonomy != "category" && taxonomy != "post_tag" {
      add(key: Self.key(ofTaxonomy: taxonomy, among: names), names[taxonomy, default: []])
    }
  }

  /// A taxonomy's key, which is none of the others of this front matter.
  private static func key(ofTaxonomy name: String, among names: [String: [String]]) -> String {
    // YAML limits keys to 1024 characters.
    var key = String(name.unicodeScalars.prefix(200).map(Character.init))
    while ownKeys.contains(key) || (key != name && names[key] != nil) { key = "taxonomy_" + key }
    return key
  }

  private static let ownKeys: Set<String> = [
    "title", "date", "modified", "author", "slug", "url", "status", "protected", "categories",
    "tags", "excerpt", "cover", "sticky", "format", "",
  ]
}

/// Makes documents of posts; keeps its memory from one to the next, one for each thread.
package struct DocumentWriter: ~Copyable {
  private let index: SiteIndex
  private let options: DocumentOptions
  private var body: BodyConverter
  private var responses: Responses

  package init(index: SiteIndex, options: DocumentOptions) {
    self.index = index
    self.options = options
    body = BodyConverter(options: MarkdownOptions(trust: .author, target: options.target))
    responses = Responses(target: options.target)
  }

  /// Makes a post's document.
  ///
  /// - Parameters:
  ///   - post: A post that people read.
  ///   - file: The archive that it is from, for its diagnostics.
  /// - Returns: What its file holds, and what was met.
  package mutating func document(of post: Post, file: String) -> MarkdownDocument {
    let isProtected = !post.password.isEmpty && !options.includesProtected
    let frontMatter = FrontMatter(
      of: post, index, excerpt: isProtected ? "" : excerpt(of: post), isProtected: isProtected)
    var document = MarkdownDocument(chunks: [frontMatter.finish()], isProtected: isProtected)
    if isProtected {
      let note = Diagnostic(
        .information, .protectedPost, "the body is for those with its password; it was left out")
      document.diagnostics = [note.placed(at: post, file: file)]
      return document
    }
    let content = content(of: post)
    var text = ByteBuffer(capacity: content.html.count + 256)
    text.append("\n")
    var notes = body.convert(content, into: &text)
    if options.comments == .section {
      responses.append(post, to: &text)
      notes += responses.notes
    }
    document.chunks.append(text.finish())
    document.unknownShortcodes = content.unknownShortcodes
    document.unknownBlocks = content.unknownBlocks
    document.diagnostics = notes.diagnostics(of: post, file: file)
    return document
  }

  private func content(of post: Post) -> PostContent {
    let context = PostContext(index: index, post: post)
    guard let reblog = post.reblog else {
      return PostContent(of: post.content, context: context, shortcodes: options.shortcodes)
    }
    return PostContent(
      ofReblog: reblog, body: post.content, context: context, shortcodes: options.shortcodes)
  }

  /// The excerpt that the author wrote, as Markdown.
  private mutating func excerpt(of post: Post) -> String {
    if post.excerpt.isEmpty { return "" }
    let content = PostContent(
      of: post.excerpt, context: PostContext(index: index, post: post),
      shortcodes: options.shortcodes)
    var markdown = ByteBuffer()
    _ = body.convert(content, into: &markdown)
    return markdown.finish().withBytes { bytes in
      let end = bytes.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? 0
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}
