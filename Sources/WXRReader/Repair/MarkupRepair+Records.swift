import ByteText
import WXRFormat

// What stands between fields: tags of records, stray text and sections, comments.
extension MarkupRepair {
  /// Takes text in a record, in the channel, or in an element that WXR does not define.
  mutating func takeText() {
    if kind != .extra, let end = PHPMessage.end(in: bytes, at: position, budget: &lookahead) {
      log.note(.phpMessage, at: position)
      position = end
      return
    }
    let end = bytes.firstIndex(of: UInt8(ascii: "<"), from: position) ?? bytes.count
    if let tag = tagWithoutLessThan(in: position..<end) {
      log.note(.brokenTag, at: position)
      takeStartTag(tag)
      return
    }
    // There is no text outside the root.
    if !open.isEmpty { append(position..<end, in: .content) }
    position = end
  }

  /// A tag without its `<` at the beginning of a text, as in `wp:post_id>7`.
  ///
  /// Between fields it cannot be real text.
  private func tagWithoutLessThan(in range: Range<Int>) -> MarkupTag? {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isXMLWhiteSpace { start += 1 }
    guard start > 0, start < range.upperBound,
      let tag = MarkupTag(in: bytes, at: start - 1), tag.kind == .start, !tag.isBroken,
      tag.range.upperBound <= range.upperBound, let place = levelsToClose(for: tag),
      place.kind == .field || element(tag).isPrefixed
    else { return nil }
    return tag
  }

  /// Takes the markup that begins with the `<` at `position`.
  mutating func takeMarkup() {
    if isCutOff && beginsUnfinishedTag(at: position) {
      position = bytes.count
    } else if bytes.has("<![CDATA[", at: position) {
      takeStraySection()
    } else if bytes.has("<!--", at: position) {
      takeComment()
    } else if bytes.has("<?", at: position),
      let end = find("?>", from: position),
      nextRecordTag(from: position, before: end) == nil
    {
      position = end + 2
    } else if kind != .extra,
      let end = PHPMessage.end(in: bytes, at: position, budget: &lookahead)
    {
      log.note(.phpMessage, at: position)
      position = end
    } else if let tag = MarkupTag(in: bytes, at: position), isTag(tag) {
      if tag.kind == .end { takeEndTag(tag) } else { takeStartTag(tag) }
    } else {
      log.note(.strayLessThan, at: position)
      position += 1
      // Between fields a `<` is not text.
      let next = endOfSpace(from: position)
      let isDebris = kind != .extra && next < bytes.count && bytes[next] == UInt8(ascii: "<")
      if !isDebris && !open.isEmpty { appendLessThan() }
    }
  }

  /// Whether the archive ends in the markup that begins at `start`, so that its kind is unknown.
  func beginsUnfinishedTag(at start: Int) -> Bool {
    bytes.count - start < 4096
      && !bytes[(start + 1)...].contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
  }

  /// Whether something that looks like a tag is a tag.
  ///
  /// Without its `>` it is one only if its name is known, or if no text is possible at its place.
  func isTag(_ tag: MarkupTag) -> Bool {
    !tag.isBroken || tag.kind == .end || open.isEmpty || levelsToClose(for: tag) != nil
  }

  /// Whether an end tag of the root must be ignored, because more of the archive follows.
  private func endsRootTooEarly(_ tag: MarkupTag, level: Int) -> Bool {
    guard case .channel = scope, level == open.count - 1 else { return false }
    return !UnsafeBufferPointer(rebasing: bytes[tag.range.upperBound...]).isXMLWhiteSpace
  }

  private mutating func takeStartTag(_ tag: MarkupTag) {
    if tag.isCutOff {
      // The rest of the name is missing, and another name may have the same beginning.
      position = bytes.count
      return
    }
    position = tag.range.upperBound
    guard let (count, kind) = levelsToClose(for: tag) else {
      takeUnknownStartTag(tag)
      return
    }
    closeUnended(count, at: tag.range.lowerBound)
    if kind == .field {
      takeField(tag)
      return
    }
    write(tag, kind: kind)
    if tag.kind == .empty { close() }
  }

  private mutating func takeUnknownStartTag(_ tag: MarkupTag) {
    if isName(tag.name, "item"), case .item = scope {
      log.note(.brokenTag, at: tag.range.lowerBound)
      return
    }
    guard open.count < Self.deepest else {
      log.note(.nestedTooDeep, at: tag.range.lowerBound)
      return
    }
    let kind = WXRGrammar.kind(of: element(tag).name, in: kind)
    if case .channel = scope, kind == .outer, belongsToChannel(tag) {
      log.note(.wrongChannel, at: tag.range.lowerBound)
      open(Array("channel".utf8), kind: .channel)
      takeStartTag(tag)
      return
    }
    write(tag, kind: kind == .field ? .extra : kind)
    if tag.kind == .empty, !endsRootTooEarly(tag, level: 0) { close() }
  }

  /// Whether an element outside a channel is one of those that WXR has in the channel.
  private func belongsToChannel(_ tag: MarkupTag) -> Bool {
    let (element, isPrefixed) = element(tag)
    guard isPrefixed || open.contains(where: { $0.name == Array("rss".utf8) }) else { return false }
    return WXRGrammar.kind(of: element, in: .channel) != .extra
  }

  private mutating func takeEndTag(_ tag: MarkupTag) {
    position = tag.range.upperBound
    let isItem = isName(tag.name, "item")
    // An item ends at the end of its bytes. An earlier end tag belongs to the text of a damaged
    // field.
    let endsItem = isItem && UnsafeBufferPointer(rebasing: bytes[position...]).isXMLWhiteSpace
    if tag.isCutOff { position = bytes.count }
    guard !isItem || endsItem, let level = level(of: tag.name),
      !endsRootTooEarly(tag, level: level)
    else {
      log.note(.strayEndTag, at: tag.range.lowerBound)
      return
    }
    let isHalf = tag.isCutOff && isCutOff
    if tag.isBroken && !isHalf { log.note(.brokenTag, at: tag.range.lowerBound) }
    if isItem { sawItemEnd = !isHalf }
    closeUnended(level, at: tag.range.lowerBound)
    close()
  }

  /// Closes elements whose end tags are missing before a place.
  private mutating func closeUnended(_ count: Int, at place: Int) {
    for _ in 0..<count {
      log.note(.missingEndTag, at: place)
      close()
    }
  }

  /// Takes a CDATA section that is not in a field.
  private mutating func takeStraySection() {
    if let last = open.last, last.kind == .extra {
      let section = section(at: position, of: Field(name: last.name, isProse: true))
      append(section: section.content)
      position = section.end
      return
    }
    let start = position + 9
    let limit = nextRecordTag(from: start, before: bytes.count) ?? bytes.count
    if let end = find("]]>", from: start), end <= limit {
      append(section: start..<end)
      position = end + 3
    } else {
      log.note(.unclosedCDATA, at: position)
      append(section: start..<limit)
      position = limit
    }
  }

  /// Takes a comment.
  ///
  /// If its end is missing, it ends at the next tag of a record.
  private mutating func takeComment() {
    let start = position + 4
    let hyphens = find("--", from: start)
    if let hyphens, hyphens + 2 < bytes.count, bytes[hyphens + 2] == UInt8(ascii: ">") {
      keepComment(start..<hyphens)
      position = hyphens + 3
      return
    }
    log.note(.malformedComment, at: position)
    let end = find("-->", from: start)
    // If a comment seems to begin inside this one, the end of this one is missing.
    let endsInNext = hyphens.map { $0 >= 2 && bytes.has("<!--", at: $0 - 2) } ?? true
    let next = nextRecordTag(from: start, before: end ?? bytes.count)
    if let end, !endsInNext || next == nil {
      position = end + 3
    } else {
      position = next ?? bytes.count
    }
  }

  /// Writes a comment outside the items, because the builder looks for the generator in it.
  private mutating func keepComment(_ range: Range<Int>) {
    guard case .channel = scope else { return }
    let comment = bytes[range]
    guard comment.allSatisfy({ (0x20..<0x7F).contains($0) || $0.isXMLWhiteSpace }) else { return }
    append(comment: comment)
  }
}
