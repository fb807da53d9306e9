public import SiteModel

extension Diagnostic.Code {
  /// A text had characters that XML forbids.
  public static let unwritableCharacter = Self(rawValue: "unwritable-character")
}

extension Diagnostic {
  static func unwritableCharacter(in post: Post, of input: String) -> Diagnostic {
    var diagnostic = Diagnostic(
      .warning, .unwritableCharacter,
      "characters that XML forbids were replaced or left out")
    diagnostic.file = input
    diagnostic.itemID = post.id
    diagnostic.itemTitle = post.title
    return diagnostic
  }
}
