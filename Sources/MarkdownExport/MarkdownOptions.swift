/// How bodies become Markdown.
package struct MarkdownOptions: Sendable {
  /// Who wrote a body, which says what of its HTML counts.
  package enum Trust: Sendable {
    /// Somebody who may publish on the site.
    case author
    /// Somebody who left a comment: only what WordPress lets visitors use counts.
    case visitor
  }

  package var trust: Trust
  package var dialect: MarkdownDialect
  /// Whether other Markdown stands on the same page, of whose footnotes the text must not become a mark.
  package var isPartOfPage: Bool

  package init(
    trust: Trust = .author, dialect: MarkdownDialect = .plain, isPartOfPage: Bool = false
  ) {
    self.trust = trust
    self.dialect = dialect
    self.isPartOfPage = isPartOfPage
  }
}
