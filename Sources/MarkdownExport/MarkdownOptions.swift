/// How bodies are converted to Markdown.
public struct MarkdownOptions: Sendable {
  /// Who wrote a body.
  ///
  /// It decides which of its HTML is converted.
  public enum Trust: Sendable {
    /// Somebody who may publish on the site.
    case author
    /// A visitor who left a comment.
    ///
    /// Only the elements that WordPress allows to visitors are converted, and code and lists.
    case visitor
  }

  public var trust: Trust
  public var dialect: MarkdownDialect
  /// Whether the page also has other Markdown, to whose footnotes this text must not refer.
  public var isPartOfPage: Bool
  /// What becomes of addresses; `nil` leaves all of them.
  package var links: (any LinkMap)?
  /// How many bytes of HTML are converted at a time; a longer text is divided, since its tree takes many
  /// times its size in memory.
  package var longestPart = 32 << 20
  /// A long text is parsed and written in parts, each of at least so many nodes.
  package var nodesPerPart = 1 << 15

  public init(
    trust: Trust = .author, dialect: MarkdownDialect = .plain, isPartOfPage: Bool = false
  ) {
    self.trust = trust
    self.dialect = dialect
    self.isPartOfPage = isPartOfPage
  }
}
