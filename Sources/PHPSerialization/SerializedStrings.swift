import ByteText

/// The strings of a serialised value, changed in place.
///
/// All else stays the same byte for byte: numbers, the names of classes, references, the order.
package enum SerializedStrings {
  /// What a string becomes, and how many changes that takes; `nil` if it stays.
  package typealias Change = (UnsafeBufferPointer<UInt8>) -> (text: [UInt8], count: Int)?

  /// The value with its strings changed and their lengths counted again.
  ///
  /// - Parameters:
  ///   - value: A value that PHP can read.
  ///   - change: Changes a string.
  /// - Returns: The value and the number of changes; `nil` if all strings stay.
  package static func replacing(
    in value: UnsafeBufferPointer<UInt8>, _ change: Change
  ) -> (text: [UInt8], count: Int)? {
    replacing(in: value, depth: 0, change)
  }

  /// How deep objects with a form of their own are followed in others.
  private static let deepestObject = 8

  private static func replacing(
    in value: UnsafeBufferPointer<UInt8>, depth: Int, _ change: Change
  ) -> (text: [UInt8], count: Int)? {
    var result: [UInt8] = []
    var copiedEnd = 0
    var count = 0
    var place = 0
    while place < value.count {
      guard let sized = sizedPart(at: place, in: value, depth: depth) else {
        place += 1
        continue
      }
      place = sized.content.upperBound + 1
      let content = UnsafeBufferPointer(rebasing: value[sized.content])
      let new =
        sized.isString ? change(content) : replacing(in: content, depth: depth + 1, change)
      guard let new else { continue }
      count += new.count
      result += value[copiedEnd..<sized.length.lowerBound]
      result += String(new.text.count).utf8
      result += value[sized.length.upperBound..<sized.content.lowerBound]
      result += new.text
      copiedEnd = sized.content.upperBound
    }
    if count == 0 { return nil }
    result += value[copiedEnd...]
    return (result, count)
  }

  /// A content whose length stands before it.
  private struct SizedPart {
    var isString: Bool
    /// The digits of the length.
    var length: Range<Int>
    var content: Range<Int>
  }

  /// The string or the object with a form of its own that begins at a place.
  private static func sizedPart(
    at place: Int, in value: UnsafeBufferPointer<UInt8>, depth: Int
  ) -> SizedPart? {
    if value.has("s:", at: place) {
      return sized(at: place + 2, in: value, opening: ":\"", closing: "\";").map {
        SizedPart(isString: true, length: $0.length, content: $0.content)
      }
    }
    guard depth < deepestObject, value.has("C:", at: place),
      let name = sized(at: place + 2, in: value, opening: ":\"", closing: "\":"),
      let data = sized(at: name.content.upperBound + 2, in: value, opening: ":{", closing: "}")
    else { return nil }
    return SizedPart(isString: false, length: data.length, content: data.content)
  }

  private static func sized(
    at start: Int, in value: UnsafeBufferPointer<UInt8>, opening: StaticString,
    closing: StaticString
  ) -> (length: Range<Int>, content: Range<Int>)? {
    var end = start
    var length = 0
    while end < value.count, value[end].isASCIIDigit, length < value.count {
      length = length * 10 + Int(value[end] &- UInt8(ascii: "0"))
      end += 1
    }
    let content = end + opening.utf8CodeUnitCount
    guard end > start, value.has(opening, at: end), length <= value.count - content,
      value.has(closing, at: content + length)
    else { return nil }
    return (start..<end, content..<content + length)
  }
}
