import ByteText
import SiteModel

/// One pass over a serialised value.
///
/// The parser has its own stack for open compounds, so that nested input cannot overflow the stack
/// of the thread.
struct PHPParser {
  /// The result of reading the beginning of a value.
  private enum Progress {
    case malformed
    /// A compound begins; its first key or its end comes next.
    case opened
    case complete(DecodedValue)
  }

  /// A value that references can name; PHP numbers them from 1 in order of their beginnings.
  private struct Slot {
    /// `nil` for an open compound: a reference to it from inside would be endless.
    var value: DecodedValue?
    var isObject = false
    /// The number of its bytes in the text if its references were written out.
    var cost = 0
    /// The nesting depth of the compounds in it, including itself.
    var height = 0
  }

  /// WordPress nests a few levels; PHP itself stops at 4096.
  private static let maximalDepth = 200

  /// How many bytes of the text may be copied for references.
  ///
  /// A text with references to references grows exponentially if they are written out.
  private static let maximalCopies = 1 << 20

  private let bytes: [UInt8]
  /// The unit of the lengths of strings.
  private let unit: PHPLengthUnit
  /// The search for the ends of strings, if their lengths are not reliable.
  private(set) var search: PHPSearch?
  private var cursor = 0
  private var stack: [PHPFrame] = []
  private var slots: [Slot] = []
  private var copiedByteCount = 0
  /// Whether a reference became null because of its size, or a property was hidden by another
  /// property with the same name.
  private(set) var leftOut = false

  init(_ bytes: [UInt8], countingIn unit: PHPLengthUnit = .bytes) {
    self.bytes = bytes
    self.unit = unit
  }

  init(_ bytes: [UInt8], searchingWith search: PHPSearch) {
    self.init(bytes)
    self.search = search
  }

  var isAtEnd: Bool { cursor == bytes.count }

  /// Reads the first value, or returns `nil` if it is malformed.
  mutating func parse() -> DecodedValue? {
    while true {
      switch readValue() {
      case .malformed: return nil
      case .opened: break
      case .complete(let value):
        guard !stack.isEmpty else { return value }
        stack[stack.count - 1].add(value)
      }
      while topEnds {
        guard let value = close() else { return nil }
        guard !stack.isEmpty else { return value }
        stack[stack.count - 1].add(value)
      }
      guard readKey() else { return nil }
    }
  }

  // The values.

  private mutating func readValue() -> Progress {
    let start = cursor
    guard let tag = byte(at: cursor) else { return .malformed }
    cursor += 1
    if tag == UInt8(ascii: "N") {
      return skip(";") ? complete(.null, from: start) : .malformed
    }
    guard skip(":") else { return .malformed }
    switch tag {
    case UInt8(ascii: "a"): return openArray(from: start)
    case UInt8(ascii: "O"): return openObject(from: start)
    case UInt8(ascii: "R"), UInt8(ascii: "r"):
      return readReference(isObject: tag == UInt8(ascii: "r"))
    default:
      guard let value = readScalar(tag) else { return .malformed }
      return complete(value, from: start)
    }
  }

  private mutating func readScalar(_ tag: UInt8) -> DecodedValue? {
    switch tag {
    case UInt8(ascii: "b"): readBool().map(DecodedValue.bool)
    case UInt8(ascii: "i"): readInteger().map(DecodedValue.int)
    case UInt8(ascii: "d"): readDouble().map(DecodedValue.double)
    case UInt8(ascii: "s"): readText(before: whatFollowsValue).map { .string(text($0)) }
    case UInt8(ascii: "S"):
      readEscapedText().map { .string(String(decoding: $0, as: UTF8.self)) }
    case UInt8(ascii: "C"): readCustomObject()
    case UInt8(ascii: "E"): readEnumCase()
    default: nil
    }
  }

  private mutating func complete(_ value: DecodedValue, from start: Int) -> Progress {
    var isObject = false
    if case .object = value { isObject = true }
    slots.append(Slot(value: value, isObject: isObject, cost: cursor - start))
    return .complete(value)
  }

  private mutating func readBool() -> Bool? {
    let digit = byte(at: cursor)
    guard digit == UInt8(ascii: "0") || digit == UInt8(ascii: "1") else { return nil }
    cursor += 1
    return skip(";") ? digit == UInt8(ascii: "1") : nil
  }

  /// Reads an integer and its semicolon; one that takes more than 64 bits is malformed.
  private mutating func readInteger() -> Int? {
    let isNegative = byte(at: cursor) == UInt8(ascii: "-")
    if isNegative || byte(at: cursor) == UInt8(ascii: "+") { cursor += 1 }
    let firstDigit = cursor
    var value = 0
    while let digit = byte(at: cursor), digit.isASCIIDigit {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let step = Int(digit - UInt8(ascii: "0"))
      let (sum, carries) = product.addingReportingOverflow(isNegative ? -step : step)
      guard !overflows, !carries else { return nil }
      value = sum
      cursor += 1
    }
    return cursor > firstDigit && skip(";") ? value : nil
  }

  private mutating func readDouble() -> Double? {
    let start = cursor
    if skip("NAN;") { return .nan }
    if skip("INF;") { return .infinity }
    if skip("-INF;") { return -.infinity }
    // Double's own parser also takes "0x1p3", "nan" and the like.
    while let byte = byte(at: cursor), isPartOfNumber(byte) { cursor += 1 }
    let value = Double(String(decoding: bytes[start..<cursor], as: UTF8.self))
    return skip(";") ? value : nil
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: byte.isASCIIDigit
    }
  }

  /// Reads an object with its own serialisation.
  ///
  /// Its text is kept as it is, because only the class can read it.
  private mutating func readCustomObject() -> DecodedValue? {
    guard let name = readName(), skip(":"), let length = readCount(), skip(":{") else {
      return nil
    }
    let start = cursor
    let brace = UInt8(ascii: "}")
    let units = search == nil ? [unit] : PHPLengthUnit.allCases
    let end = units.compactMap { $0.end(of: length, from: start, in: bytes) }
      .first { byte(at: $0) == brace }
    guard let end else { return nil }
    cursor = end + 1
    let data = DecodedEntry(key: "@data", value: .string(text(start..<end)))
    return .object(className: text(name), properties: [data])
  }

  private mutating func readEnumCase() -> DecodedValue? {
    guard let name = readName(allowsColon: true), skip(";"),
      let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")),
      colon > name.lowerBound, colon + 1 < name.upperBound
    else { return nil }
    let entry = DecodedEntry(key: "@case", value: .string(text(colon + 1..<name.upperBound)))
    return .object(className: text(name.lowerBound..<colon), properties: [entry])
  }

  // References.

  /// Reads a reference, which becomes a copy of its target.
  ///
  /// An `r` refers to an object and gets its own number. An `R` gets none.
  private mutating func readReference(isObject: Bool) -> Progress {
    guard let number = readCount(), skip(";"), number >= 1, number <= slots.count else {
      return .malformed
    }
    let slot = slots[number - 1]
    guard slot.isObject || !isObject else { return .malformed }
    guard let value = slot.value else { return complete(.null, isObject: isObject) }
    guard slot.cost <= Self.maximalCopies - copiedByteCount,
      slot.height <= Self.maximalDepth - stack.count
    else {
      leftOut = true
      return complete(.null, isObject: isObject)
    }
    copiedByteCount += slot.cost
    if !stack.isEmpty {
      stack[stack.count - 1].copiedByteCount += slot.cost
      stack[stack.count - 1].height = max(stack[stack.count - 1].height, slot.height + 1)
    }
    if isObject { slots.append(slot) }
    return .complete(value)
  }

  /// Completes a reference whose target cannot be copied.
  private mutating func complete(_ value: DecodedValue, isObject: Bool) -> Progress {
    if isObject { slots.append(Slot(value: value, isObject: true)) }
    return .complete(value)
  }

  // The compounds.

  private mutating func openArray(from start: Int) -> Progress {
    guard let count = readElementCount() else { return .malformed }
    return push(PHPFrame(start: start, slot: slots.count, remaining: count))
  }

  private mutating func openObject(from start: Int) -> Progress {
    guard let name = readName(), skip(":"), let count = readElementCount() else {
      return .malformed
    }
    return push(
      PHPFrame(start: start, slot: slots.count, remaining: count, className: text(name)))
  }

  private mutating func push(_ frame: PHPFrame) -> Progress {
    guard stack.count < Self.maximalDepth else { return .malformed }
    slots.append(Slot(isObject: frame.className != nil))
    stack.append(frame)
    return .opened
  }

  /// Reads the number of elements and the brace behind it.
  private mutating func readElementCount() -> Int? {
    guard let count = readCount(), skip(":{") else { return nil }
    // The shortest element is `i:0;N;`. If counts are not reliable, the braces decide.
    return !countsHold || count <= (bytes.count - cursor) / 6 ? count : nil
  }

  private var topEnds: Bool {
    guard let frame = stack.last else { return false }
    return countsHold ? frame.remaining == 0 : byte(at: cursor) == UInt8(ascii: "}")
  }

  private mutating func close() -> DecodedValue? {
    guard skip("}"), let frame = stack.popLast() else { return nil }
    let value = frame.value
    slots[frame.slot].value = value
    slots[frame.slot].cost = cursor - frame.start + frame.copiedByteCount
    slots[frame.slot].height = frame.height
    if !stack.isEmpty {
      stack[stack.count - 1].copiedByteCount += frame.copiedByteCount
      stack[stack.count - 1].height = max(stack[stack.count - 1].height, frame.height + 1)
    }
    return value
  }

  // The keys.

  private mutating func readKey() -> Bool {
    guard let tag = byte(at: cursor), !stack.isEmpty else { return false }
    cursor += 1
    guard skip(":") else { return false }
    if tag == UInt8(ascii: "i") {
      guard let number = readInteger() else { return false }
      stack[stack.count - 1].setKey(number)
      return true
    }
    let key: ArraySlice<UInt8>
    var excess = 0
    switch tag {
    case UInt8(ascii: "s"):
      guard let range = readText(before: .value) else { return false }
      key = bytes[range]
      excess = search?.excess ?? 0
    case UInt8(ascii: "S"):
      guard let decoded = readEscapedText() else { return false }
      key = decoded[...]
    default: return false
    }
    let className = stack[stack.count - 1].className
    let name = className.map { propertyName(key, lengthExcess: excess, of: $0) } ?? key
    let isNew = stack[stack.count - 1].setKey(name)
    // A parent's private property may have the name of a child's.
    if !isNew, name.count != key.count { leftOut = true }
    return true
  }

  /// The name of a property without the marks of its visibility.
  ///
  /// `NUL * NUL name` is protected, `NUL class NUL name` private. XML has no NUL; where a writer
  /// left them out, the length that is too large by two tells.
  private func propertyName(
    _ key: ArraySlice<UInt8>, lengthExcess: Int, of className: String
  ) -> ArraySlice<UInt8> {
    if key.first == 0, let separator = key.dropFirst().firstIndex(of: 0) {
      return key[(separator + 1)...]
    }
    guard lengthExcess == 2 else { return key }
    if key.first == UInt8(ascii: "*") { return key.dropFirst() }
    return key.starts(with: className.utf8) ? key.dropFirst(className.utf8.count) : key
  }

  // Texts.

  /// What must follow a string that is the current value.
  private var whatFollowsValue: PHPTerminators.Follower {
    guard let frame = stack.last else { return .end }
    if !countsHold { return .keyOrClose }
    return frame.remaining == 1 ? .close : .key
  }

  /// Reads `LEN:"…";` and returns where its content is.
  private mutating func readText(before follower: PHPTerminators.Follower) -> Range<Int>? {
    guard let length = readCount(), skip(":\"") else { return nil }
    let start = cursor
    let end =
      search == nil
      ? unit.end(of: length, from: start, in: bytes)
      : search?.end(of: length, from: start, before: follower, in: bytes)
    guard let end else { return nil }
    cursor = end
    return skip("\";") ? start..<end : nil
  }

  /// Reads `LEN:"…";` where bytes may be written as a backslash and two hexadecimal digits.
  private mutating func readEscapedText() -> [UInt8]? {
    guard let length = readCount(), skip(":\""), length <= bytes.count - cursor else {
      return nil
    }
    var decoded: [UInt8] = []
    while decoded.count < length, var next = byte(at: cursor) {
      cursor += 1
      if next == UInt8(ascii: "\\") {
        guard let high = byte(at: cursor)?.hexDigitValue,
          let low = byte(at: cursor + 1)?.hexDigitValue
        else {
          return nil
        }
        next = high << 4 | low
        cursor += 2
      }
      decoded.append(next)
    }
    return decoded.count == length && skip("\";") ? decoded : nil
  }

  /// Reads `LEN:"Name"`, the name of a class or, with a colon, of an enum's case.
  private mutating func readName(allowsColon: Bool = false) -> Range<Int>? {
    guard let length = readCount(), skip(":\"") else { return nil }
    let start = cursor
    while let byte = byte(at: cursor), isPartOfName(byte, allowsColon: allowsColon) {
      cursor += 1
    }
    let end = cursor
    // A name cannot contain its end, so its length is not needed.
    guard end > start, search != nil || unit.end(of: length, from: start, in: bytes) == end
    else { return nil }
    return skip("\"") ? start..<end : nil
  }

  private func isPartOfName(_ byte: UInt8, allowsColon: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "\\"), 0x80...0xFF: true
    case UInt8(ascii: ":"): allowsColon
    default: byte.isASCIILetter || byte.isASCIIDigit
    }
  }

  // Bytes.

  private var countsHold: Bool { search?.countsHold ?? true }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Skips a literal if it comes next.
  private mutating func skip(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard bytes.count - cursor >= length else { return false }
    for index in 0..<length where bytes[cursor + index] != literal.utf8Start[index] {
      return false
    }
    cursor += length
    return true
  }

  /// Reads the digits of a length or a count.
  ///
  /// A number that is too large for any input is not exact.
  private mutating func readCount() -> Int? {
    let start = cursor
    var count = 0
    while let digit = byte(at: cursor), digit.isASCIIDigit {
      if count < 1 << 40 { count = count * 10 + Int(digit - UInt8(ascii: "0")) }
      cursor += 1
    }
    return cursor > start ? count : nil
  }
}
