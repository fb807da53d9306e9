import SiteModel

/// What a reblog shows of the post that it reblogs (`Post.reblog`).
enum ReblogQuotation {
  /// The source's snapshot with a link to the source; without a snapshot the link alone, and nothing
  /// for reblogs that know ids only.
  static func html(of reblog: PostReblog, _ rendering: inout BodyRendering) -> [UInt8] {
    let title = reblog.title.decodingReferences
    let label = title.isEmpty ? reblog.url : title
    let link =
      reblog.url.isEmpty
      ? (title.isEmpty ? "" : "<p>\(title.escapedForHTML)</p>")
      : "<p><a href=\"\(reblog.url.escapedForHTML)\">\(label.escapedForHTML)</a></p>"
    let snapshot = rendering.render(reblog.content)
    if snapshot.isEmpty && link.isEmpty { return [] }
    // The source's elements end with the snapshot, as the end tag closes what is left open in it.
    return Array("\n<blockquote class=\"reblog\">\n".utf8) + snapshot
      + Array("\n\(link)\n</blockquote>\n".utf8)
  }
}
