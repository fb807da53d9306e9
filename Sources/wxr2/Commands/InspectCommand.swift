import ArgumentParser
import ByteOutput
import ByteText
import Conversion
import Exporting
import Glibc
import Inventory
import RecordFilter
import Synchronization
import SystemPackage

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what is in an archive, without converting it.",
    discussion: """
        wxr2 inspect export.xml
        wxr2 inspect --json --each exports | jq .sites

      For each site: posts by type and status, comments by kind and status, authors, terms, years, \
      attachments, reblogs, metas and the largest posts; at the end what was noticed on the way.

      'Years' leaves attachments and menu items out and goes by the date in UTC, or the blog's own \
      where that is missing. The bytes of 'Largest' are those of a post's content, excerpt, comments \
      and meta values. The table is cut to 80 columns; --json tells everything in full.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Flag(help: "Write one JSON document, for scripts.")
  var json = false

  @Flag(
    help: """
      With --json, look at each archive alone, and write a line for each. One that cannot be read is \
      reported, and the status is 3.
      """)
  var each = false

  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if each && !json { throw ValidationError("'--each' is for '--json': a line for each archive") }
    if each && (input.inputs.isEmpty && input.filesFrom.isEmpty || input.inputs.contains("-")) {
      throw ValidationError("'--each' takes files and folders, not standard input")
    }
  }

  func run() throws {
    if each {
      try runEach()
    } else {
      try Run(input, report)() { (InventoryExporter(view: json ? .json : table), Filter()) }
    }
  }

  private var table: InventoryExporter.View {
    Style.isUsed(on: STDOUT_FILENO)
      ? .table(headingStart: Style.bold.start, headingEnd: Style.end) : .table()
  }

  private func runEach() throws {
    let archives: [BulkArchive]
    let log: RunLog?
    do {
      log = try report.openRunLog()
      archives = BulkArchive.list(try input.paths(), recursive: input.recursive)
    } catch {
      Console.write(Console.errorLine(String(describing: error)))
      throw ExitCode.failure
    }
    let shelf = InventoryShelf()
    let conversion = BulkConversion(
      of: archives, input.conversionOptions(report, Filter()),
      provenance: BulkConversion.Provenance(version: WXR2.version, options: "inspect --json"),
      makeExporter: { archive, _ in
        InventoryExporter { shelf.keep($0, of: archive) }
      })
    try BulkRun(conversion, log, report) { String(describing: $0) }.run { shelf.line(of: $0) }
  }
}

/// Keeps the inventories of archives from the end of their runs until their lines are made.
private final class InventoryShelf: Sendable {
  private let inventories = Mutex<[FilePath: InventoryExporter.Findings]>([:])

  func keep(_ findings: InventoryExporter.Findings, of archive: BulkArchive) {
    inventories.withLock { $0[archive.path] = findings }
  }

  /// The line of an archive; `nil` for something in a folder that is no export.
  func line(of result: ArchiveResult) -> ByteChunk? {
    let findings = inventories.withLock { $0.removeValue(forKey: result.archive.path) }
    return result.summary.map { (findings ?? InventoryExporter.Findings()).line(of: $0) }
  }
}
