package import PostContent

/// How a site becomes a folder.
package struct SiteOptions: Sendable {
  package var target = MarkdownTarget.plain
  package var shortcodes = ShortcodePolicy.convert
  package var comments = CommentsPolicy.section
  /// Whether bodies that WordPress shows for a password only are written.
  package var includesProtected = false

  package init() {}
}
