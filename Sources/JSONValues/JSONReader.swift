import ByteText
package import SiteModel

/// Reads a JSON text (RFC 8259) as a value.
///
/// Blocks, page builders, form plugins and run logs store JSON. It is read once from front to back, with a
/// stack of what is open instead of recursion.
package struct JSONReader {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let text: Bytes
  /// The most levels that are read.
  private let deepest: Int
  private var index = 0
  /// The arrays and objects that are open, the innermost last.
  private var open: [OpenValue] = []

  /// The value that a text is.
  ///
  /// - Returns: `nil` unless the text is exactly one value of JSON, with no more levels than PHP's
  ///   `json_decode` reads.
  package static func value(_ text: Span<UInt8>) -> DecodedValue? {
    text.withUnsafeBufferPointer { value($0, deepest: 512) }
  }

  /// The array or object that the value of a custom field is.
  ///
  /// - Returns: `nil` for a scalar, and for a text that is not exactly one value of JSON. The value has at
  ///   most 200 levels, because whoever writes it calls itself for each level.
  package static func fieldValue(_ text: Span<UInt8>) -> DecodedValue? {
    text.withUnsafeBufferPointer { mayBeArrayOrObject($0) ? value($0, deepest: 200) : nil }
  }

  private static func value(_ text: Bytes, deepest: Int) -> DecodedValue? {
    var reader = JSONReader(text: text, deepest: deepest)
    return reader.read()
  }

  private init(text: Bytes, deepest: Int) {
    self.text = text
    self.deepest = deepest
  }

  /// Whether the first and the last byte are a pair of brackets.
  private static func mayBeArrayOrObject(_ text: Bytes) -> Bool {
    guard let first = text.first(where: { !$0.isXMLWhiteSpace }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return false }
    return text.last { !$0.isXMLWhiteSpace } == first + 2
  }

  private mutating func read() -> DecodedValue? {
    while true {
      skipSpace()
      guard var value = beginValue() else { return nil }
      if case .none = value { continue }
      // Behind a value: what closes around it, or the next one.
      while case .some(let finished) = value {
        guard !open.isEmpty else {
          skipSpace()
          return index == text.count ? finished : nil
        }
        open[open.count - 1].append(finished)
        skipSpace()
        guard index < text.count else { return nil }
        if text[index] == UInt8(ascii: ",") {
          index += 1
          guard beginMember() else { return nil }
          value = .none
        } else {
          guard text[index] == open[open.count - 1].closer else { return nil }
          index += 1
          value = open.popLast()?.value
        }
      }
    }
  }

  /// Reads a scalar or an empty array or object; the value is `.none` where one was opened.
  private mutating func beginValue() -> DecodedValue?? {
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard open.count < deepest else { return nil }
      let value = OpenValue(closer: text[index] + 2)
      index += 1
      skipSpace()
      if index < text.count, text[index] == value.closer {
        index += 1
        return .some(value.value)
      }
      open.append(value)
      return beginMember() ? .some(.none) : nil
    case UInt8(ascii: "\""):
      return string().map { .some(.string($0)) }
    default:
      return scalar().map { .some($0) }
    }
  }

  /// In an object, reads the name of the member that begins here.
  private mutating func beginMember() -> Bool {
    guard let last = open.last, last.closer == UInt8(ascii: "}") else { return true }
    skipSpace()
    guard let name = string() else { return false }
    skipSpace()
    guard index < text.count, text[index] == UInt8(ascii: ":") else { return false }
    index += 1
    open[open.count - 1].name = name
    return true
  }

  private mutating func skipSpace() {
    while index < text.count, text[index].isXMLWhiteSpace { index += 1 }
  }
}

// MARK: - Scalars

extension JSONReader {
  /// Reads a number or a word.
  private mutating func scalar() -> DecodedValue? {
    let start = index
    while index < text.count, text[index].isASCIIWord || "+-.".utf8.contains(text[index]) {
      index += 1
    }
    let token = String(decoding: text[start..<index], as: UTF8.self)
    switch token {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return Self.number(token)
    }
  }

  /// A number as JSON writes it; one that is too large for an integer is rounded, as in PHP.
  private static func number(_ token: String) -> DecodedValue? {
    let digits = token.utf8.drop { $0 == UInt8(ascii: "-") }
    guard token.utf8.count - digits.count <= 1, let first = digits.first, first.isASCIIDigit
    else { return nil }
    let whole = digits.prefix { $0.isASCIIDigit }
    guard whole.count == 1 || first != UInt8(ascii: "0") else { return nil }
    if whole.count == digits.count, let value = Int(token) { return .int(value) }
    // `Double` reads more forms than JSON has: `1.`, `1.e3`, `0x1p3`.
    var rest = digits.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if let mark = rest.first {
      var exponent = rest.dropFirst()
      if let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        exponent = exponent.dropFirst()
      }
      guard mark | 0x20 == UInt8(ascii: "e"), !exponent.isEmpty,
        exponent.allSatisfy(\.isASCIIDigit)
      else { return nil }
    }
    return Double(token).map { .double($0) }
  }

  /// Reads a string, a run between two escapes at a time.
  private mutating func string() -> String? {
    guard index < text.count, text[index] == UInt8(ascii: "\"") else { return nil }
    index += 1
    var decoded: [UInt8] = []
    var start = index
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        let run = text[start..<index]
        index += 1
        if decoded.isEmpty { return String(decoding: run, as: UTF8.self) }
        decoded.append(contentsOf: run)
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded.append(contentsOf: text[start..<index])
        guard let character = escape() else { return nil }
        decoded.append(contentsOf: String(character).utf8)
        start = index
      case ..<0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard index + 1 < text.count else { return nil }
    let byte = text[index + 1]
    index += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  /// The character of a `\u` escape, or of two that are a pair of surrogates.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let unit = hexadecimal(at: index) else { return nil }
    index += 4
    guard unit & 0xFC00 == 0xD800, index + 1 < text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: index + 2),
      low & 0xFC00 == 0xDC00
    else {
      // Half a pair is no character.
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    index += 6
    return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + 4] {
      guard let digit = byte.hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

/// An array or an object that is not complete.
private struct OpenValue {
  let closer: UInt8
  /// The name of the member whose value comes next.
  var name = ""
  private var elements: [DecodedValue] = []
  private var members: [DecodedEntry] = []
  /// The place of each name in `members`, where they are too many to be gone through.
  private var places: [[UInt8]: Int] = [:]

  init(closer: UInt8) {
    self.closer = closer
  }

  var value: DecodedValue { closer == UInt8(ascii: "]") ? .list(elements) : .map(members) }

  /// Of members with one name the last counts, as in PHP and JavaScript.
  mutating func append(_ value: DecodedValue) {
    if closer == UInt8(ascii: "]") {
      elements.append(value)
    } else if let place = placeOfName() {
      members[place].value = value
    } else {
      members.append(DecodedEntry(key: name, value: value))
    }
  }

  /// Where the name stands already; if it does not, it is going to be the last one.
  ///
  /// Names are equal if their bytes are: `String` takes two spellings of an accent for one.
  private mutating func placeOfName() -> Int? {
    if members.count < 16 {
      return members.firstIndex { $0.key.utf8.elementsEqual(name.utf8) }
    }
    if places.isEmpty {
      for (place, member) in members.enumerated() { places[Array(member.key.utf8)] = place }
    }
    let bytes = Array(name.utf8)
    if let place = places[bytes] { return place }
    places[bytes] = members.count
    return nil
  }
}
