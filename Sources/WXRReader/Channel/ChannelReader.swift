import ByteInput
import ByteText
import SiteModel
import TextEncoding
import WXRFormat

/// Reads the part of an archive outside its items, as one stream of XML without the items.
///
/// It takes the stream in runs. If libxml2 refuses a run, the run is repaired and read again, with
/// the elements that were open before it.
struct ChannelReader: ~Copyable {
  private var parser: XMLPushParser
  /// The root's name, after its start tag was read.
  private var rootName: [UInt8]?
  private var sawRootEnd = false
  private(set) var termNames = TermNames()
  /// The encoding that the archive declares, if it is not UTF-8.
  private(set) var encoding: String?
  /// The notes of the channel reader itself, with their places in the archive.
  private var notes: [(offset: Int, diagnostic: Diagnostic)] = []
  /// The places of the builder's notes, as far as they are known.
  private var noteOffsets: [Int] = []

  init() throws(InputError) {
    parser = try XMLPushParser(builder: RecordBuilder(termNames: TermNames()))
  }

  /// Whether the archive's first start tag was read.
  var isBegun: Bool { rootName != nil }
  var sawChannel: Bool { parser.builder.sawChannel }
  var site: Site { parser.builder.completeSite }

  /// The namespaces in scope around the items; the innermost declaration of a prefix counts.
  var namespaces: [(prefix: String, uri: String)] {
    let all = parser.builder.namespaces
    return all.indices.filter { index in
      !all[(index + 1)...].contains { $0.prefix == all[index].prefix }
    }.map { all[$0] }
  }

  /// A start tag for a root around items.
  ///
  /// It declares the same namespaces as the archive's own root.
  var rootStartTag: String { startTag("channel") }

  private func startTag(_ name: String) -> String {
    var tag = "<" + name
    for (prefix, uri) in namespaces {
      tag += prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\""
      for scalar in uri.unicodeScalars {
        switch scalar {
        case "&": tag += "&amp;"
        case "<": tag += "&lt;"
        case "\"": tag += "&quot;"
        default: tag.unicodeScalars.append(scalar)
        }
      }
      tag += "\""
    }
    return tag + ">"
  }

  /// Takes a run of bytes from outside the items.
  ///
  /// The run contains only whole fields.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the archive, up to an item or the end.
  ///   - offset: The place of the bytes in the archive.
  ///   - escapesReferences: Whether references to entities that XML does not know are text.
  ///   - isLast: Whether the archive ends with these bytes.
  /// - Returns: The number of bytes that belong to this archive. Another archive begins after them.
  /// - Throws: When there is no memory for a parser.
  mutating func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, escapesReferences: Bool, isLast: Bool
  ) throws(InputError) -> Int {
    var start = 0
    let isFirst = rootName == nil
    if isFirst {
      start = begin(bytes, at: offset)
      guard rootName != nil else { return bytes.count }
    }
    let end =
      startOfAnotherArchive(in: bytes, from: start, isRootFirst: isFirst) ?? bytes.count
    let rootEnd = endOfRoot(in: bytes, from: start, to: end)
    let run = UnsafeBufferPointer(rebasing: bytes[start..<(rootEnd ?? end)])
    if !run.isXMLWhiteSpace {
      try read(
        run, at: offset + start, escapesReferences: escapesReferences,
        isLast: isLast && end == bytes.count)
    }
    if let rootEnd {
      sawRootEnd = true
      noteOutside(bytes, rootEnd..<end, at: offset)
    }
    return end
  }

  // Where the archive begins and ends.

  /// Skips everything before the root, and reports what does not belong there.
  private mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
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
  private func rootAround(
    _ known: Int?, first: Int?, prologue: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let known else { return first }
    guard let first, first < known, let tag = MarkupTag(in: bytes, at: first),
      bytes.has("<channel", at: known), isOnlyComments(bytes, prologue..<first),
      isOnlyComments(bytes, tag.range.upperBound..<known)
    else { return known }
    return first
  }

  private func isRoot(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    ["rss", "channel", "rdf:RDF"].contains { name.elementsEqual($0.utf8) }
      || name.starts(with: WXRMarkup.ownPrefix.description.utf8)
  }

  private func isOnlyComments(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    textOutside(bytes, range) == nil
  }

  /// Feeds the comments before the root.
  ///
  /// One of them names the generator.
  private mutating func feedComments(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var search = range.lowerBound
    while let start = bytes.find("<!--", from: search), start < range.upperBound,
      let end = bytes.find("-->", from: start + 4), end < range.upperBound
    {
      parser.builder.comment(UnsafeBufferPointer(rebasing: bytes[start + 4..<end]))
      search = end
    }
  }

  /// The encoding that an XML declaration names, if markup in that encoding is ASCII.
  private func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
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
  private func startOfAnotherArchive(
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
  private func endOfRoot(
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
  private func textOutside(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
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

  private mutating func noteOutside(
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

  // The runs.

  private mutating func read(
    _ run: UnsafeBufferPointer<UInt8>, at offset: Int, escapesReferences: Bool, isLast: Bool
  ) throws(InputError) {
    let checkpoint = parser.builder.checkpoint
    let openKinds = parser.builder.openKinds
    // If a run ends in the middle of a tag, libxml2 keeps the tag and scans it again for each
    // chunk.
    let isWhole = run.last { !$0.isXMLWhiteSpace } == UInt8(ascii: ">")
    if !isWhole {
      // Nothing of the run has been fed yet.
    } else if escapesReferences, let escaped = escapingUnknownReferences(run) {
      escaped.withUnsafeBufferPointer { parser.feed($0) }
    } else {
      feedLines(run, at: offset)
    }
    if isWhole { feedRunEnd() }
    if let place = firstC1Character(in: run) { notes.append((offset + place, .c1Characters)) }
    if isWhole, parser.failure == nil, parser.builder.sawRunEnd,
      !parser.builder.takeSuspicion(), parser.builder.isBetweenRecords,
      parser.builder.sawChannel
    {
      return
    }
    try reread(
      run, at: offset, openKinds: openKinds, checkpoint: checkpoint,
      escapesReferences: escapesReferences,
      isLast: isLast)
  }

  /// Feeds a run line by line, so that each note has its line.
  private mutating func feedLines(_ run: UnsafeBufferPointer<UInt8>, at offset: Int) {
    var start = 0
    while start < run.count, parser.failure == nil {
      let end = run.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? run.count
      parser.feed(UnsafeBufferPointer(rebasing: run[start..<end]))
      let line = UnsafeBufferPointer(rebasing: run[start..<end])
      let text = line.firstIndex { !$0.isXMLWhiteSpace } ?? 0
      while noteOffsets.count < parser.builder.notes.count {
        noteOffsets.append(offset + start + text)
      }
      start = end
    }
  }

  private mutating func feedRunEnd() {
    parser.builder.sawRunEnd = false
    parser.feed("<?\(RecordBuilder.runEnd)?>")
  }

  /// Repairs a run and reads it again from where it began.
  private mutating func reread(
    _ run: UnsafeBufferPointer<UInt8>, at offset: Int, openKinds: [ElementKind],
    checkpoint: RecordBuilder.Checkpoint, escapesReferences: Bool, isLast: Bool
  ) throws(InputError) {
    // Fields outside any element have no root of their own.
    let outer = rootName.flatMap { $0.isEmpty ? nil : $0 } ?? Array("rss".utf8)
    let open = openKinds.map { kind in
      MarkupRepair.Open(name: kind == .channel ? Array("channel".utf8) : outer, kind: kind)
    }
    var repair = MarkupRepair(
      run, scope: .channel(open: open, isCutOff: isLast && !sawRootEnd), namespaces: namespaces,
      text: TextRepair(encoding: encoding, keepsUnknownReferences: escapesReferences))
    repair.run()
    try parser.restart()
    parser.builder.goBack(to: checkpoint)
    noteOffsets.removeLast(max(0, noteOffsets.count - parser.builder.notes.count))
    for element in open { parser.feed(startTag(String(decoding: element.name, as: UTF8.self))) }
    let output = repair.output
    output.withUnsafeBufferPointer { parser.feed($0) }
    feedRunEnd()
    for (place, diagnostic) in repair.log.diagnostics {
      notes.append((offset + place, diagnostic))
    }
    if let encoding, repair.usedDeclaredEncoding {
      notes.append((offset, .decoded(from: encoding)))
    }
    if let failure = parser.failure { try giveUp(failure, open, at: offset) }
    _ = parser.builder.takeSuspicion()
  }

  /// Continues with the next run although this one could not be read to its end.
  private mutating func giveUp(
    _ failure: XMLPushParser.Failure, _ open: [MarkupRepair.Open], at offset: Int
  ) throws(InputError) {
    notes.append(
      (
        offset,
        Diagnostic(
          .error, .malformedChannel,
          "outside the items there is \(failure.message); the rest up to the next item was left out"
        )
      ))
    let checkpoint = parser.builder.checkpoint
    try parser.restart()
    parser.builder.goBack(to: checkpoint)
    for element in open { parser.feed(startTag(String(decoding: element.name, as: UTF8.self))) }
  }

  // What was read.

  /// Reports what is missing at the end of the archive.
  ///
  /// `endsInItem` says whether that was already reported for an item.
  mutating func finish(at offset: Int, endsInItem: Bool) {
    if sawRootEnd || endsInItem { return }
    if rootName == nil || parser.builder.openKinds.isEmpty { return }
    guard parser.builder.openKinds.last == .channel || !sawChannel else {
      notes.append((offset, Diagnostic(.warning, .missingEndTag, Repair.missingEndTag.message)))
      return
    }
    notes.append(
      (
        offset,
        Diagnostic(
          .error, .truncatedArchive,
          "the archive ends without its end tags; what may have followed is missing")
      ))
  }

  /// The authors and terms that ended since the last call, in the archive's order.
  mutating func takeRecords() -> [Record] {
    let records = parser.builder.takeRecords()
    for case .term(let term) in records { termNames.add(term) }
    return records
  }

  /// The notes since the last call, with their places in the archive if these are known.
  mutating func takeNotes() -> [(offset: Int?, diagnostic: Diagnostic)] {
    defer {
      parser.builder.notes = []
      notes = []
      noteOffsets = []
    }
    let told = parser.builder.notes.enumerated().map { index, note in
      (offset: index < noteOffsets.count ? noteOffsets[index] : nil, diagnostic: note)
    }
    return notes.map { ($0.offset, $0.diagnostic) } + told
  }
}

extension Diagnostic {
  /// The characters are kept because the text is valid.
  ///
  /// WordPress (`wxr_cdata`) makes them when it reads windows-1252 as Latin-1.
  static let c1Characters = Diagnostic(
    .information, .c1Character,
    "the text has characters U+0080 to U+009F, which were windows-1252 once; kept as they are")

  static func decoded(from encoding: String) -> Diagnostic {
    Diagnostic(
      .information, .declaredEncoding, "text was decoded from \(encoding), as the archive declares")
  }
}

/// The first character from U+0080 to U+009F.
///
/// In UTF-8 it is `C2` and a byte from `80` to `9F`.
func firstC1Character(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var search = 0
  while let found = bytes.firstIndex(of: 0xC2, from: search) {
    search = found + 1
    if search < bytes.count, (0x80..<0xA0).contains(bytes[search]) { return found }
  }
  return nil
}

/// The places of markup in bytes: each `<` outside comments and CDATA.
struct MarkupScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  /// Whether a comment, or a section, can still end.
  ///
  /// It is searched only once.
  private var commentsEnd = true
  private var sectionsEnd = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    position = start
  }

  mutating func next() -> Int? {
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: position) {
      position = start + 1
      if commentsEnd, bytes.has("<!--", at: start) {
        let end = bytes.find("-->", from: start + 4)
        commentsEnd = end != nil
        if let end { position = end + 3 }
      } else if sectionsEnd, bytes.has("<![CDATA[", at: start) {
        let end = bytes.find("]]>", from: start)
        sectionsEnd = end != nil
        if let end { position = end + 3 }
      } else {
        return start
      }
    }
    return nil
  }
}

/// The bytes with `&amp;` for each `&` outside CDATA that does not begin a reference to one of
/// XML's own entities; `nil` if there is no such `&`.
func escapingUnknownReferences(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var result: [UInt8] = []
  var mark = 0
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "<") where bytes.has("<![CDATA[", at: index):
      index = bytes.find("]]>", from: index + 9) ?? bytes.count
    case UInt8(ascii: "<") where bytes.has("<!--", at: index):
      index = bytes.find("-->", from: index + 4) ?? bytes.count
    case UInt8(ascii: "&")
    where !beginsXMLEntity(bytes, at: index) && !bytes.has("&#", at: index):
      result.append(contentsOf: bytes[mark...index])
      result.append(contentsOf: "amp;".utf8)
      index += 1
      mark = index
    default: index += 1
    }
  }
  guard mark > 0 else { return nil }
  result.append(contentsOf: bytes[mark...])
  return result
}
