import ArchiveInput
import ArgumentParser
import Glibc
import SiteModel
import WXRReader

/// One run over the inputs: what every command that reads archives has in common.
final class Conversion {
  let report: RunReport
  private var inputs: [ArchiveInput]
  private let options: InputOptions

  init(
    _ options: InputOptions, _ reporting: ReportOptions, streamsToStandardOutput: Bool = false
  ) throws {
    self.options = options
    let inputs = Result { () throws(WXRError) in try options.open() }
    self.inputs = (try? inputs.get()) ?? []
    let sizes = self.inputs.map(\.byteCount)
    report = RunReport(
      reporting, totalByteCount: sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) },
      sharesTerminal: streamsToStandardOutput && isatty(STDOUT_FILENO) == 1)
    if case .failure(let error) = inputs {
      report.fail(error)
      throw ExitCode.failure
    }
  }

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
  func scan() throws -> [Channel] {
    inputs = try inputs.map { input throws(WXRError) in try input.rereadable() }
    return try WXRReader.scan(sources(), options: options.readerOptions)
  }

  /// Reads the inputs on every core, as `BatchPipeline` does, and reports.
  ///
  /// `end` takes the diagnostics that only the end tells.
  func forEachBatch<Output>(
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: @escaping (Output, RecordBatch.Place, [Diagnostic]) throws -> Void,
    end: ([Diagnostic]) throws -> Void
  ) throws {
    let report = report
    let sources = try sources()
    var last = try BatchPipeline.forEachBatch(
      of: sources, options: options.readerOptions, jobs: options.jobs
    ) { batch in
      let posts = batch.postCount
      return (posts, try transform(&batch))
    } consume: { output, place, diagnostics in
      report.advance(fileIndex: place.fileIndex, to: place.endOffset, posts: output.0)
      try consume(output.1, place, diagnostics)
      try report.add(diagnostics)
    }
    // What the sources noticed of their inputs, as far as the reader has not taken it over.
    last += sources.flatMap { $0.takeDiagnostics() }
    try end(last)
    try report.add(last)
  }

  private func sources() throws -> [any ByteSource] {
    try inputs.flatMap { try $0.open() }
  }
}
