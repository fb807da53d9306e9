import ArchiveInput
public import ByteOutput
import ByteText
public import Exporting
import FilePaths
import MarkdownExport
import OrderedPipeline
import PostContent
public import SiteModel
import SystemPackage

/// Writes the site of the inputs as a folder of Markdown files, a file for each post that people read.
///
///     let inputs = try ArchiveInput.named("export.xml.gz")
///     try Conversion(of: inputs).run(SiteExporter(to: OutputPlace(path: "site")))
///
/// The folder appears under its name when it is complete.
public final class SiteExporter: Exporter {
  private let folder: FilePath
  private let existing: OutputTree.Existing
  /// Whether the folder gets a manifest, which a later run needs that updates or replaces it.
  private let writesManifest: Bool
  private let options: SiteOptions
  private let target: any SiteTarget

  private var survey: SiteSurvey
  private var paths: [String].Iterator = [].makeIterator()
  private var tree: OutputTree?
  private var redirects: Deferred<[SiteFile]>?
  private var tally = SiteTally()
  private var media: SiteMedia?
  private var usage = MediaUsage()

  /// - Parameters:
  ///   - place: The folder; without one, the current folder.
  ///   - options: How the site is written.
  public convenience init(to place: OutputPlace, _ options: SiteOptions = SiteOptions()) {
    self.init(to: place, options, for: options.target.target)
  }

  package init(to place: OutputPlace, _ options: SiteOptions, for target: any SiteTarget) {
    folder = place.path ?? "."
    existing = place.existingFolder
    writesManifest = options.target != .plain || options.updates || place.writesManifest
    self.options = options
    self.target = target
    survey = SiteSurvey(options)
  }

  /// - Throws: `ExportError.severalSites`, `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    if options.updates {
      try OutputTree.checkUpdate(of: folder, label: options.target.rawValue)
    } else {
      try OutputTree.check(folder, existing)
    }
    let library =
      try options.uploads.isEmpty
      ? nil : MediaLibrary(options.uploads.map { path in try StoredFiles(path) })
    try readAhead(inputs)
    if options.listsMedia {
      media = SiteMedia(
        of: BlogAddress(survey.overview.header.site), hosts: survey.mediaHosts, library,
        base: options.mediaBase, for: target)
    }
    paths = survey.paths.makeIterator()
    tree = try OutputTree.create(folder, options.updates ? .add : existing)
    tree?.listsFiles = writesManifest
    let (readable, options, target) = (survey.readable, options, target)
    let (site, links, media) = (SurveyedSite(survey.index, survey.overview), links, media)
    redirects = Deferred(inBackground: inputs.jobs > 1) { target.redirectFiles(of: site.overview) }
    return { batch in
      var writer = DocumentWriter(
        for: target, options, site: site, links: links, media: media)
      var documents: [PostDocument] = []
      for (number, record) in batch.records.enumerated() {
        guard case .post(let post) = record, readable.reasonToSkip(post) == nil else { continue }
        let offset = number < batch.offsets.count ? batch.offsets[number] : number
        let document = writer.document(of: post, file: batch.input, offset: offset)
        batch.diagnostics += document.diagnostics
        documents.append(document)
      }
      return documents
    }
  }

  /// Reads the archive for the first time.
  ///
  /// A body may refer to attachments and blocks that follow it, and names are numbered after all of
  /// them are known, so the archive is read twice.
  private func readAhead(_ inputs: any InputPreview) throws {
    let (readable, target, options) = (survey.readable, target, options)
    try inputs.survey(bodiesOf: SiteIndex.Entry.typesWithBody) { batch in
      SiteSurvey.Part(of: batch, for: target, options, readable)
    } consume: { part in
      self.survey.add(part)
    }
    try survey.finish(inputCount: inputs.inputCount, for: target, options)
  }

  /// What becomes of links in bodies; `nil` for a target that builds no site.
  private var links: (any LinkMap)? {
    guard target.needsOverview, !options.keepsLinks else { return nil }
    let (site, target) = (survey.overview, target)
    return SiteLinks(site, encoding: target.encodedInAddresses) { target.link(to: $0, of: site) }
  }

  public func write(
    _ documents: [PostDocument], of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    for document in documents {
      guard let path = paths.next() else { throw Self.changed }
      try tree?.write(path, document.chunks)
      for file in document.files { try tree?.write(file.path, file.chunks) }
      usage.add(document.media, ofPost: document.postID)
      tally.add(document)
    }
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    if paths.next() != nil { throw Self.changed }
    let remarks = try writeMedia()
    let files = target.files(around: survey.overview, options) + (redirects?.value ?? [])
    for file in files { try tree?.write(file.path, file.chunks) }
    let written = try complete()
    return written + remarks + tally.remarks(options.shortcodes)
  }

  /// Completes the folder.
  ///
  /// - Returns: The lines of the summary about what was written.
  private func complete() throws(OutputError) -> [String] {
    let label = options.target.rawValue
    guard options.updates else {
      if writesManifest { try tree?.finish(label: label) } else { try tree?.finish() }
      return survey.remarks(folder: folder.shown)
    }
    let changes = try tree?.update(label: label)
    return survey.remarks(folder: folder.shown, changes)
  }

  /// Copies the files of the uploads, and lists them.
  ///
  /// - Returns: The lines of the summary about them.
  private func writeMedia() throws -> [String] {
    guard let media, let tree else { return [] }
    let notCopied = try usage.copy(media, into: tree)
    for file in usage.lists(media, notCopied: notCopied) { try tree.write(file.path, file.chunks) }
    survey.overview.mediaNames = usage.names(media)
    let damage = (media.library?.damage ?? []).map { "\($0)" }
    return damage + [usage.remark(media, notCopied: notCopied)].compactMap(\.self)
  }

  /// The error for changes of the input that the reader does not notice.
  private static let changed = ExportError(
    .inputChanged, "the input has changed between its two passes")
}
