import ByteText

/// The names that `wpautop` takes for blocks.
enum AutopBlock {
  /// Whether a name begins at a place, whatever follows: the pattern of `</?BLK[^>]*>`.
  @inline(__always)
  static func hasPrefix(_ text: Bytes, _ place: Int) -> Bool {
    guard place < text.count else { return false }
    return switch text[place] {
    case UInt8(ascii: "p"): true
    case UInt8(ascii: "a"):
      text.has("area", at: place) || text.has("address", at: place)
        || text.has("article", at: place) || text.has("aside", at: place)
    case UInt8(ascii: "b"): text.has("blockquote", at: place)
    case UInt8(ascii: "c"): text.has("col", at: place) || text.has("caption", at: place)
    case UInt8(ascii: "d"):
      text.has("div", at: place) || text.has("dl", at: place) || text.has("dd", at: place)
        || text.has("dt", at: place) || text.has("details", at: place)
    case UInt8(ascii: "f"):
      text.has("figure", at: place) || text.has("figcaption", at: place)
        || text.has("form", at: place) || text.has("footer", at: place)
        || text.has("fieldset", at: place)
    case UInt8(ascii: "h"): hasHeading(text, place)
    case UInt8(ascii: "l"): text.has("li", at: place) || text.has("legend", at: place)
    case UInt8(ascii: "m"): text.has("map", at: place) || text.has("menu", at: place)
    case UInt8(ascii: "n"): text.has("nav", at: place)
    case UInt8(ascii: "o"): text.has("ol", at: place)
    case UInt8(ascii: "s"):
      text.has("style", at: place) || text.has("section", at: place)
        || text.has("summary", at: place)
    case UInt8(ascii: "t"):
      text.has("td", at: place) || text.has("tr", at: place) || text.has("th", at: place)
        || text.has("table", at: place) || text.has("tbody", at: place)
        || text.has("tfoot", at: place)
    case UInt8(ascii: "u"): text.has("ul", at: place)
    default: false
    }
  }

  /// `h1` to `h6`, `hr`, `hgroup` and `header`.
  private static func hasHeading(_ text: Bytes, _ place: Int) -> Bool {
    guard place + 1 < text.count else { return false }
    return switch text[place + 1] {
    case 0x31...0x36, UInt8(ascii: "r"): true
    default: text.has("header", at: place) || text.has("hgroup", at: place)
    }
  }

  /// The end of the name at `place` where it is that of a block, else `nil`.
  @inline(__always)
  static func endOfName(_ text: Bytes, _ place: Int) -> Int? {
    guard hasPrefix(text, place) else { return nil }
    var end = place + 1
    while end < text.count && (text[end].isASCIILowercase || text[end].isASCIIDigit) { end += 1 }
    if end == place + 1 { return end }
    // What begins with a name need not be one: `link`, `track`, `param`.
    return names.contains(text.string(place..<end)) ? end : nil
  }

  private static let names: Set<String> = [
    "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div",
    "dl", "dd", "dt", "ul", "ol", "li", "pre", "form", "map", "area", "blockquote", "address",
    "style", "p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "legend", "section",
    "article", "aside", "hgroup", "header", "footer", "nav", "figure", "figcaption", "details",
    "menu", "summary",
  ]
}
