import ByteText

// CDATA sections, which end where their field ends.
extension MarkupRepair {
  /// The content of the section that begins at `start`, and the place after it.
  mutating func section(at start: Int, of field: Field) -> (content: Range<Int>, end: Int) {
    let first = start + 9
    let fieldEnd = endTag(of: field, from: first)
    // If the field has no end tag, its section ends before the next field.
    let limit = fieldEnd ?? nextField(from: first, in: field) ?? bytes.count
    var ends: [Int] = []
    var search = first
    var isSettled = false
    while !isSettled, let end = find("]]>", from: search), end < limit {
      ends.append(end)
      search = end + 3
      isSettled =
        endsSection(behind: search, of: field) || fieldEnd == nil && beginsSection(behind: search)
    }
    // A section that is cut off by the archive's end may contain `]]>` as text.
    if isCutOff && limit == bytes.count && !isSettled { return (first..<limit, limit) }
    if let last = ends.last {
      for end in ends.dropLast() { log.note(.unescapedCDATAEnd, at: end) }
      return (first..<last, last + 3)
    }
    log.note(.unclosedCDATA, at: start)
    var end = limit
    if fieldEnd == nil {
      // The line end before the next tag is not part of the text.
      while end > first, bytes[end - 1].isXMLWhiteSpace { end -= 1 }
    }
    for half in ["]] >", "]>"] as [StaticString]
    where end - first >= half.utf8CodeUnitCount
      && bytes.has(half, at: end - half.utf8CodeUnitCount)
    {
      end -= half.utf8CodeUnitCount
      break
    }
    return (first..<end, limit)
  }

  /// The next tag that begins a field or a record, or that ends a record.
  private mutating func nextField(from start: Int, in field: Field) -> Int? {
    var search = start
    while let next = nextRecordTag(from: search, before: bytes.count) {
      search = next + 1
      guard let tag = MarkupTag(in: bytes, at: next) else { continue }
      if tag.kind == .end || beginsRecord(tag, in: field) { return next }
    }
    return nil
  }

  /// Whether, after a place, another section begins before one ends.
  private mutating func beginsSection(behind place: Int) -> Bool {
    guard let start = find("<![CDATA[", from: place) else { return false }
    return (find("]]>", from: place) ?? bytes.count) > start
  }

  /// Whether a `]]>` ends its section, as the bytes after it show: another section, the end of the
  /// field, or the next record.
  private func endsSection(behind place: Int, of field: Field) -> Bool {
    let next = endOfSpace(from: place)
    if next == bytes.count || bytes.has("<![CDATA[", at: next)
      || isEndTagWithoutLessThan(of: field, at: next)
    {
      return true
    }
    if isFollowedByRecord(place, in: field) { return true }
    // The archive ends in the field's end tag, before its name.
    if isCutOff, bytes[next...].elementsEqual("<".utf8) || bytes[next...].elementsEqual("</".utf8) {
      return true
    }
    guard bytes[next] == UInt8(ascii: "<"), let tag = MarkupTag(in: bytes, at: next),
      tag.kind == .end
    else { return false }
    if tag.isCutOff { return field.name.starts(with: bytes[tag.name]) }
    return bytes[tag.name].elementsEqual(field.name)
      || isFollowedByRecord(tag.range.upperBound, in: field)
  }

  /// The end tag of the field that contains a section.
  ///
  /// Usually it follows a `]]>`. If it does not, it may be a part of the section's text, unless
  /// fields with their own sections follow it.
  private mutating func endTag(of field: Field, from start: Int) -> Int? {
    guard let first = nextEndTag(of: field, from: start) else { return nil }
    if followsSectionEnd(first) { return first }
    let proper = endTagBehindSection(of: field, from: first)
    guard proper != first, let tag = MarkupTag(in: bytes, at: first),
      isFollowedByRecord(tag.range.upperBound, in: field)
    else { return proper }
    // A section that begins between the two tags belongs to a later field.
    guard let next = find("<![CDATA[", from: first), next < proper else { return proper }
    return first
  }

  /// The field's first end tag that follows a `]]>`, else its first end tag.
  private mutating func endTagBehindSection(of field: Field, from first: Int) -> Int {
    var place = first
    // No person writes a text with more of them.
    for _ in 0..<64 {
      if followsSectionEnd(place) { return place }
      guard let next = nextEndTag(of: field, from: place + 2) else { break }
      place = next
    }
    return first
  }

  private mutating func nextEndTag(of field: Field, from start: Int) -> Int? {
    var search = start
    while let found = find("</", from: search) {
      search = found + 2
      let end = search + field.name.count
      guard end <= bytes.count, bytes[search..<end].elementsEqual(field.name) else { continue }
      if end == bytes.count || bytes[end] == UInt8(ascii: ">") || bytes[end].isXMLWhiteSpace
        || bytes[end] == UInt8(ascii: "<")
      {
        return found
      }
    }
    return nil
  }

  /// Whether there is a `]]>` before a tag, with only white space or a stray `<` between them.
  private func followsSectionEnd(_ tag: Int) -> Bool {
    var index = tag
    while index > 0, bytes[index - 1].isXMLWhiteSpace || bytes[index - 1] == UInt8(ascii: "<") {
      index -= 1
    }
    return index >= 3 && bytes.has("]]>", at: index - 3)
  }
}
