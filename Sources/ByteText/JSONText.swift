/// A JSON text (RFC 8259) that is read where it stands: values are ranges of its bytes.
///
/// What blocks, metas and logs store in JSON is small, and most of it is never asked for.
package struct JSONText {
  package let bytes: [UInt8]
  package let root: Range<Int>

  /// Nested deeper than PHP's `json_decode` reads, a text is none.
  private static let deepest = 512

  /// `nil` unless the bytes are one value of JSON.
  package init?(_ bytes: [UInt8]) {
    let root = bytes.withUnsafeBufferPointer { bytes -> Range<Int>? in
      let start = bytes.skipJSONSpace(from: 0)
      guard let end = Self.endOfValue(bytes, start), bytes.skipJSONSpace(from: end) == bytes.count
      else { return nil }
      return start..<end
    }
    guard let root else { return nil }
    self.bytes = bytes
    self.root = root
  }

  /// The text as it stands.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An object's members in their order; none of any other value.
  package func members(of value: Range<Int>) -> [(name: String, value: Range<Int>)] {
    guard bytes[value.lowerBound] == UInt8(ascii: "{") else { return [] }
    return bytes.withUnsafeBufferPointer { bytes in
      var members: [(name: String, value: Range<Int>)] = []
      var index = bytes.skipJSONSpace(from: value.lowerBound + 1)
      while bytes[index] != UInt8(ascii: "}"), let end = Self.endOfString(bytes, index) {
        let start = bytes.skipJSONSpace(from: bytes.skipJSONSpace(from: end) + 1)
        guard let valueEnd = Self.endOfValue(bytes, start) else { break }
        members.append((Self.decode(bytes, index..<end), start..<valueEnd))
        index = bytes.skipJSONSpace(from: valueEnd)
        if bytes[index] == UInt8(ascii: ",") { index = bytes.skipJSONSpace(from: index + 1) }
      }
      return members
    }
  }

  /// An array's elements; none of any other value.
  package func elements(of value: Range<Int>) -> [Range<Int>] {
    guard bytes[value.lowerBound] == UInt8(ascii: "[") else { return [] }
    return bytes.withUnsafeBufferPointer { bytes in
      var elements: [Range<Int>] = []
      var index = bytes.skipJSONSpace(from: value.lowerBound + 1)
      while bytes[index] != UInt8(ascii: "]"), let end = Self.endOfValue(bytes, index) {
        elements.append(index..<end)
        index = bytes.skipJSONSpace(from: end)
        if bytes[index] == UInt8(ascii: ",") { index = bytes.skipJSONSpace(from: index + 1) }
      }
      return elements
    }
  }

  /// The text of a string, `nil` for any other value.
  package func string(_ value: Range<Int>) -> String? {
    guard bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
    return bytes.withUnsafeBufferPointer { Self.decode($0, value) }
  }

  /// The root's member of this name, the last one if there are several, where it is a string.
  package func string(_ name: String) -> String? {
    members(of: root).last { $0.name == name }.flatMap { string($0.value) }
  }

  /// The same for whole numbers, written as such or as a string.
  package func integer(_ name: String) -> Int? {
    members(of: root).last { $0.name == name }.flatMap { integer($0.value) }
  }

  /// A whole number, written as such or as a string; `nil` for any other value.
  package func integer(_ value: Range<Int>) -> Int? {
    Int(string(value) ?? String(decoding: bytes[value], as: UTF8.self))
  }
}

// MARK: - Grammar

extension JSONText {
  /// Where the value at `start` ends, `nil` if there is none.
  ///
  /// Open arrays and objects are a stack.
  private static func endOfValue(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var closers: [UInt8] = []
    var index = start
    while true {
      guard index < text.count else { return nil }
      switch text[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        guard closers.count < deepest else { return nil }
        let closer = text[index] + 2
        index = text.skipJSONSpace(from: index + 1)
        guard index < text.count else { return nil }
        guard text[index] == closer else {
          closers.append(closer)
          if closer == UInt8(ascii: "}") {
            guard let value = endOfName(text, index) else { return nil }
            index = value
          }
          continue
        }
        index += 1
      default:
        guard let end = endOfScalar(text, index) else { return nil }
        index = end
      }
      // Behind a value: what closes around it, or the next one.
      while let closer = closers.last {
        index = text.skipJSONSpace(from: index)
        guard index < text.count else { return nil }
        if text[index] == closer {
          closers.removeLast()
          index += 1
          continue
        }
        guard text[index] == UInt8(ascii: ",") else { return nil }
        index = text.skipJSONSpace(from: index + 1)
        if closer == UInt8(ascii: "}") {
          guard let value = endOfName(text, index) else { return nil }
          index = value
        }
        break
      }
      if closers.isEmpty { return index }
    }
  }

  /// The place of the value behind the member's name at `start`.
  private static func endOfName(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard let end = endOfString(text, start) else { return nil }
    let colon = text.skipJSONSpace(from: end)
    return text.has(":", at: colon) ? text.skipJSONSpace(from: colon + 1) : nil
  }

  package static func endOfString(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard text.has("\"", at: start) else { return nil }
    var index = start + 1
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""): return index + 1
      case UInt8(ascii: "\\"):
        guard index + 1 < text.count else { return nil }
        if text[index + 1] == UInt8(ascii: "u") {
          guard hexadecimal(text, index + 2) != nil else { return nil }
          index += 6
        } else {
          guard escaped(text[index + 1]) != nil else { return nil }
          index += 2
        }
      case ..<0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// Where a string, a number or a word ends.
  package static func endOfScalar(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    for word in ["true", "false", "null"] as [StaticString] where text.has(word, at: start) {
      return start + word.utf8CodeUnitCount
    }
    if text[start] == UInt8(ascii: "\"") { return endOfString(text, start) }
    func digits(_ from: Int) -> Int? {
      var index = from
      while index < text.count && text[index].isASCIIDigit { index += 1 }
      return index > from ? index : nil
    }
    let first = text[start] == UInt8(ascii: "-") ? start + 1 : start
    guard var end = digits(first), end == first + 1 || text[first] != UInt8(ascii: "0") else {
      return nil
    }
    if text.has(".", at: end) {
      guard let fraction = digits(end + 1) else { return nil }
      end = fraction
    }
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "e") {
      let sign = text.has("+", at: end + 1) || text.has("-", at: end + 1)
      guard let exponent = digits(end + (sign ? 2 : 1)) else { return nil }
      end = exponent
    }
    return end
  }

  private static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + 4] {
      guard let digit = byte.hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The text of a string, which is known to be one.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>, _ string: Range<Int>) -> String {
    var decoded: [UInt8] = []
    var index = string.lowerBound + 1
    while index < string.upperBound - 1 {
      guard text[index] == UInt8(ascii: "\\") else {
        decoded.append(text[index])
        index += 1
        continue
      }
      if let byte = escaped(text[index + 1]) {
        decoded.append(byte)
        index += 2
        continue
      }
      var value = hexadecimal(text, index + 2) ?? 0xFFFD
      index += 6
      if value & 0xFC00 == 0xD800, text.has("\\u", at: index),
        let low = hexadecimal(text, index + 2), low & 0xFC00 == 0xDC00
      {
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        index += 6
      }
      // Half a pair of surrogates is no character.
      decoded.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or behind `start` without white space of JSON.
  fileprivate func skipJSONSpace(from start: Int) -> Int {
    var index = start
    while index < count {
      switch self[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return index
      }
    }
    return index
  }
}
