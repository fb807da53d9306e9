/// The keys that rows of a site have, to settle what refers to them.
final class SiteKeys {
  let key: Int
  var authors: [String: Author] = [:]
  var terms: [TermIdentity: Int] = [:]
  /// Of the first post with an id, as far as they have come.
  var posts: [Int: Int] = [:]

  init(key: Int) {
    self.key = key
  }

  struct Author {
    var key: Int
    var displayName: String
  }

  /// What tells one term of a site from another.
  struct TermIdentity: Hashable {
    var taxonomy: String
    var slug: String
    /// Set only for terms without a slug, which their names tell apart.
    var name: String

    init(taxonomy: String, slug: String, name: String) {
      self.taxonomy = taxonomy
      self.slug = slug
      self.name = slug.isEmpty ? name : ""
    }
  }
}
