import ByteText

/// How a post stores code: as typed, or with character references for `<`, `>` and `&`.
struct CodeEncoding {
  private let isEncoded: Bool

  init(_ context: any ContentContext) {
    isEncoded = context.metaValue("_syntaxhighlighter_encoded") == "1"
  }

  /// The code as its author typed it, without the line ends around it.
  func code(in body: String) -> String {
    // WordPress decodes once what its editor has encoded.
    Self.trimmed(isEncoded || Self.looksEncoded(body) ? body.decodingReferences : body)
  }

  private static func looksEncoded(_ code: String) -> Bool {
    Array(code.utf8).withUnsafeBufferPointer { bytes in
      bytes.find(UInt8(ascii: "<"), from: 0) == bytes.count
        && (bytes.find("&lt;", from: 0) != nil || bytes.find("&gt;", from: 0) != nil
          || bytes.find("&quot;", from: 0) != nil)
    }
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
