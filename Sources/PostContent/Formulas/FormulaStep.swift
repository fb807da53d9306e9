import ByteText

/// TeX: `$latex …$`, and what stands in `[latex]` (Jetpack's latex.php).
enum FormulaStep {
  /// `$latex …$` in text, not in tags: white space or `=` follows the word, and the next `$` without
  /// a backslash ends it.
  static func takeFormulas(_ text: inout PassedText, _ standIns: inout StandIns) {
    text.pass { text, edits in
      var nextGreater = ForwardSearch(">")
      var nextFormula = ForwardSearch("$latex")
      var index = 0
      while index < text.count {
        let tag = text.find(UInt8(ascii: "<"), from: index)
        var place = index
        while case let start = nextFormula.next(in: text, from: place), start < tag {
          place = start + 6
          guard let (formula, end) = endOfFormula(text, place, limit: tag) else { continue }
          let standIn = standIn(for: text.string(formula), isBlock: false, &standIns)
          edits.replace(start..<end, of: text, with: standIn.utf8)
          place = end
        }
        guard tag < text.count else { return }
        index = text.endOfElement(at: tag, nextGreater: &nextGreater)
      }
    }
  }

  /// The range of the formula and where its last `$` ends.
  private static func endOfFormula(
    _ text: Bytes, _ start: Int, limit: Int
  ) -> (formula: Range<Int>, end: Int)? {
    let equals = text.has("=", at: start) ? start + 1 : start
    let first = text.skipSpace(from: equals)
    guard first > start else { return nil }
    var end = text.find(UInt8(ascii: "$"), from: first)
    while end < limit && text[end - 1] == UInt8(ascii: "\\") {
      end = text.find(UInt8(ascii: "$"), from: end + 1)
    }
    guard end < limit, end > first else { return nil }
    return (first..<end, end + 1)
  }

  /// The stand-in of a formula, which is HTML text as it is stored.
  static func standIn(
    for text: String, isBlock: Bool, _ standIns: inout StandIns
  ) -> String {
    var tex = text.decodingReferences
    for name in ["&bg=", "&fg=", "&s="] { removeParameter(name, from: &tex) }
    let bytes = Array(tex.utf8).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    let trimmed = bytes.withUnsafeBufferPointer { $0.string($0.trimmed(0..<$0.count)) }
    return isBlock
      ? standIns.block(.math(tex: trimmed, isBlock: true))
      : standIns.inline(.math(tex: trimmed, isBlock: false))
  }

  /// `&fg=ffffff` and its like, which say how the formula looks.
  private static func removeParameter(_ name: String, from tex: inout String) {
    var bytes = Array(tex.utf8)
    let pattern = Array(name.utf8)
    guard bytes.count > pattern.count else { return }
    for start in stride(from: bytes.count - pattern.count, to: 0, by: -1)
    where bytes[start] == UInt8(ascii: "&") && bytes[start...].starts(with: pattern) {
      var end = start + pattern.count
      let limit = min(bytes.count, end + 6)
      while end < limit
        && (bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == 0x2D)
      {
        end += 1
      }
      bytes.removeSubrange(start..<end)
      tex = String(decoding: bytes, as: UTF8.self)
      return
    }
  }
}
