import ByteText

/// Markup in which HTML would lose the text behind it: elements of raw text, tags and comments that nobody
/// has closed, and addresses in angle brackets, which HTML takes for tags.
struct LostMarkup {
  private var nextGreater = ForwardSearch(">")
  private var nextEquals = ForwardSearch("=")
  private var commentEnds = ForwardSearch("-->")
  private var ends = names.map { ForwardSearch($0.end, ignoringCase: true) }

  /// The elements whose content is no HTML, up to their end tag.
  private static let names: [(name: StaticString, end: StaticString)] = [
    ("script", "</script"), ("style", "</style"), ("iframe", "</iframe"), ("title", "</title"),
    ("textarea", "</textarea"), ("noembed", "</noembed"), ("noframes", "</noframes"),
    ("xmp", "</xmp"),
  ]
  /// The place of `iframe` among them.
  private static let frame = 2
  private static let initials = ByteSet("sitnxSITNX")
  private var hasFrames = false

  /// Returns whether there are frames.
  static func mend(_ text: inout PassedText) -> Bool {
    var hasFrames = false
    text.pass { text, edits in
      var markup = LostMarkup()
      var start = text.find(UInt8(ascii: "<"), from: 0)
      while start + 1 < text.count {
        let next = markup.mend(at: start, in: text, &edits)
        start = text.find(UInt8(ascii: "<"), from: next)
      }
      hasFrames = markup.hasFrames
    }
    return hasFrames
  }

  /// Mends what begins with the `<` at `start`, and returns where to go on.
  private mutating func mend(at start: Int, in text: Bytes, _ edits: inout Rewriting) -> Int {
    let byte = text[start + 1]
    if byte == UInt8(ascii: "!"), text.has("<!--", at: start) {
      let end = commentEnds.next(in: text, from: start + 2)
      if end < text.count { return end + 3 }
      edits.replace(start..<start + 1, of: text, with: "&lt;")
      return start + 1
    }
    guard byte.isASCIILetter else { return start + 1 }
    let greater = nextGreater.next(in: text, from: start)
    guard greater < text.count else {
      // Words follow, not the attributes of a tag that is cut off.
      if nextEquals.next(in: text, from: start) == text.count {
        edits.replace(start..<start + 1, of: text, with: "&lt;")
      }
      return start + 1
    }
    if Self.initials.contains(byte), let end = closeRawText(at: start, greater, in: text, &edits) {
      return end
    }
    if let address = BracketedAddress(start + 1..<greater, in: text) {
      edits.replace(start..<greater + 1, of: text, with: address.html.utf8)
      return greater + 1
    }
    return start + 1
  }

  /// Ends an element of raw text that has no end right behind its start tag; `nil` for any other element.
  private mutating func closeRawText(
    at start: Int, _ greater: Int, in text: Bytes, _ edits: inout Rewriting
  ) -> Int? {
    let name = start + 1
    guard let index = Self.names.firstIndex(where: { text.hasIgnoringCase($0.name, at: name) })
    else { return nil }
    let nameEnd = name + Self.names[index].name.utf8CodeUnitCount
    guard !text[nameEnd].isASCIIWord, text[nameEnd] != UInt8(ascii: "-") else { return nil }
    if index == Self.frame { hasFrames = true }
    let end = ends[index].next(in: text, from: greater)
    if end < text.count { return end + 2 }
    edits.replace(greater + 1..<greater + 1, of: text, with: Self.names[index].end)
    edits.append(">")
    return greater + 1
  }
}

/// An address that an author has put in angle brackets: `<name@host>`, `<https://…>`.
struct BracketedAddress {
  /// A link.
  let html: String

  init?(_ range: Range<Int>, in text: Bytes) {
    guard range.count > 5, range.count < 500 else { return nil }
    let schemes: [StaticString] =
      switch text[range.lowerBound].asciiLowercased {
      case UInt8(ascii: "h"): ["http://", "https://"]
      case UInt8(ascii: "f"): ["ftp://"]
      case UInt8(ascii: "m"): ["mailto:"]
      default: []
      }
    let isPage = schemes.contains { text.hasIgnoringCase($0, at: range.lowerBound) }
    guard isPage || text[range].contains(UInt8(ascii: "@")) else { return nil }
    let isPlain = text[range].allSatisfy {
      $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "<")
    }
    guard isPlain, isPage || Self.isMail(range, in: text) else { return nil }
    let address = text.string(range).decodingReferences.escapedForHTML
    html = "<a href=\"\(isPage ? "" : "mailto:")\(address)\">\(address)</a>"
  }

  private static func isMail(_ range: Range<Int>, in text: Bytes) -> Bool {
    let at = text[range].firstIndex(of: UInt8(ascii: "@")) ?? range.lowerBound
    let host = text[range.upperBound > at ? at + 1..<range.upperBound : at..<at]
    return at > range.lowerBound && host.contains(UInt8(ascii: "."))
      && text[range.lowerBound..<at].allSatisfy { $0.isASCIIWord || "-+.%".utf8.contains($0) }
      && host.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }
}
