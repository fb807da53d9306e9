import ByteText
import Exporting
import SiteModel

/// Encoded items, to be written in their order.
public struct EncodedItems: Sendable {
  let chunk: ByteChunk
  let items: [Item]

  struct Item: Sendable {
    /// Where the line of its end tag begins.
    var endTag: Int
    var fingerprint: UInt64
  }

  fileprivate static let endTagLength = "\t</item>\n".utf8.count
  /// Random in each run, so that nobody can make two different items with the same fingerprint.
  fileprivate static let seed = UInt64.random(in: .min ... .max)
}

extension RecordWriter {
  /// Encodes the posts of a batch, and adds a diagnostic for each that cannot be written as it is.
  consuming func encode(_ batch: inout ExportBatch) -> EncodedItems {
    var items: [EncodedItems.Item] = []
    items.reserveCapacity(batch.records.count)
    for index in batch.records.indices {
      guard case .post(let post) = batch.records[index] else { continue }
      let start = xml.count
      let repairs = xml.repairedTextCount
      write(post)
      if xml.repairedTextCount > repairs {
        batch.diagnostics.append(.unwritableCharacter(in: post, of: batch.input))
      }
      items.append(
        EncodedItems.Item(
          endTag: xml.count - EncodedItems.endTagLength,
          fingerprint: fingerprint(xml.bytes(from: start), seed: EncodedItems.seed)))
    }
    return EncodedItems(chunk: finish(), items: items)
  }
}
