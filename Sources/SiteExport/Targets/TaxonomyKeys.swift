/// The names of taxonomies as keys of front matter, and of data for layouts.
package struct TaxonomyKeys: Sendable {
  /// The keys that have another meaning.
  private let reserved: Set<String>

  init(reserved: Set<String> = []) { self.reserved = reserved }

  /// The keys of taxonomies, of which no two have one.
  func keys(of taxonomies: [String]) -> [String: String] {
    var keys = ["category": "categories", "post_tag": "tags"]
    var names = UniqueNames(except: reserved.union(keys.values))
    for taxonomy in taxonomies where keys[taxonomy] == nil {
      let key = Self.plain(taxonomy)
      keys[taxonomy] = names.name(reserved.contains(key) ? "taxonomy_" + key : key)
    }
    return keys
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
