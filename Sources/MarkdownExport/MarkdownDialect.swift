/// What a target's Markdown has beyond CommonMark, and which of several forms it wants.
public struct MarkdownDialect: Sendable {
  /// Behind the last character of a line that does not end a paragraph: a backslash is seen, and
  /// editors leave it alone, as they do not leave spaces.
  package var hardBreak: StaticString = "\\\n"
  /// The language of a fence with a formula in it, which GitHub and others typeset.
  package var mathFence: StaticString = "math"
  /// Quotes and lists that stand in so many others stand beside these.
  package var maximumDepth = 40

  /// CommonMark with GitHub's tables, strikethrough and task lists, and footnotes.
  public static let plain = MarkdownDialect()
}
