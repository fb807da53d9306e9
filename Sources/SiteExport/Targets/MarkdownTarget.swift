package import MarkdownExport

/// Who reads the Markdown.
package enum MarkdownTarget: String, Sendable, CaseIterable {
  /// CommonMark with GitHub's extensions and footnotes; YAML before it.
  case plain

  /// The Markdown that the target reads: all that differs between targets.
  package var dialect: MarkdownDialect {
    switch self {
    case .plain: .plain
    }
  }
}
