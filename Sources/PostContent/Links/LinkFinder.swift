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
  /// Whether the place is between `<a>` and `</a>`, where WordPress makes no links.
  private var isInAnchor = false

  package init() {}

  /// Calls with each address of a text and its kind, in their order.
  ///
  /// - Parameters:
  ///   - text: A post's body, or a comment.
  ///   - isComment: Whether WordPress makes links of bare addresses (`make_clickable`). In a body an
  ///     address that stands alone is an embed, or else a link.
  ///   - take: Takes the address, as a browser would read it; the bytes are valid during the call.
  package mutating func find(in text: String, isComment: Bool, _ take: Take) {
    text.utf8.span.withUnsafeBufferPointer { find(in: $0, isComment, take) }
  }

  private mutating func find(in text: Bytes, _ isComment: Bool, _ take: Take) {
    // Most comments have no address at all.
    guard text.contains(UInt8(ascii: "<")) || text.find("://", from: 0) != nil else { return }
    self = LinkFinder()
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
        index = isComment ? bracket + 1 : Self.readShortcode(at: bracket, in: text, take)
      } else {
        index = readAddress(around: colon, in: text, isComment, take)
      }
    }
  }

  /// - Returns: Where to go on.
  private mutating func readTag(at start: Int, in text: Bytes, _ take: Take) -> Int {
    guard let end = markup.markup(at: start, in: text)?.end else { return start + 1 }
    if text.has("</a", at: start), !text[start + 3].isASCIIWord { isInAnchor = false }
    guard text[start + 1].isASCIILetter, let element = LinkingElement(at: start + 1, in: text)
    else { return end }
    if element.isAnchor { isInAnchor = true }
    let tag = TagAttributes(start + 1..<end, of: text)
    for attribute in element.attributes {
      if let value = tag.value(of: attribute) { Self.give(element.kind, text, value, take) }
    }
    return end
  }

  /// Reads the address of a shortcode that embeds something.
  private static func readShortcode(at start: Int, in text: Bytes, _ take: Take) -> Int {
    guard let name = embeddingShortcodes.first(where: { isShortcode($0, at: start, in: text) })
    else { return start + 1 }
    // Longer tags than this are not written by people, and the search stays short.
    let limit = min(text.count, start + 4096)
    guard let end = text[start..<limit].firstIndex(of: UInt8(ascii: "]")) else { return start + 1 }
    var index = start
    while let colon = text[index..<end].firstRange(of: "://".utf8)?.lowerBound {
      let address = text.address(around: colon, within: start..<end)
      if let address { give(.embed, text, address, take) }
      index = address?.upperBound ?? colon + 3
    }
    guard name.isEnclosing else { return end + 1 }
    let content = text.skipSpace(from: end + 1)
    guard
      let colon = text[content..<min(text.count, content + 8)].firstIndex(of: UInt8(ascii: ":")),
      let address = text.address(around: colon, within: content..<text.count),
      address.lowerBound == content
    else { return end + 1 }
    give(.embed, text, address, take)
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
    around colon: Int, in text: Bytes, _ isComment: Bool, _ take: Take
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
  var kind: LinkFinder.Kind
  var attributes: [StaticString]
  var isAnchor = false

  /// The element whose name begins at `start`; `nil` for any other one.
  init?(at start: Int, in text: Bytes) {
    switch text[start] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "e"), UInt8(ascii: "o"),
      UInt8(ascii: "v"), UInt8(ascii: "s"):
      guard let element = Self.byName[MarkupScanner.name(at: start, in: text)] else { return nil }
      self = element
    default: return nil
    }
  }

  private init(_ kind: LinkFinder.Kind, _ attributes: [StaticString], isAnchor: Bool = false) {
    self.kind = kind
    self.attributes = attributes
    self.isAnchor = isAnchor
  }

  private static let byName: [[UInt8]: LinkingElement] = [
    Array("a".utf8): .init(.link, ["href"], isAnchor: true),
    Array("area".utf8): .init(.link, ["href"]),
    Array("img".utf8): .init(.image, ["src"]),
    Array("iframe".utf8): .init(.embed, ["src"]),
    Array("embed".utf8): .init(.embed, ["src"]),
    Array("object".utf8): .init(.embed, ["data"]),
    Array("video".utf8): .init(.embed, ["src"]),
    Array("audio".utf8): .init(.embed, ["src"]),
    // Of a picture it has `srcset`, which is the same picture again.
    Array("source".utf8): .init(.embed, ["src"]),
  ]
}

extension Bytes {
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
