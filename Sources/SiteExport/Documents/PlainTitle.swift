import CharacterReferences
import PostContent
import SiteModel

/// A title without its markup.
enum PlainTitle {
  /// A post's title.
  ///
  /// The stored title is used, because a character reference in it does not begin a tag.
  static func text(of post: Post) -> String {
    guard post.title.utf8.contains(UInt8(ascii: "<")) else { return post.title }
    guard let stored = post.raw.last(where: { $0.field == "title" })?.text else {
      return PlainLine.withoutTags(post.title)
    }
    return CharacterReferences.decode(PlainLine.withoutTags(stored))
  }
}
