import ByteText
import JSONValues
import SiteModel

/// The texts of the block editor's footnotes, which the post's meta `footnotes` has.
enum EditorFootnotes {
  static func footnotes(in context: some ContentContext) -> [ContentFootnote] {
    guard let meta = context.metaValue("footnotes"), !meta.isEmpty else { return [] }
    guard let json = JSONReader.value(meta.utf8.span) else { return repaired(meta) }
    guard case .list(let notes) = json else { return [] }
    return notes.compactMap { note in
      guard case .string(let id) = note["id"] else { return nil }
      guard case .string(let text) = note["content"] else {
        return ContentFootnote(id: id, html: "")
      }
      return ContentFootnote(id: id, html: withoutLostEscapes(text))
    }
  }

  /// JSON that lost its backslashes on the way (core's ticket 59103): quotes in a text end no string
  /// unless a comma or a brace follows as between members.
  private static func repaired(_ meta: String) -> [ContentFootnote] {
    Array(meta.utf8).withUnsafeBufferPointer { text in
      var notes: [ContentFootnote] = []
      var index = 0
      while let start = text.find("{\"", from: index) {
        let end = text.find("\"}", from: start) ?? text.count
        let note = Bytes(rebasing: text[start..<end])
        if let id = member("\"id\":\"", in: note) {
          let content = member("\"content\":\"", in: note)
          notes.append(ContentFootnote(id: id, html: withoutLostEscapes(content ?? "")))
        }
        index = max(end, start + 2)
      }
      return notes
    }
  }

  /// The value of a member, up to the next one or the end.
  private static func member(_ name: StaticString, in note: Bytes) -> String? {
    guard let start = note.find(name, from: 0) else { return nil }
    let value = start + name.utf8CodeUnitCount
    let next = [
      note.find("\",\"content\":\"", from: value), note.find("\",\"id\":\"", from: value),
    ]
    return note.string(value..<(next.compactMap { $0 }.min() ?? note.count))
  }

  /// `u003c` and its like, where the backslash is lost, and `\/`.
  private static func withoutLostEscapes(_ html: String) -> String {
    let escapes: [(StaticString, UInt8)] = [
      ("u003c", 0x3C), ("u003e", 0x3E), ("u0022", 0x22), ("u0026", 0x26), ("u0027", 0x27),
    ]
    var text = PassedText(Array(html.utf8))
    guard text.contains("u00") else { return html }
    text.pass { text, edits in
      var index = 0
      while let start = text.find("u00", from: index) {
        index = start + 3
        guard let escape = escapes.first(where: { text.hasIgnoringCase($0.0, at: start) }) else {
          continue
        }
        let first = start > 0 && text[start - 1] == UInt8(ascii: "\\") ? start - 1 : start
        index = start + 5
        edits.replace(first..<index, of: text, with: [escape.1])
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
