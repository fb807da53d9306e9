/// How bodies become Markdown.
public struct MarkdownOptions: Sendable {
  /// Who wrote a body, which says what of its HTML counts.
  public enum Trust: Sendable {
    /// Somebody who may publish on the site.
    case author
    /// Somebody who left a comment: only what WordPress lets visitors use counts.
    case visitor
  }

  public var trust: Trust
  public var dialect: MarkdownDialect
  /// Whether other Markdown stands on the same page, and the text must not refer to its footnotes.
  public var isPartOfPage: Bool

  public init(
    trust: Trust = .author, dialect: MarkdownDialect = .plain, isPartOfPage: Bool = false
  ) {
    self.trust = trust
    self.dialect = dialect
    self.isPartOfPage = isPartOfPage
  }
}
