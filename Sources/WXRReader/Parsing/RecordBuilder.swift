import ByteText
import Glibc
import SiteModel
import WXRFormat

/// Makes records from the elements of one stream of XML.
///
/// The same builder reads both kinds of stream that an archive is cut into. The channel without its
/// items gives the site, authors and terms. Batches of items give posts. The builder keeps only
/// open elements; finished records wait in `records`.
struct RecordBuilder: ~Copyable {
  /// Finished authors, terms and posts, in the archive's order.
  var records: [Record] = []
  /// The channel's own fields, as far as they were read.
  var site = Site()
  /// Whether a channel was opened.
  private(set) var sawChannel = false
  /// The namespaces in scope at the next item.
  private(set) var namespaces: [(prefix: String, uri: String)] = []
  /// Diagnostics for the user.
  ///
  /// The caller adds their places.
  var notes: [Diagnostic] = []

  /// The open post, or the post that was open when reading stopped.
  var post = Post()
  var comment = Comment()
  var author = Author()
  var term = Term()
  var postTerm = PostTerm()
  /// Whether the open category names its taxonomy.
  var namesTaxonomy = false
  /// The places of the open post's terms that do not name their taxonomy.
  var bareTerms: Set<Int> = []
  var metaKey = ""
  var metaValue = ""
  var metaData: DecodedValue?
  /// The extra elements that are open, the outermost first.
  var extras: [ExtraElement] = []

  /// The parts of the current item that are not fed to the parser.
  var markup = ItemMarkup()

  private var names = ElementNames()
  /// The kinds of the open elements, the outermost first.
  var openKinds: [ElementKind] = []
  /// The open field, or the last one.
  var field = FieldText()
  /// How many elements are open inside the field, or below the deepest extra element that is kept.
  var nested = 0
  /// The fields of the open record so far, to recognise repeats.
  var seen = ElementSet()
  /// The same for the records around it, the outermost first.
  var seenOutside: [ElementSet] = []
  /// Whether stray text was reported for the open record.
  var toldStrayText = false
  var sawPostType = false
  /// Whether the open item has a date of WordPress, be it a zero date.
  var sawPostDate = false
  /// Whether a part of the item is missing, which may have had its date.
  var isItemCutOff = false
  var toldNesting = false
  /// Whether the XML is well-formed but has something that may be the result of damage.
  var isSuspicious = false
  let termNames: TermNames
  /// See `ReaderOptions.surveyedTypes`.
  var surveyedTypes: Set<String>?

  /// - Parameter termNames: The channel's terms, for archives whose items have only the names of
  ///   terms.
  init(termNames: TermNames) {
    self.termNames = termNames
    openKinds.reserveCapacity(16)
  }

  /// Hands the finished records over.
  mutating func takeRecords() -> [Record] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  /// Whether a repair may improve what was read since the last call.
  mutating func takeSuspicion() -> Bool {
    guard isSuspicious || field.isSuspicious else { return false }
    isSuspicious = false
    field.isSuspicious = false
    return true
  }

  /// The result of the stream so far, to which the builder can go back.
  struct Checkpoint {
    fileprivate var records: [Record]
    fileprivate var site: Site
    fileprivate var notes: [Diagnostic]
    fileprivate var sawChannel: Bool
    fileprivate var seen: ElementSet
  }

  var checkpoint: Checkpoint {
    // The fields of the channel. The outermost record comes first.
    let seen = seenOutside.first ?? seen
    return Checkpoint(
      records: records, site: site, notes: notes, sawChannel: sawChannel, seen: seen)
  }

  /// Drops everything that was read after a checkpoint, and all open elements.
  ///
  /// Another stream follows.
  mutating func goBack(to checkpoint: Checkpoint) {
    records = checkpoint.records
    site = checkpoint.site
    notes = checkpoint.notes
    sawChannel = checkpoint.sawChannel
    seen = checkpoint.seen
    // `ElementNames` identifies names by their addresses, which belong to the old stream.
    names = ElementNames()
    openKinds.removeAll(keepingCapacity: true)
    seenOutside.removeAll()
    extras.removeAll()
    nested = 0
    _ = takeSuspicion()
  }

  /// Whether nothing is open but the channel and the elements around it.
  var isBetweenRecords: Bool { nested == 0 && (openKinds.last ?? .outer).isAroundItems }

  mutating func startElement(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    attributes: XMLAttributes
  ) {
    if nested > 0 || openKinds.last == .field { return beginNested(localName) }
    var uri = uri
    if prefix == nil, let found = uri, isDefaultAroundItems(found) { uri = nil }
    var name = names.name(localName, prefix: prefix, uri: uri)
    if name == .unknown && openKinds.last == .channel && prefix == nil && Self.isItem(localName) {
      // An item may declare a default namespace. The splitter has recognised it as an item anyway.
      name = .item
    }
    begin(name, localName, prefix: prefix, attributes)
  }

  /// Whether a default namespace is one of the elements around the items.
  ///
  /// RSS's own elements have no namespace. Where an archive declares one for all of them, such as
  /// `http://backend.userland.com/rss2`, they are RSS's all the same.
  private func isDefaultAroundItems(_ uri: UnsafePointer<UInt8>) -> Bool {
    let uri = String(cString: uri)
    return WXRNamespace(uri: uri) == .foreign
      && ((openKinds.last ?? .outer) == .outer
        || namespaces.contains { $0.prefix.isEmpty && $0.uri == uri })
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

  /// The rule for a field in the innermost open element; `nil` if WXR has no field of this name
  /// there.
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

  /// Takes a field at a place where WXR has none, event by event.
  private mutating func takeMisplaced(
    _ plain: ItemMarkup.PlainField, _ text: UnsafeBufferPointer<UInt8>
  ) {
    // A NUL replaces the colon and ends the name, as in the names that libxml2 passes.
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

  /// The generator comment of WordPress has the generator and the time, in case the channel has
  /// not.
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

  /// Whether the processing instruction after a run of the channel was read.
  ///
  /// libxml2 does not report it while it holds back bytes before it, such as a comment without an
  /// end.
  var sawRunEnd = false
  static let runEnd = "wxr2-run-end"

  mutating func instruction(_ target: UnsafePointer<UInt8>) {
    if strcmp(UnsafeRawPointer(target).assumingMemoryBound(to: CChar.self), Self.runEnd) == 0 {
      sawRunEnd = true
    }
  }

  private var commentGenerator = ""
  private var commentCreated: DateTime?

  /// The site, from the whole channel.
  var completeSite: Site {
    var site = site
    if site.generator.isEmpty { site.generator = commentGenerator }
    if site.exportedAt == nil { site.exportedAt = commentCreated }
    // A repaired channel is read again, with its start tags. The innermost declaration of a prefix counts.
    for (prefix, uri) in namespaces {
      if let place = site.namespaces.firstIndex(where: { $0.name == prefix }) {
        site.namespaces[place].value = uri
      } else {
        site.namespaces.append(ExtraElement.Attribute(name: prefix, value: uri))
      }
    }
    return site
  }

  private static func quoted(
    after lead: StaticString, in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    guard let found = text.find(lead, from: 0) else { return nil }
    let start = found + lead.utf8CodeUnitCount
    guard let end = text.firstIndex(of: UInt8(ascii: "\""), from: start) else { return nil }
    return trimmed(makeString(UnsafeBufferPointer(rebasing: text[start..<end])).text)
  }
}
