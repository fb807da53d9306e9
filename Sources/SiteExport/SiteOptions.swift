public import PostContent

/// How a site becomes a folder.
public struct SiteOptions: Sendable {
  /// Who reads the folder.
  public var target = SiteTargetName.plain
  public var shortcodes = ShortcodePolicy.convert
  public var comments = CommentsPolicy.section
  /// Whether bodies that WordPress shows for a password only are written.
  public var includesProtected = false
  /// Types whose posts become files although people do not read them, such as `wp_block`.
  public var includedTypes: Set<String> = []
  /// Statuses whose posts become files although the blog hides them, such as `trash`.
  public var includedStatuses: Set<String> = []

  public init() {}
}
