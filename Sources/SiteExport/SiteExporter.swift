package import ByteOutput
package import Exporting
import PostContent
package import SiteModel

/// Writes the site of the inputs as a folder of Markdown files.
package final class SiteExporter: Exporter {
  private let place: OutputPlace
  private let options: SiteOptions
  /// The types and statuses that the user asked for: they are written whatever they are.
  private let types: Set<String>
  private let statuses: Set<String>

  private var survey = SiteSurvey()
  private var paths: [String].Iterator = [].makeIterator()
  private var tree: OutputTree?
  private var tally = SiteTally()

  package init(
    to place: OutputPlace, _ options: SiteOptions, types: Set<String>, statuses: Set<String>
  ) {
    self.place = place
    self.options = options
    self.types = types
    self.statuses = statuses
  }

  private var folder: String { place.path ?? "." }

  package func begin(_ inputs: any InputPreview) throws -> Encoding {
    try OutputTree.check(folder, replaces: place.replaces)
    try readAhead(inputs)
    paths = survey.paths.makeIterator()
    tree = try OutputTree.create(folder, replaces: place.replaces)
    let (index, options, types, statuses) = (survey.index, options, types, statuses)
    return { batch in
      var writer = DocumentWriter(index: index, options: options)
      var documents: [PostDocument] = []
      for case .post(let post) in batch.records
      where ReadablePosts.reasonToSkip(post, asking: types, statuses) == nil {
        let document = writer.document(of: post, file: batch.input)
        batch.diagnostics += document.diagnostics
        documents.append(document)
      }
      return documents
    }
  }

  /// A body may refer to attachments and blocks that follow it, so the archive is read twice.
  private func readAhead(_ inputs: any InputPreview) throws {
    let (types, statuses) = (types, statuses)
    try inputs.survey { batch in
      var part = SiteSurvey.Part()
      part.entries = batch.all.compactMap(SiteIndex.Entry.init)
      for case .site in batch.all { part.siteKeys = [batch.siteKey] }
      for case .post(let post) in batch.selected {
        if let reason = ReadablePosts.reasonToSkip(post, asking: types, statuses) {
          part.skipped[reason, default: 0] += 1
        } else {
          part.files.append(FileRequest(post))
        }
      }
      return part
    } consume: { part in
      self.survey.add(part)
    }
    try survey.finish(inputCount: inputs.inputCount)
  }

  package func write(
    _ documents: [PostDocument], of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    for document in documents {
      guard let path = paths.next() else { throw Self.changed }
      try tree?.write(path, document.chunks)
      tally.add(document)
    }
  }

  package func finish(_ end: ExportEnd) throws -> [String] {
    if paths.next() != nil { throw Self.changed }
    try tree?.finish()
    let policy = options.shortcodes == .drop ? "dropped" : "left as they are"
    return survey.remarks(folder: folder) + tally.remarks(policy)
  }

  /// Sources that change while they are read are found out by their reader; this is for what it misses.
  private static let changed = ExportError(
    .inputChanged, "the input has changed between its two passes")
}
