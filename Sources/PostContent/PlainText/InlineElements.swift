/// The elements that stand in a line of text.
enum InlineElements {
  /// Whether an element of this name, in small letters, may begin and end in the middle of a word.
  static func areWithinWords(_ name: [UInt8]) -> Bool { names.contains(name) }

  private static let names: Set<[UInt8]> = Set(
    [
      "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
      "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
      "sup", "tt", "u", "var", "wbr",
    ].map { Array($0.utf8) })
}
