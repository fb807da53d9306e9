/// A post, a page, an attachment or an item of any other type.
public struct Post: Sendable, Equatable {
  public var id: Int?
  /// `post`, `page`, `attachment`, `nav_menu_item` or what a plugin registered.
  public var type = ""
  /// `publish`, `draft`, `pending`, `private`, `future`, `inherit`, `trash` or a plugin's own.
  public var status = ""
  public var title = ""
  public var slug = ""
  public var link = ""
  /// The identity that stays across exports; not always a URL.
  public var guid = ""
  /// The author's login; in WXR 1.0 the display name.
  public var author = ""
  /// Wall-clock time of the blog, without a zone.
  public var date: DateTime?
  public var dateGMT: DateTime?
  public var modified: DateTime?
  public var modifiedGMT: DateTime?
  /// The body as WordPress stores it, which is not yet HTML.
  public var content = ""
  public var excerpt = ""
  public var parent: Int?
  public var menuOrder: Int?
  public var commentStatus = ""
  public var pingStatus = ""
  /// In clear text, as the archive has it.
  public var password = ""
  public var sticky = false
  /// The post format without its prefix: `aside`, `quote`, …, or `standard`.
  public var format = "standard"
  /// The attachment that is the featured image.
  public var featuredMedia: Int?
  public var attachmentURL = ""
  public var terms: [PostTerm] = []
  public var meta: [Meta] = []
  public var reblog: PostReblog?
  public var comments: [Comment] = []
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}
}

/// A term that a post is filed under; the channel need not declare it.
public struct PostTerm: Sendable, Equatable {
  public var taxonomy = ""
  public var slug = ""
  public var name = ""
  public var raw: [StoredText] = []

  public init() {}
}

/// What a post that reblogs another one knows of its source.
///
/// Reblogs of 2012 know the two ids alone; later ones hold a snapshot of the source.
public struct PostReblog: Sendable, Equatable {
  /// The id of the source blog on WordPress.com.
  public var blogID: Int?
  public var postID: Int?
  public var url = ""
  public var title = ""
  /// The source's HTML when it was reblogged.
  public var content = ""
  public var modifiedGMT: DateTime?
  /// How many of the source's images were copied.
  public var imagesMirrored: Int?

  public init() {}
}
