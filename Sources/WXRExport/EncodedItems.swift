import ByteText
import Exporting
import RecordFilter
import SiteModel

/// Encoded items, to be written in their order.
public struct EncodedItems: Sendable {
  let chunk: ByteChunk
  let items: [Item]
  /// The same, compressed.
  var deflated: DeflatedPiece?
  /// How often something was replaced in them.
  var replaced: Replacement.Counts = [:]

  struct Item: Sendable {
    /// Where the line of its end tag begins.
    var endTag: Int
    var fingerprint: UInt64

    var end: Int { endTag + EncodedItems.endTagLength }
  }

  fileprivate static let endTagLength = "\t</item>\n".utf8.count
  /// Random in each run, so that nobody can make two different items with the same fingerprint.
  fileprivate static let seed = UInt64.random(in: .min ... .max)
}

/// How posts become items, on any thread.
struct ItemEncoding: Sendable {
  let writer: RecordWriter.Settings
  let rewriting: Rewriting
  var isCompressed = false

  /// Encodes the posts of a batch, and adds a diagnostic for each that cannot be written as it is.
  func encode(_ batch: inout ExportBatch) -> EncodedItems {
    var counts: Replacement.Counts = [:]
    rewriting.apply(to: &batch.records, &counts)
    var items = encode(batch.records) { post in
      batch.diagnostics.append(.unwritableCharacter(in: post, of: batch.input))
    }
    items.replaced = counts
    if isCompressed { items.deflated = items.chunk.withBytes { DeflatedPiece($0) } }
    return items
  }

  /// Encodes posts that are changed already.
  func encode(_ records: [Record], repaired: (Post) -> Void = { _ in }) -> EncodedItems {
    var writer = RecordWriter(writer, capacity: 512 << 10)
    var items: [EncodedItems.Item] = []
    items.reserveCapacity(records.count)
    for index in records.indices {
      guard case .post(let post) = records[index] else { continue }
      let start = writer.xml.count
      let repairs = writer.xml.repairedTextCount
      writer.write(post)
      if writer.xml.repairedTextCount > repairs { repaired(post) }
      items.append(
        EncodedItems.Item(
          endTag: writer.xml.count - EncodedItems.endTagLength,
          fingerprint: fingerprint(writer.xml.bytes(from: start), seed: EncodedItems.seed)))
    }
    return EncodedItems(chunk: writer.finish(), items: items)
  }
}
