/// What two archives differ in.
struct Differences {
  /// What was added, removed and changed of one kind of thing.
  struct Tally {
    var added = 0
    var removed = 0
    var changed = 0

    var isEmpty: Bool { added == 0 && removed == 0 && changed == 0 }
  }

  /// A term or an author.
  struct Entry {
    /// The taxonomy of a term; empty for an author.
    var taxonomy = ""
    /// The slug of a term, the login of an author.
    var name: String
    var fields: [String] = []
    var metas = MetaDifferences()
  }

  /// Keys of metas.
  struct MetaDifferences {
    var added: [String] = []
    var removed: [String] = []
    var changed: [String] = []

    var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    init() {}

    init(_ one: [String: [UInt64]], _ other: [String: [UInt64]]) {
      for (key, values) in other {
        if let before = one[key] {
          if before != values { changed.append(key) }
        } else {
          added.append(key)
        }
      }
      removed = one.keys.filter { other[$0] == nil }
      added.sort()
      removed.sort()
      changed.sort()
    }
  }

  struct ChangedComment {
    var id: Int?
    var fields: [String]
    var metas: MetaDifferences
  }

  struct ChangedPost {
    var label: PostLabel
    var fields: [String] = []
    var metas = MetaDifferences()
    var addedComments: [Int?] = []
    var removedComments: [Int?] = []
    var changedComments: [ChangedComment] = []
  }

  var site: [String] = []
  var authors = Entries()
  var terms = Entries()
  var addedPosts: [PostLabel] = []
  var removedPosts: [PostLabel] = []
  var changedPosts: [ChangedPost] = []

  struct Entries {
    var added: [Entry] = []
    var removed: [Entry] = []
    var changed: [Entry] = []

    var tally: Tally { Tally(added: added.count, removed: removed.count, changed: changed.count) }
  }

  var posts: Tally {
    Tally(added: addedPosts.count, removed: removedPosts.count, changed: changedPosts.count)
  }

  /// Comments, those of posts that were added or removed included.
  var comments: Tally {
    var tally = Tally()
    tally.added = addedPosts.reduce(0) { $0 + $1.commentCount }
    tally.removed = removedPosts.reduce(0) { $0 + $1.commentCount }
    for post in changedPosts {
      tally.added += post.addedComments.count
      tally.removed += post.removedComments.count
      tally.changed += post.changedComments.count
    }
    return tally
  }

  /// Metas by their keys; of posts that were added or removed, all metas.
  var metas: Tally {
    var tally = Tally()
    tally.added = addedPosts.reduce(0) { $0 + $1.metaCount }
    tally.removed = removedPosts.reduce(0) { $0 + $1.metaCount }
    let changed =
      changedPosts.flatMap { [$0.metas] + $0.changedComments.map(\.metas) }
      + terms.changed.map(\.metas)
    for metas in changed {
      tally.added += metas.added.count
      tally.removed += metas.removed.count
      tally.changed += metas.changed.count
    }
    return tally
  }

  var isEmpty: Bool {
    site.isEmpty && authors.tally.isEmpty && terms.tally.isEmpty && posts.isEmpty
  }
}
