import SiteModel

/// Reads what stands outside an archive's items: one stream of XML from which the items are cut.
struct ChannelReader: ~Copyable {
  private var parser: XMLPushParser
  private var isAtStart = true
  /// Where the bytes fed last stand in the archive, and in the stream.
  private var lastFed = (offset: 0, streamOffset: 0)
  private var streamCount = 0
  private(set) var termNames = TermNames()

  init() throws(WXRError) {
    parser = try XMLPushParser(builder: RecordBuilder(termNames: TermNames()))
  }

  var sawChannel: Bool { parser.builder.sawChannel }
  var site: Site { parser.builder.completeSite }

  /// The namespaces in scope around the items; the innermost declaration of a prefix counts.
  private var namespaces: [(prefix: String, uri: String)] {
    let all = parser.builder.namespaces
    return all.indices.filter { index in
      !all[(index + 1)...].contains { $0.prefix == all[index].prefix }
    }.map { all[$0] }
  }

  /// A start tag for a root around items that declares what the archive's own root declares.
  var rootStartTag: String {
    var tag = "<channel"
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

  /// Where in the archive the stream is found not to be well-formed, and why.
  var failure: (message: String, offset: Int)? {
    parser.failure.map { failure in
      let distance = max(0, failure.offset - lastFed.streamOffset)
      return (failure.message, lastFed.offset + distance)
    }
  }

  /// Whether the stream is well-formed up to its end, which comes too early.
  var endsTooEarly: Bool { parser.failure?.isEarlyEnd ?? false }

  /// Takes bytes that end with a tag, at least, so that nothing is fed in halves.
  ///
  /// - Parameters:
  ///   - bytes: What follows in the archive, but for items.
  ///   - offset: Where the bytes stand in the archive.
  ///   - escapesReferences: Whether references to entities that XML does not know are text.
  mutating func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, escapesReferences: Bool
  ) {
    var start = 0
    if isAtStart {
      start = endOfDeclaration(bytes)
      if start == bytes.count { return }
      isAtStart = false
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    lastFed = (offset + start, streamCount)
    if escapesReferences, let escaped = escapingUnknownReferences(rest) {
      streamCount += escaped.count
      escaped.withUnsafeBufferPointer { parser.feed($0) }
    } else {
      streamCount += rest.count
      parser.feed(rest)
    }
  }

  mutating func finish() { parser.finish() }

  /// The authors and terms that were closed since the last call, in the archive's order.
  mutating func takeRecords() -> [Record] {
    let records = parser.builder.takeRecords()
    for case .term(let term) in records { termNames.add(term) }
    return records
  }

  mutating func takeNotes() -> [Diagnostic] {
    defer { parser.builder.notes = [] }
    return parser.builder.notes
  }

  /// Where the stream begins behind a byte order mark, white space and an XML declaration.
  ///
  /// The declaration is not fed: it says how the bytes are encoded, which is settled before.
  private func endOfDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    while start < bytes.count, isWhiteSpace(bytes[start]) { start += 1 }
    if hasPrefix("<?xml ", in: bytes, at: start),
      let end = firstIndex(of: "?>", in: bytes, from: start)
    {
      return end + 2
    }
    return start
  }
}

/// The bytes with each `&` outside CDATA that begins no reference of XML's own as `&amp;`, or `nil`
/// when there is none.
func escapingUnknownReferences(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var result: [UInt8] = []
  var mark = 0
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "<") where hasPrefix("<![CDATA[", in: bytes, at: index):
      index = firstIndex(of: "]]>", in: bytes, from: index + 9) ?? bytes.count
    case UInt8(ascii: "<") where hasPrefix("<!--", in: bytes, at: index):
      index = firstIndex(of: "-->", in: bytes, from: index + 4) ?? bytes.count
    case UInt8(ascii: "&") where !beginsKnownReference(bytes, at: index):
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

private func beginsKnownReference(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
  let known: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
  return known.contains { hasPrefix($0, in: bytes, at: start) }
}
