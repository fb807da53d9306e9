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
  /// An identifier that is the same in every export; not always a URL.
  public var guid = ""
  /// The author's login; in WXR 1.0 the display name.
  public var author = ""
  /// The date in the blog's local time, without a zone.
  public var date: DateTime?
  public var dateGMT: DateTime?
  public var modified: DateTime?
  public var modifiedGMT: DateTime?
  /// The body as WordPress stores it, with block comments, shortcodes and paragraphs without tags.
  public var content = ""
  public var excerpt = ""
  public var parent: Int?
  public var menuOrder: Int?
  public var commentStatus = ""
  public var pingStatus = ""
  /// In clear text, as in the archive.
  public var password = ""
  public var sticky = false
  /// The post format without its prefix: `aside`, `quote`, …, or `standard`.
  public var format = "standard"
  /// The id of the attachment that is the featured image.
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

/// A term of a post.
///
/// The channel may not declare it.
public struct PostTerm: Sendable, Equatable {
  public var taxonomy = ""
  public var slug = ""
  public var name = ""
  public var raw: [StoredText] = []

  public init() {}
}

/// The source of a post that reblogs another post.
///
/// Reblogs from 2012 have only the two ids. Later ones have a snapshot of the source.
public struct PostReblog: Sendable, Equatable {
  /// The id of the source blog on WordPress.com.
  public var blogID: Int?
  public var postID: Int?
  public var url = ""
  public var title = ""
  /// The HTML of the source at the time of the reblog.
  public var content = ""
  public var modifiedGMT: DateTime?
  /// How many of the source's images were copied.
  public var imagesMirrored: Int?

  public init() {}
}
