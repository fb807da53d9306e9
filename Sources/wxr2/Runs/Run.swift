import ArchiveInput
import ArgumentParser
import ByteInput
import ByteOutput
import Conversion
import Exporting
import FilePaths
import Glibc
import RecordFilter

/// One run of a command over all of its inputs, which belong together.
struct Run {
  private let input: InputOptions
  private let reporting: ReportOptions
  private let inputs: [ArchiveInput]
  private let report: RunReport
  private let log: RunLog?

  /// Opens the inputs.
  ///
  /// - Parameters:
  ///   - input: What is read.
  ///   - reporting: What the user wants to hear.
  ///   - streamsToStandardOutput: Whether output appears there as it is made.
  /// - Throws: `ExitCode`, with the reason told.
  init(
    _ input: InputOptions, _ reporting: ReportOptions, streamsToStandardOutput: Bool = false
  ) throws {
    self.input = input
    self.reporting = reporting
    let result = Result { (try reporting.openRunLog(), try input.open()) }
    (log, inputs) = (try? result.get()) ?? (nil, [])
    let sizes = inputs.map(\.byteCount)
    let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    let sharesTerminal = streamsToStandardOutput && isatty(STDOUT_FILENO) == 1
    report = RunReport(
      reporting, progress: Progress(reporting, total: total, sharesTerminal: sharesTerminal))
    if case .failure(let error) = result {
      report.fail(error)
      throw ExitCode.failure
    }
  }

  /// How many inputs there are.
  var inputCount: Int { inputs.count }

  /// What a run log says of all inputs of a run.
  struct LogFacts {
    /// Where the output is; empty for standard output.
    var output = ""
    /// The options that the output depends on.
    var options = ""
  }

  /// Does the work and ends the command with its status.
  ///
  /// - Parameters:
  ///   - explain: Puts an error into words.
  ///   - adjust: Changes how the inputs are read.
  ///   - facts: What the run log says of all inputs.
  ///   - prepare: Makes the exporter and the filter.
  /// - Throws: `ExitCode`, with the reason told.
  func callAsFunction(
    explain: (any Error) -> String = { String(describing: $0) },
    adjusting adjust: (inout ConversionOptions) -> Void = { _ in },
    logging facts: (Filter) -> LogFacts = { _ in LogFacts() },
    _ prepare: () throws -> (any Exporter, Filter)
  ) throws {
    do {
      let (exporter, filter) = try prepare()
      var options = input.conversionOptions(reporting, filter)
      adjust(&options)
      let result = try Conversion(of: inputs, options, observer: report).run(exporter)
      let facts = facts(filter)
      try writeLog(facts)
      report.finish(result.remarks, output: facts.output)
    } catch {
      logFailure(error)
      report.fail(error, explain(error))
      throw ExitCode.failure
    }
    if report.exitCode != .success { throw report.exitCode }
  }

  private func writeLog(_ facts: LogFacts) throws {
    guard let log else { return }
    for (summary, index, seconds) in report.inputs {
      var entry = RunLogEntry(summary, of: inputs[index].path, named: inputs[index].name)
      if entry.status != .failed { entry.output = facts.output }
      entry.seconds = seconds
      entry.version = WXR2.version
      entry.options = facts.options
      try log.add(entry)
    }
  }

  /// Notes the input because of which the run ends without an output.
  private func logFailure(_ error: any Error) {
    guard let log, let error = error as? InputError else { return }
    let input = inputs.first { error.file == $0.name || error.file.hasPrefix($0.name + "/") }
    guard let input else { return }
    var summary = InputSummary(input: input.name)
    summary.status = .failed
    summary.message = error.message
    var entry = RunLogEntry(summary, of: input.path, named: input.name)
    entry.code = error.code.rawValue
    entry.version = WXR2.version
    try? log.add(entry)
  }
}
