import SiteModel

/// A response without words of its own, from another site: a like, a repost, a bookmark.
///
/// - Source: the comment types of the plugins Webmention and ActivityPub. The text that they store
///   says the same in a sentence.
struct Reaction {
  /// What the other did, behind the name.
  let words: String

  init?(_ comment: Comment) {
    switch comment.type {
    case "like", "favorite", "favourite", "star", "webmention-like": words = "likes this."
    case "repost", "announce", "share", "webmention-repost": words = "reposted this."
    case "bookmark": words = "bookmarked this."
    case "follow": words = "follows this."
    default: return nil
    }
  }
}
