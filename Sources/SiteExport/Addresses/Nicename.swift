/// The name of an author in the address of their page.
///
/// WXR does not have it. WordPress makes it of the login when the account is made.
///
/// - Source: wordpress-develop, `sanitize_user` and `sanitize_title` in
///   `src/wp-includes/formatting.php`.
enum Nicename {
  static func of(_ login: String) -> String {
    var name = ""
    for scalar in login.decomposedForNames {
      switch scalar {
      case "a"..."z", "0"..."9", "_": name.unicodeScalars.append(scalar)
      case "A"..."Z": name += scalar.properties.lowercaseMapping
      case "@", "'", "’", "\"": break
      case _
      where !scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil):
        name += scalar.properties.lowercaseMapping
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default: if !name.isEmpty, name.utf8.last != UInt8(ascii: "-") { name += "-" }
      }
    }
    while name.utf8.last == UInt8(ascii: "-") { name.removeLast() }
    return name
  }
}

extension String {
  /// The scalars with the Latin letters' accents apart, so that they can be taken off.
  fileprivate var decomposedForNames: [Unicode.Scalar] {
    flatMap { character -> [Unicode.Scalar] in
      let scalars = Array(character.unicodeScalars)
      guard scalars.count == 1, let scalar = scalars.first, !scalar.isASCII,
        let letter = Self.plainLetters[scalar]
      else { return scalars }
      return Array(letter.unicodeScalars)
    }
  }

  /// - Source: `remove_accents`, of which these are the letters of names in European languages.
  private static let plainLetters: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãåāăą"), ("ae", "æ"), ("a", "ä"), ("c", "çćĉċč"), ("d", "ðďđ"),
      ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
      ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõøōŏő"), ("o", "ö"), ("oe", "œ"), ("r", "ŕŗř"),
      ("s", "śŝşšș"), ("s", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûũūŭůűų"), ("u", "ü"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (plain, accented) in groups {
      for letter in accented.unicodeScalars {
        letters[letter] = plain
        if let upper = letter.properties.uppercaseMapping.unicodeScalars.first, upper != letter,
          letter.properties.uppercaseMapping.unicodeScalars.count == 1
        {
          letters[upper] = plain
        }
      }
    }
    return letters
  }()
}
