import ByteText

/// What is set aside of a body, and what stands for it in the text until the last step.
///
/// The stand-in of a block is an empty `pre`, since it has to be to `wpautop` what WordPress puts there:
/// an element of its own, which is set aside. Any other is a comment. Both have the sign U+0001, which
/// stands nowhere else. `Placeholders` makes comments of them all.
struct StandIns {
  private(set) var inserts: [ContentInsert] = []

  /// Takes the sign out of a text as it is stored.
  static func makeRoom(in text: inout PassedText) {
    guard text.contains("\u{1}") else { return }
    text.pass { text, edits in
      var index = text.find(1, from: 0)
      while index < text.count {
        edits.replace(index..<index + 1, of: text)
        index = text.find(1, from: index + 1)
      }
    }
  }

  /// Sets aside what stands between paragraphs.
  mutating func block(_ insert: ContentInsert) -> String {
    inserts.append(insert)
    return "<pre \u{1}\(inserts.count - 1)></pre>"
  }

  /// Sets aside what stands in a paragraph.
  ///
  /// Shortcodes that stay often do so many times: what is the same as one of the last has its number.
  mutating func inline(_ insert: ContentInsert) -> String {
    if case .verbatim = insert,
      let place = inserts.indices.suffix(8).last(where: { inserts[$0] == insert })
    {
      return "<!--\u{1}\(place)-->"
    }
    inserts.append(insert)
    return "<!--\u{1}\(inserts.count - 1)-->"
  }
}
