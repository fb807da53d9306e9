import ByteText
import SiteModel

extension JSONText {
  /// Whether a literal stands anywhere in the text, which is sooner known than what it means.
  func contains(_ literal: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { $0.find(literal, from: root.lowerBound) != nil }
  }

  /// The whole text as a value, read once from front to back.
  var decoded: DecodedValue {
    bytes.withUnsafeBufferPointer { Self.decodedValue($0, root.lowerBound) }
  }

  /// An object or array whose end has not come.
  private struct OpenValue {
    let isObject: Bool
    var key = ""
    var entries: [DecodedEntry] = []
    var elements: [DecodedValue] = []

    var value: DecodedValue { isObject ? .map(entries) : .list(elements) }

    mutating func add(_ value: DecodedValue) {
      if isObject {
        entries.append(DecodedEntry(key: key, value: value))
      } else {
        elements.append(value)
      }
    }
  }

  /// The value at `start` of a text that is known to be JSON.
  private static func decodedValue(_ text: Bytes, _ start: Int) -> DecodedValue {
    var open: [OpenValue] = []
    var index = start
    while index < text.count {
      var value: DecodedValue
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = text[index] == UInt8(ascii: "{")
        index = text.skipSpace(from: index + 1)
        guard text.has("}", at: index) || text.has("]", at: index) else {
          open.append(OpenValue(isObject: isObject))
          if isObject { index = readKey(text, index, &open[open.count - 1]) }
          continue
        }
        index += 1
        value = isObject ? .map([]) : .list([])
      default:
        guard let end = endOfScalar(text, index) else { return .null }
        value = scalar(text, index..<end)
        index = end
      }
      // The value may be the last one of what is open.
      while true {
        guard !open.isEmpty else { return value }
        open[open.count - 1].add(value)
        index = text.skipSpace(from: index)
        if text.has(",", at: index) { break }
        value = open.removeLast().value
        index += 1
      }
      index = text.skipSpace(from: index + 1)
      if open[open.count - 1].isObject { index = readKey(text, index, &open[open.count - 1]) }
    }
    return .null
  }

  /// Reads a member's name; returns where its value begins.
  private static func readKey(_ text: Bytes, _ start: Int, _ open: inout OpenValue) -> Int {
    guard let end = endOfString(text, start) else { return text.count }
    open.key = decode(text, start..<end)
    return text.skipSpace(from: text.skipSpace(from: end) + 1)
  }

  private static func scalar(_ text: Bytes, _ range: Range<Int>) -> DecodedValue {
    switch text[range.lowerBound] {
    case UInt8(ascii: "\""): return .string(decode(text, range))
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    case UInt8(ascii: "n"): return .null
    default:
      let digits = text.string(range)
      return Int(digits).map(DecodedValue.int) ?? .double(Double(digits) ?? 0)
    }
  }
}
