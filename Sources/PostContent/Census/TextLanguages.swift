import ByteText

/// The languages of a text: those that marks in it name, and the script of its letters.
package enum TextLanguages {
  /// The codes of the languages that a text has in it, in their order; see `LanguageText`.
  package static func marked(in text: String) -> [String] {
    let mayHave = text.utf8.span.withUnsafeBufferPointer { text in
      text.find("[:", from: 0) != nil || text.find("<!--:", from: 0) != nil
        || text.find("{:", from: 0) != nil
    }
    return mayHave ? LanguageText(text)?.texts.map(\.code) ?? [] : []
  }

  /// The script that most letters of a text's beginning have, by its name in Unicode; `nil` where
  /// there are no letters.
  ///
  /// Tags do not count. Japanese is what has kana in it, however many Han characters there are.
  package static func script(of text: String) -> String? {
    var counts: [String: Int] = [:]
    var isInTag = false
    var letters = 0
    for scalar in text.unicodeScalars.prefix(4000) {
      switch scalar {
      case "<": isInTag = true
      case ">": isInTag = false
      default:
        guard !isInTag, let script = script(of: scalar) else { continue }
        counts[script, default: 0] += 1
        letters += 1
      }
      if letters == 300 { break }
    }
    if counts["Japanese", default: 0] * 10 > letters { return "Japanese" }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// - Source: the blocks of Unicode, without the gaps and signs in them.
  private static func script(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: "Latin"
    case 0x370...0x3FF, 0x1F00...0x1FFF: "Greek"
    case 0x400...0x52F: "Cyrillic"
    case 0x530...0x58F: "Armenian"
    case 0x590...0x5FF: "Hebrew"
    case 0x600...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: "Arabic"
    case 0x900...0x97F: "Devanagari"
    case 0x980...0x9FF: "Bengali"
    case 0xB80...0xBFF: "Tamil"
    case 0xE00...0xE7F: "Thai"
    case 0x10A0...0x10FF: "Georgian"
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: "Japanese"
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: "Korean"
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F: "Chinese"
    default: nil
    }
  }
}
