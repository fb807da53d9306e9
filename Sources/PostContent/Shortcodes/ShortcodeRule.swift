/// What becomes of a shortcode that is known.
enum ShortcodeRule: Sendable {
  /// HTML takes its place; where there is none, it stays as it stands, for its reader to see.
  case shows(@Sendable (Shortcode, inout BodyRendering) -> String?)
  /// What stands between its tags is shown, with HTML in the places of the tags.
  case wraps(@Sendable (Shortcode, inout BodyRendering) -> (before: String, after: String))
  /// Only a running site shows something: it goes with its content, and is counted.
  case needsSite
  /// What stands between its tags is code, which is in this language, or in one that an attribute names.
  ///
  /// It is taken out before anything reads the text as HTML: see `CodeStep`.
  case code(language: String?)
  /// What stands between its tags is TeX; it is taken out with the code.
  case formula

  /// The tags go, and what stands between them is shown.
  static let contentAlone = wraps { _, _ in ("", "") }

  /// Whether what stands between the tags is no HTML.
  var isRaw: Bool {
    switch self {
    case .code, .formula: true
    case .shows, .wraps, .needsSite: false
    }
  }
}
