import ByteText
import WXRFormat

/// Cuts an archive at its items by a scan of bytes, before any XML is parsed.
///
/// It looks only at markup: `<item` and `</item>` inside CDATA, comments and processing
/// instructions are text. It works on a window of the archive that grows at its end. It remembers
/// how far it has looked, so it reads each byte once.
struct ItemSplitter {
  enum Piece: Equatable {
    /// `<item…>` to `</item>`, both included.
    case item(Range<Int>)
    /// An item that has no end tag: the archive ends, or the next item begins.
    case unclosedItem(Range<Int>)
    /// An end tag of an item where none is open.
    case strayItemEnd(Range<Int>)
    /// A document type declaration.
    case doctype(Range<Int>)
    /// An item, or something between items, that is larger than the window may grow.
    case oversize(Range<Int>)
    /// More of what was too large.
    case remainder(Range<Int>)

    /// The piece in a window that begins elsewhere.
    func moved(by distance: Int) -> Self {
      func moved(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound + distance..<range.upperBound + distance
      }
      return switch self {
      case .item(let range): .item(moved(range))
      case .unclosedItem(let range): .unclosedItem(moved(range))
      case .strayItemEnd(let range): .strayItemEnd(moved(range))
      case .doctype(let range): .doctype(moved(range))
      case .oversize(let range): .oversize(moved(range))
      case .remainder(let range): .remainder(moved(range))
      }
    }
  }

  /// The text after a section that WordPress has split because its text contains `]]>`.
  static let continuation: StaticString = "<![CDATA[>"

  /// What follows the window.
  enum Edge {
    /// More of the archive, once the window has grown.
    case more
    /// More of the archive, but the window may not grow any further.
    case full
    /// Nothing: the archive ends.
    case last
  }

  /// The kind of markup that the bytes at `position` are in.
  enum Section {
    case markup, cdata, comment, instruction, doctype
  }

  /// Everything before it in the window is understood.
  var position = 0
  var section = Section.markup
  /// The start of the open section, or of a tag whose end is not in the window.
  var sectionStart = 0
  /// Where the item that is open begins.
  var itemStart: Int?
  /// The contents of the CDATA sections of the open or last item, counted from the item's start.
  private(set) var cdata: [Range<Int>] = []
  /// Whether `cdata` is wanted.
  private let keepsSections: Bool
  /// Whether a section of the open or last item seems to have lost its end, and to end in another
  /// field.
  var isSuspicious = false
  /// Whether the open item is too large, so that the rest of it is dropped.
  private(set) var skips = false
  /// The kinds of section that do not end in the rest of the archive.
  ///
  /// Their end is searched once for the archive, not once per item.
  var endless: Set<Section> = []

  init(keepsSections: Bool = true) {
    self.keepsSections = keepsSections
  }

  /// The end of the usable bytes outside items: no section that is still open begins before it.
  var outsideEnd: Int { itemStart ?? (section == .markup ? position : sectionStart) }

  /// Takes note that the window's first bytes are gone.
  mutating func drop(_ count: Int) {
    position -= count
    sectionStart -= count
    itemStart = itemStart.map { $0 - count }
  }

  /// The next piece that is complete in the window, or `nil` if there is none.
  ///
  /// Then the window must grow, or at the last edge the archive is done.
  mutating func next(in window: UnsafeBufferPointer<UInt8>, edge: Edge) -> Piece? {
    while true {
      if section != .markup {
        guard let end = sectionEnd(in: window) else {
          if edge == .more { return nil }
          if let piece = abandonSection(in: window, edge: edge) { return piece }
          if section == .markup { continue }
          return atEdge(window, edge)
        }
        // The bytes after a CDATA section show whether it continues in another one.
        if section == .cdata && edge == .more
          && window.count - end < Self.continuation.utf8CodeUnitCount
        {
          return nil
        }
        if mayHoldSection(before: end), let next = swallowedItem(in: window, before: end) {
          section = .markup
          position = next
          guard let item = itemStart else { continue }
          itemStart = nil
          return close(.unclosedItem(item..<next), item..<next)
        }
        // In an item that is too large, the start of the section may be gone.
        if keepsSections, let item = itemStart, section == .cdata, !skips {
          cdata.append(sectionStart + 9 - item..<end - 3 - item)
        }
        position = end
        let isDoctype = section == .doctype
        section = .markup
        if itemStart == nil && (skips || isDoctype) {
          return close(.doctype(sectionStart..<end), sectionStart..<end)
        }
        continue
      }
      if let item = itemStart { skipFields(in: window, of: item) }
      guard let start = nextMarkup(in: window) else {
        position = window.count
        return atEdge(window, edge)
      }
      position = start
      // The longest beginning that must be told apart is `<![CDATA[` or `<!DOCTYPE`.
      if window.count - start < 9 && edge != .last { return atEdge(window, edge) }
      switch markup(in: window, at: start, edge: edge) {
      case .piece(let piece): return piece
      case .goOn: continue
      case .needsMore: return atEdge(window, edge)
      }
    }
  }

  /// The next `<` that may begin a section or a tag of an item.
  ///
  /// Nearly all tags are other tags, so this is the hot loop.
  private func nextMarkup(in window: UnsafeBufferPointer<UInt8>) -> Int? {
    var search = position
    while let start = window.firstIndex(of: UInt8(ascii: "<"), from: search) {
      guard start + 2 < window.count else { return start }
      var next = window[start + 1]
      if next == UInt8(ascii: "/") { next = window[start + 2] }
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "i") || next == UInt8(ascii: "?") {
        return start
      }
      search = start + 1
    }
    return nil
  }

  /// Moves over the fields of the open item up to what is no plain field.
  ///
  /// This does what `next` does with other tags and with whole sections, in fewer steps: nearly all bytes
  /// of an archive are in such fields.
  private mutating func skipFields(in window: UnsafeBufferPointer<UInt8>, of item: Int) {
    // The end of a section is not searched for again where there is none.
    if skips || !endless.isEmpty { return }
    while let start = window.firstIndex(of: UInt8(ascii: "<"), from: position) {
      position = start
      guard start + 9 <= window.count else { return }
      var next = window[start + 1]
      if next == UInt8(ascii: "/") { next = window[start + 2] }
      switch next {
      case UInt8(ascii: "!"):
        guard let end = plainSectionEnd(in: window, at: start) else { return }
        if keepsSections { cdata.append(start + 9 - item..<end - 3 - item) }
        position = end
      case UInt8(ascii: "i"), UInt8(ascii: "?"): return
      default: position = start + 1
      }
    }
    position = window.count
  }

  /// The place behind the CDATA section at `start`, if there is one that is whole and holds the start of no
  /// other, and what follows is in the window.
  private func plainSectionEnd(in window: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard window.has("<![CDATA[", at: start) else { return nil }
    var search = start + 9
    while let bracket = window.firstIndex(of: UInt8(ascii: "]"), from: search) {
      let end = bracket + 3
      guard end + Self.continuation.utf8CodeUnitCount <= window.count else { return nil }
      if window[bracket + 1] == UInt8(ascii: "]") && window[bracket + 2] == UInt8(ascii: ">") {
        guard end - start >= Self.leastWithSection else { return end }
        let content = UnsafeBufferPointer(rebasing: window[start + 2..<end])
        return content.findSection(from: 0) == nil ? end : nil
      }
      search = bracket + 1
    }
    return nil
  }

  /// The piece that the open item or section becomes at the edge of the window.
  private mutating func atEdge(_ window: UnsafeBufferPointer<UInt8>, _ edge: Edge) -> Piece? {
    guard edge != .more, let start = itemStart ?? (section == .markup ? nil : sectionStart)
    else { return nil }
    if edge == .last {
      let isItem = itemStart != nil
      itemStart = nil
      section = .markup
      position = isItem ? endOfItems(in: window, from: start) : window.count
      return isItem ? close(.unclosedItem(start..<position), start..<position) : nil
    }
    // A single tag may fill the window; then it is text.
    if position == start { position = window.count }
    let range = start..<position
    if itemStart != nil { itemStart = position }
    cdata.removeAll()
    sectionStart = position
    defer { skips = true }
    return skips ? .remainder(range) : .oversize(range)
  }

  /// The start of the channel's and root's end tags, if the archive ends with them.
  private func endOfItems(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = window.count
    for tag in ["</rss>", "</channel>"] as [StaticString] {
      while end > start, window[end - 1].isXMLWhiteSpace { end -= 1 }
      let place = end - tag.utf8CodeUnitCount
      guard place > start, window.has(tag, at: place) else { return window.count }
      end = place
    }
    return end
  }

  /// Returns a complete piece, or `remainder` if it is the rest of a piece that was too large.
  mutating func close(_ piece: Piece, _ range: Range<Int>) -> Piece {
    defer { skips = false }
    return skips ? .remainder(range) : piece
  }

  private enum Step {
    case piece(Piece), goOn, needsMore
  }

  /// Looks at the `<` at `start`, and moves to the place after the markup that it begins.
  private mutating func markup(
    in window: UnsafeBufferPointer<UInt8>, at start: Int, edge: Edge
  ) -> Step {
    let next = start + 1 < window.count ? window[start + 1] : 0
    switch next {
    case UInt8(ascii: "!"):
      if window.has("<![CDATA[", at: start) {
        open(.cdata, at: start, length: 9)
      } else if window.has("<!--", at: start) {
        open(.comment, at: start, length: 4)
      } else if itemStart == nil && window.has("<!DOCTYPE", at: start) {
        open(.doctype, at: start, length: 9)
      } else {
        position = start + 2
      }
    case UInt8(ascii: "?"):
      open(.instruction, at: start, length: 2)
    case UInt8(ascii: "/") where isTag(WXRMarkup.itemEndTag, in: window, at: start):
      guard let end = tagEnd(in: window, from: start + 1) ?? (edge == .last ? window.count : nil)
      else { return .needsMore }
      position = end
      guard let item = itemStart else {
        return .piece(close(.strayItemEnd(start..<end), start..<end))
      }
      itemStart = nil
      return .piece(close(.item(item..<end), item..<end))
    case UInt8(ascii: "i") where isTag(WXRMarkup.itemTag, in: window, at: start):
      return itemTag(in: window, at: start, edge: edge)
    default:
      position = start + 1
    }
    return .goOn
  }

  private mutating func itemTag(
    in window: UnsafeBufferPointer<UInt8>, at start: Int, edge: Edge
  ) -> Step {
    if let open = itemStart {
      itemStart = nil
      return .piece(close(.unclosedItem(open..<start), open..<start))
    }
    cdata.removeAll(keepingCapacity: true)
    isSuspicious = false
    guard let end = tagEnd(in: window, from: start + 1) else {
      guard edge == .last else { return .needsMore }
      itemStart = start
      position = window.count
      return .goOn
    }
    position = end
    if window[end - 1] == UInt8(ascii: ">"), window[end - 2] == UInt8(ascii: "/") {
      return .piece(close(.item(start..<end), start..<end))
    }
    itemStart = start
    return .goOn
  }

  /// The place after the `>` that ends a tag.
  ///
  /// A `>` in an attribute's value does not end it.
  ///
  /// A tag without `>` ends at the next `<`.
  private func tagEnd(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var quote: UInt8?
    var index = start
    while index < window.count {
      let byte = window[index]
      if byte == UInt8(ascii: "<") { return index }
      if byte == UInt8(ascii: ">") && quote == nil { return index + 1 }
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    return nil
  }

  /// Whether a tag with exactly this name begins at `start`.
  func isTag(
    _ literal: StaticString, in window: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard window.has(literal, at: start) else { return false }
    let after = start + literal.utf8CodeUnitCount
    guard after < window.count else { return true }
    let byte = window[after]
    return byte.isXMLWhiteSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private mutating func open(_ section: Section, at start: Int, length: Int) {
    position = start + length
    if endless.contains(section) { return }
    self.section = section
    sectionStart = start
  }

  /// The place behind the end of the open section, or `nil` when it is not in the window.
  private mutating func sectionEnd(in window: UnsafeBufferPointer<UInt8>) -> Int? {
    switch section {
    case .markup: return position
    case .cdata: return end(of: UInt8(ascii: "]"), then: "]>", in: window)
    case .comment: return end(of: UInt8(ascii: "-"), then: "->", in: window)
    case .instruction: return end(of: UInt8(ascii: "?"), then: ">", in: window)
    case .doctype: return doctypeEnd(in: window)
    }
  }

  private mutating func end(
    of first: UInt8, then rest: StaticString, in window: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    while let start = window.firstIndex(of: first, from: position) {
      position = start
      // The rest may not be in the window yet.
      if window.count - start < 3 { return endAtEdge(rest, in: window) }
      if window.has(rest, at: start + 1) {
        return start + 1 + rest.utf8CodeUnitCount
      }
      position = start + 1
    }
    position = window.count
    return nil
  }

  /// Looks for the end in the last two bytes of the window, where a part of it may still be
  /// missing.
  private mutating func endAtEdge(
    _ rest: StaticString, in window: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard window.has(rest, at: position + 1) else { return nil }
    return position + 1 + rest.utf8CodeUnitCount
  }

  /// The end of a document type declaration: its `>` outside quotes, comments and the internal subset.
  ///
  /// Each call scans the declaration from its start. `ArchiveCutter` doubles its block when it
  /// needs more bytes, so the time stays linear.
  private func doctypeEnd(in window: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = sectionStart + 9
    var inSubset = false
    while index < window.count {
      switch window[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = window.firstIndex(of: window[index], from: index + 1)
        else { return nil }
        index = end
      case UInt8(ascii: "<") where window.has("<!--", at: index):
        guard let end = window.find("-->", from: index + 4) else { return nil }
        index = end + 2
      case UInt8(ascii: "<") where window.has("<?", at: index):
        guard let end = window.find("?>", from: index + 2) else { return nil }
        index = end + 1
      case UInt8(ascii: "<") where index + 1 < window.count && window[index + 1].isASCIILetter:
        // An element cannot begin in a declaration, so the end of the declaration is missing.
        return index
      case UInt8(ascii: "["): inSubset = true
      case UInt8(ascii: "]"): inSubset = false
      case UInt8(ascii: ">") where !inSubset: return index + 1
      default: break
      }
      index += 1
    }
    return nil
  }
}
