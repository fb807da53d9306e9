import ByteText
import CharacterReferences

/// How a post stores code: as typed, or with character references for `<`, `>` and `&`.
struct CodeEncoding {
  private let isEncoded: Bool

  init(_ context: any ContentContext) {
    isEncoded = context.metaValue("_syntaxhighlighter_encoded") == "1"
  }

  /// The code as its author typed it, without the line ends around it.
  ///
  /// `isMarked` says that the shortcode itself calls its code encoded.
  func code(in body: String, isMarked: Bool = false) -> String {
    // WordPress decodes once what its editor has encoded.
    Self.trimmed(
      isMarked || isEncoded || Self.looksEncoded(body) ? body.decodingReferences : body)
  }

  /// Whether editors have encoded code: it has no `<`, and references to the signs that they encode.
  ///
  /// References to `&` and quotes alone may be code themselves. They are not where any sign that is
  /// encoded with them stands as it is.
  private static func looksEncoded(_ code: String) -> Bool {
    Array(code.utf8).withUnsafeBufferPointer { bytes in
      guard bytes.find(UInt8(ascii: "<"), from: 0) == bytes.count else { return false }
      var hasReference = false
      var isTyped = bytes.find(UInt8(ascii: ">"), from: 0) < bytes.count
      var place = bytes.find(UInt8(ascii: "&"), from: 0)
      while place < bytes.count {
        switch reference(at: place, in: bytes) {
        case .bracket: return true
        case .other: hasReference = true
        case .none: isTyped = true
        }
        place = bytes.find(UInt8(ascii: "&"), from: place + 1)
      }
      return hasReference && !isTyped
    }
  }

  private enum Reference { case bracket, other, none }

  private static func reference(at place: Int, in bytes: Bytes) -> Reference {
    let near = Bytes(rebasing: bytes[place..<min(place + 12, bytes.count)])
    let end = near.find(UInt8(ascii: ";"), from: 1)
    guard end < near.count, near.find(UInt8(ascii: "&"), from: 1) > end,
      let characters = CharacterReferences.decode(Bytes(rebasing: near[...end])),
      let first = characters.first
    else { return .none }
    return first == UInt8(ascii: "<") || first == UInt8(ascii: ">") ? .bracket : .other
  }

  private static func trimmed(_ code: String) -> String {
    var bytes = Array(code.utf8)[...]
    while let last = bytes.last, last.isSpace { bytes.removeLast() }
    // The indentation of the first line stays.
    while let line = bytes.firstIndex(of: 0x0A), bytes[..<line].allSatisfy({ $0.isSpace }) {
      bytes = bytes[(line + 1)...]
    }
    return String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
  }
}
