/// The extensions of CommonMark that a target understands, and the forms that it prefers.
public struct MarkdownDialect: Sendable {
  /// The form of a line break inside a paragraph.
  ///
  /// A backslash is visible, and editors do not remove it as they remove trailing spaces.
  package var hardBreak: StaticString = "\\\n"
  /// The language of a fenced block with a formula, which GitHub and others typeset.
  package var mathFence: StaticString = "math"
  /// The greatest nesting of quotations and lists.
  ///
  /// Deeper ones are written beside their parents.
  package var maximumDepth = 40

  /// Whether an address that stands alone and is a video's becomes a player, as HTML.
  package var writesPlayers = false
  /// Whether an address in the text needs brackets to be a link.
  package var bracketsAddresses = false
  /// Whether an address in the text is a link only where the specification of GitHub's Markdown says so: at the
  /// start of a line, after white space, and after `*`, `_`, `~` and `(`.
  package var linksAddressesAtBoundaries = false
  /// What the target reads in Markdown beside Markdown.
  package var syntax = TemplateSyntax.none

  /// CommonMark with GitHub's tables, strikethrough and task lists, and footnotes.
  public static let plain = MarkdownDialect()
}
