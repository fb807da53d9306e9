import ByteText
import CharacterReferences

/// Finds the addresses that a body or a comment leads to, shows or plays.
///
/// It reads the text as it is stored, once, from front to back, and takes linear time.
package struct LinkFinder {
  /// What an address is for.
  package enum Kind: String, Sendable, CaseIterable {
    case link, image, embed, enclosure
  }

  package typealias Take = (Kind, UnsafeBufferPointer<UInt8>) -> Void

  private var markup = MarkupScanner()
  private var tags = ForwardSearch("<")
  private var brackets = ForwardSearch("[")
  private var colons = ForwardSearch("://")
  private let isComment: Bool
  /// Whether the place is between `<a>` and `</a>`, where WordPress makes no links.
  private var isInAnchor = false

  /// - Parameter isComment: Whether WordPress makes links of bare addresses (`make_clickable`). In a body an
  ///   address that stands alone is an embed, or else a link.
  package init(isComment: Bool) {
    self.isComment = isComment
  }

  /// Calls with each address of a text and its kind, in their order.
  ///
  /// - Parameters:
  ///   - text: A post's body, or a comment.
  ///   - isComment: Whether it is a comment, in which WordPress makes links of bare addresses.
  ///   - take: Takes the address, as a browser would read it; the bytes are valid during the call.
  package static func find(in text: String, isComment: Bool, _ take: Take) {
    text.utf8.span.withUnsafeBufferPointer { text in
      // Most comments have no address at all.
      guard text.contains(UInt8(ascii: "<")) || text.find("://", from: 0) != nil else { return }
      var finder = LinkFinder(isComment: isComment)
      finder.find(in: text, take)
    }
  }

  private mutating func find(in text: Bytes, _ take: Take) {
    var index = 0
    while index < text.count {
      let tag = tags.next(in: text, from: index)
      let bracket = brackets.next(in: text, from: index)
      let colon = colons.next(in: text, from: index)
      let place = min(tag, bracket, colon)
      guard place < text.count else { return }
      if place == tag {
        index = readTag(at: tag, in: text, take)
      } else if place == bracket {
        index = isComment ? bracket + 1 : readShortcode(at: bracket, in: text, take)
      } else {
        index = readAddress(around: colon, in: text, take)
      }
    }
  }

  /// - Returns: Where to go on.
  private mutating func readTag(at start: Int, in text: Bytes, _ take: Take) -> Int {
    guard start + 1 < text.count else { return text.count }
    if text.has("</a", at: start), !text.isName(at: start + 3) { isInAnchor = false }
    guard let element = LinkingElement(at: start + 1, in: text) else {
      return isSkipped(at: start, in: text)
        ? markup.markup(at: start, in: text)?.end ?? start + 1 : start + 1
    }
    guard let end = markup.endOfTag(from: start, in: text) else { return start + 1 }
    if element.isAnchor { isInAnchor = true }
    if let value = TagAttributes(start + 1..<end, of: text).value(of: element.attribute) {
      Self.give(element.kind, text, value, take)
    }
    return end
  }

  /// Whether nothing within this tag, comment or element can be an address of the text.
  ///
  /// In a body, the end of another tag need not be looked for: no address stands alone in one.
  private func isSkipped(at start: Int, in text: Bytes) -> Bool {
    switch text[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): true
    case UInt8(ascii: "s"), UInt8(ascii: "S"):
      text.hasIgnoringCase("script", at: start + 1) || text.hasIgnoringCase("style", at: start + 1)
    default: isComment
    }
  }

  /// Reads the address of a shortcode that embeds something.
  private mutating func readShortcode(at start: Int, in text: Bytes, _ take: Take) -> Int {
    guard
      let name = Self.embeddingShortcodes.first(where: { Self.isShortcode($0, at: start, in: text) }
      )
    else { return start + 1 }
    // Longer tags than this are not written by people, and the search stays short.
    let limit = min(text.count, start + 4096)
    guard let end = text[start..<limit].firstIndex(of: UInt8(ascii: "]")) else { return start + 1 }
    var colon = colons.next(in: text, from: start)
    while colon < end {
      let address = text.address(around: colon, within: start..<end)
      if let address { Self.give(.embed, text, address, take) }
      colon = colons.next(in: text, from: address?.upperBound ?? colon + 3)
    }
    guard name.isEnclosing else { return end + 1 }
    let content = text.skipSpace(from: end + 1)
    guard
      let colon = text[content..<min(text.count, content + 8)].firstIndex(of: UInt8(ascii: ":")),
      let address = text.address(around: colon, within: content..<text.count),
      address.lowerBound == content
    else { return end + 1 }
    Self.give(.embed, text, address, take)
    return address.upperBound
  }

  private struct EmbeddingShortcode {
    var name: StaticString
    /// Whether its address is its content: `[embed]…[/embed]`.
    var isEnclosing = false
  }

  private static let embeddingShortcodes: [EmbeddingShortcode] = [
    .init(name: "[embed", isEnclosing: true), .init(name: "[audio"), .init(name: "[video"),
    .init(name: "[youtube"), .init(name: "[vimeo"), .init(name: "[dailymotion"),
    .init(name: "[soundcloud"), .init(name: "[googlemaps"), .init(name: "[slideshare"),
    .init(name: "[ted"), .init(name: "[instagram"), .init(name: "[tweet"), .init(name: "[wpvideo"),
    .init(name: "[gist"), .init(name: "[scribd"), .init(name: "[flickr"), .init(name: "[spotify"),
    .init(name: "[bandcamp"), .init(name: "[playlist"), .init(name: "[archiveorg"),
  ]

  private static func isShortcode(
    _ shortcode: EmbeddingShortcode, at start: Int, in text: Bytes
  ) -> Bool {
    let end = start + shortcode.name.utf8CodeUnitCount
    return text.has(shortcode.name, at: start) && end < text.count
      && !text[end].isASCIIWord && text[end] != UInt8(ascii: "-")
  }

  /// Reads the address around `://` in text.
  private mutating func readAddress(
    around colon: Int, in text: Bytes, _ take: Take
  ) -> Int {
    let next = colon + 3
    if isInAnchor { return next }
    if isComment {
      guard let address = text.address(around: colon, within: 0..<text.count) else { return next }
      let end = text.endOfSentenceAddress(address)
      Self.give(.link, text, address.lowerBound..<end, take)
      return end
    }
    guard let address = LoneAddresses.loneAddress(text, around: colon) else { return next }
    let isEmbed = EmbedKind(of: text.string(address).decodingReferences) != nil
    Self.give(isEmbed ? .embed : .link, text, address, take)
    return address.upperBound
  }

  /// Hands over an address without the space around it and with its references decoded, unless it
  /// leads nowhere: an anchor of the same page, data, a script.
  private static func give(_ kind: Kind, _ text: Bytes, _ range: Range<Int>, _ take: Take) {
    let address = text.trimmed(range)
    guard !address.isEmpty, text[address.lowerBound] != UInt8(ascii: "#"),
      !text.hasIgnoringCase("data:", at: address.lowerBound),
      !text.hasIgnoringCase("javascript:", at: address.lowerBound)
    else { return }
    let bytes = Bytes(rebasing: text[address])
    guard bytes.contains(UInt8(ascii: "&")), let decoded = CharacterReferences.decode(bytes) else {
      return take(kind, bytes)
    }
    decoded.withUnsafeBufferPointer { take(kind, $0) }
  }
}

/// An element with an address in it.
private struct LinkingElement {
  var name: StaticString
  var kind: LinkFinder.Kind
  var attribute: StaticString
  var isAnchor = false

  /// The element whose name begins at `start`; `nil` for any other one.
  init?(at start: Int, in text: Bytes) {
    let candidates: [LinkingElement]
    switch text[start] | 0x20 {
    case UInt8(ascii: "a"): candidates = Self.withA
    case UInt8(ascii: "i"): candidates = Self.withI
    case UInt8(ascii: "e"), UInt8(ascii: "o"), UInt8(ascii: "v"), UInt8(ascii: "s"):
      candidates = Self.others
    default: return nil
    }
    for element in candidates
    where text.hasIgnoringCase(element.name, at: start)
      && !text.isName(at: start + element.name.utf8CodeUnitCount)
    {
      self = element
      return
    }
    return nil
  }

  private init(
    _ name: StaticString, _ kind: LinkFinder.Kind, _ attribute: StaticString, isAnchor: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.attribute = attribute
    self.isAnchor = isAnchor
  }

  private static let withA: [LinkingElement] = [
    .init("a", .link, "href", isAnchor: true), .init("area", .link, "href"),
    .init("audio", .embed, "src"),
  ]
  private static let withI: [LinkingElement] = [
    .init("img", .image, "src"), .init("iframe", .embed, "src"),
  ]
  private static let others: [LinkingElement] = [
    .init("embed", .embed, "src"), .init("object", .embed, "data"), .init("video", .embed, "src"),
    // Of a picture it has `srcset`, which is the same picture again.
    .init("source", .embed, "src"),
  ]
}

extension Bytes {
  /// Whether the name of an element goes on at `index`.
  fileprivate func isName(at index: Int) -> Bool {
    index < count && (self[index].isASCIIWord || self[index] == UInt8(ascii: "-"))
  }

  /// The web address around its `://`, up to what cannot be in one.
  fileprivate func address(around colon: Int, within range: Range<Int>) -> Range<Int>? {
    let isSecure = hasIgnoringCase("https", at: colon - 5)
    let start = colon - (isSecure ? 5 : 4)
    guard start >= range.lowerBound, isSecure || hasIgnoringCase("http", at: start),
      start == 0 || !self[start - 1].isASCIIWord, has("://", at: colon)
    else { return nil }
    var end = colon + 3
    while end < range.upperBound, !Self.endsAddress(self[end]) { end += 1 }
    return end > colon + 3 ? start..<end : nil
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]")
  }

  /// Where an address in a sentence ends: before its punctuation, and before a parenthesis that was
  /// not opened in it.
  fileprivate func endOfSentenceAddress(_ address: Range<Int>) -> Int {
    var end = address.upperBound
    var closing = 0
    for byte in self[address] {
      if byte == UInt8(ascii: "(") { closing -= 1 }
      if byte == UInt8(ascii: ")") { closing += 1 }
    }
    while end > address.lowerBound {
      switch self[end - 1] {
      case UInt8(ascii: ")") where closing > 0: closing -= 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"):
        break
      default: return end
      }
      end -= 1
    }
    return end
  }
}
