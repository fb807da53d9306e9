public import PostContent

/// How a site is written as a folder.
public struct SiteOptions: Sendable {
  /// The program that the folder is for.
  public var target = SiteTargetName.plain
  public var shortcodes = ShortcodePolicy.convert
  /// The language of texts that qTranslate keeps in several, such as `en`; `nil` for all of them.
  public var language: String?
  /// The language of the words around the content, such as `de-AT`; `nil` for that of the archive.
  public var locale: String?
  public var comments = CommentsPolicy.section
  /// Whether bodies are written that WordPress shows only with a password.
  public var includesProtected = false
  /// Types whose posts become files although people do not read them, such as `wp_block`.
  public var includedTypes: Set<String> = []
  /// Statuses whose posts become files although the blog hides them, such as `trash`.
  public var includedStatuses: Set<String> = []

  public init() {}
}
