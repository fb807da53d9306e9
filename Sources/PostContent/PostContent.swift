public import SiteModel

/// A stored body as HTML that can be parsed as one fragment, with what HTML has no words for set aside.
///
/// What comes in is text as WordPress stores it: blocks, shortcodes, line ends that mean paragraphs.
/// What comes out is what WordPress would show (`the_content`), without what only a running site knows.
public struct PostContent: Sendable {
  /// HTML in which the comment `<!--\u{1}N-->` stands for `inserts[N]`, once or several times.
  ///
  /// U+0001 stands nowhere else in it.
  public var html: [UInt8] = []
  public var inserts: [ContentInsert] = []
  /// What `ContentInsert.footnote` refers to, in the order of the post's meta.
  public var footnotes: [ContentFootnote] = []
  /// What is not shown, or not as the site showed it, in the order in which it is met.
  public var notes: [ContentNote] = []

  /// The body of a post, a page or any other type.
  ///
  /// - Parameters:
  ///   - body: The body as WordPress stores it.
  ///   - context: What the body needs to know of the rest of its archive.
  ///   - shortcodes: What becomes of shortcodes.
  ///   - language: The code of the language to show of a text in several; all of them if it is `nil`.
  public init(
    of body: String, context: some ContentContext, shortcodes: ShortcodePolicy,
    language: String? = nil
  ) {
    var rendering = BodyRendering(context: context, policy: shortcodes, language: language)
    var html = PassedText(rendering.render(body))
    footnotes = EditorFootnotes.footnotes(in: context)
    if !footnotes.isEmpty { FootnoteMarks.take(&html, of: footnotes, &rendering.standIns) }
    finish(html.bytes, rendering)
  }

  /// A body without an archive around it: what it refers to is not found.
  public init(of body: String, shortcodes: ShortcodePolicy = .convert) {
    self.init(of: body, context: NoArchive(), shortcodes: shortcodes)
  }

  /// The body of a post that reblogs another one: the reblogger's own, and behind it the source's
  /// snapshot as a quotation with a link to the source.
  public init(
    ofReblog reblog: PostReblog, body: String, context: some ContentContext,
    shortcodes: ShortcodePolicy, language: String? = nil
  ) {
    var rendering = BodyRendering(context: context, policy: shortcodes, language: language)
    var html = rendering.render(body)
    html += ReblogQuotation.html(of: reblog, &rendering)
    finish(html, rendering)
  }

  /// What a visitor wrote: addresses become links, line ends paragraphs; no blocks, no shortcodes.
  public init(ofComment text: String) {
    html = CommentText.html(of: text)
  }

  /// HTML that stands for itself.
  public init(html: String) {
    self.html = Array(html.utf8)
  }

  private mutating func finish(_ html: [UInt8], _ rendering: BodyRendering) {
    footnotes += rendering.footnotes
    (self.html, inserts) = Placeholders.place(rendering.standIns.inserts, in: html)
    notes = rendering.notes.all
  }
}

private struct NoArchive: ContentContext {
  var postID: Int? { nil }

  func attachment(_ id: Int) -> ContentAttachment? { nil }
  func attachments(ofPost id: Int) -> [ContentAttachment] { [] }
  func reusableBlock(_ id: Int) -> String? { nil }
  func metaValue(_ key: String) -> String? { nil }
}
