/// What a site says around the responses to a post.
///
/// `Language.english` shows each of them.
package struct ResponseWords: Sendable {
  /// The heading for a single response.
  let single: Sentence
  /// The heading for any other number.
  let several: [PluralRule.Category: Sentence]
  let plural: PluralRule
  package let says: Sentence
  package let reblogged: Sentence
  package let rebloggedAndCommented: Sentence
  package let pingback: Sentence
  package let trackback: Sentence
  package let likes: Sentence
  package let reposts: Sentence
  package let bookmarks: Sentence
  package let follows: Sentence
  /// A review's stars in words: `{rating} out of 5`.
  package let rating: Sentence
  /// The name of somebody without a name.
  package let anonymous: String

  /// The heading: `8 responses to “Tea”`.
  package func heading(count: Int, title: String) -> String {
    let form = several[plural.category(of: count)] ?? several[.other]
    let sentence = count == 1 ? single : form ?? single
    return sentence.filled(["count": String(count), "title": title])
  }
}
