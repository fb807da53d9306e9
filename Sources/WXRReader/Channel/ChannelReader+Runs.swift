import ByteInput
import ByteText
import SiteModel
import WXRFormat

// The runs, and what is done about one that is no XML.

extension ChannelReader {
  mutating func read(
    _ run: UnsafeBufferPointer<UInt8>, at offset: Int, escapesReferences: Bool, isLast: Bool
  ) throws(InputError) {
    let checkpoint = parser.builder.checkpoint
    let openKinds = parser.builder.openKinds
    // If a run ends in the middle of a tag, libxml2 keeps the tag and scans it again for each
    // chunk.
    let isWhole = run.last { !$0.isXMLWhiteSpace } == UInt8(ascii: ">")
    if !isWhole {
      // Nothing of the run has been fed yet.
    } else if escapesReferences, let escaped = run.escapingUnknownReferences() {
      escaped.withUnsafeBufferPointer { parser.feed($0) }
    } else {
      feedLines(run, at: offset)
    }
    if isWhole { feedRunEnd() }
    if let place = run.firstC1Character() { notes.append((offset + place, .c1Characters)) }
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
  mutating func feedLines(_ run: UnsafeBufferPointer<UInt8>, at offset: Int) {
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

  mutating func feedRunEnd() {
    parser.builder.sawRunEnd = false
    parser.feed("<?\(RecordBuilder.runEnd)?>")
  }

  /// Repairs a run and reads it again from where it began.
  mutating func reread(
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
  mutating func giveUp(
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
}
