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
    /// What its start tag declares.
    var namespaces: [(prefix: String, uri: String)] = []
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
  let scope: Scope
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

  /// The repaired XML, which only MarkupRepair+Writing changes.
  var output: [UInt8] = []
  /// The contents of the CDATA sections in `output`.
  var cdata: [Range<Int>] = []
  var log = RepairLog()
  /// Whether the item's own end tag is there.
  var sawItemEnd = false
  /// How many fields and records the item has.
  var partCount = 0
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

  /// The meaning of a tag's name, and whether its prefix shows that it is not HTML.
  func element(_ tag: MarkupTag) -> (name: ElementName, isPrefixed: Bool) {
    let qualified = UnsafeBufferPointer(rebasing: bytes[tag.name])
    let colon = qualified.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { String(decoding: qualified[..<$0], as: UTF8.self) }
    let localName = String(decoding: qualified[(colon.map { $0 + 1 } ?? 0)...], as: UTF8.self)
    return (
      ElementName(namespace: namespace(of: prefix, in: tag), localName: localName), prefix != nil
    )
  }

  /// What a prefix stands for in a tag; `nil` is none.
  ///
  /// The default namespace of the elements around the bytes does not count, as the items of an
  /// archive that declares one are items all the same.
  private func namespace(of prefix: String?, in tag: MarkupTag) -> WXRNamespace {
    let name = prefix ?? ""
    if let uri = declarations(of: tag).last(where: { $0.prefix == name })?.uri
      ?? open.last(where: { $0.namespaces.contains { $0.prefix == name } })?
      .namespaces.last(where: { $0.prefix == name })?.uri
    {
      return uri.isEmpty ? WXRNamespace(prefix: prefix) : WXRNamespace(uri: uri)
    }
    let uri = prefix.flatMap { prefix in namespaces.last { $0.prefix == prefix }?.uri }
    return uri.map { WXRNamespace(uri: $0) } ?? WXRNamespace(prefix: prefix)
  }

  /// The namespaces that a start tag declares.
  func declarations(of tag: MarkupTag) -> [(prefix: String, uri: String)] {
    guard tag.kind != .end,
      UnsafeBufferPointer(rebasing: bytes[tag.attributes]).find("xmlns", from: 0) != nil
    else { return [] }
    return MarkupAttribute.all(of: tag, in: bytes).attributes.compactMap { attribute in
      let name = String(decoding: bytes[attribute.name], as: UTF8.self)
      guard name == "xmlns" || name.hasPrefix("xmlns:") else { return nil }
      return (String(name.dropFirst(6)), String(decoding: bytes[attribute.value], as: UTF8.self))
    }
  }

  /// How many open elements must be closed so that a known element is at a place where WXR has it.
  ///
  /// - Returns: `nil` if the element is unknown, or has no place in any of the open elements.
  func levelsToClose(for tag: MarkupTag) -> (count: Int, kind: ElementKind)? {
    let (element, isPrefixed) = element(tag)
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
    return tag.kind == .end ? level(of: tag.name) != nil : levelsToClose(for: tag) != nil
  }
}
