/// A text with places to fill in: `Reblogged this on {name} and commented:`.
package struct Sentence: Sendable, Equatable, ExpressibleByStringLiteral {
  /// The text with its places in braces.
  package let text: String
  /// What stands before the first place.
  ///
  /// With `after`, it lets a name be a link.
  package let before: String
  /// What stands after the last place; empty if there is no place.
  package let after: String
  /// The texts around the places, one more than the places.
  private let texts: [String]
  private let places: [String]

  package init(stringLiteral text: String) {
    self.text = text
    var parts = text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
    var texts = [String(Substring(parts.removeFirst()))]
    var places: [String] = []
    for part in parts {
      let end = part.firstIndex(of: UInt8(ascii: "}")) ?? part.startIndex
      places.append(String(Substring(part[..<end])))
      texts.append(String(Substring(part[end...].dropFirst())))
    }
    before = texts[0]
    after = places.isEmpty ? "" : texts[places.count]
    self.texts = texts
    self.places = places
  }

  /// The text with values in its places: `sentence.filled(["name": "Kim"])`.
  package func filled(_ values: [String: String]) -> String {
    var result = before
    for (index, place) in places.enumerated() {
      result += values[place, default: ""]
      result += texts[index + 1]
    }
    return result
  }

  /// The sentence in pieces, of which a place may be several.
  func pieces<Piece>(of place: (String) -> [Piece], text: (String) -> Piece) -> [Piece] {
    var pieces = [text(before)]
    for (index, name) in places.enumerated() { pieces += place(name) + [text(texts[index + 1])] }
    return pieces
  }
}
