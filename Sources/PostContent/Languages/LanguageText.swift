import ByteText

/// A text that has several languages in it, each behind a mark: `[:en]Tea[:fr]Thé[:]`,
/// `<!--:en-->Tea<!--:--><!--:fr-->Thé<!--:-->` or `{:en}Tea{:}{:fr}Thé{:}`.
///
/// What stands behind no mark belongs to all of them (`qtranxf_split_blocks` of qTranslate-X; WPGlobus
/// has the form with braces).
package struct LanguageText {
  /// The languages in the order in which they are met, with the text of each.
  private(set) var texts: [(code: String, text: String)] = []

  /// More languages than these are rather an attempt to make a text grow.
  private static let most = 16

  /// `nil` for a text without such marks.
  init?(_ text: String) {
    let parts = text.utf8.span.withUnsafeBufferPointer { Self.parts($0) }
    guard let parts else { return nil }
    var codes: [String] = []
    for case .some(let code) in parts.map(\.code) where !codes.contains(code) {
      codes.append(code)
    }
    guard !codes.isEmpty, codes.count <= Self.most else { return nil }
    for code in codes {
      let own = parts.filter { $0.code == nil || $0.code == code }
      let isEmpty = own.allSatisfy { $0.code == nil || $0.text.utf8.allSatisfy(\.isSpace) }
      if !isEmpty { texts.append((code, own.map(\.text).joined())) }
    }
  }

  /// A title in one line: that of a language, or all of them with slashes between.
  package static func line(_ text: String, in language: String?) -> String {
    guard let parts = LanguageText(text) else { return text }
    return parts.text(in: language) ?? parts.texts.map(\.text).joined(separator: " / ")
  }

  /// A body: that of a language, or all of them, each under its name.
  static func body(_ text: String, in language: String?) -> String {
    guard let parts = LanguageText(text) else { return text }
    if let text = parts.text(in: language) { return text }
    return parts.texts.map { part in
      let name = LanguageNames.name(of: part.code) ?? part.code
      return "<p><strong>\(name)</strong></p>\n\n\(part.text)"
    }.joined(separator: "\n\n")
  }

  /// The text of a language; the first one where there is none of it, and where there is only one.
  private func text(in language: String?) -> String? {
    if texts.count < 2 { return texts.first?.text ?? "" }
    guard let language else { return nil }
    return (texts.first { $0.code == language.lowercased() } ?? texts[0]).text
  }
}

// MARK: - Marks

extension LanguageText {
  private struct Mark {
    /// `nil` for the end of what a language has.
    var code: String?
    var range: Range<Int>
  }

  /// What marks begin and end with, and a part of the beginning that is rare in texts without marks.
  private static let forms: [(start: StaticString, end: StaticString, sign: StaticString)] = [
    ("[:", "]", "[:"), ("<!--:", "-->", "!--:"), ("{:", "}", "{:"),
  ]

  /// The parts between marks; `nil` where there are no marks.
  private static func parts(_ text: Bytes) -> [(code: String?, text: String)]? {
    for form in forms where text.find(form.sign, from: 0) != nil {
      let marks = marks(in: text, (form.start, form.end))
      guard areMarks(marks, in: text) else { continue }
      var parts: [(code: String?, text: String)] = []
      var code: String?
      var index = 0
      for mark in marks {
        parts.append((code, text.string(index..<mark.range.lowerBound)))
        (code, index) = (mark.code, mark.range.upperBound)
      }
      parts.append((code, text.string(index..<text.count)))
      return parts.filter { !$0.text.isEmpty || $0.code != nil }
    }
    return nil
  }

  private static func marks(
    in text: Bytes, _ form: (start: StaticString, end: StaticString)
  ) -> [Mark] {
    var marks: [Mark] = []
    var index = 0
    while let start = text.find(form.start, from: index) {
      let name = start + form.start.utf8CodeUnitCount
      index = name
      if text.has(form.end, at: name) {
        marks.append(Mark(code: nil, range: start..<name + form.end.utf8CodeUnitCount))
      } else if name + 2 < text.count, text.has(form.end, at: name + 2) {
        let code = text.string(name..<name + 2)
        if LanguageNames.name(of: code) != nil {
          marks.append(Mark(code: code, range: start..<name + 2 + form.end.utf8CodeUnitCount))
        }
      }
    }
    return marks
  }

  /// Whether brackets are marks, and not a slice in a program: `a[:no]`.
  ///
  /// At the beginning of a text, one is enough.
  private static func areMarks(_ marks: [Mark], in text: Bytes) -> Bool {
    guard let first = marks.first, first.code != nil else { return false }
    let start = first.range.lowerBound
    if start > 0, text[start - 1].isASCIIWord || [0x29, 0x5D, 0x27, 0x22].contains(text[start - 1])
    {
      return text[start] == UInt8(ascii: "<")
    }
    return start == 0 || marks.contains { $0.code == nil } || Set(marks.map(\.code)).count > 1
  }
}
