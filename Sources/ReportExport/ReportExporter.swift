public import ByteOutput
public import Exporting
import Inventory
public import SiteModel

/// Writes what is in the archives as a page of HTML that needs nothing beside itself.
public final class ReportExporter: Exporter {
  private let place: OutputPlace
  private let version: String
  private let inventory: InventoryExporter
  private let report: Report
  private var output: OutputFile?

  /// What the inventory leaves for the page.
  private final class Report {
    var findings = InventoryExporter.Findings()
  }

  /// - Parameters:
  ///   - place: The file; without one, standard output.
  ///   - version: The version of the program, which the page names.
  public init(to place: OutputPlace, version: String) {
    self.place = place
    self.version = version
    let report = Report()
    self.report = report
    inventory = InventoryExporter { report.findings = $0 }
  }

  /// What was counted of a batch of records.
  public struct Counts: Sendable {
    let inventory: Inventory
  }

  /// - Throws: `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    output =
      try place.path.map { try OutputFile.create($0, replaces: place.replaces) }
      ?? OutputFile.standardOutput()
    let count = try inventory.begin(inputs)
    return { batch in Counts(inventory: try count(&batch)) }
  }

  public func write(
    _ counts: Counts, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    try inventory.write(counts.inventory, of: place, diagnostics)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    _ = try inventory.finish(end)
    var page = ReportPage.html(of: report.findings, version: version)
    try page.withUTF8 { try output?.write(UnsafeRawBufferPointer($0)) }
    try output?.finish()
    return place.path.map { ["report written to \($0)"] } ?? []
  }
}
