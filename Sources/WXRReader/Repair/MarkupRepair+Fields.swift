import ByteText
import SiteModel
import WXRFormat

// Fields: elements that hold text.
extension MarkupRepair {
  /// A part of a field's content.
  private enum Part {
    case text(Range<Int>)
    /// The content of a CDATA section.
    case section(Range<Int>)
    case tag(MarkupTag)
  }

  private enum End {
    /// How a field ends: with its own end tag, with that of another name, or without one at the
    /// next tag.
    case own, wrong, missing
    case cutOff
  }

  /// An open field, or another element that contains text.
  struct Field {
    var name: [UInt8]
    /// Whether its text may contain markup, so that a tag in it is not a sign of damage.
    var isProse: Bool
  }

  private struct Content {
    var parts: [Part] = []
    /// Everything between the field's tags.
    var range: Range<Int>
    var end = End.missing
    /// The place after the field.
    var next = 0
    /// The tags that are open among `parts`.
    var openTags: [Range<Int>] = []
    var isBalanced = true
    var hasSections = false

    mutating func append(_ part: Part) {
      parts.append(part)
      if case .section = part { hasSections = true }
    }
  }

  /// Takes a field whose start tag ends at `position`.
  mutating func takeField(_ tag: MarkupTag) {
    if tag.kind == .empty {
      write(tag, kind: .field)
      close()
      return
    }
    let before = log
    let traits = kind.flatMap { WXRGrammar.field(element(tag).name, in: $0) }?.traits ?? []
    let isProse = traits.contains(.isProse)
    let field = Field(name: Array(bytes[tag.name]), isProse: isProse)
    var content = content(of: field)
    position = content.next
    if content.end == .cutOff {
      cutField = String(decoding: bytes[tag.name], as: UTF8.self)
      // Only the cut itself is reported, and not the damage that results from it.
      log = before
      guard traits.contains(.isKeptInPart) else { return }
      dropUnfinished(&content)
    }
    if content.end == .missing { dropLineEnd(&content) }
    write(tag, kind: .field)
    if let section = sectionWithoutStart(content) {
      log = before
      log.note(.brokenTag, at: section.lowerBound)
      append(section: section)
    } else {
      if !traits.contains(.isKeptInPart) && !isProse { dropStrayLessThan(&content) }
      write(content, isProse: isProse)
    }
    close()
  }

  /// Drops the white space at the end of a value, if the start tag of the next field ends it.
  private func dropLineEnd(_ content: inout Content) {
    guard case .text(let text)? = content.parts.last else { return }
    var end = text.upperBound
    while end > text.lowerBound, bytes[end - 1].isXMLWhiteSpace { end -= 1 }
    content.parts[content.parts.count - 1] = .text(text.lowerBound..<end)
    content.range = content.range.lowerBound..<content.range.upperBound - (text.upperBound - end)
  }

  /// The content of a field that has a `]]>` without `<![CDATA[`.
  private func sectionWithoutStart(_ content: Content) -> Range<Int>? {
    guard !content.hasSections, content.end == .own else { return nil }
    var end = content.range.upperBound
    while end > content.range.lowerBound, bytes[end - 1].isXMLWhiteSpace { end -= 1 }
    guard end >= content.range.lowerBound + 3, bytes.has("]]>", at: end - 3) else {
      return nil
    }
    var start = content.range.lowerBound
    for half in ["<![CDATA", "<!CDATA[", "<[CDATA[", "![CDATA[", "[CDATA["] as [StaticString]
    where bytes.has(half, at: start) {
      start += half.utf8CodeUnitCount
      break
    }
    return start <= end - 3 ? start..<end - 3 : nil
  }

  /// Drops a `<` between a value and the end tag of its field.
  private mutating func dropStrayLessThan(_ content: inout Content) {
    guard content.end != .cutOff, case .text(let text)? = content.parts.last, !text.isEmpty,
      bytes[text.upperBound - 1] == UInt8(ascii: "<")
    else { return }
    log.note(.strayLessThan, at: text.upperBound - 1)
    content.parts[content.parts.count - 1] = .text(text.lowerBound..<text.upperBound - 1)
    content.range = content.range.lowerBound..<content.range.upperBound - 1
  }

  // Reading a field.

  private mutating func content(of field: Field) -> Content {
    var content = Content(range: position..<position)
    var search = position
    var textStart = position
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: search) {
      search = start + 1
      let part: Part
      if let (other, end) = partOtherThanTag(at: start, of: field) {
        part = other
        search = end
      } else if let tag = MarkupTag(in: bytes, at: start) {
        if let ended = ended(content, at: tag, of: field, textStart: textStart) { return ended }
        if tag.isBroken { continue }
        note(tag, in: &content)
        part = .tag(tag)
        search = tag.range.upperBound
      } else {
        continue
      }
      append(text: textStart..<start, to: &content)
      content.append(part)
      textStart = search
    }
    append(text: textStart..<bytes.count, to: &content)
    return unended(content)
  }

  /// A section, comment or PHP message that begins at a place, and where it ends.
  ///
  /// Comments and messages are no part of the text, so they become an empty one.
  private mutating func partOtherThanTag(
    at start: Int, of field: Field
  ) -> (part: Part, end: Int)? {
    if bytes.has("<![CDATA[", at: start) {
      let section = section(at: start, of: field)
      return (.section(section.content), section.end)
    }
    if bytes.has("<!--", at: start), let end = endOfComment(at: start) {
      return (.text(start..<start), end)
    }
    guard let end = PHPMessage.end(in: bytes, at: start, budget: &lookahead) else { return nil }
    log.note(.phpMessage, at: start)
    return (.text(start..<start), end)
  }

  /// All of a field's content if a tag ends it, or if the archive ends in that tag.
  private mutating func ended(
    _ content: Content, at tag: MarkupTag, of field: Field, textStart: Int
  ) -> Content? {
    let start = tag.range.lowerBound
    let end = end(of: field, at: tag, openTags: content.openTags)
    guard end != nil || tag.isCutOff else { return nil }
    var content = content
    if end == .missing, let textEnd = endTagWithoutLessThan(of: field, before: start) {
      append(text: textStart..<max(textStart, textEnd), to: &content)
      content.range = position..<max(position, textEnd)
      content.next = start
      content.end = .own
      log.note(.brokenTag, at: textEnd)
      return content
    }
    append(text: textStart..<start, to: &content)
    guard let end else { return unended(content) }
    content.range = position..<start
    return ended(content, by: end, at: tag)
  }

  private mutating func ended(_ content: Content, by end: End, at tag: MarkupTag) -> Content {
    var content = content
    content.end = end
    content.next = end == .missing ? tag.range.lowerBound : tag.range.upperBound
    switch end {
    case .own where tag.isBroken && !tag.isCutOff: log.note(.brokenTag, at: tag.range.lowerBound)
    case .missing: log.note(.missingEndTag, at: tag.range.lowerBound)
    case .wrong: log.note(.wrongEndTag, at: tag.range.lowerBound)
    case .own, .cutOff: break
    }
    return content
  }

  /// The start of the field's end tag without its `<`, such as `/wp:post_id>`, if it ends at a
  /// place.
  private func endTagWithoutLessThan(of field: Field, before place: Int) -> Int? {
    var end = place
    while end > position, bytes[end - 1].isXMLWhiteSpace { end -= 1 }
    let start = end - field.name.count - 2
    return start >= position && isEndTagWithoutLessThan(of: field, at: start) ? start : nil
  }

  func isEndTagWithoutLessThan(of field: Field, at start: Int) -> Bool {
    let end = start + field.name.count + 2
    return end <= bytes.count && bytes[start] == UInt8(ascii: "/")
      && bytes[end - 1] == UInt8(ascii: ">") && bytes[start + 1..<end - 1].elementsEqual(field.name)
  }

  private func append(text: Range<Int>, to content: inout Content) {
    if !text.isEmpty { content.parts.append(.text(text)) }
  }

  /// The content of a field in which the bytes end.
  private mutating func unended(_ content: Content) -> Content {
    var content = content
    content.range = position..<bytes.count
    content.next = bytes.count
    content.end = isCutOff ? .cutOff : .missing
    if !isCutOff { log.note(.missingEndTag, at: bytes.count) }
    return content
  }

  /// Updates the open tags inside a field.
  private func note(_ tag: MarkupTag, in content: inout Content) {
    switch tag.kind {
    case .empty: break
    case .start:
      content.openTags.append(tag.name)
      if content.openTags.count > Self.deepest { content.isBalanced = false }
    case .end:
      if let last = content.openTags.last, bytes[last].elementsEqual(bytes[tag.name]) {
        content.openTags.removeLast()
      } else {
        content.isBalanced = false
      }
    }
  }

  private mutating func endOfComment(at start: Int) -> Int? {
    guard let end = find("-->", from: start + 4) else { return nil }
    // If there are fields before this end, it belongs to another comment.
    return nextRecordTag(from: start + 4, before: end) == nil ? end + 3 : nil
  }

  /// Whether a tag ends the field, and how.
  private func end(of field: Field, at tag: MarkupTag, openTags: [Range<Int>]) -> End? {
    let isOwn = bytes[tag.name].elementsEqual(field.name)
    guard tag.kind == .end else {
      return isOwn || beginsRecord(tag, in: field) ? .missing : nil
    }
    if isOwn { return .own }
    if tag.isCutOff { return field.name.starts(with: bytes[tag.name]) ? .own : nil }
    if level(of: tag.name) != nil { return .missing }
    if let last = openTags.last, bytes[last].elementsEqual(bytes[tag.name]) { return nil }
    // An end tag of another name ends the field if a record follows it.
    return isFollowedByRecord(tag.range.upperBound, in: field) ? .wrong : nil
  }

  /// Whether a start tag begins a field or a record, and is not a part of a text.
  func beginsRecord(_ tag: MarkupTag, in field: Field) -> Bool {
    guard levelsToClose(for: tag) != nil else { return false }
    return element(tag).isPrefixed || !field.isProse && beginsLine(tag.range.lowerBound)
  }

  func isFollowedByRecord(_ place: Int, in field: Field) -> Bool {
    let next = endOfSpace(from: place)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "<"),
      let tag = MarkupTag(in: bytes, at: next)
    else { return false }
    if tag.kind == .end { return level(of: tag.name) != nil }
    return bytes[tag.name].elementsEqual(field.name) || beginsRecord(tag, in: field)
  }

  private func beginsLine(_ place: Int) -> Bool {
    var index = place
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    return index == 0 || bytes[index - 1].isXMLWhiteSpace || bytes[index - 1] == UInt8(ascii: ">")
  }

  func endOfSpace(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isXMLWhiteSpace { index += 1 }
    return index
  }

  // Writing a field.

  private mutating func write(_ content: Content, isProse: Bool) {
    if content.hasSections {
      writeSections(content)
    } else if content.isBalanced && content.openTags.isEmpty {
      writeElements(content, isProse: isProse)
    } else {
      // HTML that should have been escaped.
      log.note(.strayLessThan, at: content.range.lowerBound)
      append(content.range, in: .content)
    }
  }

  /// Writes a field that has CDATA.
  ///
  /// Remains of damage beside the CDATA are not text.
  private mutating func writeSections(_ content: Content) {
    let name = open.last?.name ?? []
    for part in content.parts {
      switch part {
      case .section(let range): append(section: range)
      case .text(let range) where isDebris(range, of: name):
        log.note(.strayLessThan, at: range.lowerBound)
      case .text(let range):
        if let end = PHPMessage.end(in: bytes, at: range.lowerBound, budget: &lookahead),
          end <= range.upperBound
        {
          log.note(.phpMessage, at: range.lowerBound)
          append(end..<range.upperBound, in: .content)
        } else {
          append(range, in: .content)
        }
      case .tag(let tag):
        append(tag.range, in: .content)
        log.note(.strayLessThan, at: tag.range.lowerBound)
      }
    }
  }

  /// Whether a text consists only of remains of tags and sections, such as `/wp:status>`.
  private func isDebris(_ range: Range<Int>, of field: [UInt8]) -> Bool {
    var text = bytes[range]
    while let first = text.first, first.isXMLWhiteSpace || first == UInt8(ascii: "/") {
      text = text.dropFirst()
    }
    if text.starts(with: field) { text = text.dropFirst(field.count) }
    return !text.allSatisfy(\.isXMLWhiteSpace)
      && text.allSatisfy {
        $0.isXMLWhiteSpace || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
          || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
      }
  }

  /// Writes a field that contains text and well-formed elements.
  private mutating func writeElements(_ content: Content, isProse: Bool) {
    for part in content.parts {
      switch part {
      case .section(let range): append(section: range)
      case .text(let range) where isProse: writeText(range)
      case .text(let range): writeValue(range)
      case .tag(let tag):
        switch tag.kind {
        case .end: close()
        case .start, .empty:
          write(tag, kind: .extra)
          if tag.kind == .empty { close() }
        }
      }
    }
  }

  /// Writes text that is not prose, and removes PHP messages from it.
  private mutating func writeValue(_ range: Range<Int>) {
    var start = range.lowerBound
    var search = start
    while let line = bytes.firstIndex(of: UInt8(ascii: "\n"), from: search),
      line < range.upperBound
    {
      search = line + 1
      // Only the last of several line ends is tried, so that white space is skipped once.
      if search < range.upperBound, bytes[search].isXMLWhiteSpace { continue }
      guard let end = PHPMessage.end(in: bytes, at: line, budget: &lookahead),
        end <= range.upperBound
      else { continue }
      log.note(.phpMessage, at: line)
      writeText(start..<line)
      start = end
      // The line end after this message may be the one before the next message.
      search = max(search, end - 1)
    }
    writeText(start..<range.upperBound)
  }

  private mutating func writeText(_ range: Range<Int>) {
    for place in bytes[range].indices where bytes[place] == UInt8(ascii: "<") {
      log.note(.strayLessThan, at: place)
    }
    if let end = UnsafeBufferPointer(rebasing: bytes[range]).find("]]>", from: 0) {
      log.note(.unescapedCDATAEnd, at: range.lowerBound + end)
    }
    append(range, in: .content)
  }

  // Fields that are cut off.

  /// Drops incomplete content at the end of a field, if the archive ends there: half a `]]>`, half
  /// a reference, half a character, and the error message of PHP.
  private func dropUnfinished(_ content: inout Content) {
    guard let last = content.parts.popLast() else { return }
    var end = content.range.upperBound
    switch last {
    case .text(let range):
      let kept = finished(range, isSection: false)
      content.parts.append(.text(kept))
      end = kept.upperBound
    case .section(let range): content.parts.append(.section(finished(range, isSection: true)))
    case .tag(let tag):
      content.parts.append(last)
      end = tag.range.upperBound
    }
    content.range = content.range.lowerBound..<end
  }

  private func finished(_ range: Range<Int>, isSection: Bool) -> Range<Int> {
    var end = range.upperBound
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    if let message = PHPMessage.startOfLast(in: text) {
      return range.lowerBound..<range.lowerBound + message
    }
    if isSection {
      while end > range.lowerBound, range.upperBound - end < 2, bytes[end - 1] == UInt8(ascii: "]")
      {
        end -= 1
      }
    } else if let tag = text.lastIndex(of: UInt8(ascii: "<")),
      beginsUnfinishedTag(at: range.lowerBound + tag)
    {
      end = range.lowerBound + tag
    } else if let reference = text.suffix(40).lastIndex(of: UInt8(ascii: "&")),
      !text[reference...].contains(UInt8(ascii: ";"))
    {
      end = range.lowerBound + reference
    }
    return range.lowerBound..<startOfHalfCharacter(range.lowerBound..<end)
  }

  /// The end of a range without its last character, if bytes of that character are missing.
  private func startOfHalfCharacter(_ range: Range<Int>) -> Int {
    for count in 1...3 where count <= range.count {
      let byte = bytes[range.upperBound - count]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? range.upperBound - count : range.upperBound
    }
    return range.upperBound
  }
}
