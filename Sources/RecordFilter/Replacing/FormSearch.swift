import ByteText
import CGlibc

/// Replaces all forms of all pairs in a text, in one pass from front to back.
///
/// At a place where several begin, the longest one counts. What was put in is not searched.
struct FormSearch: Sendable {
  private let forms: [ReplacedForm]

  init(_ forms: [ReplacedForm]) {
    // Of two forms at one place the longer one is met first.
    self.forms = forms.sorted { $0.old.count > $1.old.count }
  }

  /// The text with all forms replaced, and how many there were; `nil` if there is none.
  func replacing(in text: UnsafeBufferPointer<UInt8>) -> (text: [UInt8], count: Int)? {
    var places = forms.indices.map { next($0, in: text, from: 0) }
    guard places.contains(where: { $0 < text.count }) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var copiedEnd = 0
    var count = 0
    while true {
      var first = 0
      for index in places.indices {
        if places[index] < copiedEnd { places[index] = next(index, in: text, from: copiedEnd) }
        if places[index] < places[first] { first = index }
      }
      let place = places[first]
      guard place < text.count else { break }
      result += text[copiedEnd..<place]
      result += forms[first].new
      copiedEnd = place + forms[first].old.count
      count += 1
    }
    result += text[copiedEnd...]
    return (result, count)
  }

  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    forms.indices.contains { next($0, in: text, from: 0) < text.count }
  }

  /// The next place of a form, or the length of the text.
  private func next(
    _ index: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let form = forms[index]
    guard let base = text.baseAddress else { return 0 }
    var start = start
    while start + form.old.count <= text.count {
      let found = form.old.withUnsafeBufferPointer {
        memmem(base + start, text.count - start, $0.baseAddress, $0.count)
      }
      guard let found else { break }
      let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if !form.isRelative || Self.isAddress(place..<place + form.old.count, in: text) {
        return place
      }
      start = place + 1
    }
    return text.count
  }

  /// Whether an address without a scheme begins there, and ends with the host or behind it.
  ///
  /// After a colon it is a part of an address with another scheme. `//old.example` is no part of
  /// `//old.example.org`.
  private static func isAddress(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let before = range.lowerBound
    if before > 0, text[before - 1] == UInt8(ascii: ":") || text[before - 1] == UInt8(ascii: "/") {
      return false
    }
    if text.hasIgnoringCase("%3a", at: before - 3) { return false }
    let end = range.upperBound
    guard end < text.count else { return true }
    let next = text[end]
    if next.isASCIIWord || next == UInt8(ascii: "-") {
      let last = text[end - 1]
      return !(last.isASCIIWord || last == UInt8(ascii: "."))
    }
    return !(next == UInt8(ascii: ".") && end + 1 < text.count && text[end + 1].isASCIIWord)
  }
}
