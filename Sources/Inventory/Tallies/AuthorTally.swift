import SiteModel

/// The authors that are declared and those that posts name.
package struct AuthorTally: Sendable {
  /// Display names by login.
  private var declared: [String: String] = [:]
  private var posts: [String: Int] = [:]

  package struct Row: Sendable {
    package var login: String
    package var displayName: String
    package var isDeclared: Bool
    package var postCount: Int
  }

  mutating func declare(_ author: Author) { declared[author.login] = author.displayName }

  mutating func addPost(by login: String) { posts[login, default: 0] += 1 }

  mutating func merge(_ later: AuthorTally) {
    declared.merge(later.declared) { $1 }
    posts.merge(later.posts, uniquingKeysWith: +)
  }

  /// The authors with most posts first.
  package var rows: [Row] {
    let counts = posts.merging(declared.mapValues { _ in 0 }, uniquingKeysWith: +)
    return Ranked.all(counts).map { author in
      Row(
        login: author.name, displayName: declared[author.name] ?? "",
        isDeclared: declared[author.name] != nil, postCount: author.count)
    }
  }
}
