import ByteText
import WXRFormat

// Sections and items without an end.

extension ItemSplitter {
  /// Gives up an open section whose end is missing: its start is read as text, and the next `<item`
  /// at the beginning of a line is an item.
  ///
  /// So one missing `]]>` or `-->` costs one item and not the rest of the archive. If there is no
  /// such line, the section stays open.
  mutating func abandonSection(in window: UnsafeBufferPointer<UInt8>, edge: Edge) -> Piece? {
    if edge == .last { endless.insert(section) }
    var search = sectionStart
    while let start = window.find(WXRMarkup.itemTag, from: search) {
      search = start + 5
      guard isTag(WXRMarkup.itemTag, in: window, at: start),
        itemStart == nil || beginsItem(start, in: window)
      else { continue }
      let isDoctype = section == .doctype
      section = .markup
      position = start
      if isDoctype { return close(.doctype(sectionStart..<start), sectionStart..<start) }
      guard let item = itemStart else { return nil }
      itemStart = nil
      return close(.unclosedItem(item..<start), item..<start)
    }
    guard edge == .last else { return nil }
    if section == .doctype {
      section = .markup
      position = window.count
      return .doctype(sectionStart..<window.count)
    }
    guard let item = itemStart, let end = lastItemEnd(in: window) else { return nil }
    section = .markup
    position = end
    itemStart = nil
    return close(.item(item..<end), item..<end)
  }

  /// The end of the archive's last item, which the open section has swallowed with the end tags of
  /// the channel.
  private func lastItemEnd(in window: UnsafeBufferPointer<UInt8>) -> Int? {
    var search = sectionStart
    while let start = window.find("</item>", from: search) {
      search = start + 7
      var next = search
      while next < window.count, window[next].isXMLWhiteSpace { next += 1 }
      if next == window.count || window.has("</channel", at: next)
        || window.has("</rss", at: next)
      {
        return search
      }
    }
    return nil
  }

  /// How long a section is that has room for the end of a field and another section: most are a word or a
  /// number.
  static var leastWithSection: Int {
    ("<![CDATA[</a<![CDATA[]]>" as StaticString).utf8CodeUnitCount
  }

  /// Whether the section is that long.
  ///
  /// Of a piece that is too large, the start may be gone.
  func mayHoldSection(before end: Int) -> Bool {
    skips || section != .cdata || end - sectionStart >= Self.leastWithSection
  }

  /// The item that the section has swallowed, if the section has lost its end and `end` is the end
  /// of a later section.
  ///
  /// Such a section contains the end of its item and, at the beginning of a line, the next item. A
  /// post that shows a piece of WXR contains these, too. But it does not contain the start of
  /// another section with its `]]>`, because WordPress splits `]]>` into two sections.
  mutating func swallowedItem(in window: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    let content = UnsafeBufferPointer(rebasing: window[sectionStart + 2..<end])
    switch section {
    case .cdata:
      guard let second = content.findSection(from: 0),
        !window.has(Self.continuation, at: end)
      else { return nil }
      noteSwallowedField(in: window, before: sectionStart + 2 + second)
    case .comment where itemStart == nil:
      // If somebody has put whole items in a comment, they contain no other comment.
      guard content.find("<!--", from: 2) != nil else { return nil }
    case .comment, .instruction: break
    case .doctype, .markup: return nil
    }
    var search = 0
    if itemStart != nil {
      guard let itemEnd = content.find(WXRMarkup.itemEndTag, from: 0) else {
        return section == .cdata ? itemBehindCut(in: content) : nil
      }
      search = itemEnd
    }
    while let start = content.find(WXRMarkup.itemTag, from: search) {
      search = start + 5
      let place = sectionStart + 2 + start
      if isTag(WXRMarkup.itemTag, in: window, at: place),
        itemStart == nil || beginsItem(place, in: window)
      {
        return place
      }
    }
    return nil
  }

  /// The start of the next item in a section that was cut off in the middle.
  ///
  /// The item begins with a title, as WordPress writes it, and contains a section.
  private func itemBehindCut(in content: UnsafeBufferPointer<UInt8>) -> Int? {
    var search = 0
    while let start = content.find("<item>", from: search) {
      search = start + 6
      var next = search
      while next < content.count, content[next].isXMLWhiteSpace { next += 1 }
      if content.has("<title><![CDATA[", at: next), beginsItem(start, in: content) {
        return sectionStart + 2 + start
      }
    }
    return nil
  }

  /// Marks the item as suspicious if its section contains the end tag of its own field and then the
  /// start of another section.
  private mutating func noteSwallowedField(
    in window: UnsafeBufferPointer<UInt8>, before second: Int
  ) {
    guard let item = itemStart, !isSuspicious else { return }
    // The start tag of the field is the last tag before the section.
    var start = sectionStart
    while start > item, window[start] != UInt8(ascii: "<") || start == sectionStart { start -= 1 }
    guard let tag = MarkupTag(in: window, at: start), tag.kind == .start else { return }
    let name = window[tag.name]
    var search = sectionStart
    while let end = window.find("</", from: search), end < second {
      search = end + 2
      if window[search...].starts(with: name) {
        isSuspicious = true
        return
      }
    }
  }

  /// Whether an item may begin at `start`: at the beginning of a line, or after the end of another
  /// item.
  private func beginsItem(_ start: Int, in window: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = start
    while index > 0,
      window[index - 1] == UInt8(ascii: " ") || window[index - 1] == UInt8(ascii: "\t")
    {
      index -= 1
    }
    return index == 0 || window[index - 1] == UInt8(ascii: "\n")
      || window[index - 1] == UInt8(ascii: "\r")
      || index >= 7 && window.has("</item>", at: index - 7)
  }
}
