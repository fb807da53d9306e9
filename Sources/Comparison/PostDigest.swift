import SiteModel

/// What is kept of a post while archives are compared.
struct PostDigest: Sendable {
  /// Which post it is: its id, else its guid, its link or its title.
  let key: UInt64
  /// All of it.
  let hash: UInt64
  let label: PostLabel
  /// What it consists of, where that is needed.
  var parts: PostParts?

  init(_ post: Post, keepsParts: (UInt64) -> Bool) {
    if let id = post.id {
      key = FieldHashes.hash(id)
    } else {
      key = FieldHashes.hash([post.guid, post.link, post.title].first { !$0.isEmpty } ?? "")
    }
    let parts = PostParts(post)
    hash = parts.hash
    label = PostLabel(post)
    self.parts = keepsParts(key) ? parts : nil
  }
}

/// How a post is shown.
struct PostLabel: Sendable {
  var id: Int?
  var type: String
  var title: String
  var commentCount: Int
  var metaCount: Int

  init(_ post: Post) {
    id = post.id
    type = post.type
    title = post.title
    commentCount = post.comments.count
    metaCount = post.meta.count
  }
}

/// The hashes of what a post consists of.
struct PostParts: Sendable {
  var fields: [UInt64]
  var metas: [String: [UInt64]]
  var comments: [CommentParts]

  struct CommentParts: Sendable {
    var id: Int?
    /// Which comment it is: its id, else its author and time.
    var key: UInt64
    var fields: [UInt64]
    var metas: [String: [UInt64]]
  }

  init(_ post: Post) {
    fields = FieldHashes.hashes(of: post)
    metas = FieldHashes.hashes(of: post.meta)
    comments = []
    comments.reserveCapacity(post.comments.count)
    let all = post.comments.span
    for index in all.indices { comments.append(CommentParts(all[index])) }
  }

  var hash: UInt64 {
    // The order of comments and metas does not count.
    FieldHashes.combine(
      fields + [Self.hash(metas), comments.count.unsigned]
        + comments.map { FieldHashes.combine([$0.key] + $0.fields + [Self.hash($0.metas)]) }
        .sorted())
  }

  private static func hash(_ metas: [String: [UInt64]]) -> UInt64 {
    FieldHashes.combine(
      metas.map { FieldHashes.combine([FieldHashes.hash($0)] + $1) }.sorted())
  }
}

extension PostParts.CommentParts {
  fileprivate init(_ comment: borrowing Comment) {
    id = comment.id
    if let id = comment.id {
      key = FieldHashes.hash(id)
    } else {
      key = FieldHashes.combine([
        FieldHashes.hash(comment.authorName), FieldHashes.hash(comment.dateGMT ?? comment.date),
      ])
    }
    fields = FieldHashes.hashes(of: comment)
    metas = FieldHashes.hashes(of: comment.meta)
  }
}

extension Int {
  fileprivate var unsigned: UInt64 { UInt64(bitPattern: Int64(self)) }
}

/// Keeps posts with one key apart: the second one has another key, in both archives the same.
struct DistinctKeys {
  private var met: Set<UInt64> = []
  /// The first keys of those that had to change.
  private var originals: [UInt64: UInt64] = [:]

  mutating func key(for original: UInt64) -> UInt64 {
    var key = original
    while !met.insert(key).inserted { key = key &+ 0x9E37_79B9_7F4A_7C15 }
    if key != original { originals[key] = original }
    return key
  }

  /// The keys that posts have by themselves.
  func originals(of keys: Set<UInt64>) -> Set<UInt64> {
    originals.isEmpty ? keys : Set(keys.map { originals[$0] ?? $0 })
  }
}
