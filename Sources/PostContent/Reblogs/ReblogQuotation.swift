import SiteModel

/// What a reblog shows of the post that it reblogs (`Post.reblog`).
enum ReblogQuotation {
  /// The source's snapshot with a link to the source; without a snapshot the link alone.
  static func html(of reblog: PostReblog, _ rendering: inout BodyRendering) -> [UInt8] {
    let title = reblog.title.decodingReferences
    let link: String
    if !reblog.url.isEmpty {
      link = paragraph(title.isEmpty ? reblog.url : title, address: reblog.url)
    } else if let blog = reblog.blogID, let post = reblog.postID, blog > 0, post > 0 {
      let label = title.isEmpty ? "Reblogged: post \(post) of blog \(blog) on WordPress.com" : title
      link = paragraph(label, address: shortLink(blog, post))
      rendering.notes.add(.reblogByID, String(post))
    } else {
      link = title.isEmpty ? "" : "<p>\(title.escapedForHTML)</p>"
    }
    let snapshot = rendering.render(reblog.content, isBody: false)
    if snapshot.isEmpty && link.isEmpty {
      rendering.notes.add(.reblogOfUnknown, "")
      return []
    }
    // The source's elements end with the snapshot, as the end tag closes what is left open in it.
    return Array("\n<blockquote class=\"reblog\">\n".utf8) + snapshot
      + Array("\n\(link)\n</blockquote>\n".utf8)
  }

  private static func paragraph(_ label: String, address: String) -> String {
    "<p><a href=\"\(address.escapedForHTML)\">\(label.escapedForHTML)</a></p>"
  }

  /// The address that WordPress.com answers for two ids.
  ///
  /// - Source: Jetpack, `wpme_get_shortlink`: the ids in base 62.
  private static func shortLink(_ blog: Int, _ post: Int) -> String {
    "https://wp.me/p\(base62(blog))-\(base62(post))"
  }

  private static let digits = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)

  private static func base62(_ number: Int) -> String {
    var (rest, text) = (number, "")
    repeat {
      text = String(digits[rest % 62]) + text
      rest /= 62
    } while rest > 0
    return text
  }
}
