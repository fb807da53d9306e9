/// A text that is made of another one, in one pass: what is not replaced is copied.
struct Rewriting {
  /// Empty as long as nothing is replaced.
  private var output: [UInt8]
  /// Up to here the text is copied or replaced.
  private var done = 0
  private(set) var isChanged = false

  init(into spare: consuming [UInt8]) {
    output = spare
    output.removeAll(keepingCapacity: true)
  }

  /// Replaces what stands in a range, which is behind all that were replaced.
  @inline(__always)
  mutating func replace(_ range: Range<Int>, of text: Bytes, with literal: StaticString = "") {
    copy(text, to: range)
    output.append(
      contentsOf: Bytes(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  mutating func replace(_ range: Range<Int>, of text: Bytes, with bytes: some Sequence<UInt8>) {
    copy(text, to: range)
    output.append(contentsOf: bytes)
  }

  /// Goes on with what stands in place of the last range.
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    append(Bytes(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ bytes: Bytes) { output.append(contentsOf: bytes) }

  @inline(__always)
  private mutating func copy(_ text: Bytes, to range: Range<Int>) {
    if !isChanged {
      isChanged = true
      output.reserveCapacity(text.count + text.count / 8 + 64)
    }
    output.append(contentsOf: Bytes(rebasing: text[done..<range.lowerBound]))
    done = range.upperBound
  }

  /// What was made, to which the rest of the text is copied.
  consuming func finish(_ text: Bytes) -> [UInt8] {
    output.append(contentsOf: Bytes(rebasing: text[done...]))
    return output
  }

  consuming func unused() -> [UInt8] { output }
}
