import ByteText

/// What a doctype says (HTML Standard §13.2.5.54 ff.).
///
/// Fragments drop doctypes.
package struct HTMLDoctype: Equatable {
  package var name: String?
  package var publicIdentifier: String?
  package var systemIdentifier: String?
  /// False for one that makes browsers use quirks mode whatever it says.
  package var isCorrect = true

  package init(
    name: String?, publicIdentifier: String?, systemIdentifier: String?, isCorrect: Bool
  ) {
    self.name = name
    self.publicIdentifier = publicIdentifier
    self.systemIdentifier = systemIdentifier
    self.isCorrect = isCorrect
  }

  /// Reads what stands between `<!DOCTYPE` and `>`; without the latter it is not complete.
  init(_ text: [UInt8], isComplete: Bool) {
    var reader = Reader(text: text[...], isComplete: isComplete)
    reader.skipSpace()
    name = reader.name()
    guard name != nil else {
      isCorrect = false
      return
    }
    reader.skipSpace()
    guard !reader.text.isEmpty else {
      isCorrect = isComplete
      return
    }
    if reader.skipKeyword("public") {
      reader.skipSpace()
      publicIdentifier = reader.identifier()
      isCorrect = publicIdentifier != nil && reader.isIdentifierComplete
      guard isCorrect else { return }
      reader.skipSpace()
      if reader.text.isEmpty {
        isCorrect = isComplete
        return
      }
    } else if reader.skipKeyword("system") {
      reader.skipSpace()
    } else {
      isCorrect = false
      return
    }
    systemIdentifier = reader.identifier()
    isCorrect = systemIdentifier != nil && reader.isIdentifierComplete
    reader.skipSpace()
    // What else stands behind the identifier does no harm.
    if reader.text.isEmpty, !isComplete { isCorrect = false }
  }

  private struct Reader {
    var text: ArraySlice<UInt8>
    let isComplete: Bool
    var isIdentifierComplete = true

    init(text: ArraySlice<UInt8>, isComplete: Bool) {
      self.text = text
      self.isComplete = isComplete
    }

    mutating func skipSpace() { text = text.drop { $0.isHTMLSpace } }

    mutating func name() -> String? {
      let name = text.prefix { !$0.isHTMLSpace }
      text = text.dropFirst(name.count)
      return name.isEmpty ? nil : HTMLDoctype.string(name.map(\.asciiLowercased))
    }

    mutating func skipKeyword(_ keyword: String) -> Bool {
      guard text.prefix(keyword.utf8.count).map(\.asciiLowercased).elementsEqual(keyword.utf8)
      else { return false }
      text = text.dropFirst(keyword.utf8.count)
      return true
    }

    /// A quoted identifier; `nil` without a quote.
    mutating func identifier() -> String? {
      guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { return nil }
      let content = text.dropFirst().prefix { $0 != quote }
      text = text.dropFirst(content.count + 1)
      isIdentifierComplete = !text.isEmpty
      text = text.dropFirst()
      return HTMLDoctype.string(Array(content))
    }
  }

  private static func string(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
