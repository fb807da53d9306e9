import ArchiveInput
import ArgumentParser
import ByteOutput
import Conversion
import Exporting
import FilePaths
import RecordFilter
import SystemPackage

/// A command that converts archives: its options, and the exporter that it stands for.
///
/// `run` does the rest, for inputs that belong together and, with `--each`, for many archives.
protocol ConversionCommand: ParsableCommand {
  typealias MakeExporter = @Sendable (OutputPlace) throws -> any Exporter

  var input: InputOptions { get }
  var each: EachOptions { get }
  var filter: FilterOptions { get }
  var report: ReportOptions { get }
  /// Where the output goes; with `--each`, the folder for the outputs.
  var place: OutputPlace { get }
  /// What the names of outputs end in with `--each`.
  var outputSuffix: String { get }
  /// What to do when the inputs are of several sites, and the output holds one.
  ///
  /// - Parameter inputCount: How many inputs there are.
  /// - Returns: An order: `use --each`.
  static func wayForSeveralSites(inputCount: Int) -> String

  /// The command and its own options, as far as the bytes of an output depend on them.
  var outputOptions: [String] { get }

  /// What the command asks of the run beyond the options that all commands have.
  func adjust(_ options: inout ConversionOptions)

  /// Makes the exporter for one output; any thread calls it.
  ///
  /// - Parameter filter: What the run does to records before they are exported.
  /// - Returns: The function that makes one.
  /// - Throws: `Failure` when an option cannot be followed.
  func exporter(_ filter: Filter) throws -> MakeExporter
}

extension ConversionCommand {
  static func wayForSeveralSites(inputCount: Int) -> String { "use --each" }

  func adjust(_ options: inout ConversionOptions) {}

  func run() throws {
    if each.each {
      try runBulk()
    } else {
      let run = try Run(input, report, streamsToStandardOutput: place.path == nil)
      try run(
        explain: { Self.explain($0, inputCount: run.inputCount) },
        adjusting: adjust,
        logging: {
          Run.LogFacts(output: place.path?.shown ?? "", options: allOutputOptions($0))
        }
      ) {
        let filter = try filter.filter()
        return (try exporter(filter)(place), filter)
      }
    }
  }

  private func runBulk() throws {
    let conversion: BulkConversion
    let log: RunLog?
    do {
      let filter = try filter.filter()
      let folder = place.path ?? FilePath(".")
      let inputs = try input.paths()
      let makeExporter = try exporter(filter)
      var options = input.conversionOptions(report, filter)
      adjust(&options)
      log = try report.openRunLog()
      try OutputFolder.make(folder)
      conversion = BulkConversion(
        of: BulkArchive.list(
          inputs, recursive: input.recursive, folder: folder, suffix: outputSuffix),
        options,
        existing: each.skipExisting ? .update : place.replaces ? .replace : .refuse,
        provenance: BulkConversion.Provenance(
          version: WXR2.version, options: allOutputOptions(filter)),
        makeExporter: { _, place in try makeExporter(place) })
    } catch {
      Console.write(Console.errorLine(String(describing: error)))
      throw ExitCode.failure
    }
    try BulkRun(conversion, log, report) { Self.explain($0, inputCount: 1) }.run()
  }

  /// What a run log keeps of the options: with others, an output has to be made again.
  private func allOutputOptions(_ filter: Filter) -> String {
    var options = outputOptions + self.filter.outputOptions
    if let standIn = filter.sampleStandIn { options.append("--redact=\(standIn)") }
    if input.maxItem != 256 { options.append("--max-item=\(input.maxItem)") }
    if input.repeats != .keep { options.append("--repeats=\(input.repeats.rawValue)") }
    if input.oneSite { options.append("--one-site") }
    if report.strict { options.append("--strict") }
    return options.joined(separator: " ")
  }

  /// An error in words, with what to do about it.
  private static func explain(_ error: any Error, inputCount: Int) -> String {
    let reason = String(describing: error)
    guard let error = error as? ExportError, error.code == .severalSites else { return reason }
    let way = wayForSeveralSites(inputCount: inputCount)
    return "\(reason): \(way), or --one-site if all are of one"
  }
}
