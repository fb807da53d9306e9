/// A blog as its archive's channel describes it.
public struct Site: Sendable, Equatable {
  public var title = ""
  public var link = ""
  public var description = ""
  public var language = ""
  /// The program that wrote the archive, usually as a URL with WordPress's version.
  public var generator = ""
  public var wxrVersion = ""
  /// The address of the network; on a single site, the address of the blog.
  public var baseSiteURL = ""
  public var baseBlogURL = ""
  /// When the archive was made, in UTC.
  public var exportedAt: DateTime?
  /// The prefixes that the archive's root declares, with their URIs, for the names of extra elements.
  public var namespaces: [ExtraElement.Attribute] = []
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}

  /// The key of the site: the first of its addresses that is one.
  ///
  /// It is empty if the archive has none. Such an archive is its own site. Archives of one site may
  /// write its address differently; `SiteAddress.identity(of:)` compares them.
  public var key: String {
    [baseBlogURL, baseSiteURL, link].first { SiteAddress.identity(of: $0) != nil } ?? ""
  }
}

/// A user who wrote posts.
public struct Author: Sendable, Equatable {
  public var id: Int?
  /// The name by which posts refer to their author (`Post.author`).
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
  /// The slug of the parent, or its name in WXR 1.0; empty if there is none.
  public var parentSlug = ""
  public var description = ""
  public var meta: [Meta] = []
  public var extra: [ExtraElement] = []
  public var raw: [StoredText] = []

  public init() {}
}
