package import PostContent

/// How posts become documents.
package struct DocumentOptions: Sendable {
  package var target = MarkdownTarget.plain
  package var shortcodes = ShortcodePolicy.convert
  package var comments = CommentsPolicy.section
  /// Whether bodies that WordPress shows for a password only are written.
  package var includesProtected = false

  package init() {}
}

/// Who reads the Markdown.
package enum MarkdownTarget: String, Sendable, CaseIterable {
  /// CommonMark with GitHub's extensions and footnotes; YAML before it.
  case plain

  /// The Markdown that the target reads: all that differs between targets.
  var dialect: MarkdownDialect {
    switch self {
    case .plain: .plain
    }
  }
}

/// Where comments go.
package enum CommentsPolicy: String, Sendable, CaseIterable {
  /// Behind the body, as the blog shows them.
  case section
  case none
}
