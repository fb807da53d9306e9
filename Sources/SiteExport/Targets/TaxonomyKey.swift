/// The names of taxonomies as keys.
enum TaxonomyKey {
  /// A name of ASCII letters, digits, `_` and `-` in lower case: generators change other ones.
  static func plain(_ taxonomy: String) -> String {
    var name = ""
    for scalar in taxonomy.unicodeScalars.prefix(100) {
      switch scalar {
      case "a"..."z", "0"..."9", "_", "-": name.unicodeScalars.append(scalar)
      case "A"..."Z": name += scalar.properties.lowercaseMapping
      case _ where scalar.isASCII: name += "_"
      default: name += String(scalar.value, radix: 16)
      }
    }
    let beginsWithLetter = name.unicodeScalars.first?.properties.isAlphabetic ?? false
    return beginsWithLetter ? name : "taxonomy_" + name
  }
}
