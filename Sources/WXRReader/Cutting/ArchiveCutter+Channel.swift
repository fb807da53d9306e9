import ByteInput
import ByteText
import SiteModel
import WXRFormat

// What stands outside the items.

extension ArchiveCutter {
  /// Feeds the channel with the bytes outside items before a place.
  ///
  /// - Returns: False if the batch must be handed over before.
  mutating func feedChannel(upTo end: Int) throws(InputError) -> Bool {
    while consumed < end {
      let outside = batch.block.bytes(consumed..<end)
      // Usually there is only white space between items.
      if siteKey != nil && outside.isXMLWhiteSpace { return true }
      guard batch.items.isEmpty else { return false }
      let isLast = atEnd && end == batch.block.count
      let count = try channel.feed(
        outside, at: batch.offset + consumed, escapesReferences: batch.context.escapesReferences,
        isLast: isLast)
      takeChannelNotes()
      consumed += count
      guard count < outside.count else { return true }
      try beginAnotherArchive()
      if !batch.channelRecords.isEmpty { return false }
    }
    return true
  }

  mutating func takeChannelNotes() {
    for (offset, diagnostic) in channel.takeNotes() {
      let place = offset.map { min(max($0 - batch.offset, 0), batch.block.count) } ?? consumed
      note(diagnostic, at: place)
    }
  }

  /// Ends the archive that was read so far.
  ///
  /// The rest of the input is another archive.
  mutating func beginAnotherArchive() throws(InputError) {
    finishChannel()
    note(
      Diagnostic(
        .information, .joinedArchives, "another archive follows in the same file; read as well"),
      at: consumed)
    if channel.sawChannel { isEmpty = false }
    channel = try ChannelReader()
    siteKey = nil
    endsInItem = false
    batch.context.escapesReferences = false
  }

  /// Makes records from the channel as far as it was read.
  mutating func settleChannel() {
    let isFirst = siteKey == nil
    let siteOffset = originalOffset(of: channel.siteOffset)
    var records = channel.takeRecords()
    if !isFirst && records.isEmpty { return }
    for index in records.indices {
      records[index].offset = originalOffset(of: records[index].offset)
    }
    let site = channel.site
    let key = siteKey ?? sites.key(of: site, archive: source.name)
    siteKey = key
    batch.context.siteKey = key
    batch.channelRecords += sites.merge(site, at: siteOffset, records, key: key)
    batch.context.rootStartTag = channel.rootStartTag
    batch.context.namespaces = channel.namespaces
    batch.context.encoding = channel.encoding
    batch.context.exportedAt = site.exportedAt
    batch.context.termNames = channel.termNames
    if !isFirst { return }
    if !channel.isBegun {
      note(
        Diagnostic(
          .error, .truncatedArchive,
          "the archive begins without its start tags; what may have stood before is missing"),
        at: consumed)
    }
    noteVersion(site.wxrVersion)
  }

  /// The offset in the input of a place in the bytes that the source delivers; where the channel was
  /// read up to without one.
  func originalOffset(of place: Int?) -> Int {
    batch.originalOffset(of: place.map { $0 - batch.offset } ?? consumed)
  }

  /// - Source: `wxr_version` is 1.0, 1.1 or 1.2. WordPress refuses a value that is not a version,
  ///   and warns of higher versions (wordpress-importer, `class-wp-import.php`).
  mutating func noteVersion(_ version: String) {
    if WXRVersion(rawValue: version) != nil { return }
    let message =
      version.isEmpty
      ? "the archive does not say its WXR version; read as any version"
      : "WXR version \(version) is not known; read as 1.2"
    note(Diagnostic(.information, .unknownVersion, message), at: consumed)
  }

  mutating func noteOversize(at place: Int) {
    note(
      Diagnostic(
        .error, .oversizeItem,
        "more than \(options.maximumItemByteCount >> 20) MiB in one piece were left out"),
      at: place)
  }

  mutating func note(_ diagnostic: Diagnostic, at place: Int) {
    batch.notes.append(Batch.Note(diagnostic: diagnostic, place: place))
  }
}
