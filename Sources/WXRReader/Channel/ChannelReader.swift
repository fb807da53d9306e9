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
  var parser: XMLPushParser
  /// The root's name, after its start tag was read.
  var rootName: [UInt8]?
  var sawRootEnd = false
  private(set) var termNames = TermNames()
  /// The encoding that the archive declares, if it is not UTF-8.
  var encoding: String?
  /// The notes of the channel reader itself, with their places in the archive.
  var notes: [(offset: Int, diagnostic: Diagnostic)] = []
  /// The places of the builder's notes, as far as they are known.
  var noteOffsets: [Int] = []
  /// The places of the builder's records.
  var recordOffsets: [Int] = []
  /// The place of what the channel's own fields were read from since the last call of `takeRecords`.
  private(set) var siteOffset: Int?

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

  func startTag(_ name: String) -> String {
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
      if siteOffset == nil {
        siteOffset = offset + start + (isFirst ? run.find("<channel", from: 0) ?? 0 : 0)
      }
      try read(
        run, at: offset + start, escapesReferences: escapesReferences,
        isLast: isLast && end == bytes.count)
      placeRecords(in: run, at: offset + start)
    }
    if let rootEnd {
      sawRootEnd = true
      noteOutside(bytes, rootEnd..<end, at: offset)
    }
    return end
  }

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
  mutating func takeRecords() -> [PlacedRecord] {
    let records = parser.builder.takeRecords()
    for case .term(let term) in records { termNames.add(term) }
    defer {
      recordOffsets.removeAll(keepingCapacity: true)
      siteOffset = nil
    }
    return zip(records, recordOffsets).map { PlacedRecord(record: $0, offset: $1) }
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
