/// WordPress's pictures of smileys and emoji, and the signs that they stand for.
///
/// - Source: wordpress-develop, `smilies_init` in `src/wp-includes/functions.php`.
enum Smiley {
  /// The signs of a picture, by the name of its file.
  static func signs(of address: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let path = address.prefix { $0 != UInt8(ascii: "?") }
    guard let file = path.split(separator: UInt8(ascii: "/")).last else { return nil }
    if let emoji = emoji(file, in: path) { return emoji }
    var name = String(decoding: file.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).lowercased()
    if name.hasPrefix("icon_") { name.removeFirst(5) }
    return signs[name]
  }

  /// The characters of a picture whose file has their code points for a name: `1f468-200d-1f469.png`.
  ///
  /// - Source: wordpress-develop, `wp_staticize_emoji` in `src/wp-includes/formatting.php`; Twemoji's files.
  private static func emoji(
    _ file: Slice<UnsafeBufferPointer<UInt8>>, in path: Slice<UnsafeBufferPointer<UInt8>>
  ) -> String? {
    guard String(decoding: path, as: UTF8.self).contains("emoji") else { return nil }
    var characters = ""
    let name = file.prefix { $0 != UInt8(ascii: ".") }
    guard name.count <= 80 else { return nil }
    for part in name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      guard (2...6).contains(part.count),
        let number = UInt32(String(decoding: part, as: UTF8.self), radix: 16), number > 0x20,
        let scalar = Unicode.Scalar(number)
      else { return nil }
      characters.unicodeScalars.append(scalar)
    }
    // A picture with a word of such letters for a name, such as `face`, is another one.
    guard let first = characters.unicodeScalars.first,
      first.properties.isEmoji, first.value > 0x7F || characters.unicodeScalars.count > 1
    else { return nil }
    return characters
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
