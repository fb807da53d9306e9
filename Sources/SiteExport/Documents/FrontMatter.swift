package import SiteModel

/// The front matter of a document: fields in the order in which they are written.
///
/// Empty values are left out.
package struct FrontMatter: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package var key: String
    package var value: Value
  }

  package enum Value: Sendable, Equatable {
    case text(String)
    /// A date or a number, without quotes.
    case bare(String)
    case flag(Bool)
    case list([String])
    /// A decoded value of a custom field.
    case data(DecodedValue)
  }

  package private(set) var fields: [Field] = []

  package init() { fields.reserveCapacity(16) }

  /// The value of a key.
  package subscript(key: String) -> Value? { fields.first { $0.key == key }?.value }

  /// Sets a value, in the place of the one that the key has.
  mutating func set(_ key: String, to value: Value) {
    if let place = fields.firstIndex(where: { $0.key == key }) {
      fields[place].value = value
    } else {
      fields.append(Field(key: key, value: value))
    }
  }

  /// The front matter without some keys.
  func without(_ keys: Set<String>) -> FrontMatter {
    var rest = self
    rest.fields.removeAll { keys.contains($0.key) }
    return rest
  }

  /// Adds a value.
  mutating func add(_ key: String, _ value: Value) {
    fields.append(Field(key: key, value: value))
  }

  /// Adds a text, also an empty one.
  package mutating func set(_ key: String, _ text: String) {
    fields.append(Field(key: key, value: .text(text)))
  }

  /// Adds a text, if there is one.
  package mutating func add(_ key: String, _ text: String) {
    if !text.isEmpty { fields.append(Field(key: key, value: .text(text))) }
  }

  /// Adds a date, if there is one.
  package mutating func add(_ key: String, date: String) {
    if !date.isEmpty { fields.append(Field(key: key, value: .bare(date))) }
  }

  /// Adds a number, if there is one.
  package mutating func add(_ key: String, _ number: Int?) {
    if let number { fields.append(Field(key: key, value: .bare(String(number)))) }
  }

  /// Adds a flag, if it is set.
  package mutating func add(_ key: String, _ isSet: Bool) {
    if isSet { fields.append(Field(key: key, value: .flag(true))) }
  }

  /// Adds a flag, set or not.
  package mutating func add(_ key: String, flag: Bool) {
    fields.append(Field(key: key, value: .flag(flag)))
  }

  /// Adds a list, if it is not empty.
  package mutating func add(_ key: String, _ list: [String]) {
    if !list.isEmpty { fields.append(Field(key: key, value: .list(list))) }
  }

  /// Adds a list for each taxonomy, under its name, or under another name if that is taken.
  ///
  /// - Parameters:
  ///   - taxonomies: The taxonomies of a post.
  ///   - handled: The taxonomies that the target writes in another way.
  ///   - reserved: The keys that have another meaning for the target.
  package mutating func add(
    _ taxonomies: TaxonomyNames, except handled: Set<String>, reserved: Set<String>
  ) {
    for taxonomy in taxonomies.taxonomies where !handled.contains(taxonomy) {
      // YAML limits keys to 1024 characters.
      var key = String(taxonomy.unicodeScalars.prefix(200).map(Character.init))
      // Nothing but a broken archive has a taxonomy without a name.
      if key.isEmpty { key = "taxonomy" }
      while reserved.contains(key)
        || key != taxonomy && !taxonomies[key].isEmpty
      {
        key = "taxonomy_" + key
      }
      add(key, taxonomies[taxonomy])
    }
  }
}
