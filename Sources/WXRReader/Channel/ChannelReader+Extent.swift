import ByteText
import SiteModel
import TextEncoding
import WXRFormat

// Where the archive begins and ends.

extension ChannelReader {
  /// Skips everything before the root, and reports what does not belong there.
  mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    var scan = MarkupScan(bytes)
    var prologue = 0
    var first: Int?
    var root: Int?
    while root == nil, let place = scan.next() {
      if bytes.has("<?xml", at: place) {
        encoding = declaredEncoding(bytes, at: place)
        noteOutside(bytes, 0..<place, at: offset)
        prologue = place
        first = nil
      } else if let tag = MarkupTag(in: bytes, at: place), tag.kind == .start || tag.kind == .empty
      {
        first = first ?? place
        if isRoot(bytes[tag.name]) { root = place }
      }
    }
    root = rootAround(root, first: first, prologue: prologue, in: bytes)
    guard let root, let tag = MarkupTag(in: bytes, at: root) else {
      noteOutside(bytes, prologue..<bytes.count, at: offset)
      return bytes.count
    }
    noteOutside(bytes, prologue..<root, at: offset)
    // Fields outside any element are read as if a channel were around them.
    let isField = bytes[tag.name].starts(with: WXRMarkup.ownPrefix.description.utf8)
    rootName = isField ? [] : Array(bytes[tag.name])
    feedComments(bytes, prologue..<root)
    return root
  }

  /// The start of the root: the known root, or an element directly around it if `known` is a
  /// channel.
  ///
  /// If there is no known root, it is the first element, whatever its name is.
  func rootAround(
    _ known: Int?, first: Int?, prologue: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let known else { return first }
    guard let first, first < known, let tag = MarkupTag(in: bytes, at: first),
      bytes.has("<channel", at: known), isOnlyComments(bytes, prologue..<first),
      isOnlyComments(bytes, tag.range.upperBound..<known)
    else { return known }
    return first
  }

  func isRoot(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    ["rss", "channel", "rdf:RDF"].contains { name.elementsEqual($0.utf8) }
      || name.starts(with: WXRMarkup.ownPrefix.description.utf8)
  }

  func isOnlyComments(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    textOutside(bytes, range) == nil
  }

  /// Feeds the comments before the root.
  ///
  /// One of them names the generator.
  mutating func feedComments(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var search = range.lowerBound
    while let start = bytes.find("<!--", from: search), start < range.upperBound,
      let end = bytes.find("-->", from: start + 4), end < range.upperBound
    {
      parser.builder.comment(UnsafeBufferPointer(rebasing: bytes[start + 4..<end]))
      search = end
    }
  }

  /// The encoding that an XML declaration names, if markup in that encoding is ASCII.
  func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
    guard let label = EncodingDeclaration.label(in: bytes, at: start),
      !["utf-8", "utf8"].contains(label.lowercased()), TextDecoder.isASCIICompatible(label),
      TextDecoder(label) != nil
    else { return nil }
    return label
  }

  /// The start of the next archive in the same input: an XML declaration, or a second root or
  /// channel.
  ///
  /// `isRootFirst` says whether the root of this archive is at `start`.
  func startOfAnotherArchive(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isRootFirst: Bool
  ) -> Int? {
    var scan = MarkupScan(bytes, from: isRootFirst ? start + 1 : start)
    var sawChannel = parser.builder.sawChannel || rootName == Array("channel".utf8)
    while let place = scan.next() {
      if bytes.has("<?xml ", at: place) { return place }
      guard let tag = MarkupTag(in: bytes, at: place), tag.kind == .start else { continue }
      if bytes[tag.name].elementsEqual("rss".utf8) { return place }
      if bytes[tag.name].elementsEqual("channel".utf8) {
        if sawChannel { return place }
        sawChannel = true
      }
    }
    return nil
  }

  /// The place behind the root's end tag.
  func endOfRoot(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    if sawRootEnd { return start }
    var scan = MarkupScan(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
    while let place = scan.next() {
      if let tag = MarkupTag(in: bytes, at: place), tag.kind == .end, let rootName,
        bytes[tag.name].elementsEqual(rootName)
      {
        return tag.range.upperBound
      }
    }
    return nil
  }

  /// The start of text in a run that should contain only comments.
  func textOutside(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    if index == 0, bytes.has("\u{FEFF}", at: 0) { index = 3 }
    while index < range.upperBound {
      if bytes[index].isXMLWhiteSpace {
        index += 1
      } else if bytes.has("<!--", at: index),
        let end = bytes.find("-->", from: index + 4), end < range.upperBound
      {
        index = end + 3
      } else if bytes.has("<?", at: index),
        let end = bytes.find("?>", from: index + 2), end < range.upperBound
      {
        index = end + 2
      } else {
        return index
      }
    }
    return nil
  }

  mutating func noteOutside(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at offset: Int
  ) {
    guard let start = textOutside(bytes, range) else { return }
    var budget = bytes.count
    if PHPMessage.end(in: bytes, at: start, budget: &budget) != nil {
      notes.append((offset + start, Diagnostic(.warning, .phpMessage, Repair.phpMessage.message)))
      return
    }
    let text = bytes[start..<range.upperBound].prefix(60)
    let shown = String(decoding: text.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    notes.append(
      (
        offset + start,
        Diagnostic(
          .warning, .textOutsideArchive, "text outside the archive was left out: \(shown)")
      ))
  }
}
