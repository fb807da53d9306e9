import ByteText
import JSONValues
import SiteModel

/// Oxygen's shortcodes, `[ct_headline ct_options='{…}']Text[/ct_headline]`, whose options are JSON.
///
/// A name in a name has a number behind it: `ct_div_block_2`.
enum OxygenShortcodes {
  static func parts(of shortcodes: String) -> [PagePart]? {
    var parts: [PagePart] = []
    Array(shortcodes.utf8).withUnsafeBufferPointer { text in
      var index = 0
      while case let start = text.find(UInt8(ascii: "["), from: index), start < text.count {
        let isEnd = text.has("/", at: start + 1)
        let name = name(in: text, at: start + (isEnd ? 2 : 1))
        guard !name.isEmpty else {
          index = start + 1
          continue
        }
        // Behind a tag without an end there is no other.
        guard let end = endOfTag(from: name.upperBound, in: text) else { break }
        index = end
        if isEnd {
          parts.append(.end)
          continue
        }
        let content = end..<text.find(UInt8(ascii: "["), from: end)
        let options = options(in: Bytes(rebasing: text[name.upperBound..<end]))
        parts.append(
          .begin(
            Widget(
              kind(text.string(name)),
              Oxygen.settings(of: options, text: text.string(text.trimmed(content))))))
      }
    }
    return parts.isEmpty ? nil : parts
  }

  private static func name(in text: Bytes, at start: Int) -> Range<Int> {
    var end = start
    while end < text.count, text[end].isASCIIWord || text[end] == UInt8(ascii: "-") { end += 1 }
    let isOne = text.has("ct_", at: start) || text.has("oxy", at: start)
    return start..<(isOne ? end : start)
  }

  /// Behind the `]` that stands in no single quotes.
  private static func endOfTag(from start: Int, in text: Bytes) -> Int? {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "'"): index = text.find(UInt8(ascii: "'"), from: index + 1) + 1
      case UInt8(ascii: "]"): return index + 1
      default: index += 1
      }
    }
    return nil
  }

  private static func options(in attributes: Bytes) -> DecodedValue {
    guard let start = attributes.find("ct_options='", from: 0) else { return .null }
    let value = start + 12..<attributes.find(UInt8(ascii: "'"), from: start + 12)
    return JSONReader.value(Array(attributes[value]).span) ?? .null
  }

  private static func kind(_ name: String) -> String {
    var name = Substring(name)
    while let last = name.utf8.last, last.isASCIIDigit { name.removeLast() }
    return String(name.hasSuffix("_") ? name.dropLast() : name)
  }
}
