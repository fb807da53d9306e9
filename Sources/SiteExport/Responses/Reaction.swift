import SiteModel

/// A response without words of its own, from another site.
///
/// - Source: the comment types of the plugins Webmention and ActivityPub, and the meta of Semantic Linkbacks, which
///   leaves the type of a webmention as it is. The text that they store says the same in a sentence.
enum Reaction {
  case like, repost, bookmark, follow

  init?(_ comment: Comment) {
    guard comment.kind == .other else { return nil }
    let meaning =
      comment.type == "webmention"
      ? comment.meta.first { $0.key == "semantic_linkbacks_type" }?.value : comment.type
    switch meaning {
    case "like", "favorite", "favourite", "star", "webmention-like": self = .like
    case "repost", "announce", "share", "webmention-repost": self = .repost
    case "bookmark": self = .bookmark
    case "follow": self = .follow
    default: return nil
    }
  }
}

extension Reaction {
  /// The key of its sentence in `SiteWords.list`.
  var word: String {
    switch self {
    case .like: "likes"
    case .repost: "reposts"
    case .bookmark: "bookmarks"
    case .follow: "follows"
    }
  }
}

extension ResponseWords {
  subscript(reaction: Reaction) -> Sentence {
    switch reaction {
    case .like: likes
    case .repost: reposts
    case .bookmark: bookmarks
    case .follow: follows
    }
  }
}
