import ByteText
import SiteModel
import WXRFormat

/// Makes well-formed XML from a damaged item, or from damaged bytes between items.
///
/// It reads markup as a person who knows WXR reads it: fields contain only text, records have a
/// fixed place, and a CDATA section ends at the end of its field. It keeps all text, and `log` has
/// the repairs. Its time is linear, and it has no recursion.
///
/// The output is well-formed by construction: `open` and `close` write all tags, and `TextRepair`
/// writes all text.
struct MarkupRepair: ~Copyable {
  /// An element whose start tag is written and whose end tag is not.
  struct Open {
    var name: [UInt8]
    var kind: ElementKind
    /// Where in `output` its start tag begins.
    var start = 0
    /// The number of its fields and records so far.
    var partCount = 0
  }

  /// The elements around the bytes, and whether the bytes are cut off.
  enum Scope {
    /// An item.
    ///
    /// The end of the archive may cut it off.
    case item(isCutOff: Bool)
    /// A run outside the items, inside elements that stay open.
    case channel(open: [Open], isCutOff: Bool)
  }

  /// Deeper than any archive; libxml2's own limit is 2048.
  static let deepest = 128

  let bytes: UnsafeBufferPointer<UInt8>
  private let scope: Scope
  private let namespaces: [(prefix: String, uri: String)]
  var position = 0
  /// The elements that are open, the outermost first.
  var open: [Open] = []
  /// How many bytes may still be scanned ahead of `position`.
  ///
  /// A real archive never uses all of them. Without this limit, a hostile archive could take
  /// quadratic time.
  var lookahead: Int
  var text: TextRepair

  /// The repaired XML.
  private(set) var output: [UInt8] = []
  /// The contents of the CDATA sections in `output`.
  private(set) var cdata: [Range<Int>] = []
  var log = RepairLog()
  /// Whether the item's own end tag is there.
  private(set) var sawItemEnd = false
  /// How many fields and records the item has.
  private(set) var partCount = 0
  /// Whether text was decoded from the declared encoding.
  var usedDeclaredEncoding: Bool { text.usedDeclared }
  /// The field in which the bytes end, if they end in the middle of a field.
  var cutField: String?

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, scope: Scope,
    namespaces: [(prefix: String, uri: String)], text: consuming TextRepair
  ) {
    self.bytes = bytes
    self.scope = scope
    self.namespaces = namespaces
    self.text = text
    lookahead = 16 * bytes.count + 1 << 20
    output.reserveCapacity(bytes.count + bytes.count / 8)
    if case .channel(let open, _) = scope { self.open = open }
  }

  mutating func run() {
    if case .item = scope { openItem() }
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") { takeMarkup() } else { takeText() }
    }
    closeRest()
  }

  // Where the bytes begin and end.

  /// Opens the item, with its own start tag if there is one.
  private mutating func openItem() {
    if let tag = MarkupTag(in: bytes, at: 0), tag.kind == .start, isName(tag.name, "item") {
      write(tag, kind: .item)
      position = tag.range.upperBound
    } else {
      open(Array("item".utf8), kind: .item)
    }
  }

  /// Closes all open elements, except those that stay open between the runs of a channel.
  private mutating func closeRest() {
    while let last = open.last {
      switch last.kind {
      case .outer, .channel: return
      case .item: close()
      // Half of a meta is useless. In other records each field is useful.
      case _ where isCutOff && last.partCount < (last.kind == .meta ? 2 : 1): drop(last)
      default:
        if !isCutOff { log.note(.missingEndTag, at: bytes.count) }
        close()
      }
    }
  }

  /// Removes the innermost element from the output.
  private mutating func drop(_ last: Open) {
    open.removeLast()
    output.removeSubrange(last.start...)
    cdata.removeAll { $0.lowerBound >= last.start }
  }

  /// Whether the archive ends in these bytes.
  var isCutOff: Bool {
    switch scope {
    case .item(let isCutOff), .channel(_, let isCutOff): isCutOff
    }
  }

  // What is known of names.

  var kind: ElementKind? { open.last?.kind }

  func isName(_ name: Range<Int>, _ literal: StaticString) -> Bool {
    name.count == literal.utf8CodeUnitCount && bytes.has(literal, at: name.lowerBound)
  }

  /// The meaning of a name, and whether its prefix shows that it is not HTML.
  func element(_ name: Range<Int>) -> (name: ElementName, isPrefixed: Bool) {
    let qualified = UnsafeBufferPointer(rebasing: bytes[name])
    guard let colon = qualified.firstIndex(of: UInt8(ascii: ":")) else {
      let localName = String(decoding: qualified, as: UTF8.self)
      return (ElementName(namespace: .rss, localName: localName), false)
    }
    let prefix = String(decoding: qualified[..<colon], as: UTF8.self)
    let localName = String(decoding: qualified[(colon + 1)...], as: UTF8.self)
    let uri = namespaces.last { $0.prefix == prefix }?.uri
    let namespace = uri.map { WXRNamespace(uri: $0) } ?? WXRNamespace(prefix: prefix)
    return (ElementName(namespace: namespace, localName: localName), true)
  }

  /// How many open elements must be closed so that a known element is at a place where WXR has it.
  ///
  /// - Returns: `nil` if the element is unknown, or has no place in any of the open elements.
  func levelsToClose(for name: Range<Int>) -> (count: Int, kind: ElementKind)? {
    let (element, isPrefixed) = element(name)
    guard element != .unknown else { return nil }
    for (count, around) in open.reversed().enumerated() {
      if around.kind == .extra {
        // An unknown element may have its own title.
        if isPrefixed { continue }
        return nil
      }
      let kind = WXRGrammar.kind(of: element, in: around.kind)
      if kind != .extra && kind != .outer { return (count, kind) }
    }
    return nil
  }

  /// The level of the innermost open element with a name, counted from the innermost element.
  func level(of name: Range<Int>) -> Int? {
    let name = bytes[name]
    return open.lastIndex { $0.name.elementsEqual(name) }.map { open.count - 1 - $0 }
  }

  // Writing.

  private mutating func open(_ name: [UInt8], kind: ElementKind) {
    open.append(Open(name: name, kind: kind, start: output.count))
    output.append(UInt8(ascii: "<"))
    output += name
    output.append(UInt8(ascii: ">"))
  }

  /// Writes a start tag with repaired attributes, and leaves the element open.
  mutating func write(_ tag: MarkupTag, kind: ElementKind) {
    let (attributes, isBroken) = MarkupAttribute.all(of: tag, in: bytes)
    if isBroken || tag.isBroken { log.note(.brokenTag, at: tag.range.lowerBound) }
    let name = Array(bytes[tag.name])
    open.append(Open(name: name, kind: kind, start: output.count))
    output.append(UInt8(ascii: "<"))
    output += name
    for attribute in attributes {
      output.append(UInt8(ascii: " "))
      output += bytes[attribute.name]
      output += "=\"".utf8
      append(attribute.value, in: .attribute)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
  }

  /// Writes the end tag of the innermost element.
  mutating func close() {
    guard let last = open.popLast() else { return }
    if open.isEmpty { partCount = last.partCount } else { open[open.count - 1].partCount += 1 }
    output += "</".utf8
    output += last.name
    output.append(UInt8(ascii: ">"))
  }

  mutating func append(_ range: Range<Int>, in context: TextRepair.Context) {
    text.append(
      UnsafeBufferPointer(rebasing: bytes[range]), in: context, to: &output, at: range.lowerBound,
      &log)
  }

  /// Writes the content of a CDATA section as a section.
  mutating func append(section: Range<Int>) {
    if open.isEmpty { return }
    output += "<![CDATA[".utf8
    let start = output.count
    // Sections of an item are not fed to libxml2.
    if case .item = scope { append(section, in: .cdata) } else { append(section, in: .fedCDATA) }
    cdata.append(start..<output.count)
    output += "]]>".utf8
  }

  // Between fields.

  /// Takes text in a record, in the channel, or in an element that WXR does not define.
  private mutating func takeText() {
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
      tag.range.upperBound <= range.upperBound, let place = levelsToClose(for: tag.name),
      place.kind == .field || element(tag.name).isPrefixed
    else { return nil }
    return tag
  }

  /// Takes the markup that begins with the `<` at `position`.
  private mutating func takeMarkup() {
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
      if !isDebris && !open.isEmpty { output += "&lt;".utf8 }
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
    !tag.isBroken || tag.kind == .end || open.isEmpty || levelsToClose(for: tag.name) != nil
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
    guard let (count, kind) = levelsToClose(for: tag.name) else {
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
    let kind = WXRGrammar.kind(of: element(tag.name).name, in: kind)
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
    let (element, isPrefixed) = element(tag.name)
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
    output += "<!--".utf8
    output += comment
    output += "-->".utf8
  }

  // Looking ahead.

  /// The next place of a literal.
  ///
  /// The bytes that are scanned count against `lookahead`.
  mutating func find(_ literal: StaticString, from start: Int) -> Int? {
    guard lookahead > 0 else { return nil }
    let found = bytes.find(literal, from: start)
    lookahead -= (found ?? bytes.count) - start
    return found
  }

  /// The next tag of a field or a record of WXR, outside any section.
  mutating func nextRecordTag(from start: Int, before end: Int) -> Int? {
    var search = start
    defer { lookahead -= search - start }
    while lookahead > 0,
      let found = bytes.firstIndex(of: UInt8(ascii: "<"), from: search), found < end
    {
      search = found + 1
      if isRecordTag(at: found) { return found }
    }
    search = end
    return nil
  }

  /// Whether a tag begins at `start` that ends the field or the comment before it.
  func isRecordTag(at start: Int) -> Bool {
    guard let tag = MarkupTag(in: bytes, at: start) else { return false }
    return tag.kind == .end ? level(of: tag.name) != nil : levelsToClose(for: tag.name) != nil
  }
}
