package import SiteModel

/// The folder and the name that a post's file is to have.
package struct FileRequest: Sendable {
  /// The folders that it stands in, from the outside in.
  package var folders: [String]
  /// What it is to be called, the best first; none of them need be safe.
  package var names: [String]

  package init(in folders: [String], names: [String]) {
    self.folders = folders
    self.names = names
  }

  /// The slug of a post, what its title gives, and its type and number.
  package static func names(of post: Post) -> [String] {
    let number = post.id.map { "-\($0)" } ?? ""
    return [post.slug, FileNames.slug(ofTitle: post.title), post.type + number]
  }
}
