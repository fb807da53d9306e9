import ByteText

/// The places of a byte or a literal, asked for from front to back.
///
/// A place that was found serves all questions from before it, so that a text is searched once.
struct ForwardSearch {
  private var found = -1
  private let literal: StaticString

  init(_ literal: StaticString) { self.literal = literal }

  /// The first place at or behind `start`, or the text's end; `start` never becomes smaller.
  @inline(__always)
  mutating func next(in text: Bytes, from start: Int) -> Int {
    if found < start {
      found =
        literal.utf8CodeUnitCount == 1
        ? text.find(literal.utf8Start[0], from: start)
        : text.find(literal, from: start) ?? text.count
    }
    return found
  }
}
