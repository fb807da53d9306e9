/// Pieces of markup by which WXR is recognised if it cannot be parsed.
///
/// All writers use WordPress's prefixes, and in damaged archives the declarations may be missing.
public enum WXRMarkup {
  /// How the start tags of WordPress's own elements begin.
  @inlinable public static var ownTag: StaticString { "<wp:" }
  @inlinable public static var ownPrefix: StaticString { "wp:" }
  @inlinable public static var itemTag: StaticString { "<item" }
  @inlinable public static var itemEndTag: StaticString { "</item" }

  /// The tags of a comment and of its metas.
  public static let comment:
    (
      start: StaticString, end: StaticString, metaStart: StaticString, metaEnd: StaticString
    ) = ("<wp:comment>", "</wp:comment>", "<wp:commentmeta>", "</wp:commentmeta>")

  /// What an archive can begin with.
  public static let firstTags: [StaticString] = ["<rss", "<channel", "<item", "<wxr", "<wp:"]

  /// How start tags begin that items have and channels do not.
  public static let itemFieldTags: [StaticString] = [
    "<dc:creator", "<guid", "<content:encoded", "<excerpt:encoded", "<wp:post_", "<wp:status",
    "<wp:comment", "<category ",
  ]

  /// The names, without a prefix, of the records that stand in a channel beside the items.
  public static let channelRecordNames = ["author", "wp_author", "category", "tag", "term"]

  /// The end tags of the records that stand in a channel beside the items.
  public static let channelRecordEndTags: [StaticString] = [
    "</wp:term>", "</wp:tag>", "</wp:category>", "</wp:author>",
  ]
}
