import ByteInput
public import ArchiveInput
public import Exporting
import RecordFilter
public import SiteModel
import WXRReader

/// One run over inputs that belong together.
///
/// It reads the inputs on all cores, filters their records, and gives them to an exporter.
///
///     let inputs = try ArchiveInput.named("export.zip")
///     try Conversion(of: inputs).run(JSONDocumentExporter(to: OutputPlace(path: "blog.json")))
///
/// Only the run filters. Every record and every diagnostic, also those of the exporter, passes
/// through the run's `Filter` before an exporter or an observer gets it or it is written.
public final class Conversion: InputPreview {
  private var inputs: [ArchiveInput]
  private let options: ConversionOptions
  private let observer: (any ConversionObserver)?
  private var diagnostics: [Diagnostic] = []
  private var latest: LatestPosts?
  private var needed: NeededPosts?

  /// - Parameters:
  ///   - inputs: The inputs, in the order in which they are read.
  ///   - options: How they are read and filtered.
  ///   - observer: Is told about the progress.
  public init(
    of inputs: [ArchiveInput], _ options: ConversionOptions = ConversionOptions(),
    observer: (any ConversionObserver)? = nil
  ) {
    self.inputs = inputs
    self.options = options
    self.observer = observer
  }

  public var inputCount: Int { inputs.count }

  public var jobs: Int { options.jobs }

  /// Converts the inputs.
  ///
  /// - Returns: The diagnostics, and the exporter's remarks about its output.
  /// - Throws: The error of the input, the error of the exporter, or `ExportError`.
  @discardableResult
  public func run(_ exporter: some Exporter) throws -> ConversionResult {
    let encode = try exporter.begin(self)
    let late = try convert(encode, exporter)
    diagnostics += late
    try tell(late)
    observer?.willFinish()
    let remarks = try exporter.finish(
      ExportEnd(diagnostics: diagnostics, lateDiagnostics: late))
    return ConversionResult(diagnostics: diagnostics, remarks: remarks)
  }

  /// - Returns: The diagnostics that are known only at the end of the inputs.
  private func convert<E: Exporter>(
    _ encode: @escaping E.Encoding, _ exporter: E
  ) throws -> [Diagnostic] {
    let filter = options.filter
    let latest = try latestPosts()
    let needed = try neededPosts()
    let (sources, counts) = try Self.sources(of: inputs, options.reader)
    var progress = InputProgress(partCounts: counts)
    var late = try BatchPipeline.forEachBatch(
      of: sources, options: options.reader, jobs: options.jobs
    ) { batch in
      let superseded = latest?.apply(to: &batch)
      var records = ExportBatch(
        batch.records, at: batch.offsets, input: batch.file, siteKey: batch.siteKey)
      if let superseded { records.diagnostics.append(superseded) }
      batch.records = []
      let commentCount = records.records.commentCount
      filter.apply(
        to: &records.records, at: &records.offsets,
        keeping: needed?.ids(ofSite: batch.siteKey) ?? [])
      let output = try encode(&records)
      return EncodedBatch(
        output: output, postCount: batch.postCount, commentCount: commentCount,
        diagnostics: records.diagnostics)
    } consume: { batch, place, diagnostics in
      var diagnostics = batch.diagnostics + diagnostics
      filter.redact(&diagnostics)
      let place = ExportPlace(
        input: place.file, inputIndex: place.fileIndex, siteKey: place.siteKey,
        endOffset: place.endOffset)
      try end(progress.begin(place), exporter)
      observer?.didRead(place, postCount: batch.postCount, commentCount: batch.commentCount)
      try exporter.write(batch.output, of: place, diagnostics)
      progress.add(
        place, postCount: batch.postCount, commentCount: batch.commentCount, diagnostics)
      self.diagnostics += diagnostics
      try tell(diagnostics)
    }
    try end(progress.finish(), exporter)
    filter.redact(&late)
    return late
  }

  /// Tells what has been read to its end.
  private func end(_ ended: InputProgress.Ended, _ exporter: some Exporter) throws {
    if let part = ended.part { try exporter.end(part) }
    if let input = ended.input { observer?.didEnd(input.summary, index: input.index) }
  }

  private func tell(_ diagnostics: [Diagnostic]) throws(ExportError) {
    if diagnostics.isEmpty { return }
    observer?.didNotice(diagnostics)
    guard options.stopsAtDamage,
      let first = diagnostics.first(where: { $0.severity != .information })
    else { return }
    throw ExportError(
      .damaged, "\(first.place): stopped by --strict [\(first.code.rawValue)]")
  }

  /// The sources of the inputs, one after the other, and how many each input has.
  private static func sources(
    of inputs: [ArchiveInput], _ options: ReaderOptions
  ) throws -> (all: [any ByteSource], counts: [Int]) {
    var all: [any ByteSource] = []
    var counts: [Int] = []
    for input in inputs {
      let before = all.count
      do throws(InputError) {
        all += try input.open()
      } catch {
        guard options.goesOnAfterFailure else { throw error }
        all.append(FailedSource(input.name, error))
      }
      counts.append(all.count - before)
    }
    return (all, counts)
  }

  // MARK: InputPreview

  public func headers() throws -> [SiteHeader] {
    try makeRereadable()
    var headers = try WXRReader.scan(
      Self.sources(of: inputs, options.reader).all, options: options.reader)
    for index in headers.indices { options.filter.redact(&headers[index]) }
    return headers
  }

  public func survey<Part: Sendable>(
    bodiesOf types: Set<String>?,
    _ transform: @escaping @Sendable (SurveyBatch) throws -> Part,
    consume: (Part) throws -> Void
  ) throws {
    try makeRereadable()
    let filter = options.filter
    let latest = try latestPosts()
    var reader = options.reader
    reader.surveyedTypes = types
    let needed = try neededPosts()
    _ = try BatchPipeline.forEachBatch(
      of: Self.sources(of: inputs, reader).all, options: reader, jobs: options.jobs
    ) { batch in
      _ = latest?.apply(to: &batch)
      var (selected, offsets) = (batch.records, batch.offsets)
      filter.apply(
        to: &selected, at: &offsets, keeping: needed?.ids(ofSite: batch.siteKey) ?? [])
      filter.redact(&batch.records)
      return try transform(
        SurveyBatch(
          all: batch.records, selected: selected, at: offsets, input: batch.file,
          siteKey: batch.siteKey))
    } consume: { part, _, _ in
      try consume(part)
    }
  }

  /// The posts that count, if not all do.
  private func latestPosts() throws -> LatestPosts? {
    guard options.repeats == .latest else { return nil }
    if let latest { return latest }
    try makeRereadable()
    let new = try LatestPosts(
      of: Self.sources(of: inputs, options.reader).all, options.reader, jobs: options.jobs)
    latest = new
    return new
  }

  /// The posts that selected ones need, if they are wanted.
  private func neededPosts() throws -> NeededPosts? {
    guard options.includesNeededPosts, !options.filter.selection.isEverything else { return nil }
    if let needed { return needed }
    try makeRereadable()
    let new = try NeededPosts(of: Self.sources(of: inputs, options.reader).all, options)
    needed = new
    return new
  }

  private func makeRereadable() throws {
    inputs = try inputs.map { try $0.rereadable() }
  }
}

/// The result of a batch on a thread.
private struct EncodedBatch<Output: Sendable>: Sendable {
  var output: Output
  var postCount: Int
  var commentCount: Int
  var diagnostics: [Diagnostic]
}

/// The result of a run.
public struct ConversionResult: Sendable {
  /// All diagnostics.
  public var diagnostics: [Diagnostic]
  /// The exporter's remarks about its output, one line each.
  public var remarks: [String]
}

extension [Record] {
  /// How many comments their posts have.
  fileprivate var commentCount: Int {
    var count = 0
    for index in indices {
      if case .post(let post) = self[index] { count += post.comments.count }
    }
    return count
  }
}
