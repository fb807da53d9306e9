import ArchiveInput
import ArgumentParser
import ByteOutput
import Comparison
import Conversion
import FilePaths
import RecordFilter
import SystemPackage
import WXRReader

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what two exports of a blog differ in.",
    discussion: """
      Posts, comments, terms, authors and custom fields that were added, removed or changed, and which \
      fields did. Posts are known by their ids. When and by what the exports were made does not count, nor \
      the order of items, or how a text is written in XML.

      Exit status: 0 compared; with --exit-code 1 when they differ.

      Example: wxr2 diff monday.xml tuesday.xml
      """)

  @Argument(
    help: ArgumentHelp("Two archives, or folders of parts: the earlier one, the later one."),
    completion: .file())
  var inputs: [String]

  @Flag(help: "Write one JSON document, for scripts.")
  var json = false

  @Flag(help: "End with status 1 when the archives differ.")
  var exitCode = false

  @Option(help: ArgumentHelp("Parse on this many threads.", valueName: "n"))
  var jobs = InputOptions.availableProcessors

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    guard inputs.count == 2 else { throw ValidationError("'diff' takes two archives") }
    if inputs == ["-", "-"] { throw ValidationError("standard input ('-') can be read once only") }
    if report.runLog != nil { throw ValidationError("'diff' writes no run log") }
    guard (1...1024).contains(jobs) else {
      throw ValidationError("'--jobs' takes a number from 1 to 1024")
    }
  }

  func run() throws {
    let report = RunReport(report, progress: Progress(report, total: nil))
    var isDifferent = false
    do {
      let first = ArchiveDigest()
      try conversion(of: inputs[0], report).run(first)
      let comparison = ArchiveComparison(
        with: first, to: OutputPlace(path: nil), json ? .json : .table,
        names: (inputs[0], inputs[1]))
      try conversion(of: inputs[1], report).run(comparison)
      isDifferent = comparison.isDifferent
    } catch {
      report.fail(error)
      throw ExitCode.failure
    }
    report.finish([])
    if report.exitCode != .success { throw report.exitCode }
    if exitCode && isDifferent { throw ExitCode(1) }
  }

  private func conversion(of name: String, _ observer: RunReport) throws -> Conversion {
    var options = ConversionOptions()
    options.jobs = jobs
    options.filter = try filter.filter()
    options.stopsAtDamage = report.strict
    // The parts of an archive without an address are of one site all the same.
    options.reader.isOneSite = true
    return Conversion(
      of: try ArchiveInput.named(FilePath(withStandIns: name)), options, observer: observer)
  }
}
