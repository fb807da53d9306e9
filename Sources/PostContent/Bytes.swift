internal import Glibc

/// Text while it is worked on; it stays with whoever lent it.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or behind `start` that has the byte, or `count`.
  ///
  /// Tags and line ends stand close together, where a call of `memchr` costs more than it finds: the
  /// first bytes are searched here, eight at a time.
  @inline(__always)
  func find(_ byte: UInt8, from start: Int) -> Int {
    guard let base = baseAddress, start < count else { return count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var index = start
    let near = Swift.min(start + 40, count - 7)
    while index < near {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let other = UInt64(littleEndian: word) ^ pattern
      let hits = (other &- ones) & ~other & (ones &* 0x80)
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    guard let found = memchr(base + index, Int32(byte), count - index) else { return count }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// The first place at or behind `start` that has the literal, or `nil`.
  func find(_ literal: StaticString, from start: Int) -> Int? {
    let length = literal.utf8CodeUnitCount
    let first = literal.utf8Start[0]
    // Most tags differ in their first letter.
    let second = length > 1 ? literal.utf8Start[1] : 0
    var place = find(first, from: start)
    while place + length <= count {
      if length == 1 || self[place + 1] == second && has(literal, at: place) { return place }
      place = find(first, from: place + 1)
    }
    return nil
  }

  @inline(__always)
  func has(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count, let base = baseAddress,
      base[place] == literal.utf8Start[0]
    else { return false }
    return memcmp(base + place, literal.utf8Start, length) == 0
  }

  /// The same, where letters of the literal, which are lower-case, stand for capitals as well.
  func hasIgnoringCase(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length where self[place + index].asciiLowercased != literal.utf8Start[index] {
      return false
    }
    return true
  }

  /// The first place at or behind `start` without white space.
  @inline(__always)
  func skipSpace(from start: Int) -> Int {
    var index = start
    while index < count && self[index].isSpace { index += 1 }
    return index
  }

  /// The end of what is left of a range when the white space at its end goes.
  @inline(__always)
  func trimmedEnd(_ end: Int, downTo start: Int) -> Int {
    var end = end
    while end > start && self[end - 1].isSpace { end -= 1 }
    return end
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = Swift.min(skipSpace(from: range.lowerBound), range.upperBound)
    return start..<trimmedEnd(range.upperBound, downTo: start)
  }

  /// The decimal number at a place, of nine digits at most, and its end.
  func number(at place: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = place
    while end < count && self[end].isDigit && end < place + 9 {
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end > place ? (value, end) : nil
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }
}

extension UInt8 {
  /// White space as PCRE's `\s` has it, which WordPress goes by.
  @inline(__always)
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inline(__always)
  var isLowercaseLetter: Bool { self >= 0x61 && self <= 0x7A }

  @inline(__always)
  var isLetter: Bool { (self | 0x20).isLowercaseLetter }

  @inline(__always)
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Letters, digits and `_`, as PCRE's `\w` has it.
  @inline(__always)
  var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }

  @inline(__always)
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

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

/// A text that is made of another one, in one pass: what is not replaced is copied.
struct Rewriting {
  /// Empty as long as nothing is replaced.
  private var output: [UInt8]
  private var mark = 0
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
    output.append(contentsOf: Bytes(rebasing: text[mark..<range.lowerBound]))
    mark = range.upperBound
  }

  /// What was made, to which the rest of the text is copied.
  consuming func finish(_ text: Bytes) -> [UInt8] {
    output.append(contentsOf: Bytes(rebasing: text[mark...]))
    return output
  }

  consuming func unused() -> [UInt8] { output }
}

/// A text and the memory for its next form.
struct PassedText {
  private(set) var bytes: [UInt8]
  private var spare: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// One pass over the text, which stays where the pass replaces nothing.
  @inline(__always)
  mutating func pass(_ body: (Bytes, inout Rewriting) -> Void) {
    var rewriting = Rewriting(into: spare)
    spare = []
    bytes.withUnsafeBufferPointer { body($0, &rewriting) }
    guard rewriting.isChanged else {
      spare = rewriting.unused()
      return
    }
    spare = bytes.withUnsafeBufferPointer { rewriting.finish($0) }
    swap(&bytes, &spare)
  }

  func contains(_ literal: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { $0.find(literal, from: 0) != nil }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
}
