/// The keys of a site's rows, to resolve references to them.
final class SiteKeys {
  let key: Int
  var authors: [String: Author] = [:]
  var terms: [TermIdentity: Int] = [:]
  /// The key of the first post with each id so far.
  var posts: [Int: Int] = [:]

  init(key: Int) {
    self.key = key
  }

  struct Author {
    var key: Int
    var displayName: String
  }

  /// The identity of a term in a site.
  struct TermIdentity: Hashable {
    var taxonomy: String
    var slug: String
    /// Set only for a term without a slug, which is identified by its name.
    var name: String

    init(taxonomy: String, slug: String, name: String) {
      self.taxonomy = taxonomy
      self.slug = slug
      self.name = slug.isEmpty ? name : ""
    }
  }
}
