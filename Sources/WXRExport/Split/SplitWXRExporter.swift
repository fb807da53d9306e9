public import ByteOutput
import ByteText
public import Exporting
import RecordFilter
public import SiteModel
import SystemPackage

/// Writes the site of the inputs as numbered archives, each complete by itself.
public final class SplitWXRExporter: Exporter {
  private let folder: FilePath
  private let existing: OutputTree.Existing
  private let writesManifest: Bool
  private let limit: SplitLimit
  private let program: String
  private let rewriting: Rewriting
  private var tree: OutputTree?
  private var plan: SplitPlan?
  private var repeats = ItemRepeats()
  private var replaced: Replacement.Counts = [:]
  /// How many items were written.
  private var itemCount = 0

  /// - Parameters:
  ///   - place: The folder to write; without one, the current folder.
  ///   - limit: How large the parts may be.
  ///   - program: The program that writes, with its version: `wxr2/1.0`.
  ///   - rewriting: What is changed on the way.
  public init(
    to place: OutputPlace, _ limit: SplitLimit, program: String,
    _ rewriting: Rewriting = Rewriting()
  ) {
    folder = place.path ?? "."
    existing = place.existingFolder
    writesManifest = place.writesManifest
    self.limit = limit
    self.program = program
    self.rewriting = rewriting
  }

  /// - Throws: `ExportError.severalSites`, `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    try OutputTree.check(folder, existing)
    let header = try inputs.onlyHeader(rewriting, &replaced)
    let settings = RecordWriter.Settings(header.site)
    let encoding = ItemEncoding(writer: settings, rewriting: rewriting)
    let head = PartHead(header, settings, program: program)
    let items = try survey(inputs, encoding, head)
    let plan = SplitPlan(items, head, limit)
    let tree = try OutputTree.create(folder, existing)
    tree.listsFiles = writesManifest
    self.tree = tree
    self.plan = plan
    for (index, part) in plan.parts.enumerated() {
      let terms = head.termOrder.filter(part.terms.contains)
      try tree.write(
        name(of: index), [head.bytes(authors: Array(part.authors), terms: terms)])
    }
    let oversized = Set(plan.oversized.compactMap(\.id))
    let limit = limit.mostBytes
    return { batch in
      for case .post(let post) in batch.records {
        if let id = post.id, oversized.contains(id) {
          batch.diagnostics.append(.oversizePart(post, of: batch.input, limit: limit))
        }
      }
      return encoding.encode(&batch)
    }
  }

  /// Encodes all items once, to know their sizes.
  private func survey(
    _ inputs: any InputPreview, _ encoding: ItemEncoding, _ head: PartHead
  ) throws -> [SurveyedItem] {
    var items: [SurveyedItem] = []
    var repeats = ItemRepeats()
    let rewriting = rewriting
    try inputs.survey { batch in
      // References are those of the archive, before its addresses change.
      let before = batch.selected.compactMap { record -> (PostReferences, UInt64?)? in
        guard case .post(let post) = record else { return nil }
        return (PostReferences(of: post), UploadedFile.key(of: post.attachmentURL))
      }
      var records = batch.selected
      var counts: Replacement.Counts = [:]
      rewriting.apply(to: &records, &counts)
      let encoded = encoding.encode(records).items
      var surveyed: [SurveyedItem] = []
      for record in records {
        guard case .post(let post) = record else { continue }
        let index = surveyed.count
        let start = index == 0 ? 0 : encoded[index - 1].end
        let isAttachment = post.type == "attachment"
        surveyed.append(
          SurveyedItem(
            id: post.id, title: post.title, isAttachment: isAttachment,
            file: isAttachment ? before[index].1 : nil, references: before[index].0,
            author: head.author(of: post), terms: head.terms(of: post),
            byteCount: encoded[index].end - start, fingerprint: encoded[index].fingerprint))
      }
      return surveyed
    } consume: { found in
      for var item in found {
        item.byteCount += repeats.comment(for: item.fingerprint)?.utf8.count ?? 0
        items.append(item)
      }
    }
    return items
  }

  public func write(
    _ items: EncodedItems, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    replaced.merge(items.replaced, uniquingKeysWith: +)
    guard let tree, let plan else { return }
    try items.chunk.withBytes { bytes in
      var start = 0
      var written = 0
      for item in items.items {
        guard itemCount < plan.places.count else {
          throw ExportError(.inputChanged, "an input has changed since it was read ahead")
        }
        let part = plan.places[itemCount]
        itemCount += 1
        let isLast = itemCount == plan.places.count || plan.places[itemCount] != part
        if var comment = repeats.comment(for: item.fingerprint) {
          try tree.append(
            UnsafeRawBufferPointer(rebasing: bytes[written..<item.endTag]), to: name(of: Int(part)))
          try comment.withUTF8 {
            try tree.append(UnsafeRawBufferPointer($0), to: name(of: Int(part)))
          }
          written = item.endTag
        }
        start = item.end
        // Items of one part that stand together are written together.
        guard isLast || start == bytes.count else { continue }
        try tree.append(
          UnsafeRawBufferPointer(rebasing: bytes[written..<start]), to: name(of: Int(part)))
        written = start
      }
    }
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    guard let tree, let plan else { return [] }
    for index in plan.parts.indices {
      try RecordWriter.foot().withBytes { try tree.append($0, to: name(of: index)) }
    }
    if writesManifest { try tree.finish(label: "wxr") } else { try tree.finish() }
    let parts = Wording.count(plan.parts.count, "part")
    return [parts] + (rewriting.replacement == nil ? [] : ReplacementReport.lines(replaced))
  }

  /// `part.001.xml`, with as many digits as the last number has.
  private func name(of part: Int) -> String {
    let width = max(3, String(plan?.parts.count ?? 0).utf8.count)
    let number = String(part + 1)
    return "part." + String(repeating: "0", count: width - number.utf8.count) + number + ".xml"
  }
}
