import SiteModel

/// The fields that front matter is to have, and under which names: `title,date,meta._price:price`.
public struct FieldChoice: Sendable, Equatable {
  struct Field: Sendable, Equatable {
    /// The target's name, or `meta.KEY`.
    var name: String
    var newName: String
  }

  private(set) var fields: [Field] = []
  /// Whether the other fields of the target stay: `default` is among the names.
  private(set) var keepsOthers = false

  /// It is `nil` if a name is missing.
  ///
  /// - Parameter text: Names with commas between them. A backslash stands before a comma or a colon in a name.
  public init?(_ text: String) {
    for part in Self.split(text, ",") {
      let names = Self.split(part, ":")
      let name = names[0]
      if names.count > 2 || name.isEmpty || name == "meta." || names.last == "" { return nil }
      if name == "default" {
        keepsOthers = true
        continue
      }
      let plain = name.hasPrefix("meta.") ? String(name.dropFirst(5)) : name
      fields.append(Field(name: name, newName: names.count == 2 ? names[1] : plain))
    }
  }

  private static func split(_ text: String, _ separator: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        // The backslash stays for the next division.
        if separator == ",", character != "," { parts[parts.count - 1].append("\\") }
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == separator {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
