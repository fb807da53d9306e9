import CharacterReferences
import Testing

/// References as the tokenizer reads them: with the rules for names that have no semicolon.
@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("&amp;", "&", 5), ("&amp", "&", 4), ("&ampx", "&", 4), ("&notit;", "¬", 4),
    ("&notin;", "∉", 7),
    ("&lt=", "<", 3), ("&Aacutes", "Á", 7), ("&thorn;", "þ", 7), ("&thetasym;", "ϑ", 10),
    ("&#65", "A", 4), ("&#65x", "A", 4), ("&#x41g", "A", 5), ("&#x41;;", "A", 6),
    ("&#0", "\u{FFFD}", 3),
    ("&NotEqualTilde;", "≂\u{338}", 15),
  ])
  func readsText(text: String, expected: String, end: Int) {
    let reference = reference(in: text)
    #expect(reference?.characters == expected)
    #expect(reference?.end == end)
  }

  @Test(arguments: [
    "&", "&;", "& amp;", "&#", "&#;", "&#x", "&#xg", "&nosuch;", "&NOTIN", "&a", "&1;",
  ])
  func leavesOtherAmpersands(text: String) {
    #expect(reference(in: text) == nil)
  }

  @Test(arguments: [
    ("&amp;x", "&"), ("&amp", "&"), ("&amp x", "&"), ("&lt;=", "<"), ("&#65x", "A"),
    ("&not-in", "¬"),
    ("&ampx", nil), ("&amp=1", nil), ("&copy2", nil), ("&notit;", nil), ("&Aacutes", nil),
  ])
  func readsAttributes(text: String, expected: String?) {
    #expect(reference(in: text, isInAttribute: true)?.characters == expected)
  }

  private func reference(
    in text: String, isInAttribute: Bool = false
  ) -> (characters: String, end: Int)? {
    let found = Array(text.utf8).withUnsafeBufferPointer {
      CharacterReference(in: $0, at: 0, isInAttribute: isInAttribute)
    }
    guard let found else { return nil }
    var characters = String(found.character)
    if let second = found.secondCharacter { characters.unicodeScalars.append(second) }
    return (characters, found.end)
  }
}
