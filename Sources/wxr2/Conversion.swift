import ArchiveInput
import ArgumentParser
import Glibc
import SiteModel
import WXRReader

/// One run over inputs that belong together: what every command that reads archives has in common.
final class Conversion {
  let report: RunReport
  private var inputs: [ArchiveInput]
  private let options: ReaderOptions
  private let jobs: Int

  init(of inputs: [ArchiveInput], _ options: ReaderOptions, jobs: Int, report: RunReport) {
    self.inputs = inputs
    self.options = options
    self.jobs = jobs
    self.report = report
  }

  /// The run of a command over all of its inputs.
  convenience init(
    _ options: InputOptions, _ reporting: ReportOptions, streamsToStandardOutput: Bool = false
  ) throws {
    let result = Result { () throws(WXRError) in try options.open() }
    let inputs = (try? result.get()) ?? []
    let sizes = inputs.map(\.byteCount)
    let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    let sharesTerminal = streamsToStandardOutput && isatty(STDOUT_FILENO) == 1
    let report = RunReport(
      reporting, progress: Progress(reporting, total: total, sharesTerminal: sharesTerminal))
    if case .failure(let error) = result {
      report.fail(error)
      throw ExitCode.failure
    }
    self.init(of: inputs, options.readerOptions, jobs: options.jobs, report: report)
  }

  var inputCount: Int { inputs.count }

  /// Does the work and ends the command with its status.
  func run(_ body: (Conversion) throws -> Void) throws {
    do {
      try body(self)
    } catch {
      report.fail(error)
      throw ExitCode.failure
    }
    report.finish("read")
    if report.exitCode != .success { throw report.exitCode }
  }

  /// What the inputs say outside their items; they can be read again after it.
  func scan() throws -> [SiteHeader] {
    inputs = try inputs.map { input throws(WXRError) in try input.rereadable() }
    return try WXRReader.scan(sources(), options: options)
  }

  /// Reads the inputs before they are converted, to learn what the conversion has to know, and reports
  /// nothing; they can be read again after it.
  func survey<Output>(
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: @escaping (Output) throws -> Void
  ) throws {
    inputs = try inputs.map { input throws(WXRError) in try input.rereadable() }
    _ = try BatchPipeline.forEachBatch(
      of: sources(), options: options, jobs: jobs, transform: transform
    ) { output, _, _ in
      try consume(output)
    }
  }

  /// Reads the inputs on every core, as `BatchPipeline` does, and reports.
  ///
  /// Diagnostics are redacted before anybody gets them: what is told on standard error ends up in
  /// logs. `end` takes those that only the end tells.
  func forEachBatch<Output>(
    redactingWith filter: Filter? = nil,
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: @escaping (Output, RecordBatch.Place, [Diagnostic]) throws -> Void,
    end: ([Diagnostic]) throws -> Void
  ) throws {
    let report = report
    var last = try BatchPipeline.forEachBatch(of: sources(), options: options, jobs: jobs) {
      batch in
      let posts = batch.postCount
      return (posts, try transform(&batch))
    } consume: { output, place, diagnostics in
      var diagnostics = diagnostics
      filter?.apply(to: &diagnostics)
      report.advance(fileIndex: place.fileIndex, to: place.endOffset, posts: output.0)
      try consume(output.1, place, diagnostics)
      try report.add(diagnostics)
    }
    filter?.apply(to: &last)
    try end(last)
    try report.add(last)
  }

  private func sources() throws -> [any ByteSource] {
    try inputs.flatMap { try $0.open() }
  }
}
