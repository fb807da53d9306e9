/// The names of taxonomies as keys of front matter, and of data for layouts.
package struct TaxonomyKeys: Sendable {
  /// The keys that have another meaning.
  private let reserved: Set<String>

  init(reserved: Set<String> = []) { self.reserved = reserved }

  subscript(taxonomy: String) -> String {
    switch taxonomy {
    case "category": return "categories"
    case "post_tag": return "tags"
    default:
      let name = Self.plain(taxonomy)
      return reserved.contains(name) ? "taxonomy_" + name : name
    }
  }

  /// Adds a list for each taxonomy, under its own name if that is free.
  func add(_ taxonomies: TaxonomyNames, except handled: Set<String>, to matter: inout FrontMatter) {
    matter.add(taxonomies, except: handled, reserved: reserved)
  }

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
