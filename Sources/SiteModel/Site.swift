/// A blog as its archive's channel describes it.
public struct Site: Sendable, Equatable {
  public var title = ""
  public var link = ""
  public var description = ""
  public var language = ""
  /// The writer of the archive, usually a URL with WordPress's version.
  public var generator = ""
  public var wxrVersion = ""
  /// The root of the network; the blog's own address on a single site.
  public var baseSiteURL = ""
  public var baseBlogURL = ""
  /// When the archive was made, in UTC.
  public var exportedAt: DateTime?
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}

  /// What tells one site from another: the first of its addresses that the archive gives.
  ///
  /// Empty when it gives none; such an archive is a site of its own.
  public var key: String {
    !baseBlogURL.isEmpty ? baseBlogURL : !baseSiteURL.isEmpty ? baseSiteURL : link
  }
}

/// A user who wrote posts.
public struct Author: Sendable, Equatable {
  public var id: Int?
  /// What posts name their author by (`Post.author`).
  public var login = ""
  public var email = ""
  public var displayName = ""
  public var firstName = ""
  public var lastName = ""
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}
}

/// A category, a tag, or a term of any other taxonomy, as the channel declares it.
public struct Term: Sendable, Equatable {
  public var id: Int?
  /// `category`, `post_tag`, `nav_menu` or what a plugin registered.
  public var taxonomy = ""
  public var slug = ""
  public var name = ""
  /// The parent's slug, in WXR 1.0 its name; empty for a term at the root.
  public var parent = ""
  public var description = ""
  public var meta: [Meta] = []
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}
}
