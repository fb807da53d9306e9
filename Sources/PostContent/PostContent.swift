public import SiteModel

/// A stored body as HTML that can be parsed as one fragment, with what HTML has no words for set aside.
///
/// What comes in is text as WordPress stores it: blocks, shortcodes, line ends that mean paragraphs.
/// What comes out is what WordPress would show (`the_content`), without what only a running site knows.
public struct PostContent: Sendable {
  /// HTML in which the comment `<!--\u{1}N-->` stands for `inserts[N]`.
  ///
  /// U+0001 stands nowhere else in it.
  public var html: [UInt8] = []
  public var inserts: [ContentInsert] = []
  /// What the marks of `ContentInsert.footnote` refer to, in the order of the post's meta.
  public var footnotes: [ContentFootnote] = []
  /// Shortcodes that nothing here knows, in the order they are met.
  public var unknownShortcodes: [ContentCount] = []
  /// Dynamic or plugin blocks without HTML of their own, in the order they are met.
  public var unknownBlocks: [ContentCount] = []

  /// The body of a post, a page or any other type.
  public init(of body: String, context: some ContentContext, shortcodes: ShortcodePolicy) {
    var builder = ContentBuilder(context: context, policy: shortcodes)
    var html = PassedText(builder.render(body))
    let notes = builder.footnotes()
    if !notes.isEmpty { builder.markFootnotes(&html, notes) }
    self.init(html.bytes, builder, footnotes: notes)
  }

  /// The body of a post that reblogs another one: the reblogger's own, and behind it the source's
  /// snapshot as a quotation with a link to the source.
  public init(
    ofReblog reblog: PostReblog, body: String, context: some ContentContext,
    shortcodes: ShortcodePolicy
  ) {
    var builder = ContentBuilder(context: context, policy: shortcodes)
    var html = builder.render(body)
    html += builder.quotation(of: reblog)
    self.init(html, builder, footnotes: [])
  }

  /// What a visitor wrote: addresses become links, line ends paragraphs; no blocks, no shortcodes.
  public init(ofComment text: String) {
    html = CommentText.html(of: text)
  }

  /// HTML that stands for itself.
  public init(html: String) {
    self.html = Array(html.utf8)
  }

  private init(_ html: [UInt8], _ builder: ContentBuilder, footnotes: [ContentFootnote]) {
    (self.html, inserts) = builder.finish(html)
    self.footnotes = footnotes
    unknownShortcodes = builder.unknownShortcodes.all
    unknownBlocks = builder.unknownBlocks.all
  }
}

/// What stands for something that HTML has no words for.
public enum ContentInsert: Sendable, Equatable {
  /// A block: source code as typed. The language is as its author named it, or empty.
  case code(text: String, language: String)
  /// A block: the address of the page, for readers, of what WordPress would embed.
  case embed(url: String)
  /// A block: where a summary ends; the text is that of the link to the rest, or empty.
  case more(text: String)
  /// A block: where a page ends.
  case nextPage
  /// TeX without its delimiters.
  case math(tex: String, isBlock: Bool)
  /// Inline: a shortcode's tag that stays as it is, without escapes.
  case verbatim(String)
  /// A block: Markdown source.
  case markdown(String)
  /// Inline: a mark that refers to one of `PostContent.footnotes`.
  case footnote(id: String)
}

/// A footnote of the block editor; its text is HTML.
public struct ContentFootnote: Sendable, Equatable {
  public var id: String
  public var html: String

  public init(id: String, html: String) {
    self.id = id
    self.html = html
  }
}

/// How often something was met.
public struct ContentCount: Sendable, Equatable {
  public var name: String
  public var count: Int

  public init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}

/// What becomes of shortcodes.
public enum ShortcodePolicy: String, Sendable, CaseIterable {
  /// Known ones become what they show; the tags of others stay as they are.
  case convert
  /// All tags stay as they are.
  case keep
  /// Known ones become what they show; the tags of others go, and what stands between stays.
  case drop
}
