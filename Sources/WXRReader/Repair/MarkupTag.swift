import ByteText

/// A tag in damaged markup: anything that may be a tag.
struct MarkupTag {
  enum Kind {
    case start, end, empty
  }

  /// The greatest length of a name in bytes: that of libxml2, XML_MAX_NAME_LENGTH.
  private static let longestName = 50_000
  /// How far a value with a `<` in it is followed.
  private static let longestOddValue = 256

  var kind: Kind
  var name: Range<Int>
  /// The bytes between the name and the end of the tag.
  var attributes: Range<Int>
  /// The whole tag.
  var range: Range<Int>
  /// Whether the `>` is missing, or something is at a wrong place.
  var isBroken = false
  /// Whether the bytes end inside the tag.
  var isCutOff = false

  /// The tag that begins with the `<` at `start`, or `nil` if no tag begins there.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var index = start + 1
    kind = .start
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
      kind = .end
      index += 1
    }
    let nameStart = index
    var hasPrefix = false
    while let length = Self.nameCharacterLength(bytes, at: index, isFirst: index == nameStart) {
      if bytes[index] == UInt8(ascii: ":") {
        // One colon followed by a name. libxml2 refuses other names.
        let local = Self.nameCharacterLength(bytes, at: index + 1, isFirst: true)
        if hasPrefix || local == nil { break }
        hasPrefix = true
      }
      index += length
    }
    guard (1...Self.longestName).contains(index - nameStart) else { return nil }
    name = nameStart..<index
    let (end, closes) = Self.end(in: bytes, from: index)
    var attributesEnd = closes ? end - 1 : end
    if closes, kind == .start, attributesEnd > index, bytes[attributesEnd - 1] == UInt8(ascii: "/")
    {
      kind = .empty
      attributesEnd -= 1
    }
    attributes = index..<attributesEnd
    range = start..<end
    isBroken = !closes
    isCutOff = !closes && end == bytes.count
    if kind == .end && closes {
      isBroken = !UnsafeBufferPointer(rebasing: bytes[attributes]).isXMLWhiteSpace
    }
  }

  /// The place after the tag's `>`, or that of the next `<` if there is no `>`.
  ///
  /// A `>` in a quoted value does not count.
  private static func end(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, closes: Bool) {
    var quote: UInt8?
    var firstClose: Int?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        guard let quote, let end = endOfValue(in: bytes, from: index, quote: quote) else { break }
        index = end
        continue
      }
      if byte == UInt8(ascii: ">") {
        if quote == nil { return (index + 1, true) }
        firstClose = firstClose ?? index + 1
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    // If a quote is not closed, the first `>` is the end of the tag.
    if let firstClose { return (firstClose, true) }
    return (index, false)
  }

  /// The place of the quote that ends a value with a `<` in it, if the quote is near and really
  /// ends it.
  private static func endOfValue(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, quote: UInt8
  ) -> Int? {
    for index in start..<min(bytes.count - 1, start + longestOddValue) {
      if bytes[index] == UInt8(ascii: ">") || bytes[index] == 0x0A { return nil }
      guard bytes[index] == quote else { continue }
      let next = bytes[index + 1]
      return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isXMLWhiteSpace
        ? index : nil
    }
    return nil
  }

  /// The length of the character at a place, if it is allowed in a name: XML 1.0 §2.3, productions
  /// 4 and 4a.
  fileprivate static func nameCharacterLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, isFirst: Bool
  ) -> Int? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "_"): return 1
    case _ where byte.isASCIILetter: return 1
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."): return isFirst ? nil : 1
    case _ where byte.isASCIIDigit: return isFirst ? nil : 1
    case 0..<0x80: return nil
    default: break
    }
    guard let (scalar, length) = bytes.scalar(at: index) else { return nil }
    switch scalar.value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      return length
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: return isFirst ? nil : length
    default: return nil
    }
  }
}

/// An attribute in a tag that may be broken.
struct MarkupAttribute {
  var name: Range<Int>
  var value: Range<Int>

  /// The attributes of a tag without repeated names, and whether something is wrong with them.
  static func all(
    of tag: MarkupTag, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (attributes: [MarkupAttribute], isBroken: Bool) {
    let asItStands = all(of: tag, in: bytes, seeksLostQuotes: false)
    return tag.isBroken || asItStands.isBroken
      ? all(of: tag, in: bytes, seeksLostQuotes: true) : asItStands
  }

  private static func all(
    of tag: MarkupTag, in bytes: UnsafeBufferPointer<UInt8>, seeksLostQuotes: Bool
  ) -> (attributes: [MarkupAttribute], isBroken: Bool) {
    var reader = Reader(
      bytes: bytes, position: tag.attributes.lowerBound, end: tag.attributes.upperBound,
      seeksLostQuotes: seeksLostQuotes)
    var attributes: [MarkupAttribute] = []
    var names: Set<[UInt8]> = []
    while let attribute = reader.next() {
      if names.insert(Array(bytes[attribute.name])).inserted {
        attributes.append(attribute)
      } else {
        reader.isBroken = true
      }
    }
    return (attributes, reader.isBroken)
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    /// Whether a value may have lost its end quote; not in a tag that is sound as it stands.
    let seeksLostQuotes: Bool
    var isBroken = false
    /// Whether the last byte was the quote that ends a value.
    ///
    /// White space must follow it.
    private var isBehindQuote = false

    init(bytes: UnsafeBufferPointer<UInt8>, position: Int, end: Int, seeksLostQuotes: Bool) {
      self.bytes = bytes
      self.position = position
      self.end = end
      self.seeksLostQuotes = seeksLostQuotes
    }

    mutating func next() -> MarkupAttribute? {
      while position < end {
        let start = position
        while position < end, let length = nameLength(at: position) { position += length }
        position = min(position, end)
        if isBehindQuote && position > start { isBroken = true }
        isBehindQuote = false
        if position == start {
          // Any other byte between attributes does not belong to one.
          if !bytes[position].isXMLWhiteSpace { isBroken = true }
          position += 1
          continue
        }
        let name = start..<position
        skipSpace()
        guard position < end, bytes[position] == UInt8(ascii: "=") else {
          isBroken = true
          continue
        }
        position += 1
        skipSpace()
        let qualified = qualifiedName(name)
        if qualified != name { isBroken = true }
        let value = value()
        if bytes[value].contains(UInt8(ascii: "<")) { isBroken = true }
        if !qualified.isEmpty { return MarkupAttribute(name: qualified, value: value) }
      }
      return nil
    }

    /// The beginning of a name that libxml2 accepts: with at most one colon, followed by a name.
    ///
    /// - Returns: An empty range if there is none, and for a declaration of no prefix, as in `xmlns::wp`: as `xmlns`
    ///   it would put all elements into its namespace.
    private func qualifiedName(_ name: Range<Int>) -> Range<Int> {
      guard isNameStart(name.lowerBound) else {
        return name.lowerBound..<name.lowerBound
      }
      let isColon = { bytes[$0] == UInt8(ascii: ":") }
      guard let colon = name.first(where: isColon) else { return name }
      guard colon + 1 < name.upperBound, isNameStart(colon + 1) else {
        let isDeclaration = bytes[name.lowerBound..<colon].elementsEqual("xmlns".utf8)
        return name.lowerBound..<(isDeclaration ? name.lowerBound : colon)
      }
      return name
        .lowerBound..<(name.dropFirst(colon + 1 - name.lowerBound).first(where: isColon)
        ?? name.upperBound)
    }

    private mutating func skipSpace() {
      while position < end, bytes[position].isXMLWhiteSpace { position += 1 }
    }

    private mutating func value() -> Range<Int> {
      let quote = position < end ? bytes[position] : 0
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        isBroken = true
        let start = position
        while position < end, !bytes[position].isXMLWhiteSpace { position += 1 }
        // There is a quote at the end, and the one at the start is missing.
        let isHalfQuoted = position > start && Self.isQuote(bytes[position - 1])
        return start..<(isHalfQuoted ? position - 1 : position)
      }
      if isDoubled(quote) {
        isBroken = true
        position += 1
      }
      let start = position + 1
      var index = start
      while index < end, bytes[index] != quote { index += 1 }
      if index == end {
        isBroken = true
        index = endOfUnlikeQuotes(from: start)
      }
      position = min(index + 1, end)
      isBehindQuote = true
      guard seeksLostQuotes, let lost = startOfSwallowed(start..<index)
      else { return start..<index }
      // The quote begins the value of the next attribute.
      isBroken = true
      position = lost
      return start..<lost
    }

    /// The end of a value that begins with one kind of quote and ends with the other.
    private func endOfUnlikeQuotes(from start: Int) -> Int {
      var index = start
      while index < end, !Self.isQuote(bytes[index]) { index += 1 }
      return index + 1 < end && !bytes[index + 1].isXMLWhiteSpace ? end : index
    }

    /// Whether the quote at `position` is doubled, and a value follows.
    private func isDoubled(_ quote: UInt8) -> Bool {
      let next = position + 2
      guard next < end, bytes[next - 1] == quote, nameLength(at: next) != nil else { return false }
      var index = next
      while index < end, let length = nameLength(at: index) { index += length }
      return index + 1 < end && bytes[index] == quote && bytes[index + 1] == quote
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// The start of the next attribute in a value whose end quote is missing: the value ends with `
    /// name=`.
    private func startOfSwallowed(_ value: Range<Int>) -> Int? {
      guard value.upperBound < end, value.count > 2,
        bytes[value.upperBound - 1] == UInt8(ascii: "=")
      else { return nil }
      var index = value.upperBound - 1
      // Going backwards, each byte of a character that is not ASCII counts.
      while index > value.lowerBound, bytes[index - 1] >= 0x80 || nameLength(at: index - 1) != nil {
        index -= 1
      }
      guard index > value.lowerBound, index < value.upperBound - 1, bytes[index - 1].isXMLWhiteSpace
      else { return nil }
      return index - 1
    }

    private func isNameStart(_ place: Int) -> Bool {
      MarkupTag.nameCharacterLength(bytes, at: place, isFirst: true) != nil
    }

    /// The length of the character at a place, if it may stand in a name, or is a colon.
    private func nameLength(at place: Int) -> Int? {
      bytes[place] == UInt8(ascii: ":")
        ? 1 : MarkupTag.nameCharacterLength(bytes, at: place, isFirst: false)
    }
  }
}
