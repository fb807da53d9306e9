import SiteModel

/// The people who wrote posts without an account, as Co-Authors Plus keeps them: items of the type
/// `guest-author`, and a term of the taxonomy `author` for each author of a post.
package struct GuestAuthors: Sendable {
  private var names: [String: String] = [:]

  /// A person, under the slug and the login by which terms name them.
  package struct Entry: Sendable {
    fileprivate var keys: [String]
    fileprivate var name: String

    init?(_ post: Post) {
      guard post.type == "guest-author" || post.type == "guest_author" else { return nil }
      let metas = ["cap-display_name", "cap-user_login"].map { key in
        post.meta.last { $0.key == key }?.value ?? ""
      }
      name = metas[0].isEmpty ? PlainTitle.text(of: post) : metas[0]
      keys = [post.slug, metas[1]].filter { !$0.isEmpty }
      if name.isEmpty { return nil }
    }
  }

  mutating func add(_ entry: Entry) {
    for key in entry.keys where names[key] == nil { names[key] = entry.name }
  }

  /// The prefix of the slugs of terms and items.
  private static let prefix = "cap-"

  /// The name of the author that a term stands for.
  ///
  /// - Parameters:
  ///   - term: A term of a post.
  ///   - displayName: The name of a user by the login; `nil` if there is no such user.
  /// - Returns: `nil` if the term is of another taxonomy, or of a blog's own with the same name.
  func name(of term: PostTerm, displayName: (String) -> String?) -> String? {
    guard term.taxonomy == "author" else { return nil }
    let isMarked = term.slug.hasPrefix(Self.prefix)
    let bare = isMarked ? String(term.slug.dropFirst(Self.prefix.count)) : term.slug
    for key in [term.slug, term.name, bare, Self.prefix + bare] {
      if let name = names[key] ?? displayName(key), !name.isEmpty { return name }
    }
    return isMarked ? (term.name.isEmpty ? bare : term.name) : nil
  }
}
