package import ByteOutput
package import Exporting
package import Inventory
package import SiteModel

/// Writes what is in the archives as a page of HTML that needs nothing beside itself.
package final class ReportExporter: Exporter {
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
  ///   - version: The version of wxr2, which the page names.
  package init(to place: OutputPlace, version: String) {
    self.place = place
    self.version = version
    let report = Report()
    self.report = report
    inventory = InventoryExporter { report.findings = $0 }
  }

  package func begin(_ inputs: any InputPreview) throws
    -> @Sendable (inout ExportBatch) throws -> Inventory
  {
    output =
      try place.path.map { try OutputFile.create($0, replaces: place.replaces) }
      ?? OutputFile.standardOutput()
    return try inventory.begin(inputs)
  }

  package func write(
    _ counts: Inventory, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    try inventory.write(counts, of: place, diagnostics)
  }

  package func finish(_ end: ExportEnd) throws -> [String] {
    _ = try inventory.finish(end)
    var page = ReportPage.html(of: report.findings, version: version)
    try page.withUTF8 { try output?.write(UnsafeRawBufferPointer($0)) }
    try output?.finish()
    return place.path.map { ["report written to \($0)"] } ?? []
  }
}
