import ByteText
package import MarkdownExport
import PostContent
package import SiteModel

/// Makes documents from posts.
///
/// Each thread has its own writer, which keeps its memory for the next post.
package struct DocumentWriter: ~Copyable {
  private let target: any SiteTarget
  private let options: SiteOptions
  private let site: SurveyedSite
  private let links: (any LinkMap)?
  private let media: MediaLinks?
  private var body: BodyConverter
  private var responses: Responses
  private var data: ResponseData

  package init(
    for target: any SiteTarget, _ options: SiteOptions, index: SiteIndex,
    site: SiteOverview = SiteOverview(), links: (any LinkMap)? = nil
  ) {
    self.init(for: target, options, site: SurveyedSite(index, site), links: links, media: nil)
  }

  init(
    for target: any SiteTarget, _ options: SiteOptions, site: SurveyedSite,
    links pages: (any LinkMap)?, media: SiteMedia?
  ) {
    self.media = media.map { MediaLinks($0, pages: pages) }
    let links = self.media ?? pages
    self.links = links
    self.target = target
    self.options = options
    self.site = site
    var bodyOptions = MarkdownOptions(trust: .author, dialect: target.dialect)
    bodyOptions.links = links
    body = BodyConverter(options: bodyOptions)
    let words = site.overview.words
    responses = Responses(dialect: target.dialect, words: words, links: links)
    data = ResponseData(links: links, words: words)
  }

  /// Makes a post's document.
  ///
  /// - Parameters:
  ///   - post: A post that people read.
  ///   - file: The archive of the post, for its diagnostics.
  ///   - offset: Where its element begins in the archive.
  /// - Returns: The content of its file, and the notes about it.
  package mutating func document(of post: Post, file: String, offset: Int = 0) -> PostDocument {
    let isRelative = media != nil && target.hasRelativeLinks
    media?.begin(depth: isRelative ? target.fileRequest(for: post, options).folders.count : 0)
    var document = written(post, file: file, offset: offset)
    document.postID = post.id
    document.media = media?.references() ?? []
    return document
  }

  private mutating func written(_ post: Post, file: String, offset: Int) -> PostDocument {
    let isProtected = !post.password.isEmpty && !options.includesProtected
    let listed =
      target.needsOverview
      ? site.overview.listed(post, at: ListedPost.Place(input: file, offset: offset)) : nil
    let thread = listed == nil || isProtected || !usesData ? nil : data.json(of: post)
    let page = PostPage(
      post, site, as: listed, excerpt: isProtected ? "" : excerpt(of: post),
      isProtected: isProtected, responseCount: thread?.count, language: options.language,
      links: links)
    var fields = target.fields.frontMatter(of: page)
    fields.complete(page, for: target, options.frontMatter)
    let frontMatter = target.bytes(of: fields)
    var document = PostDocument(chunks: [frontMatter], isProtected: isProtected)
    document.diagnostics = addressNotes(of: listed).map { $0.placed(at: post, file: file) }
    if let thread, let folder = target.responsesFolder, let listed {
      document.files = [SiteFile(path: "\(folder)/\(listed.key).json", chunks: [thread.content])]
    }
    if isProtected {
      let note = Diagnostic(
        .information, .protectedPost, "the body is for those with its password; it was left out")
      document.diagnostics.append(note.placed(at: post, file: file))
      return document
    }
    let content = content(of: post)
    var text = ByteBuffer(capacity: content.html.count + 256)
    text.append("\n")
    document.notes = content.notes
    if let id = page.missingCoverID {
      document.notes.append(ContentNote(.missingCover, String(id)))
    }
    var notes = body.convert(content, into: &text)
    play(Enclosures(of: post).files, unlessIn: post.content, behind: &text)
    if showsSection {
      responses.append(post, to: &text)
      notes += responses.notes
    }
    document.chunks.append(text.finish())
    document.bodyNotes = notes
    document.diagnostics +=
      document.notes.map { $0.diagnostic(options.shortcodes).placed(at: post, file: file) }
      + notes.diagnostics(of: post, file: file)
    return document
  }

  private func addressNotes(of listed: ListedPost?) -> [Diagnostic] {
    guard let listed, let lost = listed.lostAddress else { return [] }
    return [
      Diagnostic(
        .warning, .takenAddress,
        "another page or file of the site is at \(lost); its page is at \(listed.address)")
    ]
  }

  /// Whether responses are data for the target's layout.
  private var usesData: Bool {
    target.responsesFolder != nil && (options.comments ?? .data) == .data
  }

  private var showsSection: Bool {
    guard let policy = options.comments else { return target.responsesFolder == nil }
    return policy == .section || policy == .data && target.responsesFolder == nil
  }

  /// Appends players for the files of the feed that the body does not have.
  private mutating func play(
    _ files: [Enclosures.File], unlessIn content: String, behind text: inout ByteBuffer
  ) {
    for file in files where !content.contains(file.identity) {
      let address = file.address.escapedForHTML
      let html =
        file.player.isEmpty
        ? "<p><a href=\"\(address)\">\(file.name.escapedForHTML)</a></p>"
        : "<\(file.player) controls src=\"\(address)\"></\(file.player)>"
      text.append("\n")
      _ = body.convert(PostContent(html: html), into: &text)
    }
  }

  private func content(of post: Post) -> PostContent {
    let context = PostContext(site: site, post: post)
    guard let reblog = post.reblog else {
      if MarkdownBody.isOne(post.content, options.bodies, in: context) {
        return PostContent(markdown: post.content)
      }
      return PostContent(
        of: post.content, context: context, shortcodes: options.shortcodes,
        language: options.language)
    }
    return PostContent(
      ofReblog: reblog, body: post.content, context: context, shortcodes: options.shortcodes,
      language: options.language)
  }

  /// The excerpt that the author wrote, as Markdown.
  private mutating func excerpt(of post: Post) -> String {
    if post.excerpt.isEmpty { return "" }
    let content = PostContent(
      of: post.excerpt, context: PostContext(site: site, post: post, hasMetas: false),
      shortcodes: options.shortcodes, language: options.language)
    var markdown = ByteBuffer()
    _ = body.convert(content, into: &markdown)
    return markdown.finish().withBytes { bytes in
      let end = bytes.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? 0
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}
