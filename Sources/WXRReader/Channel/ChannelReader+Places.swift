import ByteText
import SiteModel
import WXRFormat

// Where authors and terms begin.

extension ChannelReader {
  /// Notes the places of the records that a run has given.
  ///
  /// libxml2 tells no places, so the start tags are searched in the run. A repair may have found
  /// more records than there are start tags; those stand behind the others.
  mutating func placeRecords(in run: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let count = parser.builder.records.count
    guard recordOffsets.count < count else { return }
    var scan = MarkupScan(run)
    while recordOffsets.count < count, let place = scan.next() {
      guard let tag = MarkupTag(in: run, at: place), tag.kind == .start || tag.kind == .empty
      else { continue }
      let name = run[tag.name]
      // Whatever prefix the archive has for WordPress's names.
      guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let local = name[(colon + 1)...]
      if Self.recordNames.contains(where: { local.elementsEqual($0) }) {
        recordOffsets.append(offset + place)
      }
    }
    while recordOffsets.count < count {
      recordOffsets.append(max(offset, (recordOffsets.last ?? -1) + 1))
    }
  }

  private static let recordNames = WXRMarkup.channelRecordNames.map { Array($0.utf8) }
}
