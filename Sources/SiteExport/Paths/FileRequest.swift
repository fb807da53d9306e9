package import SiteModel

/// The folder and the name that a post's file should have.
package struct FileRequest: Sendable {
  /// The folders around it, from the outside in.
  package var folders: [String]
  /// Candidates for its name, the best first.
  ///
  /// They need not be safe.
  package var names: [String]

  package init(in folders: [String], names: [String]) {
    self.folders = folders
    self.names = names
  }

  /// The slug of a post, the slug made from its title, and its type with its number.
  package static func names(of post: Post) -> [String] {
    let number = post.id.map { "-\($0)" } ?? ""
    return [post.slug, FileNames.slug(ofTitle: post.title), post.type + number]
  }
}
