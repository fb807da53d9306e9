/// WordPress's pictures of smileys, and the signs that they stand for.
///
/// - Source: wordpress-develop, `smilies_init` in `src/wp-includes/functions.php`.
enum Smiley {
  /// The signs of a picture, by the name of its file.
  static func signs(of address: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let path = address.prefix { $0 != UInt8(ascii: "?") }
    guard let file = path.split(separator: UInt8(ascii: "/")).last else { return nil }
    var name = String(decoding: file.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).lowercased()
    if name.hasPrefix("icon_") { name.removeFirst(5) }
    return signs[name]
  }

  private static let signs: [String: String] = [
    "arrow": ":arrow:", "biggrin": ":D", "confused": ":?", "cool": "8)", "cry": ":cry:",
    "eek": "8O",
    "evil": ":evil:", "exclaim": ":!:", "frownie": ":(", "idea": ":idea:", "lol": ":lol:",
    "mad": ":x", "mrgreen": ":mrgreen:", "neutral": ":|", "question": ":?:", "razz": ":P",
    "redface": ":oops:", "rolleyes": ":roll:", "sad": ":(", "simple-smile": ":)", "smile": ":)",
    "surprised": ":o", "twisted": ":twisted:", "wink": ";)",
  ]
}
