import ByteInput
import ByteText
import SiteModel

// Terms whose channel lost their names: the posts that are filed under them have the names.

extension ArchiveCutter {
  /// Gives terms without a name the names that an item has for them.
  ///
  /// It reads the item only if it names such a term. Few archives have any.
  mutating func nameTerms(by item: Range<Int>) throws(InputError) {
    let bytes = batch.block.bytes(item)
    guard bytes.count <= options.maximumItemByteCount, namesTerm(bytes) else { return }
    var parser = try XMLPushParser(builder: RecordBuilder(termNames: channel.termNames))
    parser.feed(channel.rootStartTag)
    parser.feed(bytes)
    guard let post = parser.takePost()?.post else { return }
    batch.channelRecords += sites.merge(
      namesOf: post.terms, at: batch.originalOffset(of: item.lowerBound) + 1,
      key: batch.context.siteKey)
  }

  /// Whether a category of the item may be a term that needs a name.
  private func namesTerm(_ item: UnsafeBufferPointer<UInt8>) -> Bool {
    let lead: StaticString = "nicename=\""
    var search = 0
    while let found = item.find(lead, from: search) {
      let start = found + lead.utf8CodeUnitCount
      guard let end = item.firstIndex(of: UInt8(ascii: "\""), from: start) else { return false }
      let stored = UnsafeBufferPointer(rebasing: item[start..<end])
      let slug = decodedSlug(stored) ?? makeString(stored).text
      if sites.lacksName(ofTerm: slug, key: batch.context.siteKey) { return true }
      search = end
    }
    return false
  }
}
