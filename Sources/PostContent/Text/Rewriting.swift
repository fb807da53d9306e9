/// A text that is made of another one, in one pass: what is not replaced is copied.
struct Rewriting {
  /// Empty as long as nothing is replaced.
  private var output: [UInt8]
  /// Up to here the text is copied or replaced.
  private var done = 0
  private(set) var isChanged = false

  init(into spare: consuming [UInt8]) {
    output = consume spare
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
    let kept = Bytes(rebasing: text[done..<range.lowerBound])
    if output.capacity - output.count < kept.count + Self.slack { grow(kept.count, text.count) }
    output.append(contentsOf: kept)
    done = range.upperBound
  }

  /// More than what takes the place of most ranges.
  private static let slack = 64

  /// Grows to what the whole text takes if it goes on like this, but at most to twice the memory.
  ///
  /// An array would double it, of which a long text makes little use.
  @inline(never)
  private mutating func grow(_ more: Int, _ textCount: Int) {
    let rate = Double(output.count) / Double(max(done, 1))
    let expected = Int(min(rate * Double(textCount), 1e15)) + output.count / 16
    let most = 2 * output.capacity
    let least = output.capacity + output.capacity / 8
    output.reserveCapacity(
      max(output.count + more + Self.slack, min(max(expected, least), most)))
  }

  /// What was made, to which the rest of the text is copied.
  consuming func finish(_ text: Bytes) -> [UInt8] {
    output.append(contentsOf: Bytes(rebasing: text[done...]))
    return output
  }

  consuming func unused() -> [UInt8] { output }
}
