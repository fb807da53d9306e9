import ByteText
import Glibc
import SiteModel
import WXRFormat

/// Makes records of the elements of one stream of XML.
///
/// The same builder reads both kinds of stream that an archive is cut into: the channel without its
/// items, which gives site, authors and terms, and batches of items, which give posts. It keeps
/// what is open and nothing else; finished records wait in `records`.
struct RecordBuilder: ~Copyable {
  /// Finished authors, terms and posts, in the archive's order.
  var records: [Record] = []
  /// What the channel's own fields give so far.
  var site = Site()
  /// Whether a channel was opened.
  private(set) var sawChannel = false
  /// The namespaces in scope where the next item stands.
  private(set) var namespaces: [(prefix: String, uri: String)] = []
  /// What was met that a user should know of; places are the caller's to add.
  var notes: [Diagnostic] = []

  /// The post that is open, or that was when reading stopped.
  var post = Post()
  var comment = Comment()
  var author = Author()
  var term = Term()
  var postTerm = PostTerm()
  var metaKey = ""
  var metaValue = ""
  var metaData: DecodedValue?
  /// The extra elements that are open, the outermost first.
  var extras: [ExtraElement] = []

  /// What of the item that is being parsed is not fed to the parser.
  var markup = ItemMarkup()

  private var names = ElementNames()
  /// What the open elements are, the outermost first.
  var openKinds: [ElementKind] = []
  /// The field that is open, or was last.
  var field = FieldText()
  /// How many elements are open inside the field, or below the deepest extra element that is kept.
  var nested = 0
  /// The fields met in the record that is open, to tell repeats.
  var seen = ElementSet()
  /// The same for the records around it, the outermost first.
  var seenOutside: [ElementSet] = []
  /// Whether stray text was told for the record that is open.
  var toldStrayText = false
  var sawPostType = false
  var toldNesting = false
  /// Whether something was met that damage may have left, although it is well-formed.
  var isSuspicious = false
  let termNames: TermNames

  /// - Parameter termNames: The channel's terms, for archives whose items name them only.
  init(termNames: TermNames) {
    self.termNames = termNames
    openKinds.reserveCapacity(16)
  }

  /// Hands the finished records over.
  mutating func takeRecords() -> [Record] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  /// Whether what was read since the last call may be better after a repair.
  mutating func takeSuspicion() -> Bool {
    guard isSuspicious || field.isSuspicious else { return false }
    isSuspicious = false
    field.isSuspicious = false
    return true
  }

  /// What a stream that is being read has given so far, to go back to.
  struct Checkpoint {
    fileprivate var records: [Record]
    fileprivate var site: Site
    fileprivate var notes: [Diagnostic]
    fileprivate var sawChannel: Bool
    fileprivate var seen: ElementSet
  }

  var checkpoint: Checkpoint {
    // Of the channel; the records around the innermost one come first.
    let seen = seenOutside.first ?? seen
    return Checkpoint(
      records: records, site: site, notes: notes, sawChannel: sawChannel, seen: seen)
  }

  /// Forgets what a stream gave after a checkpoint, and what is open; another stream follows.
  mutating func goBack(to checkpoint: Checkpoint) {
    records = checkpoint.records
    site = checkpoint.site
    notes = checkpoint.notes
    sawChannel = checkpoint.sawChannel
    seen = checkpoint.seen
    // It knows names by their addresses, which are the old stream's.
    names = ElementNames()
    openKinds.removeAll(keepingCapacity: true)
    seenOutside.removeAll()
    extras.removeAll()
    nested = 0
    _ = takeSuspicion()
  }

  /// Whether nothing is open but the channel and what stands around it.
  var isBetweenRecords: Bool { nested == 0 && (openKinds.last ?? .outer).isAroundItems }

  mutating func startElement(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    attributes: XMLAttributes
  ) {
    if nested > 0 || openKinds.last == .field { return beginNested(localName) }
    var name = names.name(localName, prefix: prefix, uri: uri)
    if name == .unknown && openKinds.last == .channel && prefix == nil && Self.isItem(localName) {
      // An item may declare a default namespace; the cut was made at it all the same.
      name = .item
    }
    begin(name, localName, prefix: prefix, attributes)
  }

  /// Begins an element inside a field, or below the deepest extra element that is kept.
  private mutating func beginNested(_ localName: UnsafePointer<UInt8>) {
    if nested == 0 { noteMarkup(in: localName) }
    nested += 1
  }

  private mutating func begin(
    _ name: ElementName, _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?,
    _ attributes: XMLAttributes
  ) {
    let kind = WXRGrammar.kind(of: name, in: openKinds.last)
    switch kind {
    case .outer: namespaces += attributes.namespaces
    case .channel:
      namespaces += attributes.namespaces
      markup.tagNames = TagNames(namespaces: namespaces)
      sawChannel = true
    case .item: beginItem()
    case .comment: beginRecord()
    case .author:
      author = Author()
      beginRecord()
    case .term:
      term = Term()
      if name == .categoryTerm { term.taxonomy = "category" }
      if name == .tagTerm { term.taxonomy = "post_tag" }
      beginRecord()
    case .meta:
      metaKey = ""
      metaValue = ""
      metaData = nil
      beginRecord()
    case .field:
      if let rule = rule(of: name) { beginField(rule, attributes) }
    case .extra:
      guard beginExtra(localName, prefix: prefix, attributes) else { return }
    }
    openKinds.append(kind)
  }

  /// The rule of a field that stands in what is open; `nil` when WXR has none of the name there.
  private func rule(of name: ElementName) -> FieldRule? {
    openKinds.last.flatMap { WXRGrammar.field(name, in: $0) }
  }

  private static func isItem(_ localName: UnsafePointer<UInt8>) -> Bool {
    strcmp(UnsafeRawPointer(localName).assumingMemoryBound(to: CChar.self), "item") == 0
  }

  mutating func endElement() {
    if nested > 0 {
      nested -= 1
      return
    }
    guard let kind = openKinds.popLast() else { return }
    if kind.isRecord { seen = seenOutside.popLast() ?? ElementSet() }
    switch kind {
    case .outer, .channel: break
    case .item: endItem()
    case .comment: endComment()
    case .author: records.append(.author(author))
    case .term: records.append(.term(term))
    case .meta: endMeta()
    case .field: endField()
    case .extra: endExtra()
    }
  }

  mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
    switch openKinds.last {
    case .field where nested > 0: field.append(inElement: text)
    case .field: field.append(text)
    case .extra: appendToExtra(text)
    case nil, .outer: break
    default:
      if !toldStrayText && !text.isXMLWhiteSpace { noteStrayText(text) }
    }
  }

  mutating func cdata(_ text: UnsafeBufferPointer<UInt8>) {
    switch markup.takeAside() {
    case .section(let range): section(UnsafeBufferPointer(rebasing: markup.item[range]))
    case .fields(let run):
      for index in run { take(markup.plainFields[index]) }
    case nil: section(text)
    }
  }

  private mutating func section(_ text: UnsafeBufferPointer<UInt8>) {
    if openKinds.last == .field && nested == 0 {
      field.append(cdata: text)
    } else {
      characters(text)
    }
  }

  /// Takes a field that was not fed to the parser.
  private mutating func take(_ plain: ItemMarkup.PlainField) {
    let text = UnsafeBufferPointer(rebasing: markup.item[plain.text])
    if nested == 0, let rule = rule(of: plain.name) {
      beginField(rule, XMLAttributes())
      field.set(text, isCDATA: plain.isCDATA)
      endField()
    } else {
      takeMisplaced(plain, text)
    }
  }

  /// Takes a field that stands where WXR has none, event by event.
  private mutating func takeMisplaced(
    _ plain: ItemMarkup.PlainField, _ text: UnsafeBufferPointer<UInt8>
  ) {
    // With NUL in place of the colon and of the end, as libxml2 hands names over.
    var name = Array(markup.item[plain.tagName])
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    if let colon { name[colon] = 0 }
    name.append(0)
    name.withUnsafeBufferPointer { name in
      guard let start = name.baseAddress else { return }
      let localName = colon.map { start + $0 + 1 } ?? start
      if nested > 0 || openKinds.last == .field {
        beginNested(localName)
      } else {
        begin(plain.name, localName, prefix: colon == nil ? nil : start, XMLAttributes())
      }
    }
    if plain.isCDATA {
      section(text)
    } else if !text.isEmpty {
      characters(text)
    }
    endElement()
    if !plain.gap.isEmpty { characters(UnsafeBufferPointer(rebasing: markup.item[plain.gap])) }
  }

  /// The generator comment of WordPress names the writer and the time where the channel does not.
  ///
  /// Source: `the_generator('export')`, `<!-- generator="WordPress/6.5" created="2024-04-02 09:30" -->`.
  mutating func comment(_ text: UnsafeBufferPointer<UInt8>) {
    guard openKinds.allSatisfy({ $0 == .outer || $0 == .channel }),
      let generator = Self.quoted(after: "generator=\"", in: text)
    else { return }
    commentGenerator = generator
    commentCreated = Self.quoted(after: "created=\"", in: text).flatMap {
      DateTime(generatorComment: $0)
    }
  }

  /// Whether the instruction was met that stands behind each run of the channel.
  ///
  /// It is not told while libxml2 holds back what stands before it, such as a comment without an end.
  var sawRunEnd = false
  static let runEnd = "wxr2-run-end"

  mutating func instruction(_ target: UnsafePointer<UInt8>) {
    if strcmp(UnsafeRawPointer(target).assumingMemoryBound(to: CChar.self), Self.runEnd) == 0 {
      sawRunEnd = true
    }
  }

  private var commentGenerator = ""
  private var commentCreated: DateTime?

  /// The site as all of the channel gives it.
  var completeSite: Site {
    var site = site
    if site.generator.isEmpty { site.generator = commentGenerator }
    if site.exportedAt == nil { site.exportedAt = commentCreated }
    return site
  }

  private static func quoted(
    after lead: StaticString, in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    guard let found = text.find(lead, from: 0) else { return nil }
    let start = found + lead.utf8CodeUnitCount
    guard let end = text.firstIndex(of: UInt8(ascii: "\""), from: start) else { return nil }
    return makeString(UnsafeBufferPointer(rebasing: text[start..<end])).text
  }
}
