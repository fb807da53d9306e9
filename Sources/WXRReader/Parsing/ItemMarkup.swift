import ByteText
import Glibc
import WXRFormat

/// The part of an item that is fed to libxml2: its markup, without what the builder can take from
/// the block directly.
///
/// Two kinds of content are not fed. A short CDATA section replaces each of them, so that libxml2
/// tells the builder when its turn has come:
///
/// - The contents of CDATA sections. They are two thirds of an archive, and they are not markup.
///   libxml2 would read each of their bytes twice; 2.9 would also read an open section again at
///   each chunk.
/// - Runs of plain fields, such as `<wp:status>publish</wp:status>` or the same with one CDATA
///   section: a name of WXR without attributes, a text without markup, the end tag of that name.
///   Nothing can be wrong with them, nearly all elements of an archive are plain fields, and
///   libxml2 needs 1800 instructions for each.
///
/// Everything that is unusual or damaged is left to libxml2.
struct ItemMarkup: ~Copyable {
  /// A plain field.
  ///
  /// Places are counted from the start of the item.
  struct PlainField {
    var name: ElementName
    var isCDATA: Bool
    /// The name as written in the tags.
    var tagName: Range<Int>
    var text: Range<Int>
    /// The white space between this field and the next tag, without the part that is dropped.
    var gap: Range<Int>
  }

  /// The content that a short CDATA section stands for.
  enum Aside {
    /// The content of the original section.
    case section(Range<Int>)
    /// A run of `plainFields`.
    case fields(Range<Int>)
  }

  /// The names of tags, after the namespaces around the item are known.
  var tagNames: TagNames?
  /// Whether comments are dropped that consist of plain fields alone.
  var dropsComments = false
  /// The item; must stay where it is until it has been parsed.
  private(set) var item = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// The contents of the CDATA sections that the reduction has not reached yet.
  private var sections: ArraySlice<Range<Int>> = []
  private var sectionCount = 0
  private(set) var plainFields: [PlainField] = []
  private var asides: [Aside] = []
  private var takenCount = 0
  private var text = ByteBuffer(capacity: 16 << 10)

  /// The bytes to feed to libxml2.
  var bytes: UnsafeBufferPointer<UInt8> { text.bytes }

  /// The content that the next CDATA section from libxml2 stands for.
  mutating func takeAside() -> Aside? {
    guard takenCount < asides.count else { return nil }
    defer { takenCount += 1 }
    return asides[takenCount]
  }

  /// - Parameters:
  ///   - item: Must stay where it is until it has been parsed.
  ///   - sections: The contents of the item's CDATA sections, in order.
  mutating func set(item: UnsafeBufferPointer<UInt8>, cdata sections: ArraySlice<Range<Int>>) {
    self.item = item
    self.sections = sections
    reduce(hasFields: tagNames != nil)
    // A namespace that the item declares may change the meaning of a field's name.
    if !plainFields.isEmpty, text.bytes.find("xmlns", from: 0) != nil {
      reduce(hasFields: false)
    }
  }

  private mutating func reduce(hasFields: Bool) {
    text.removeAll()
    asides.removeAll(keepingCapacity: true)
    takenCount = 0
    plainFields.removeAll(keepingCapacity: true)
    var hasFields = hasFields
    sectionCount = 0
    var copiedEnd = 0
    var search = 0
    while let tag = item.firstIndex(of: UInt8(ascii: "<"), from: search) {
      search = tag + 1
      if let section = section(at: tag) {
        sectionCount += 1
        append(copiedEnd..<section.lowerBound)
        text.append(UInt8(ascii: "-"))
        asides.append(.section(section))
        copiedEnd = section.upperBound
        search = copiedEnd
        continue
      }
      let next = search < item.count ? item[search] : 0
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        // A comment or an instruction may contain text that looks like a field.
        hasFields = false
      }
      let gapStart = droppedGap(before: tag, from: copiedEnd)
      if hasFields, dropsComments, let end = endOfPlainComment(at: tag) {
        append(copiedEnd..<(gapStart ?? tag))
        copiedEnd = end
        search = end
      } else if hasFields, let end = takeFields(at: tag) {
        append(copiedEnd..<(gapStart ?? tag))
        text.append("<![CDATA[-]]>")
        copiedEnd = end
        search = end
      } else if let gapStart {
        append(copiedEnd..<gapStart)
        copiedEnd = tag
      }
    }
    append(copiedEnd..<item.count)
  }

  private mutating func append(_ range: Range<Int>) {
    text.append(UnsafeBufferPointer(rebasing: item[range]))
  }

  /// The start of the white space before a tag, if that white space is dropped.
  ///
  /// Line ends before WordPress's tags are dropped, because libxml2 would call back for each. They
  /// are not part of a field's text, because the start tag after them occurs only between fields.
  private func droppedGap(before tag: Int, from copiedEnd: Int) -> Int? {
    guard item.has(WXRMarkup.ownTag, at: tag) else { return nil }
    var start = tag
    while start > copiedEnd, item[start - 1].isXMLWhiteSpace { start -= 1 }
    guard start > copiedEnd, item[start - 1] == UInt8(ascii: ">"), item[start] == UInt8(ascii: "\n")
    else { return nil }
    return start
  }

  /// Takes a run of plain fields at `tag`, if there is one, and returns its end.
  private mutating func takeFields(at tag: Int) -> Int? {
    let first = plainFields.count
    var tag = tag
    while var field = plainField(at: tag) {
      if field.isCDATA { sectionCount += 1 }
      let end = field.gap.lowerBound
      tag = end
      while tag < item.count, item[tag].isXMLWhiteSpace { tag += 1 }
      if tag == item.count || item[tag] != UInt8(ascii: "<") {
        // White space at the beginning of a stray text belongs to that text.
        tag = end
      } else if item[end] != UInt8(ascii: "\n") || !item.has(WXRMarkup.ownTag, at: tag) {
        field.gap = end..<tag
      }
      plainFields.append(field)
    }
    guard plainFields.count > first else { return nil }
    asides.append(.fields(first..<plainFields.count))
    return tag
  }

  /// The end of a comment that consists of plain fields, and metas of them.
  private mutating func endOfPlainComment(at start: Int) -> Int? {
    let tags = WXRMarkup.comment
    guard item.has(tags.start, at: start) else { return nil }
    let sectionsBefore = sectionCount
    var tag = start + tags.start.utf8CodeUnitCount
    var isInMeta = false
    while true {
      while tag < item.count, item[tag].isXMLWhiteSpace { tag += 1 }
      if let field = plainField(at: tag) {
        if field.isCDATA { sectionCount += 1 }
        tag = field.gap.lowerBound
      } else if !isInMeta, item.has(tags.end, at: tag) {
        return tag + tags.end.utf8CodeUnitCount
      } else if !isInMeta, item.has(tags.metaStart, at: tag) {
        isInMeta = true
        tag += tags.metaStart.utf8CodeUnitCount
      } else if isInMeta, item.has(tags.metaEnd, at: tag) {
        isInMeta = false
        tag += tags.metaEnd.utf8CodeUnitCount
      } else {
        sectionCount = sectionsBefore
        return nil
      }
    }
  }

  /// The content of the next section, if the section begins at `place`.
  private func section(at place: Int) -> Range<Int>? {
    let next = sections.startIndex + sectionCount
    guard next < sections.endIndex, sections[next].lowerBound == place + 9 else { return nil }
    return sections[next]
  }

  private mutating func plainField(at tag: Int) -> PlainField? {
    guard let base = item.baseAddress, tag < item.count, item[tag] == UInt8(ascii: "<"),
      let (name, length) = tagNames?.name(in: item, at: tag + 1)
    else { return nil }
    let start = tag + length + 2
    let section = section(at: start)
    var text = start..<start
    if let section {
      text = section
    } else {
      var end = start
      while end < item.count, isPlain(item[end]) { end += 1 }
      text = start..<end
    }
    // The end tag. At least one more follows, that of the item.
    let endTag = text.upperBound + (section == nil ? 0 : 3)
    let end = endTag + length + 3
    guard end < item.count,
      item[endTag] == UInt8(ascii: "<"), item[endTag + 1] == UInt8(ascii: "/"),
      memcmp(base + endTag + 2, base + tag + 1, length + 1) == 0
    else { return nil }
    return PlainField(
      name: name, isCDATA: section != nil, tagName: tag + 1..<tag + 1 + length, text: text,
      gap: end..<end)
  }

  /// Whether a byte of text is ASCII and has no special meaning.
  private func isPlain(_ byte: UInt8) -> Bool {
    // `<` and `>` differ in this bit.
    byte &- 0x20 < 0x5F && byte | 2 != UInt8(ascii: ">") && byte != UInt8(ascii: "&")
  }
}
