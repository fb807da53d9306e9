import ByteText
import SiteModel

/// The hashes of fields, by which records are compared without keeping their texts.
enum FieldHashes {
  /// Random in each run, so that nobody can make two texts with the same hash.
  private static let seed = UInt64.random(in: .min ... .max)

  static func hash(_ text: String) -> UInt64 {
    text.utf8.span.withUnsafeBufferPointer { fingerprint($0, seed: seed) }
  }

  static func hash(_ number: Int?) -> UInt64 { number.map { hash(String($0)) } ?? 0 }

  static func hash(_ date: DateTime?) -> UInt64 { date.map { hash($0.isoText) } ?? 0 }

  /// Of elements that are rare.
  static func hash(_ extra: [ExtraElement]) -> UInt64 {
    extra.isEmpty ? 0 : hash(String(describing: extra))
  }

  /// One hash of several, whose order counts.
  static func combine(_ hashes: [UInt64]) -> UInt64 {
    hashes.withUnsafeBytes { bytes in
      fingerprint(bytes.bindMemory(to: UInt8.self), seed: seed)
    }
  }

  static let siteFields = [
    "title", "link", "description", "language", "base_site_url", "base_blog_url", "extra",
  ]

  static func hashes(of site: Site) -> [UInt64] {
    [
      hash(site.title), hash(site.link), hash(site.description), hash(site.language),
      hash(site.baseSiteURL), hash(site.baseBlogURL), hash(site.extra),
    ]
  }

  static let authorFields = [
    "id", "email", "display_name", "first_name", "last_name", "extra",
  ]

  static func hashes(of author: Author) -> [UInt64] {
    [
      hash(author.id), hash(author.email), hash(author.displayName), hash(author.firstName),
      hash(author.lastName), hash(author.extra),
    ]
  }

  static let termFields = ["id", "name", "parent_slug", "description", "extra"]

  static func hashes(of term: Term) -> [UInt64] {
    [
      hash(term.id), hash(term.name), hash(term.parentSlug), hash(term.description),
      hash(term.extra),
    ]
  }

  static let postFields = [
    "id", "type", "status", "title", "slug", "link", "guid", "author", "date", "date_gmt",
    "modified",
    "modified_gmt", "content", "excerpt", "parent", "menu_order", "comment_status", "ping_status",
    "password", "sticky", "attachment_url", "terms", "extra",
  ]

  static func hashes(of post: Post) -> [UInt64] {
    [
      hash(post.id), hash(post.type), hash(post.status), hash(post.title), hash(post.slug),
      hash(post.link), hash(post.guid), hash(post.author), hash(post.date), hash(post.dateGMT),
      hash(post.modified), hash(post.modifiedGMT), hash(post.content), hash(post.excerpt),
      hash(post.parent), hash(post.menuOrder), hash(post.commentStatus), hash(post.pingStatus),
      hash(post.password), post.sticky ? 1 : 0, hash(post.attachmentURL),
      // WordPress does not keep the order of a post's terms.
      combine(
        post.terms.map { combine([hash($0.taxonomy), hash($0.slug), hash($0.name)]) }.sorted()),
      hash(post.extra),
    ]
  }

  static let commentFields = [
    "type", "status", "parent", "user_id", "author_name", "author_email", "author_url", "author_ip",
    "date", "date_gmt", "content", "extra",
  ]

  static func hashes(of comment: borrowing Comment) -> [UInt64] {
    [
      hash(comment.type), hash(comment.status), hash(comment.parent), hash(comment.userID),
      hash(comment.authorName), hash(comment.authorEmail), hash(comment.authorURL),
      hash(comment.authorIP), hash(comment.date), hash(comment.dateGMT), hash(comment.content),
      hash(comment.extra),
    ]
  }

  /// The values of each key, in the order of the hashes: WordPress does not keep that of metas.
  static func hashes(of metas: [Meta]) -> [String: [UInt64]] {
    var all: [String: [UInt64]] = [:]
    for meta in metas { all[meta.key, default: []].append(hash(meta.value)) }
    return all.mapValues { $0.sorted() }
  }

  /// The names of the fields whose hashes differ.
  static func differing(_ one: [UInt64], _ other: [UInt64], _ names: [String]) -> [String] {
    zip(names, zip(one, other)).compactMap { $1.0 == $1.1 ? nil : $0 }
  }
}
