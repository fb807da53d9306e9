public import PostContent
public import SystemPackage

/// How a site is written as a folder.
public struct SiteOptions: Sendable {
  /// The program that the folder is for.
  public var target = SiteTargetName.plain
  public var shortcodes = ShortcodePolicy.convert
  /// In which language of markup bodies are stored.
  public var bodies = BodyFormat.html
  /// The language of texts that qTranslate keeps in several, such as `en`; `nil` for all of them.
  public var language: String?
  /// The language of the words around the content, such as `de-AT`; `nil` for that of the archive.
  public var locale: String?
  /// Where comments are written; `nil` for data where the target's layout shows it, else a section.
  public var comments: CommentsPolicy?
  /// Whether configuration and layouts are left out, for those who have their own.
  public var isContentOnly = false
  /// Whether links to posts of the blog stay as they are.
  public var keepsLinks = false
  /// The fields of front matter and their names; `nil` for those of the target.
  public var frontMatter: FieldChoice?
  /// Where files lie within the target's folder of posts; `nil` for the target's own places.
  public var path: PathTemplate?
  /// Folders, tars and zips with the blog's uploads, which are copied as far as posts refer to them.
  public var uploads: [FilePath] = []
  /// Where the files of the uploads are served from instead; `nil` leaves their addresses.
  public var mediaBase: String?
  /// Whether the folder may be one that was written before, of which only what nobody has changed is replaced.
  public var updates = false
  /// What the addresses of terms begin with, by taxonomy: WXR does not say what the blog has chosen.
  public var termBases = ["category": "category", "post_tag": "tag"]
  /// Whether bodies are written that WordPress shows only with a password.
  public var includesProtected = false
  /// Types whose posts become files although people do not read them, such as `wp_block`.
  public var includedTypes: Set<String> = []
  /// Statuses whose posts become files although the blog hides them, such as `trash`.
  public var includedStatuses: Set<String> = []

  public init() {}

  /// Whether the files of the uploads are listed: for a site, and where their links change.
  var listsMedia: Bool { target != .plain || !uploads.isEmpty || mediaBase != nil }
}
