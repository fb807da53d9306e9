import ByteText

// Tags (HTML Standard §13.2.5.6 ff.).

extension HTMLTokenizer {
  /// Attributes of one tag beyond these are left out.
  static var attributeLimit: Int { 1000 }

  mutating func readStartTag() -> Bool {
    readName(at: position &+ 1)
    if token.tag == .unknown {
      attributes.append(HTMLAttribute(token.start..<token.end, value: 0..<0, .unknown))
    }
    let first = attributes.count
    token.kind = .startTag
    guard readAttributes(keeping: true) else { return false }
    token.firstAttribute = first
    token.attributeCount = UInt16(truncatingIfNeeded: attributes.count &- first)
    return true
  }

  mutating func readEndTag() -> Bool {
    readName(at: position &+ 2)
    token.kind = .endTag
    return readAttributes(keeping: false)
  }

  /// Reads a tag's name into the token.
  private mutating func readName(at start: Int) {
    let text = bytes.base
    var index = start
    var hasUppercase = false
    while true {
      let byte = text[index]
      if byte <= UInt8(ascii: ">") {
        if byte.endsName || byte == 0 && index >= end { break }
      } else if byte.isASCIIUppercase {
        hasUppercase = true
      }
      index &+= 1
    }
    position = index
    (token.start, token.end) = (start, index)
    if hasUppercase { (token.start, token.end) = lowercased(start, index) }
    (token.start, token.end) = replacingNUL(token.start, token.end)
    token.tag = tag(named: token.start, token.end)
    token.nameHash =
      token.tag == .unknown
      ? UInt32(truncatingIfNeeded: hash(of: token.start..<token.end, in: bytes.base)) : 0
  }

  /// A copy of a range in lower case.
  private mutating func lowercased(_ start: Int, _ end: Int) -> (Int, Int) {
    let first = bytes.count
    bytes.appendCopy(of: start..<end)
    for index in first..<bytes.count { bytes.base[index] = bytes.base[index].asciiLowercased }
    bytes.reserve(Self.padding)
    return (first, bytes.count)
  }

  /// Reads what stands behind a tag's name; false when the source ends before the tag does, which then is nothing.
  @inline(__always)
  private mutating func readAttributes(keeping isKept: Bool) -> Bool {
    token.isSelfClosing = false
    token.attributeCount = 0
    if bytes.base[position] == UInt8(ascii: ">") {
      position &+= 1
      return true
    }
    return readAttributeList(keeping: isKept)
  }

  private mutating func readAttributeList(keeping isKept: Bool) -> Bool {
    attributeNames.start(at: attributes.count)
    while true {
      let byte = bytes.base[position]
      if byte == UInt8(ascii: ">") {
        position &+= 1
        return true
      }
      if byte.isHTMLSpace {
        position &+= 1
      } else if byte == UInt8(ascii: "/") {
        position &+= 1
        if bytes.base[position] == UInt8(ascii: ">") { token.isSelfClosing = true }
      } else if position >= end || !readAttribute(keeping: isKept) {
        position = end
        return false
      }
    }
  }

  /// Reads an attribute; false at the end of the source.
  private mutating func readAttribute(keeping isKept: Bool) -> Bool {
    let text = bytes.base
    let nameStart = position
    var index = nameStart
    var hasUppercase = text[index].isASCIIUppercase
    // An equals sign that comes first is the name's.
    index &+= 1
    while true {
      let byte = text[index]
      if byte <= UInt8(ascii: ">") {
        if byte.endsName || byte == UInt8(ascii: "=") || byte == 0 && index >= end { break }
      } else if byte.isASCIIUppercase {
        hasUppercase = true
      }
      index &+= 1
    }
    let nameEnd = index
    while text[index].isHTMLSpace { index &+= 1 }
    guard index < end else { return false }
    position = index
    var value = (start: nameEnd, end: nameEnd)
    if text[index] == UInt8(ascii: "=") {
      guard let range = readValue(at: index &+ 1, isDecoded: isKept) else { return false }
      value = range
    }
    if isKept { append(nameStart..<nameEnd, hasUppercase, value) }
    return true
  }

  /// Reads a value; `nil` at the end of the source.
  private mutating func readValue(at start: Int, isDecoded: Bool) -> (start: Int, end: Int)? {
    let text = bytes.base
    var start = start
    while text[start].isHTMLSpace { start &+= 1 }
    guard start < end else { return nil }
    var index: Int
    switch text[start] {
    case UInt8(ascii: ">"):
      position = start
      return (start, start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = text[start]
      start &+= 1
      index = firstIndex(of: quote, in: text, start..<end)
      guard index < end else { return nil }
      position = index &+ 1
    default:
      index = start
      while index < end, !text[index].isHTMLSpace, text[index] != UInt8(ascii: ">") { index &+= 1 }
      guard index < end else { return nil }
      position = index
    }
    return isDecoded ? decodedValue(start, index) : (start, index)
  }

  private mutating func decodedValue(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
    let (start, end) = replacingNUL(start, end)
    var index = firstIndex(of: UInt8(ascii: "&"), in: bytes.base, start..<end)
    guard index < end else { return (start, end) }
    var run = TextRun(start: start)
    while index < end {
      index = appendReference(at: index, &run, isInAttribute: true, end)
      index = firstIndex(of: UInt8(ascii: "&"), in: bytes.base, index..<end)
    }
    return finish(run, end: end)
  }

  /// Appends an attribute, unless the tag has one of the same name.
  private mutating func append(
    _ name: Range<Int>, _ hasUppercase: Bool, _ value: (start: Int, end: Int)
  ) {
    guard attributes.count &- attributeNames.first < Self.attributeLimit else { return }
    var (start, end) = (name.lowerBound, name.upperBound)
    if hasUppercase { (start, end) = lowercased(start, end) }
    (start, end) = replacingNUL(start, end)
    let number =
      end &- start <= 16
      ? NameTable.attributes.number(of: PackedName(bytes.base + start, count: end &- start)) : 0
    let isNew =
      number > 0
      ? attributeNames.insert(number)
      : attributeNames.insert(start..<end, bytes.base, attributes.base, at: attributes.count)
    guard isNew else { return }
    attributes.append(
      HTMLAttribute(
        start..<end, value: value.start..<value.end,
        HTMLAttributeName(rawValue: number) ?? .unknown))
  }
}

extension UInt8 {
  /// Whether a byte ends the name of a tag or an attribute.
  @inline(__always)
  var endsName: Bool {
    isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }
}
