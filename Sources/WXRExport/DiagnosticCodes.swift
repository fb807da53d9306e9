public import SiteModel

extension Diagnostic.Code {
  /// A text had characters that XML forbids.
  public static let unwritableCharacter = Self(rawValue: "unwritable-character")
  /// An item is larger than a part may be.
  public static let oversizePart = Self(rawValue: "oversize-part")
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

  static func oversizePart(_ post: Post, of input: String, limit: Int) -> Diagnostic {
    var diagnostic = Diagnostic(
      .warning, .oversizePart,
      "larger than a part of \(limit) bytes may be; written in a part of its own")
    diagnostic.file = input
    diagnostic.itemID = post.id
    diagnostic.itemTitle = post.title
    return diagnostic
  }
}
