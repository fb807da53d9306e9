import ByteText

/// The places of a byte or a literal, asked for from front to back.
///
/// A place that was found serves all questions from before it, so that a text is searched once.
struct ForwardSearch {
  private var found = -1
  private let literal: StaticString
  private let ignoresCase: Bool

  /// One that ignores case has a literal in lower case that begins with no letter.
  init(_ literal: StaticString, ignoringCase ignoresCase: Bool = false) {
    self.literal = literal
    self.ignoresCase = ignoresCase
  }

  /// The first place at or behind `start`, or the text's end; `start` never becomes smaller.
  @inline(__always)
  mutating func next(in text: Bytes, from start: Int) -> Int {
    if found < start {
      found = ignoresCase ? placeIgnoringCase(in: text, from: start) : place(in: text, from: start)
    }
    return found
  }

  @inline(__always)
  private func place(in text: Bytes, from start: Int) -> Int {
    literal.utf8CodeUnitCount == 1
      ? text.find(literal.utf8Start[0], from: start)
      : text.find(literal, from: start) ?? text.count
  }

  private func placeIgnoringCase(in text: Bytes, from start: Int) -> Int {
    var place = text.find(literal.utf8Start[0], from: start)
    while place < text.count, !text.hasIgnoringCase(literal, at: place) {
      place = text.find(literal.utf8Start[0], from: place + 1)
    }
    return place
  }
}
