import ArchiveInput
import ArgumentParser
import Conversion
import Exporting
import Glibc
import RecordFilter
import ByteInput

/// One run of a command over all of its inputs, which belong together.
struct Run {
  private let input: InputOptions
  private let reporting: ReportOptions
  private let inputs: [ArchiveInput]
  private let report: RunReport

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
    let result = Result { () throws(InputError) in try input.open() }
    inputs = (try? result.get()) ?? []
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

  /// Does the work and ends the command with its status.
  ///
  /// - Parameters:
  ///   - explain: Puts an error into words.
  ///   - prepare: Makes the exporter and the filter.
  /// - Throws: `ExitCode`, with the reason told.
  func callAsFunction(
    explain: (any Error) -> String = { String(describing: $0) },
    _ prepare: () throws -> (any Exporter, Filter)
  ) throws {
    do {
      let (exporter, filter) = try prepare()
      let options = input.conversionOptions(reporting, filter)
      let result = try Conversion(of: inputs, options, observer: report).run(exporter)
      report.finish(result.remarks)
    } catch {
      report.fail(error, explain(error))
      throw ExitCode.failure
    }
    if report.exitCode != .success { throw report.exitCode }
  }
}
