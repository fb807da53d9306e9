/// A response to a post: a comment of a person, or a link to the post from another page.
public struct Comment: Sendable, Equatable {
  public var id: Int?
  public var kind = CommentKind.comment
  /// `comment_type` as stored; WordPress wrote it empty for ordinary comments before 5.5.
  public var type = ""
  /// `approved`, `hold`, `spam`, `trash`, `post-trashed` or a plugin's own.
  ///
  /// It is empty if the archive has no status, which WordPress treats as approved.
  public var status = ""
  /// The id of the comment that this one answers; 0 at the top of a thread.
  public var parent: Int?
  public var userID: Int?
  public var authorName = ""
  public var authorEmail = ""
  public var authorURL = ""
  public var authorIP = ""
  public var date: DateTime?
  public var dateGMT: DateTime?
  public var content = ""
  public var meta: [Meta] = []
  public var reblog: CommentReblog?
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}
}

/// The kind of a response.
///
/// The stored type alone does not determine it.
public enum CommentKind: String, Sendable, CaseIterable {
  case comment
  /// Somebody reblogged the post; WordPress.com stores it as an ordinary comment.
  case reblog
  case pingback
  case trackback
  /// An editorial note on a block (WordPress 6.9), never public.
  case note
  case other
}

/// The blog that reblogged the post, and the note of the reblogger.
public struct CommentReblog: Sendable, Equatable {
  public var blogTitle = ""
  /// The address of the reblog.
  public var url = ""
  /// The reblogger's own words, as HTML.
  public var note = ""

  public init() {}
}
