/// The keys that rows of a site have, to settle what refers to them.
final class SiteKeys {
  let key: Int
  var authors: [String: Int] = [:]
  var terms: [TermIdentity: Int] = [:]
  /// Of the first post with an id.
  var posts: [Int: Int] = [:]

  init(key: Int) {
    self.key = key
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
