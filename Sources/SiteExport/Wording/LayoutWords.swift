/// What a site says around its posts and pages.
///
/// `Language.english` shows each of them.
package struct LayoutWords: Sendable {
  package let skipToContent: String
  /// The name of the menu at the top.
  package let mainMenu: String
  /// The button that opens it.
  package let menu: String
  package let home: String
  package let posts: String
  package let pages: String
  package let newerPosts: String
  package let olderPosts: String
  package let page: Sentence
  package let categories: String
  package let tags: String
  package let byAuthor: Sentence
  /// Before the date of a post.
  package let published: String
  /// A post or page without a title.
  package let untitled: String
  package let protectedTitle: Sentence
  /// In the place of a body that has a password.
  package let protectedPost: String
  package let pageNotFound: String
}
